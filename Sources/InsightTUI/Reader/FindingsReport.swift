import InsightModel

/// One line of the list of what was found in a document.
struct ReportLine: Equatable {
  /// `line 57`, or blanks where an entry goes on.
  var lead: String
  var text: String
  var isTitle = false
}

extension Reader {
  /// What was found in a document: what is proven first, then what is in doubt, what was healed, and the rest.
  func reportLines(_ document: Int, columns: Int) -> [ReportLine] {
    guard documents.indices.contains(document), let issue = documents[document].issue else { return [] }
    let entries = Report(issue).entries
    let digits = String(entries.map(\.line).max() ?? 0).count
    let leadColumns = columns >= 40 ? "line ".count + digits : digits
    let room = max(10, min(columns - leadColumns - 5, ArticleFlow.widestMeasure))
    var lines: [ReportLine] = []
    for kind in Report.Entry.Kind.allCases {
      let found = entries.filter { $0.kind == kind }
      guard !found.isEmpty else { continue }
      if !lines.isEmpty { lines.append(ReportLine(lead: "", text: "")) }
      lines.append(ReportLine(lead: "", text: "\(Self.title(of: kind)) (\(found.count))", isTitle: true))
      for entry in found {
        let number = CellText.leading(String(entry.line), digits)
        for (index, text) in LineBreaker.lines(entry.text, columns: room).enumerated() {
          let lead = columns >= 40 ? "line \(number)" : number
          lines.append(
            ReportLine(lead: index == 0 ? lead : String(repeating: " ", count: leadColumns), text: text))
        }
      }
    }
    return lines
  }

  private static func title(of kind: Report.Entry.Kind) -> String {
    switch kind {
    case .proven: "Figures that the others prove to be damaged"
    case .doubt: "In doubt"
    case .healing: "Damaged characters put back"
    case .note: "Done to the text"
    }
  }
}

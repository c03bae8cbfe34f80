/// What is to be said of a document, for a person: every finding of the audit and every diagnostic, by line.
public struct Report: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public enum Kind: Sendable, Equatable, CaseIterable {
      /// A figure that the others of its table prove to be another than was printed.
      case proven
      /// Something that a reader should doubt.
      case doubt
      /// A damaged character that was put back.
      case healing
      /// Something that was done to the text, without doubt.
      case note
    }

    public var kind: Kind
    /// 1-based line of the file.
    public var line: Int
    /// One sentence that begins with the word for what it is, `healing: …`.
    public var text: String
  }

  public private(set) var entries: [Entry] = []

  public init(_ issue: Issue) {
    for diagnostic in issue.diagnostics where !diagnostic.isToldAsFinding {
      let kind: Entry.Kind
      if case .healed = diagnostic.problem {
        kind = .healing
      } else {
        kind = diagnostic.isDoubt ? .doubt : .note
      }
      entries.append(
        Entry(
          kind: kind, line: diagnostic.lines.lowerBound, text: "\(diagnostic.kind): \(diagnostic.message)"))
    }
    for table in issue.tables {
      for finding in table.findings {
        let line = issue.sourceLine(of: finding.row.map { table.rows[$0].line } ?? table.lines.lowerBound)
        let place = [
          finding.row.flatMap { row in table.nameColumn.flatMap { table.cell(row, $0)?.text } },
          finding.column.map { table.columns[$0].name },
        ].compactMap { $0 }.joined(separator: ", ")
        let printed = finding.printed.isEmpty ? "" : "printed \(finding.printed), "
        let proof = finding.proven.map { "proven \($0)" } ?? "not proven"
        entries.append(
          Entry(
            kind: finding.proven == nil ? .doubt : .proven, line: line,
            text:
              "finding: \(place.isEmpty ? "" : "\(place): ")\(printed)\(proof): \(finding.reasons.joined(separator: "; "))"
          ))
      }
    }
    entries = entries.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }
}

extension Issue {
  /// `1 proven, 2 in doubt, 55 healed`; nil where there is nothing to say.
  public var findingsSummary: String? {
    let findings = tables.flatMap(\.findings)
    let proven = findings.count { $0.proven != nil }
    let doubts = findings.count - proven + otherDiagnostics.count { $0.isDoubt && !$0.isToldAsFinding }
    let parts = [(proven, "proven"), (doubts, "in doubt"), (healings.count, "healed")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

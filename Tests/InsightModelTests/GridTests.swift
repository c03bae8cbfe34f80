import Testing

@testable import InsightModel

/// The pages that label their fields, as a tool that keeps the cells of the page's layout would have saved them.
@Suite struct GridTests {
  /// `Title |`, `|`, `value |`, `|`; the trail broken off, no blank lines, each article's text in one line.
  private static func gridded(_ issue: Issue) -> String {
    var lines = ["HOME >", "Resources > Newsletters", " |"]
    func add(_ label: String, _ value: String?) { lines += ["\(label) |", "|", "\(value ?? "") |", "|"] }
    let header = issue.header
    add("Title", header.title)
    add("Author", header.author)
    add("Post Date", header.published)
    add("Read", header.reads.map(String.init))
    add("Attach File", header.attachment)
    for section in issue.sections {
      lines.append("\(section.numeral). \(issue.string(section.title))")
      for article in issue.articles[section.articles] {
        lines.append("\(article.number). \(issue.string(article.headline))")
        // Tables keep their lines in every layout.
        var line = ""
        func end() {
          if !line.isEmpty { lines.append(line) }
          line = ""
        }
        for block in issue.blocks[article.blocks] {
          switch block.kind {
          case .keyPoint: line += "\(line.isEmpty ? "" : " ")- \(issue.string(block.range))"
          case .paragraph, .subheading, .note, .verbatim, .item, .quotation:
            line += "\(line.isEmpty ? "" : " ")\(issue.string(block.range))"
          case .table:
            end()
            lines += block.lines.map { issue.string(issue.text.line($0)) }
          }
        }
        end()
      }
    }
    add("Prev", header.previous ?? "No Data ...")
    add("Next", header.next ?? "No Data ...")
    return lines.joined(separator: "\n") + "\n"
  }

  static let names =
    CorpusTests.names.filter {
      $0.hasPrefix("labels") && !$0.hasPrefix("labels-two-issues") && $0 != "labels-header-alone"
    }

  @Test(arguments: names + ["seed"])
  func sayTheSameInAGrid(_ name: String) {
    let original = Issue(
      bytes: name == "seed" ? seedBytes : file("Tests/InsightModelTests/Corpus/\(name).txt"))
    let issue = read(Self.gridded(original))
    #expect(losses(in: issue) == [])
    for (found, meant) in [
      (issue.header.title, original.header.title), (issue.header.author, original.header.author),
      (issue.header.published, original.header.published),
      (issue.header.attachment, original.header.attachment),
      (issue.header.previous, original.header.previous), (issue.header.next, original.header.next),
    ] {
      #expect(found == meant)
    }
    #expect(issue.header.reads == original.header.reads)
    #expect(issue.header.topics == original.header.topics)
    #expect(issue.sections.map(\.numeral) == original.sections.map(\.numeral))
    func headlines(_ issue: Issue) -> [String] {
      issue.articles.filter { $0.line != nil }.map { issue.string($0.headline) }
    }
    #expect(headlines(issue) == headlines(original))
    #expect(issue.tables.count == original.tables.count)
    #expect(Recovered.letters(of: issue) == Recovered.letters(in: issue.string(0..<issue.text.bytes.count)))
  }
}

import InsightModel
import Testing

@testable import InsightImport

/// Swift Testing has an `Issue` of its own.
typealias Issue = InsightModel.Issue

func read(_ text: String, name: String = "") throws -> Issue {
  try Importer.issue(Array(text.utf8), name: name)
}

/// An issue's structure as a picture: one line a section, article and block.
func picture(_ issue: Issue) -> [String] {
  var out: [String] = []
  for section in issue.sections {
    if section.ordinal > 0 || !section.title.isEmpty {
      out.append("S \(section.numeral.isEmpty ? "" : section.numeral + " ")\(issue.string(section.title))")
    }
    for index in section.articles {
      let article = issue.articles[index]
      if article.line != nil { out.append("A \(article.number) \(issue.string(article.headline))") }
      for block in issue.blocks[article.blocks] { out.append(line(block, issue)) }
    }
  }
  return out
}

private func line(_ block: Block, _ issue: Issue) -> String {
  let text = issue.string(block.range).split(whereSeparator: \.isNewline).joined(separator: "/")
  let margin = String(repeating: "> ", count: block.quotes) + String(repeating: "  ", count: block.depth)
  switch block.kind {
  case .paragraph: return margin + "p " + text
  case .keyPoint: return margin + "- " + text
  case .subheading: return margin + "h " + text
  case .note: return margin + "n " + text
  case .verbatim: return margin + "v " + text
  case .quotation: return margin + "q " + text
  case .item(.bullet): return margin + "* " + text
  case .item(.number(let number)): return margin + "\(number). " + text
  case .item(.task(let isDone)): return margin + (isDone ? "[x] " : "[ ] ") + text
  case .table(let table):
    let rows = issue.tables[table].rows.map { row in row.cells.map { $0?.text ?? "–" }.joined(separator: "|")
    }
    return margin + "t "
      + ([issue.tables[table].columns.map(\.name).joined(separator: "|")] + rows).joined(separator: " / ")
  }
}

func text(_ issue: Issue) -> String { issue.text.string(0..<issue.text.bytes.count) }

/// A generator with a seed (SplitMix64), so that a failure can be had again.
struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

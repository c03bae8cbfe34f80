import InsightModel
import Testing

/// A table as an article prints it.
struct Sample: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }

  var testDescription: String { name }

  /// As the reader finds it in a document; nil where it finds none.
  var table: Table? { Issue(bytes: Array(("1. A headline\n\n" + text + "\n").utf8)).tables.first }

  /// The cells of each line, the bars taken off; captions have one.
  private var grid: [[String]] {
    text.split(separator: "\n").map { line in
      line.contains("|")
        ? line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
          $0.trimming(" ")
        } : [String(line)]
    }
  }

  /// The same table with another text in one cell; rows are counted below the header.
  func replacing(row: Int, column: Int, with text: String) -> Sample {
    var grid = grid
    let header = grid.firstIndex { $0.count > 1 } ?? 0
    grid[header + 1 + row][column] = text
    let lines = grid.map { $0.count > 1 ? "| " + $0.joined(separator: " | ") + " |" : $0[0] }
    return Sample(name, lines.joined(separator: "\n"))
  }
}

extension Substring {
  func trimming(_ character: Character) -> String {
    var rest = self
    while rest.first == character { rest.removeFirst() }
    while rest.last == character { rest.removeLast() }
    return String(rest)
  }
}

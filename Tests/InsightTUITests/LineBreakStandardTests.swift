import Foundation
import Testing

@testable import InsightTUI

/// The standard's own examples of UAX #14, where the machine has them (Debian: unicode-data).
@Suite struct LineBreakStandardTests {
  private static let file = "/usr/share/unicode/auxiliary/LineBreakTest.txt"
  static var isThere: Bool { FileManager.default.fileExists(atPath: file) }

  /// The scalars of an example, and before which of them a line may begin.
  private static func example(_ line: Substring) -> (scalars: [UInt32], breaks: [Bool]) {
    var (scalars, breaks): ([UInt32], [Bool]) = ([], [])
    for word in line.prefix(while: { $0 != "#" }).split(whereSeparator: { $0 == " " || $0 == "\t" }) {
      switch word {
      case "÷": breaks.append(true)
      case "×": breaks.append(false)
      case _: if let scalar = UInt32(word, radix: 16) { scalars.append(scalar) }
      }
    }
    return (scalars, breaks)
  }

  @Test(.enabled(if: isThere)) func noLineBreaksWhereItMustNot() throws {
    let text = try String(contentsOfFile: Self.file, encoding: .utf8)
    var (count, forbidden, missed) = (0, 0, 0)
    for line in text.split(separator: "\n") where line.first == "÷" || line.first == "×" {
      let (scalars, breaks) = Self.example(line)
      count += 1
      var state = LineBreakState()
      var (isWrong, lacks) = (false, false)
      for (place, scalar) in scalars.enumerated() {
        let mayBreak = state.mayBreak(before: scalar)
        guard place > 0 else { continue }
        if mayBreak, !breaks[place] { isWrong = true }
        if !mayBreak, breaks[place] { lacks = true }
      }
      forbidden += isWrong ? 1 : 0
      missed += lacks ? 1 : 0
    }
    #expect(count > 5000 && forbidden == 0)
    // The examples have numbers as regular expressions cut them, the standard's eighth section; here they hold by its rules.
    #expect(missed < 50)
  }
}

import Foundation
import InsightModel
import Testing

@testable import InsightTUI

/// The pictures of the README: the real issue, drawn from a frame. With INSIGHT_RECORD=1 they are written again.
@Suite struct PictureTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Its table beside the article, by the revenue of the year before.
  private func frame() throws -> Frame {
    let seed = Self.repository.appendingPathComponent("seeds/000_672f859cd5f54008.txt")
    let issue = Issue(bytes: [UInt8](try Data(contentsOf: seed)))
    var reader = Sample.reader(of: [Sample.document(issue, name: seed.lastPathComponent)], 110, 32, at: "2.1")
    for key in "tllll" { reader.press(.character(key.unicodeScalars.first ?? "t")) }
    reader.press(.character("s"))
    return reader.view()
  }

  @Test(arguments: [("dark", "distinct"), ("light", "paper")])
  func picturesOfTheReadmeAreOfToday(_ name: String, _ themeName: String) throws {
    let theme = try #require(ColorTheme.Shipped(rawValue: themeName)).theme
    let found = SVGPicture(theme: theme).draw(try frame())
    let file = Self.repository.appendingPathComponent("Documentation/screen-\(name).svg")
    if ProcessInfo.processInfo.environment["INSIGHT_RECORD"] == "1" {
      try found.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let known = try String(contentsOf: file, encoding: .utf8)
    #expect(found == known, "Documentation/screen-\(name).svg differs; INSIGHT_RECORD=1 writes it anew")
  }
}

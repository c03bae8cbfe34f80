import Foundation
import InsightImport
import InsightLibrary
import InsightModel

/// A folder of its own, and libraries in it.
final class Shelf {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "insight-library-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appendingPathComponent("library.db").path }

  func library() throws -> Library { try Library(path: path) }
}

extension Incoming {
  init(_ text: String, file: String = "/letters/a.txt") {
    let bytes = Array(text.utf8)
    self.init(file: file, bytes: bytes, issue: Issue(bytes: bytes), changed: 0)
  }

  init(mail: String, file: String) throws {
    let bytes = Array(mail.utf8)
    self.init(file: file, bytes: bytes, issue: try Importer.issue(bytes, name: file), changed: 0)
  }
}

extension MemoryChange {
  /// A new note.
  static func noted(
    _ body: String, quotation: String, article: String, block: Int?, cell: CellKey? = nil
  ) -> MemoryChange {
    .note(
      Note(id: 0, article: article, block: block, cell: cell, quotation: quotation, body: body, written: 0),
      replacing: nil)
  }
}

/// An issue in the form of a newsletter.
enum Letter {
  static func text(
    _ periodical: String = "Harbour Letter", number: Int, published: String, articles: [(String, [String])]
  ) -> String {
    var text =
      "Title\n\n\(periodical) No. \(number) of Ships and Ports\n\nPost Date\n\n\(published)\n\nⅠ. SHIPS AND PORTS\n\n"
    for (index, article) in articles.enumerated() {
      text += "\(index + 1). \(article.0)\n\n"
      for paragraph in article.1 { text += paragraph + "\n\n" }
    }
    return text
  }
}

/// Numbers that are the same in every run.
struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

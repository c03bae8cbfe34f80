import ArgumentParser
import InsightModel

/// How a data file is written, where the file itself does not show it rightly.
struct DataOptionGroup: ParsableArguments {
  @Option(help: "What parts the fields of a data file: a sign or several, tab, space (any number of them).")
  var separator: String?

  @Option(help: "What stands around fields: a sign, or none.")
  var quote: String?

  @Flag(help: "The first row of a data file is data.")
  var noHeader = false

  @Option(help: "Lines to leave out at the head of a data file.")
  var skip: Int?

  @Option(help: "Leave out the lines of a data file that begin with this sign.")
  var comment: String?

  @Option(
    name: .customLong("type"),
    help:
      "What a column of a data file holds: COLUMN=text, number, percent, money, date, dmy, mdy, comma, point, duration or size."
  )
  var types: [String] = []

  func options() throws -> DataOptions {
    var options = DataOptions()
    options.separator = try separator.map { try Self.bytes($0, "--separator") }
    options.quote = try quote.map { try $0 == "none" || $0.isEmpty ? 0 : Self.byte($0, "--quote") }
    options.hasHeader = noHeader ? false : nil
    if let skip {
      guard skip >= 0 else {
        throw Failure(message: "--skip takes a number of lines, not \(skip)", status: .wrongCall)
      }
      options.skip = skip
    }
    options.comment = try comment.map { try Self.byte($0, "--comment") }
    options.types = try types.map { text in
      guard let sign = text.lastIndex(of: "="),
        let type = ForcedType(rawValue: String(text[text.index(after: sign)...]))
      else {
        let known = ForcedType.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(
          message: "--type takes COLUMN=TYPE, not \(text); types are \(known)", status: .wrongCall)
      }
      return (String(text[..<sign]), type)
    }
    return options
  }

  private static func bytes(_ text: String, _ option: String) throws -> [UInt8] {
    switch text {
    case "tab", "\\t": return [0x09]
    case "space", "spaces": return [0x20]
    case "comma": return [0x2C]
    case "semicolon": return [0x3B]
    case _:
      guard !text.isEmpty, text.utf8.count <= 16, !text.utf8.contains(0x0A) else {
        throw Failure(message: "\(option) takes a sign, tab or space", status: .wrongCall)
      }
      return Array(text.utf8)
    }
  }

  private static func byte(_ text: String, _ option: String) throws -> UInt8 {
    guard text.utf8.count == 1, let byte = text.utf8.first, byte > 0x20 else {
      throw Failure(message: "\(option) takes one ASCII sign, not \(text)", status: .wrongCall)
    }
    return byte
  }
}

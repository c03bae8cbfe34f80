/// A JSON value whose members keep their order, so that the output reads as the contract is written.
public enum JSON {
  case null
  case text(String)
  case integer(Int)
  /// A number in plain digits, exact.
  case figure(Figure)
  /// One that is only near.
  case number(Double)
  case list([JSON])
  case members([(String, JSON)])

  public static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }
  public static func optional(_ number: Int?) -> JSON { number.map(JSON.integer) ?? .null }

  /// As a text of its own, with a line end.
  public var document: String {
    var output = ""
    write(into: &output)
    return output + "\n"
  }

  /// Indented by two spaces; lists and objects that fit on a line stand on one, and all do where that is wanted.
  func write(into output: inout String, indent: Int = 0, onOneLine: Bool = false) {
    switch self {
    case .null: output += "null"
    case .text(let text): Self.quote(text, into: &output)
    case .integer(let number): output += String(number)
    case .figure(let figure): output += figure.description
    case .number(let number): output += number.isFinite ? number.description : "null"
    case .list(let items):
      Self.write(items.map { (nil, $0) }, "[", "]", into: &output, indent, onOneLine)
    case .members(let members):
      Self.write(members.map { ($0.0, $0.1) }, "{", "}", into: &output, indent, onOneLine)
    }
  }

  private var isScalar: Bool {
    switch self {
    case .null, .text, .integer, .figure, .number: true
    case .list(let items): items.isEmpty
    case .members(let members): members.isEmpty
    }
  }

  private static func write(
    _ items: [(String?, JSON)], _ open: String, _ close: String, into output: inout String, _ indent: Int,
    _ onOneLine: Bool
  ) {
    let isShort = onOneLine || items.count <= 4 && items.allSatisfy { $0.1.isScalar }
    output += open
    for (index, (name, value)) in items.enumerated() {
      if index > 0 { output += isShort ? ", " : "," }
      if !isShort { output += "\n" + String(repeating: "  ", count: indent + 1) }
      if let name {
        quote(name, into: &output)
        output += ": "
      }
      value.write(into: &output, indent: indent + 1, onOneLine: onOneLine)
    }
    if !isShort { output += "\n" + String(repeating: "  ", count: indent) }
    output += close
  }

  static func quote(_ text: String, into output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      case _: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}

/// A JSON value whose members keep their order, so that the output reads as the contract is written.
public enum JSON {
  case null
  case text(String)
  case integer(Int)
  /// A number in plain digits, exact.
  case figure(Figure)
  /// One that is only near.
  case number(Double)
  case truth(Bool)
  case list([JSON])
  case members([(String, JSON)])

  /// A text, or null where there is none.
  public static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }
  /// A whole number, or null where there is none.
  public static func optional(_ number: Int?) -> JSON { number.map(JSON.integer) ?? .null }

  /// As a text of its own, with a line end.
  public var document: String {
    var output = ""
    write(into: &output)
    return output + "\n"
  }

  /// Indented by two spaces; lists and objects that fit on a line stand on one.
  func write(into output: inout String, indent: Int = 0) {
    switch self {
    case .null: output += "null"
    case .text(let text): Self.quote(text, into: &output)
    case .integer(let number): output += String(number)
    case .figure(let figure): output += figure.description
    case .truth(let isTrue): output += isTrue ? "true" : "false"
    case .number(let number): output += number.isFinite ? number.description : "null"
    case .list(let items):
      Self.write(items.map { (nil, $0) }, "[", "]", into: &output, indent)
    case .members(let members):
      Self.write(members.map { ($0.0, $0.1) }, "{", "}", into: &output, indent)
    }
  }

  private var isScalar: Bool {
    switch self {
    case .null, .text, .integer, .figure, .number, .truth: true
    case .list(let items): items.isEmpty
    case .members(let members): members.isEmpty
    }
  }

  private static func write(
    _ items: [(String?, JSON)], _ open: String, _ close: String, into output: inout String, _ indent: Int
  ) {
    let isShort = items.count <= 4 && items.allSatisfy { $0.1.isScalar }
    output += open
    for (index, (name, value)) in items.enumerated() {
      if index > 0 { output += isShort ? ", " : "," }
      if !isShort { output += "\n" + String(repeating: "  ", count: indent + 1) }
      if let name {
        quote(name, into: &output)
        output += ": "
      }
      value.write(into: &output, indent: indent + 1)
    }
    if !isShort { output += "\n" + String(repeating: "  ", count: indent) }
    output += close
  }

  static func quote(_ text: String, into output: inout String) {
    var (text, bytes): (String, [UInt8]) = (text, [])
    text.withUTF8 { quote($0, into: &bytes) }
    output += String(decoding: bytes, as: UTF8.self)
  }

  /// A text in UTF-8 as a string of JSON: the gate of this form. What a terminal would act on is escaped, as JSON allows
  /// for every character.
  public static func quote(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) {
    bytes.append(0x22)
    var start = 0
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C {
        at += 1
        continue
      }
      let (scalar, length) = UTF8Scalar.read(text, at: at)
      defer { at += length }
      guard byte == 0x22 || byte == 0x5C || ControlSign.isControl(scalar) else { continue }
      bytes.append(contentsOf: text[start..<at])
      start = at + length
      switch byte {
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case _:
        let digits = String(scalar, radix: 16)
        bytes.append(
          contentsOf: ("\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits).utf8)
      }
    }
    bytes.append(contentsOf: text[start...])
    bytes.append(0x22)
  }
}

@testable import InsightModel

/// A way in which a document can reach the reader: another encoding, or damage done on the way.
enum Variant: String, CaseIterable, Sendable, CustomStringConvertible {
  // Encodings.
  case utf8WithMark, utf16Little, utf16LittleWithMark, utf16Big, utf16BigWithMark, cp949, gb18030
  case windows1252, latin1
  // Decoded wrongly on the way.
  case cp949AsLatin1, cp949AsWindows1252, gb18030AsLatin1, gb18030AsWindows1252
  case utf8AsLatin1, utf8AsWindows1252
  // And then worse: characters dropped that many programs drop.
  case cp949WithoutSoftHyphens, gb18030WithoutSoftHyphens, utf8WithoutSoftHyphens
  case utf8WithSpacesForNoBreakSpaces
  case numeralsLost
  // Line ends.
  case carriageReturns, carriageReturnsAndLineFeeds, mixedLineEnds

  var description: String { rawValue }

  /// The document's bytes in this state; nil where it cannot be in it, or is the same as without it.
  func bytes(of text: String) -> [UInt8]? {
    let bytes = written(text)
    return bytes.isEmpty || bytes == Array(text.utf8) ? nil : bytes
  }

  /// Empty where the text has characters that the encoding lacks.
  private func written(_ text: String) -> [UInt8] {
    switch self {
    case .utf8WithMark: [0xEF, 0xBB, 0xBF] + text.utf8
    case .utf16Little: encoded(text, as: "UTF-16LE")
    case .utf16LittleWithMark: [0xFF, 0xFE] + encoded(text, as: "UTF-16LE")
    case .utf16Big: encoded(text, as: "UTF-16BE")
    case .utf16BigWithMark: [0xFE, 0xFF] + encoded(text, as: "UTF-16BE")
    case .cp949: encoded(text, as: "CP949")
    case .gb18030: encoded(text, as: "GB18030")
    case .windows1252: encoded(text, as: "WINDOWS-1252")
    case .latin1: encoded(text, as: "ISO-8859-1")
    case .cp949AsLatin1: Self.misread(encoded(text, as: "CP949"))
    case .cp949AsWindows1252: Self.misread(encoded(text, as: "CP949"), asWindows: true)
    // GBK is the part of GB 18030 that is made of pairs.
    case .gb18030AsLatin1: Self.misread(encoded(text, as: "GBK"))
    case .gb18030AsWindows1252: Self.misread(encoded(text, as: "GBK"), asWindows: true)
    case .utf8AsLatin1: Self.misread(Array(text.utf8))
    case .utf8AsWindows1252: Self.misread(Array(text.utf8), asWindows: true)
    case .cp949WithoutSoftHyphens: Self.misread(encoded(text, as: "CP949"), dropping: 0xAD)
    case .gb18030WithoutSoftHyphens: Self.misread(encoded(text, as: "GBK"), dropping: 0xAD)
    case .utf8WithoutSoftHyphens: Self.misread(Array(text.utf8), dropping: 0xAD)
    case .utf8WithSpacesForNoBreakSpaces:
      Self.misread(text.utf8.map { $0 == 0xA0 ? 0x20 : $0 })
    case .numeralsLost:
      Array(
        text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.losingNumeral)
          .joined(separator: "\n").utf8)
    case .carriageReturns: Array(text.replacing("\n", with: "\r").utf8)
    case .carriageReturnsAndLineFeeds: Array(text.replacing("\n", with: "\r\n").utf8)
    case .mixedLineEnds: Self.mixingLineEnds(text)
    }
  }

  /// UTF-8 of bytes that were taken for Latin-1 or for Windows-1252.
  private static func misread(_ bytes: [UInt8], asWindows: Bool = false, dropping dropped: UInt8? = nil)
    -> [UInt8]
  {
    var output: [UInt8] = []
    for byte in bytes where byte != dropped {
      UTF8Scalar.append(asWindows ? Windows1252.scalar(byte) : UInt32(byte), to: &output)
    }
    return output
  }

  private static func losingNumeral(_ line: Substring) -> String {
    let scalars = line.unicodeScalars
    guard let first = scalars.first, (0x2160...0x216B).contains(first.value) else { return String(line) }
    return "?" + String(scalars.dropFirst())
  }

  private static func mixingLineEnds(_ text: String) -> [UInt8] {
    let ends = ["\n", "\r\n", "\r"]
    var output = ""
    // A lone return before a line feed would be one line end for two.
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().enumerated()
    {
      output += line + (line.isEmpty ? "\r\n" : ends[index % 2 == 0 ? 1 : 0])
    }
    return Array(output.utf8)
  }
}

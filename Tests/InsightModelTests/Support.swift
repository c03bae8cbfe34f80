import Glibc
import Testing

@testable import InsightModel

/// Swift Testing has an `Issue` of its own.
typealias Issue = InsightModel.Issue

/// Reads a text as if it came in UTF-8.
func read(_ text: String) -> Issue { Issue(bytes: Array(text.utf8)) }

/// The bytes of a file beside the tests, by its path from the package's root.
func file(_ path: String, from here: String = #filePath) -> [UInt8] {
  let root = here.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  guard let file = fopen(root + "/" + path, "r") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

/// The real issue.
let seedBytes = file("seeds/000_672f859cd5f54008.txt")

/// The text's bytes in another encoding, by C's iconv; empty where it cannot be written in it.
func encoded(_ text: String, as encoding: String) -> [UInt8] {
  let bytes = text.utf8.map { CChar(bitPattern: $0) }
  guard let handle = iconv_open(encoding, "UTF-8"), handle != iconv_t(bitPattern: -1) else { return [] }
  defer { iconv_close(handle) }
  var source = bytes
  var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
  let written: Int = source.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { output in
      var read = source.baseAddress
      var left = source.count
      var write = output.baseAddress
      var room = output.count
      return iconv(handle, &read, &left, &write, &room) == -1 ? 0 : output.count - room
    }
  }
  return output[..<written].map { UInt8(bitPattern: $0) }
}

/// What becomes of a text whose characters beyond ASCII were written in `encoding` and read as Latin-1.
func damage(_ text: String, _ encoding: String) -> String {
  text.unicodeScalars.map { scalar -> String in
    guard !scalar.isASCII else { return String(scalar) }
    return encoded(String(scalar), as: encoding).map { String(Unicode.Scalar($0)) }.joined()
  }.joined()
}

/// An issue's structure as a picture: one line a section, article and block.
func picture(_ issue: Issue) -> String {
  var out: [String] = []
  for section in issue.sections {
    if section.ordinal > 0 || !section.title.isEmpty {
      out.append("S\(section.ordinal) \(section.numeral)|\(issue.string(section.title))")
    }
    for index in section.articles {
      let article = issue.articles[index]
      if article.line != nil { out.append(" A\(article.number)|\(issue.string(article.headline))") }
      for block in issue.blocks[article.blocks] {
        let text = issue.string(block.range).split(whereSeparator: \.isNewline).joined(separator: "/")
        switch block.kind {
        case .paragraph: out.append("  p|\(text)")
        case .keyPoint: out.append("  -|\(text)")
        case .subheading: out.append("  h|\(text)")
        case .note: out.append("  n|\(text)")
        case .verbatim: out.append("  v|\(text)")
        case .item: out.append("  i|\(text)")
        case .quotation: out.append("  q|\(text)")
        case .table(let table):
          let shape = issue.tables[table]
          out.append("  t|\(shape.rows.count)x\(shape.columns.count)")
        }
      }
    }
  }
  return out.joined(separator: "\n")
}

/// What is wrong with how an issue accounts for its text: every byte that shows must be in exactly one block,
/// heading, header field or piece of furniture. Empty when all is well.
func losses(in issue: Issue) -> [String] {
  let text = issue.text
  var counts = [UInt8](repeating: 0, count: text.bytes.count)
  var markLines: Set<Int> = []
  func cover(_ range: Range<Int>) { for offset in range where counts[offset] < 2 { counts[offset] += 1 } }
  for block in issue.blocks {
    switch block.kind {
    case .table: for line in block.lines { cover(text.line(line)) }
    case .paragraph, .verbatim: cover(block.range)
    case .keyPoint, .item, .note, .quotation, .subheading:
      cover(block.range)
      markLines.formUnion([block.lines.lowerBound])
    }
  }
  for field in issue.header.fields { for line in field.lines { cover(text.line(line)) } }
  for item in issue.furniture { cover(text.line(item.line)) }
  var headingLines: Set<Int> = []
  for section in issue.sections {
    cover(section.title)
    if let line = section.line { headingLines.insert(line) }
  }
  for article in issue.articles {
    cover(article.headline)
    if let line = article.line { headingLines.insert(line) }
  }
  var found: [String] = []
  for number in stride(from: 1, through: text.lineCount, by: 1) {
    let line = text.line(number)
    if line.contains(where: { counts[$0] > 1 && text.bytes[$0] > 0x20 }) {
      found.append("line \(number) is said twice: \(text.string(line).prefix(60))")
    }
    let left = line.filter { counts[$0] == 0 }.map { text.bytes[$0] }
    var rest = String(decoding: left, as: UTF8.self).filter {
      !$0.isWhitespace && $0 != "|" && $0 != "\u{3000}"
    }
    if headingLines.contains(number) { rest.removeAll { "0123456789.ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫIVXL#□■=-)".contains($0) } }
    if markLines.contains(number) { rest.removeAll { "-*•‣–―·□■".contains($0) } }
    // A heading of Markdown that is set as a subheading or title loses its mark.
    if text.bytes[line].first == 0x23 { rest.removeAll { $0 == "#" } }
    if !rest.isEmpty { found.append("line \(number) loses \(rest.prefix(60))") }
  }
  return found
}

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

import Glibc

/// The texts that are measured.
enum Texts {
  /// Stands at the beginning of the large text and nowhere else.
  static let firstWord = "Incipit"
  /// The two last words of the large text: the one to search for, and the one before it, whose appearance on the
  /// screen shows that it was found. (The one searched for is on the screen as soon as it is typed.)
  static let wordBeforeLast = "explicit"
  static let lastWord = "lastword"

  private static let words = [
    "a", "after", "and", "annual", "as", "at", "battery", "billion", "by", "capacity", "chips", "company",
    "demand",
    "electric", "factory", "figures", "first", "for", "from", "growth", "has", "in", "industry", "into", "is",
    "its",
    "large", "last", "lines", "low", "makers", "market", "memory", "more", "new", "of", "on", "orders",
    "output",
    "over", "plant", "price", "quarter", "sales", "second", "semiconductor", "share", "shipments", "steel",
    "supply",
    "than", "that", "the", "to", "vehicles", "was", "which", "while", "will", "with", "year",
  ]

  /// Prose in paragraphs of hard-wrapped lines, ASCII, of exactly `size` bytes and the same in every run.
  static func prose(size: Int) -> [UInt8] {
    let vocabulary = words.map { Array($0.utf8) }
    let ending = Array("\(wordBeforeLast) \(lastWord).\n".utf8)
    var text = Array("\(firstWord) ".utf8)
    text.reserveCapacity(size + 128)
    var numbers = Sequence64(seed: 12)
    var column = text.count
    var sentences = 0
    while text.count < size - ending.count - 1 {
      let word = vocabulary[numbers.next(below: vocabulary.count)]
      if column + word.count > 76 {
        text[text.count - 1] = 0x0A
        column = 0
      }
      text.append(contentsOf: word)
      column += word.count + 1
      if numbers.next(below: 14) == 0 {
        text.append(0x2E)
        column += 1
        sentences += 1
        if sentences % 5 == 0 {
          text.append(0x0A)
          text.append(0x0A)
          column = 0
          continue
        }
      }
      text.append(0x20)
    }
    text.removeLast(text.count - (size - ending.count - 1))
    text.append(0x0A)
    text.append(contentsOf: ending)
    return text
  }

  /// A page in HTML of at least `size` bytes: the paragraphs of `prose` with headings, links, a table now and then, and what
  /// pages have around their text.
  static func page(of prose: [UInt8], size: Int) -> [UInt8] {
    var page = Array(
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A large page</title><script>var x = 1;</script>
      <style>p { margin: 0 }</style></head><body><nav><ul><li><a href="/">Home</a></ul></nav><main>

      """.utf8)
    page.reserveCapacity(size + 4096)
    var number = 0
    for line in prose.split(separator: 0x0A) where page.count < size {
      number += 1
      if number % 40 == 1 { page += Array("<article><h2 id=\"a\(number)\">Part \(number)</h2>\n".utf8) }
      page += Array("<p class=\"text\">".utf8) + line
      page += Array(
        " <a href=\"https://example.org/\(number)?a=1&amp;b=2\">more</a> &mdash; <b>\(number)</b></p>\n".utf8)
      if number % 200 == 0 {
        page += Array("<table><caption>Sales</caption><tr><th>Maker<th>2031<th>2030\n".utf8)
        for row in 1...8 {
          page += Array("<tr><td>Maker \(row)<td>\(row * number)<td>\(row * number + 7)\n".utf8)
        }
        page += Array("</table>\n".utf8)
      }
      if number % 40 == 0 { page += Array("</article>\n".utf8) }
    }
    return page + Array("</main><footer>Imprint</footer></body></html>\n".utf8)
  }

  static func repeated(_ bytes: [UInt8], toAtLeast size: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(size + bytes.count)
    while text.count < size { text.append(contentsOf: bytes) }
    return text
  }

  /// The bytes of a file; nil where it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    let size = Int(status.st_size)
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      count = Glibc.read(file, buffer.baseAddress, size)
      initialized = max(0, count)
    }
    return count == size ? bytes : nil
  }
}

/// A folder for what is generated, gone with its files when this goes out of scope.
struct TemporaryFolder: ~Copyable {
  let path: String
  private var files: [String] = []

  init?() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/insight-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } } ?? parent
  }

  /// Writes a file and returns its path; nil where that fails.
  mutating func write(_ bytes: [UInt8], name: String) -> String? {
    let path = "\(path)/\(name)"
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    files.append(path)
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return nil }
      rest = rest.dropFirst(count)
    }
    return path
  }

  deinit {
    for file in files { unlink(file) }
    rmdir(path)
  }
}

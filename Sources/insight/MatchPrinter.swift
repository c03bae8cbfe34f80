import InsightLibrary
import InsightModel

/// Matches as they were printed by another thread.
struct PrintedMatches: Sendable {
  var bytes: [UInt8] = []
  var count = 0
  /// Issues whose texts cannot be unpacked.
  var damaged: [Int] = []
}

/// Prints matches, as lines of text or as JSON: the first go out at once, the others many together.
struct MatchPrinter: Sendable {
  let format: ListFormat
  private var bytes: [UInt8] = []
  /// As it was typed.
  let query: String
  /// How many there are: JSON says so before the matches.
  var total = 0
  private var isFirst = true
  /// What all matches of an issue begin with, or of an article of it.
  private var head: (source: MatchView.Source, article: String, bytes: [UInt8])?
  /// Bytes that go out together: as many as a pipe takes.
  private static let most = 1 << 16

  init(_ query: String, _ format: ListFormat) { (self.query, self.format) = (query, format) }

  mutating func add(_ match: MatchView) {
    switch format {
    case .text: addLine(match)
    case .json:
      if isFirst { openList() }
      addMembers(match)
    }
    if bytes.count >= Self.most || isFirst { write() }
    isFirst = false
  }

  mutating func add(_ printed: PrintedMatches) {
    guard !printed.bytes.isEmpty else { return }
    // Each match of JSON has a comma in front of it.
    if isFirst, format == .json { openList() }
    bytes.append(contentsOf: printed.bytes.dropFirst(format == .json && isFirst ? 1 : 0))
    isFirst = false
    write()
  }

  private mutating func openList() {
    append("{\n  \"schema\": \"insight.search/1\",\n  \"query\": ")
    quote(query)
    append(",\n  \"total\": \(total),\n  \"matches\": [")
  }

  /// What stands behind all matches.
  mutating func end() {
    switch format {
    case .text: break
    case .json where isFirst:
      let document = JSON.members([
        ("schema", .text("insight.search/1")), ("query", .text(query)), ("total", .integer(total)),
        ("matches", .list([])),
      ]).document
      append(document)
    case .json: append("\n  ]\n}\n")
    }
    write()
  }

  private mutating func write() {
    Output.bytes(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Prints what is found in some issues, for another printer to write.
  func printed(_ issues: [HeldIssue]) -> PrintedMatches {
    var printer = MatchPrinter(query, format)
    printer.isFirst = false
    printer.bytes.reserveCapacity(issues.reduce(0) { $0 + $1.size } * Self.growth)
    var printed = PrintedMatches()
    // A line shows the first word that was found, and no other.
    let most = format == .text ? 1 : Int.max
    let unpacker = Unpacker()
    for issue in issues {
      do throws(LibraryError) {
        try issue.look(with: unpacker, most: most) { match in
          switch format {
          case .text: printer.addLine(match)
          case .json: printer.addMembers(match)
          }
          printed.count += 1
          return true
        }
      } catch {
        printed.damaged.append(issue.id)
      }
    }
    printed.bytes = printer.bytes
    return printed
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  // MARK: Lines

  private mutating func addLine(_ match: MatchView) {
    let head = head(match.source, match.head.key) { source, bytes in
      let file = source.file == "-" ? "standard input" : source.file
      let name = KeptIssue.name(source.periodical, source.number, nil, file)
      let parts = [
        source.published, source.periodical == nil ? Harmless.path(name) : name, match.head.address,
      ]
      for case let part? in parts { bytes.append(contentsOf: (part + "  ").utf8) }
    }
    Harmless.append(to: &bytes) { line in
      line.append(contentsOf: head)
      Self.append(match.text, from: match.ranges.first?.lowerBound ?? 0, to: &line)
    }
  }

  private mutating func head(
    _ source: MatchView.Source, _ article: String = "",
    _ make: (_ source: MatchView.Source, _ bytes: inout [UInt8]) -> Void
  ) -> [UInt8] {
    if let head, head.source == source, head.article == article { return head.bytes }
    var made: [UInt8] = []
    make(source, &made)
    head = (source, article, made)
    return made
  }

  private static let ellipsis = Array("…".utf8)
  /// What is printed of packed texts is seldom longer than so many times as much.
  private static let growth = 3
  /// The longest piece of a passage on a line of text, in characters.
  private static let longest = 160
  /// What stands before the first word that was found, in characters.
  private static let lead = 50

  /// The passage around the scalar where something was found.
  private static func append(_ text: UnsafeBufferPointer<UInt8>, from first: Int, to line: inout [UInt8]) {
    /// Where so many characters behind a place begin; the end where there are fewer.
    func place(_ count: Int, after start: Int) -> Int {
      UTF8Scalar.place(of: count, after: start, in: text)
    }
    guard text.count > longest, place(longest, after: 0) < text.count else {
      return line.append(contentsOf: text)
    }
    var start = place(first - lead, after: 0)
    if start > 0 {
      line.append(contentsOf: ellipsis)
      let reach = start..<place(lead, after: start)
      if let blank = text[reach].firstIndex(of: UInt8(ascii: " ")) { start = blank + 1 }
    }
    let end = place(longest, after: start)
    line.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
    if end < text.count { line.append(contentsOf: ellipsis) }
  }

  // MARK: JSON

  private mutating func addMembers(_ match: MatchView) {
    let head = head(match.source) { source, bytes in
      func member(_ name: String, _ value: String?) {
        bytes.append(contentsOf: "\n      \"\(name)\": ".utf8)
        if var value {
          value.withUTF8 { JSON.quote($0, into: &bytes) }
        } else {
          bytes.append(contentsOf: "null".utf8)
        }
        bytes.append(UInt8(ascii: ","))
      }
      func member(_ name: String, _ value: Int?) {
        bytes.append(contentsOf: "\n      \"\(name)\": \(value.map(String.init) ?? "null"),".utf8)
      }
      member("file", source.file)
      member("id", source.id)
      member("periodical", source.periodical)
      member("number", source.number)
      member("published", source.published)
    }
    append(isFirst ? "\n    {" : ",\n    {")
    bytes.append(contentsOf: head)
    append("\n      \"address\": ")
    quote(match.head.address)
    append(",\n      \"headline\": ")
    quote(match.head.headline)
    append(",\n      \"lines\": ")
    append(match.lines.lowerBound, match.lines.upperBound)
    append(",\n      \"text\": ")
    JSON.quote(match.text, into: &bytes)
    append(",\n      \"ranges\": [")
    for (place, range) in match.ranges.enumerated() {
      append(place == 0 ? "\n        " : ",\n        ")
      append(range.lowerBound, range.upperBound)
    }
    append(match.ranges.isEmpty ? "]\n    }" : "\n      ]\n    }")
  }

  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { JSON.quote($0, into: &bytes) }
  }

  /// Two numbers in brackets.
  private mutating func append(_ first: Int, _ second: Int) {
    bytes.append(UInt8(ascii: "["))
    append(first)
    bytes.append(contentsOf: ", ".utf8)
    append(second)
    bytes.append(UInt8(ascii: "]"))
  }

  /// A number that is not negative.
  private mutating func append(_ number: Int) {
    var divisor = 1
    while divisor <= number / 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }
}

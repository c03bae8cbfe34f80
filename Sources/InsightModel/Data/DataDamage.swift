/// What became of a data file on its way, as far as its bytes tell.
struct DataDamage: Sendable {
  /// Bytes that could not be decoded, and control characters that are shown as signs.
  var undecodable = 0
  var controls = 0
  /// Controls that are read as the signs that Windows-1252 has in their places.
  var reread = 0
  /// What was misread and is read again; nil where nothing was.
  var healed: HealedCells?
  /// What the file may be written in as well; nil where its bytes tell.
  var guess: Diagnostic?
  /// Why what was given is not all of the file; nil while nothing is known to lack.
  var lack: String?
  /// What other lists of rows are called that stand beside the one that is read.
  var otherLists: [String] = []
  /// True where members of objects stand together in one column.
  var hasFurtherMembers = false

  /// In sentences that begin with the word for what it is.
  var doubts: [String] {
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      number == 1 ? "1 \(one)" : "\(number) \(many)"
    }
    var doubts: [String] = []
    if let lack { doubts.append("truncated: \(lack); what there is of it is shown") }
    if !otherLists.isEmpty {
      let names = otherLists.map { "“\($0)”" }.joined(separator: ", ")
      doubts.append("tables: other lists of rows stand beside this one and are not read: \(names)")
    }
    if hasFurtherMembers {
      doubts.append(
        "wide: objects have more names than can be columns; members without one stand as JSON in the column \(JSONRows.restName)"
      )
    }
    if let guess { doubts.append("\(guess.kind): \(guess.message)") }
    if let healed { doubts.append("healing: \(healed.message)") }
    if reread > 0 {
      doubts.append(
        "healing: \(count(reread, "control character is", "control characters are")) read as Windows-1252")
    }
    if undecodable > 0 {
      doubts.append(
        "undecodable: \(count(undecodable, "byte is", "bytes are")) no character of the file's encoding")
    }
    if controls > 0 {
      doubts.append(
        "control: \(count(controls, "control character is", "control characters are")) shown as signs")
    }
    return doubts
  }
}

/// What was misread in a data file and is read again.
struct HealedCells: Sendable {
  /// Passages of one kind of damage.
  private(set) var count: Int
  /// The first of them, as it stands in the file and as it is read.
  let was: String
  let now: String
  /// What was taken for what, as in `UTF-8 read as Latin-1`.
  let from: String

  /// Adds to what was healed before. Nil where there is nothing.
  init?(_ text: HealedText, of lines: [UInt8], _ read: [UInt8], after before: HealedCells?) {
    guard let first = text.healings.first else {
      guard let before else { return nil }
      self = before
      return
    }
    count = text.healings.count + (before?.count ?? 0)
    was = before?.was ?? String(decoding: lines[first.raw], as: UTF8.self)
    now = before?.now ?? String(decoding: read[first.healed], as: UTF8.self)
    from = before?.from ?? text.healedFrom ?? ""
  }

  /// In the words in which a healing of prose is told.
  var message: String {
    "read \(Self.visible(was)) as \(now)" + (count > 1 ? " and \(count - 1) more like it" : "") + " (\(from))"
  }

  /// Text as it stands in the file, its controls as signs.
  private static func visible(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(ControlSign.isControl(scalar.value) ? ControlSign.visible(scalar.value) : scalar)
    }
    return String(scalars)
  }
}

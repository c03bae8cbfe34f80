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

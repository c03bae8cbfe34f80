/// Reads the misread UTF-8 of one document, stretch by stretch, and only where the reading is likelier than what is printed.
struct MisreadText {
  let misreading: Misreading
  /// What a stretch must gain to be healed, in half bits.
  private let least: Int
  /// Reads characters that lost a byte, which happens to Latin-1 alone.
  private let completer: MisreadUTF8?
  /// What was found in short runs of characters beyond ASCII, by the run with the characters before and after it.
  private var known: [[UInt8]: Found] = [:]

  private enum Found {
    case nothing
    case text(length: Int, scalars: [UInt32])
  }

  /// Nil where the document's evidence speaks against it.
  init?(evidence: DamageEvidence) {
    guard let misreading = evidence.misreading else { return nil }
    self.misreading = misreading
    least = evidence.least
    completer = evidence.completer
  }

  /// The stretch at `offset` as it was; nil where it was never anything else.
  mutating func read(_ bytes: [UInt8], at offset: Int) -> Misreading.Reading? {
    guard let key = key(bytes, offset) else { return found(bytes, at: offset) }
    switch known[key] {
    case .nothing: return nil
    case .text(let length, let scalars):
      return Misreading.Reading(range: offset..<offset + length, scalars: scalars)
    case nil:
      let reading = found(bytes, at: offset)
      guard known.count < Self.mostKeys else { return reading }
      known[key] = reading.map { .text(length: $0.range.count, scalars: $0.scalars) } ?? .nothing
      return reading
    }
  }

  /// Runs of so many bytes come again; more of them than that are not kept.
  private static let longestKey = 24
  private static let mostKeys = 1 << 14

  /// All that decides how a run is read; nil for what may go on behind a space, and for long runs.
  private func key(_ bytes: [UInt8], _ offset: Int) -> [UInt8]? {
    var end = offset
    while end < bytes.count, bytes[end] >= 0x80 {
      end += 1
      if end - offset > Self.longestKey { return nil }
    }
    if end < bytes.count, bytes[end] == 0x20 { return nil }
    var start = offset
    while start > 0, start > offset - 4 {
      start -= 1
      if bytes[start] & 0xC0 != 0x80 { break }
    }
    // At the ends of the text stand no other characters than at those of a line.
    return (start < offset ? Array(bytes[start..<offset]) : [0x0A]) + bytes[offset..<end]
      + [end < bytes.count ? bytes[end] : 0x0A]
  }

  private func found(_ bytes: [UInt8], at offset: Int) -> Misreading.Reading? {
    if let reading = completer?.reading(bytes, at: offset), isLikelier(reading, bytes) { return reading }
    if let reading = misreading.reading(in: bytes, at: offset), isLikelier(reading, bytes) { return reading }
    return nil
  }

  /// As many whole characters one after another are no accident.
  private static let plenty = 4

  private func isLikelier(_ reading: Misreading.Reading, _ bytes: [UInt8]) -> Bool {
    if reading.scalars.count >= Self.plenty, reading.range.count >= reading.scalars.count * 4 { return true }
    return Misreading.gain(reading, in: bytes) >= least
  }
}

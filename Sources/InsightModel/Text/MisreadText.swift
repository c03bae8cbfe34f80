/// Reads the misread UTF-8 of one document, stretch by stretch, and only where the reading is likelier than what is printed.
struct MisreadText {
  let misreading: Misreading
  /// What a stretch must gain to be healed, in half bits.
  private let least: Int
  /// Reads characters that lost a byte, which happens to Latin-1 alone.
  private let completer: MisreadUTF8?
  /// What was decided of short stretches with their neighbours.
  private var decided: [[UInt8]: Bool] = [:]

  /// Nil where the document's evidence speaks against it.
  init?(evidence: DamageEvidence) {
    guard let misreading = evidence.misreading else { return nil }
    self.misreading = misreading
    least = evidence.least
    completer = evidence.completer
  }

  /// The stretch at `offset` as it was; nil where it was never anything else.
  mutating func read(_ bytes: [UInt8], at offset: Int) -> Misreading.Reading? {
    if let reading = completer?.reading(bytes, at: offset), isLikelier(reading, bytes) { return reading }
    if let reading = misreading.reading(in: bytes, at: offset), isLikelier(reading, bytes) { return reading }
    return nil
  }

  /// As many whole characters one after another are no accident.
  private static let plenty = 4

  private mutating func isLikelier(_ reading: Misreading.Reading, _ bytes: [UInt8]) -> Bool {
    if reading.scalars.count >= Self.plenty, reading.range.count >= reading.scalars.count * 4 { return true }
    let context = max(0, reading.range.lowerBound - 4)..<min(bytes.count, reading.range.upperBound + 4)
    let key = Array(bytes[context])
    if let known = decided[key] { return known }
    let isLikelier = Misreading.gain(reading, in: bytes) >= least
    decided[key] = isLikelier
    return isLikelier
  }
}

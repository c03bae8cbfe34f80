/// Reads whole passages of Korean or Chinese in the state of Latin-1.
///
/// Pairs of bytes are characters. Where a tool on the way has dropped the soft hyphens, the byte 0xAD is missing in some
/// of the pairs (`강` is B0 AD, `经` is BE AD), and what follows is out of step; the passage is then read in the way
/// that gives the commonest characters. A pair's second byte may also be an ASCII letter, which ended the run.
struct PassageReader: ~Copyable {
  enum Reading: Equatable {
    /// The passage, and where it ends in the source text.
    case text(String, end: Int)
    /// Looks like a passage, but no way to read it gives text.
    case unreadable
    case noPassage
  }

  private let codePage: TextEncoding?
  private let mayTrailsBeLost: Bool
  /// What a byte that was dropped costs besides its character, in bits.
  private let lossCost: Int
  private let common: CommonPairs?

  /// `evidence` is that of the document; passages are read only where it speaks clearly.
  init(evidence: DamageEvidence) {
    codePage = evidence.codePage
    mayTrailsBeLost = evidence.maySoftHyphensBeLost
    lossCost = evidence.hasLostTrails ? 1 : 12
    common = codePage.map(CommonPairs.init)
  }

  var isActive: Bool { codePage != nil }
  var name: String { codePage?.rawValue ?? "" }

  /// Bytes of a run that is too long to be letters of the text's own: two characters of two bytes.
  private static let fewestDamaged = 4

  func read(_ bytes: [UInt8], _ run: DamagedRun) -> Reading {
    guard let common, let codePage, run.original.contains(where: { $0 >= 0xB0 || $0 < 0xA0 }) else {
      return .noPassage
    }
    let end = run.range.upperBound
    let next = end < bytes.count ? bytes[end] : 0x0A
    // A letter between two runs belongs to them rather than to the text.
    let isBetween = end + 1 < bytes.count && bytes[end + 1] >= 0x80
    guard let path = cheapestPath(Array(run.original), next: next, isBetween, common) else {
      return run.original.count >= Self.fewestDamaged ? .unreadable : .noPassage
    }
    guard path.letters > 0 else { return .noPassage }
    let converted = LegacyDecoder.decode(path.bytes, as: codePage)
    // A place for one's own characters shows that the pairs are out of step.
    guard converted.undecodable.isEmpty, !hasPrivateUse(converted.output) else {
      return run.original.count >= Self.fewestDamaged ? .unreadable : .noPassage
    }
    return .text(
      String(decoding: converted.output, as: UTF8.self), end: run.range.upperBound + (path.takesNext ? 1 : 0))
  }

  /// True where a character stands that no standard has: U+E000 to U+F8FF.
  private func hasPrivateUse(_ text: [UInt8]) -> Bool {
    text.indices.dropLast().contains { text[$0] == 0xEE || text[$0] == 0xEF && text[$0 + 1] < 0xA4 }
  }

  private struct Path {
    var bytes: [UInt8]
    var letters: Int
    var takesNext: Bool
  }

  /// How a byte of a passage can be read.
  private enum Step: Int, CaseIterable { case pair, lostTrail, asciiTrail }

  /// The cheapest way to read `original` as pairs; nil where there is none.
  private func cheapestPath(_ original: [UInt8], next: UInt8, _ isBetween: Bool, _ common: CommonPairs)
    -> Path?
  {
    let count = original.count
    if count % 2 == 0 {
      let plain = pairs(original, common)
      guard mayTrailsBeLost else { return plain?.path }
      // Where all characters are common ones, nothing is missing.
      if let plain, plain.cost == count / 2 * CommonPairs.least { return plain.path }
    }
    func character(_ index: Int, _ step: Step) -> (lead: UInt8, trail: UInt8, end: Int)? {
      switch step {
      case .pair: index + 1 < count ? (original[index], original[index + 1], index + 2) : nil
      case .lostTrail: mayTrailsBeLost ? (original[index], 0xAD, index + 1) : nil
      case .asciiTrail: index + 1 == count && next < 0x80 ? (original[index], next, count) : nil
      }
    }
    // For each index and first step, what the text costs to its end, and the step after it.
    let width = Step.allCases.count
    var costs = [Int?](repeating: nil, count: count * width)
    var following = [Step](repeating: .pair, count: count * width)
    for index in stride(from: count - 1, through: 0, by: -1) {
      for step in Step.allCases {
        guard let (lead, trail, end) = character(index, step), var cost = common.cost(lead, trail) else {
          continue
        }
        if step == .lostTrail { cost += lossCost }
        if step == .asciiTrail, isBetween { cost = CommonPairs.least }
        guard end < count else {
          costs[index * width + step.rawValue] = cost
          continue
        }
        var best: Int?
        for then in Step.allCases {
          guard let rest = costs[end * width + then.rawValue], let second = character(end, then) else {
            continue
          }
          let total = rest - common.bonus(lead, trail, second.lead, second.trail)
          if total < best ?? .max {
            best = total
            following[index * width + step.rawValue] = then
          }
        }
        costs[index * width + step.rawValue] = best.map { $0 + cost }
      }
    }
    let firsts = Step.allCases.filter { costs[$0.rawValue] != nil }
    guard var step = firsts.min(by: { costs[$0.rawValue] ?? 0 < costs[$1.rawValue] ?? 0 }) else { return nil }
    var path = Path(bytes: [], letters: 0, takesNext: false)
    var index = 0
    while index < count, let (lead, trail, end) = character(index, step) {
      if common.isLetter(lead) { path.letters += 1 }
      path.bytes += [lead, trail]
      path.takesNext = step == .asciiTrail
      step = following[index * width + step.rawValue]
      index = end
    }
    return path
  }

  private func pairs(_ original: [UInt8], _ common: CommonPairs) -> (path: Path, cost: Int)? {
    var (letters, total) = (0, 0)
    for index in stride(from: 0, to: original.count, by: 2) {
      guard let cost = common.cost(original[index], original[index + 1]) else { return nil }
      total += cost
      if common.isLetter(original[index]) { letters += 1 }
    }
    return (Path(bytes: original, letters: letters, takesNext: false), total)
  }
}

import Testing

@testable import InsightModel

/// The loops over many bytes at once, beside plain ones.
@Suite struct ByteScanTests {
  private static let bytes: [UInt8] = {
    var state: UInt64 = 7
    return (0..<400).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Array("la LA-\u{E9}".utf8)[Int(state >> 40) % 8]
    }
  }()

  @Test(arguments: [0, 1, 31, 32, 33, 100], [0, 1, 2, 31, 32, 33, 34, 65, 300])
  func pairsAreVisitedInOrder(start: Int, count: Int) {
    let bytes = Self.bytes
    let range = start..<start + count
    for step in [1, 2, 40] {
      var (found, next) = ([Int](), start)
      ByteScan.scanPairs(in: bytes, range, first: (0x6C, 0x4C), second: (0x61, 0x41)) { offset in
        found.append(offset)
        return offset + step
      }
      var expected: [Int] = []
      for offset in range where offset >= next && (bytes[offset] | 0x20 == 0x6C || bytes[offset] >= 0x80) {
        let after: UInt8? = offset + 1 < range.upperBound ? bytes[offset + 1] : nil
        guard after.map({ $0 | 0x20 == 0x61 || $0 >= 0x80 || $0 <= 0x20 }) ?? true else { continue }
        expected.append(offset)
        next = offset + step
      }
      #expect(found == expected)
    }
  }

  @Test(arguments: [0, 1, 30, 31, 32, 33, 63, 64, 70])
  func signsOfTablesAreFoundWhereverTheyStand(place: Int) {
    let plain = Array(String(repeating: "word ", count: 20).utf8)
    func hasSign(_ bytes: [UInt8]) -> Bool {
      bytes.withUnsafeBufferPointer { ByteScan.hasTableSign(in: $0, 0..<72) }
    }
    #expect(!hasSign(plain))
    for sign in ["7", "|", "\t"] {
      var bytes = plain
      bytes[place] = sign.utf8.first ?? 0
      #expect(hasSign(bytes), "\(sign)")
    }
    var bytes = plain
    (bytes[place], bytes[place + 1]) = (0x20, 0x20)
    #expect(hasSign(bytes))
    bytes = plain
    bytes[73] = 0x37
    #expect(!hasSign(bytes))
  }

  /// Scans by lanes find what a look at each byte finds, wherever the range begins and ends.
  @Test func scansByLanesAreAsThoseByBytes() {
    var random = Dice(state: 41)
    for _ in 0..<2000 {
      let signs: [UInt8] = [0x30, 0x39, 0x2F, 0x3A, 0x61, 0xC3, 0xA9, 0xE1, 0xE0, 0x7F, 0xBF, 0xC0]
      let count = Int.random(in: 0...200, using: &random)
      var bytes = (0..<count).map { _ in signs.randomElement(using: &random) ?? 0 }
      // One run somewhere, and what is too short for one before it.
      for length in [1, 2, 3] where count > length {
        let place = Int.random(in: 0...count - length, using: &random)
        bytes.replaceSubrange(
          place..<place + length,
          with: repeatElement([0x20, 0x2E].randomElement(using: &random) ?? 0, count: length))
      }
      let start = Int.random(in: 0...bytes.count, using: &random)
      let range = start..<Int.random(in: start...bytes.count, using: &random)
      let run = range.first { at in
        guard at + 2 < range.upperBound, bytes[at] == 0x20 || bytes[at] == 0x2E else { return false }
        return bytes[at] == bytes[at + 1] && bytes[at] == bytes[at + 2]
      }
      #expect(bytes.withUnsafeBufferPointer { ByteScan.firstRun(in: $0, range) } == run, "\(bytes) \(range)")
      let digits = range.count { (0x30...0x39).contains(bytes[$0]) }
      #expect(ByteScan.countDigits(in: bytes, range) == digits, "\(bytes) \(range)")
      #expect(ByteScan.hasDigit(in: bytes, range) == (digits > 0), "\(bytes) \(range)")
      let gap = range.first { $0 + 1 < bytes.count && bytes[$0] == 0x20 && bytes[$0 + 1] == 0x20 }
      let found = bytes.withUnsafeBufferPointer { ByteScan.firstGap(in: $0, range) }
      #expect(found == gap, "\(bytes) \(range)")
      let columns = range.reduce(0) { $0 + (bytes[$1] & 0xC0 == 0x80 ? 0 : bytes[$1] >= 0xE3 ? 2 : 1) }
      #expect(ByteScan.columns(in: bytes, range) == columns, "\(bytes) \(range)")
      #expect(ByteScan.count(of: 0x20, in: bytes) == bytes.count { $0 == 0x20 }, "\(bytes)")
    }
    // More than the sums of one round hold, each of them full.
    let many = [UInt8](repeating: 0x35, count: 32 * 255 * 2 + 40)
    #expect(ByteScan.countDigits(in: many, 0..<many.count) == many.count)
  }
}

/// Measured values of one kind.
struct Samples {
  /// Ascending.
  private var values: [Double] = []

  init() {}

  mutating func add(_ value: Double) {
    let place = values.firstIndex { $0 > value } ?? values.endIndex
    values.insert(value, at: place)
  }

  mutating func add(_ others: Samples) {
    values = (values + others.values).sorted()
  }

  mutating func add(milliseconds nanoseconds: Int) { add(Double(nanoseconds) / 1_000_000) }

  var count: Int { values.count }

  /// The value that `percent` of the samples do not exceed (nearest rank); nil without samples.
  func percentile(_ percent: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let rank = Int((percent / 100 * Double(values.count)).rounded(.up))
    return values[min(max(rank, 1), values.count) - 1]
  }

  var median: Double? { percentile(50) }
  var mean: Double? { values.isEmpty ? nil : values.reduce(0, +) / Double(values.count) }
}

/// Numbers that are the same in every run: everything generated comes from here (xorshift).
struct Sequence64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  mutating func next(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int((state >> 11) % UInt64(limit))
  }

  mutating func shuffle<Element>(_ items: inout [Element]) {
    for index in items.indices.dropFirst() { items.swapAt(index, next(below: index + 1)) }
  }
}

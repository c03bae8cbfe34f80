/// Looks for a pattern in texts. It goes through a text once: every set of steps that the pattern can be in is a
/// state, worked out when it is first met and kept for the texts to come.
struct PatternMatcher: Sendable {
  private struct State: Sendable {
    /// The steps that take a scalar or wait for the end, ascending.
    var steps: [Int]
    var isMatch: Bool
    var isMatchAtEnd: Bool
  }

  let pattern: Pattern
  private var states: [State] = []
  private var known: [[Int]: Int32] = [:]
  /// For each state, the next one for each ASCII scalar; -1 where it is not worked out yet.
  private var next: [Int32] = []

  /// States are forgotten beyond this many, so that no pattern can fill the memory.
  private static let limit = 1000
  private static let width = 128

  init(_ pattern: Pattern) {
    self.pattern = pattern
    begin()
  }

  /// True where the pattern is found anywhere in the text.
  mutating func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var state: Int32 = 0
    if states[0].isMatch { return true }
    var offset = 0
    while offset < text.count {
      let (scalar, length) = UTF8Scalar.read(text, at: offset, before: text.count)
      offset += length
      let folded = Folding.fold(scalar, keepingCase: pattern.isCaseSensitive)
      if folded == 0 { continue }
      state = step(state, folded)
      if states[Int(state)].isMatch { return true }
    }
    return states[Int(state)].isMatchAtEnd
  }

  private mutating func begin() {
    states = []
    known = [:]
    next = []
    _ = add(closure(of: [0], isStart: true))
  }

  @inline(__always)
  private mutating func step(_ state: Int32, _ scalar: UInt32) -> Int32 {
    if scalar < Self.width {
      let found = next[Int(state) * Self.width + Int(scalar)]
      if found >= 0 { return found }
    }
    return workOut(state, scalar)
  }

  private mutating func workOut(_ state: Int32, _ scalar: UInt32) -> Int32 {
    // A match may begin after every scalar.
    var following = [0]
    for step in states[Int(state)].steps {
      if case .one(let set) = pattern.steps[step], set.contains(scalar) { following.append(step + 1) }
    }
    let found = closure(of: following, isStart: false)
    if let known = known[found.steps], states[Int(known)].isMatch == found.isMatch {
      if scalar < Self.width { next[Int(state) * Self.width + Int(scalar)] = known }
      return known
    }
    if states.count >= Self.limit {
      begin()
      return add(found)
    }
    let added = add(found)
    if scalar < Self.width { next[Int(state) * Self.width + Int(scalar)] = added }
    return added
  }

  private mutating func add(_ state: State) -> Int32 {
    let index = Int32(states.count)
    states.append(state)
    // The first state stands at the beginning of the text, which no later one does.
    if index > 0 { known[state.steps] = index }
    next.append(contentsOf: repeatElement(-1, count: Self.width))
    return index
  }

  /// All that can be reached from some steps without a scalar.
  private func closure(of begin: [Int], isStart: Bool) -> State {
    let inside = reached(begin, isStart: isStart, isEnd: false)
    let atEnd = inside.isMatch || reached(begin, isStart: isStart, isEnd: true).isMatch
    return State(steps: inside.steps, isMatch: inside.isMatch, isMatchAtEnd: atEnd)
  }

  private func reached(_ begin: [Int], isStart: Bool, isEnd: Bool) -> (steps: [Int], isMatch: Bool) {
    var seen = Array(repeating: false, count: pattern.steps.count)
    var waiting = begin
    var found: [Int] = []
    var isMatch = false
    while let step = waiting.popLast() {
      guard !seen[step] else { continue }
      seen[step] = true
      switch pattern.steps[step] {
      case .one: found.append(step)
      case .fork(let first, let second): waiting += [first, second]
      case .start: if isStart { waiting.append(step + 1) }
      case .end:
        if isEnd { waiting.append(step + 1) }
        found.append(step)
      case .match: isMatch = true
      }
    }
    return (found.sorted(), isMatch)
  }
}

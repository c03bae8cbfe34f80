/// A regular expression, read once and matched in time linear to the text, whatever it is: the standard library's
/// `Regex` backtracks, which a pattern that is still being typed must not. Letters are alike as in `TextSearch`:
/// small ones find capitals, capitals only themselves.
///
/// It knows `. [a-z] [^…] \d \w \s \D \W \S ( ) (?: ) | * + ? {2} {2,} {2,5} ^ $`; a `\` before any sign that is no
/// letter or digit is that sign.
struct Pattern: Sendable, Equatable {
  /// Why a pattern cannot be read, in a few words.
  struct Problem: Error, Equatable {
    let message: String
  }

  /// One step of the program that the pattern stands for; those that take a scalar go on with the step after them.
  enum Step: Equatable, Sendable {
    case one(ScalarSet)
    case fork(Int, Int)
    case start
    case end
    case match
  }

  /// The scalars, folded, that a place of the pattern takes.
  struct ScalarSet: Equatable, Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false

    static let any = ScalarSet(ranges: [], isNegated: true)

    func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } != isNegated }
  }

  let steps: [Step]
  let isCaseSensitive: Bool

  init(_ text: String) throws(Problem) {
    var parser = PatternParser(text)
    let tree = try parser.read()
    isCaseSensitive = parser.isCaseSensitive
    var writer = Writer()
    try writer.write(tree)
    steps = writer.steps + [.match]
  }

  /// What is read, before it is put in order.
  indirect enum Node {
    case one(ScalarSet)
    case sequence([Node])
    case choice([Node])
    /// `most` is nil where there is no limit.
    case repeated(Node, least: Int, most: Int?)
    case start, end
  }

  private struct Writer {
    private static let limit = 5000
    var steps: [Step] = []

    mutating func write(_ node: Node) throws(Problem) {
      guard steps.count < Self.limit else { throw Problem(message: "the pattern is too long") }
      switch node {
      case .one(let set): steps.append(.one(set))
      case .start: steps.append(.start)
      case .end: steps.append(.end)
      case .sequence(let nodes): for node in nodes { try write(node) }
      case .choice(let nodes): try write(choice: nodes)
      case .repeated(let node, let least, let most):
        let start = steps.count
        for _ in 0..<least {
          try write(node)
          // Nothing, however often, is nothing.
          if steps.count == start { return }
        }
        if let most {
          var forks: [Int] = []
          for _ in least..<max(least, most) {
            forks.append(steps.count)
            steps.append(.fork(steps.count + 1, 0))
            try write(node)
          }
          for at in forks { steps[at] = .fork(at + 1, steps.count) }
        } else {
          let at = steps.count
          steps.append(.fork(at + 1, 0))
          try write(node)
          steps.append(.fork(at, steps.count + 1))
          steps[at] = .fork(at + 1, steps.count)
        }
      }
    }

    private mutating func write(choice nodes: [Node]) throws(Problem) {
      var ends: [Int] = []
      for (place, node) in nodes.enumerated() {
        let fork = steps.count
        let isLast = place == nodes.count - 1
        if !isLast { steps.append(.fork(fork + 1, 0)) }
        try write(node)
        if isLast { break }
        ends.append(steps.count)
        steps.append(.fork(0, 0))
        steps[fork] = .fork(fork + 1, steps.count)
      }
      for at in ends { steps[at] = .fork(steps.count, steps.count) }
    }
  }
}

/// Reads the text of a pattern.
private struct PatternParser {
  private let scalars: [UInt32]
  private var at = 0
  private var depth = 0
  /// How deep the node that was read last holds others: what goes through it calls itself as often.
  private var height = 0
  let isCaseSensitive: Bool

  /// More than anybody writes, and little enough for the stack of any thread.
  private static let deepest = 50
  private static let mostRepeats = 1000

  init(_ text: String) {
    scalars = text.unicodeScalars.map(\.value)
    // `\D`, `\W`, `\S` are no capitals.
    var isEscaped = false
    var hasCapital = false
    for scalar in text.unicodeScalars {
      if !isEscaped, scalar.properties.isUppercase { hasCapital = true }
      isEscaped = !isEscaped && scalar == "\\"
    }
    isCaseSensitive = hasCapital
  }

  mutating func read() throws(Pattern.Problem) -> Pattern.Node {
    let node = try choice()
    if at < scalars.count { throw Pattern.Problem(message: ") closes nothing; \\) is the sign") }
    return node
  }

  private var next: UInt32? { at < scalars.count ? scalars[at] : nil }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard next == sign.value else { return false }
    at += 1
    return true
  }

  private func folded(_ scalar: UInt32) -> UInt32 { Folding.fold(scalar, keepingCase: isCaseSensitive) }

  private mutating func choice() throws(Pattern.Problem) -> Pattern.Node {
    var nodes = [try sequence()]
    var highest = height
    while take("|") {
      nodes.append(try sequence())
      highest = max(highest, height)
    }
    height = highest
    return nodes.count == 1 ? nodes[0] : .choice(nodes)
  }

  private mutating func sequence() throws(Pattern.Problem) -> Pattern.Node {
    var nodes: [Pattern.Node] = []
    var highest = 0
    while let sign = next, sign != 0x7C, sign != 0x29 {  // | )
      height = 0
      var node = try atom()
      while let (least, most) = try repeats() {
        height += 1
        guard height <= Self.deepest else { throw Pattern.Problem(message: "too many repeats of repeats") }
        node = .repeated(node, least: least, most: most)
      }
      highest = max(highest, height)
      nodes.append(node)
    }
    height = highest
    return .sequence(nodes)
  }

  private mutating func atom() throws(Pattern.Problem) -> Pattern.Node {
    guard let sign = next.flatMap(Unicode.Scalar.init) else { return .sequence([]) }
    at += 1
    switch sign {
    case "(":
      depth += 1
      guard depth <= Self.deepest else { throw Pattern.Problem(message: "too many ( inside one another") }
      if take("?"), !take(":") { throw Pattern.Problem(message: "of (?…) only (?:…) is known") }
      let node = try choice()
      guard take(")") else { throw Pattern.Problem(message: "( is not closed; \\( is the sign") }
      depth -= 1
      height += 1
      return node
    case "[": return .one(try set())
    case ".": return .one(.any)
    case "^": return .start
    case "$": return .end
    case "*", "+", "?": throw Pattern.Problem(message: "nothing to repeat before \(sign)")
    case "\\": return .one(try escape())
    case _:
      // What a search passes over in the text, it passes over in the pattern.
      let value = folded(sign.value)
      return value == 0 ? .sequence([]) : .one(Pattern.ScalarSet(ranges: [value...value]))
    }
  }

  /// How often what stands before may come; nil where nothing says so.
  private mutating func repeats() throws(Pattern.Problem) -> (Int, Int?)? {
    var found: (Int, Int?)?
    if take("*") {
      found = (0, nil)
    } else if take("+") {
      found = (1, nil)
    } else if take("?") {
      found = (0, 1)
    } else if next == 0x7B {
      found = try counts()
    }
    // `*?` and `*+` choose among matches; whether there is one is the same.
    if found != nil, !take("?") { _ = take("+") }
    return found
  }

  private mutating func counts() throws(Pattern.Problem) -> (Int, Int?) {
    at += 1
    let least = number()
    var most = least
    if take(",") { most = number() }
    guard take("}"), let least else { throw Pattern.Problem(message: "{ } holds {2}, {2,} or {2,5}") }
    guard max(least, most ?? 0) <= Self.mostRepeats, least <= most ?? least else {
      throw Pattern.Problem(message: "{ } counts upwards, to \(Self.mostRepeats) at most")
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = next, (0x30...0x39).contains(digit) {
      value = min(Self.mostRepeats + 1, (value ?? 0) * 10 + Int(digit) - 0x30)
      at += 1
    }
    return value
  }

  private mutating func set() throws(Pattern.Problem) -> Pattern.ScalarSet {
    var set = Pattern.ScalarSet(ranges: [], isNegated: take("^"))
    var isFirst = true
    while let sign = next, sign != 0x5D || isFirst {
      isFirst = false
      at += 1
      if sign == 0x5C {
        let escaped = try escape()
        if escaped.isNegated { throw Pattern.Problem(message: "\\D, \\W and \\S stand outside [ ]") }
        set.ranges += escaped.ranges
        continue
      }
      let first = folded(sign)
      guard next == 0x2D, at + 1 < scalars.count, scalars[at + 1] != 0x5D else {
        set.ranges.append(first...first)
        continue
      }
      at += 1
      let last = folded(scalars[at])
      at += 1
      guard first <= last else { throw Pattern.Problem(message: "a range in [ ] runs upwards") }
      set.ranges.append(first...last)
    }
    guard take("]") else { throw Pattern.Problem(message: "[ is not closed; \\[ is the sign") }
    return set
  }

  private mutating func escape() throws(Pattern.Problem) -> Pattern.ScalarSet {
    guard let sign = next.flatMap(Unicode.Scalar.init) else {
      throw Pattern.Problem(message: "something belongs after \\")
    }
    at += 1
    switch sign {
    case "d", "D": return Pattern.ScalarSet(ranges: [0x30...0x39], isNegated: sign == "D")
    case "s", "S": return Pattern.ScalarSet(ranges: [0x20...0x20], isNegated: sign == "S")
    case "w", "W":
      return Pattern.ScalarSet(
        ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0x1FFF, 0x3041...0xD7FF],
        isNegated: sign == "W")
    case "n", "r", "t": return Pattern.ScalarSet(ranges: [0x20...0x20])
    case "0"..."9", "A"..."Z", "a"..."z": throw Pattern.Problem(message: "\\\(sign) is not known")
    case _: return Pattern.ScalarSet(ranges: [folded(sign.value)...folded(sign.value)])
    }
  }
}

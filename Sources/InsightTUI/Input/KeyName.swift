extension Key {
  private static let named: [(name: String, key: Key)] = [
    ("up", .up), ("down", .down), ("left", .left), ("right", .right), ("pgup", .pageUp), ("pgdn", .pageDown),
    ("home", .home), ("end", .end), ("enter", .enter), ("esc", .escape), ("tab", .tab),
    ("shift-tab", .backTab), ("backspace", .backspace), ("del", .delete), ("ins", .insert),
    ("space", .character(" ")),
  ]

  /// As a configuration writes it: `ctrl-n`, `pgdn`, `f5`, `j`, `gv`.
  var name: String {
    if let known = Self.named.first(where: { $0.key == self }) { return known.name }
    switch self {
    case .control(let scalar): return "ctrl-" + String(Character(scalar))
    case .f1: return "f1"
    case .function(let number): return "f\(number)"
    case .character, .pair, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .escape, .tab,
      .backTab, .backspace, .delete, .insert:
      return letters ?? label
    }
  }

  /// Reads such a name; nil for what is none. Letters stand as they are, names in capitals or not.
  init?(name: String) {
    let scalars = Array(name.unicodeScalars)
    let lower = name.lowercased()
    if let known = Self.named.first(where: { $0.name == lower }) {
      self = known.key
    } else if lower.hasPrefix("ctrl-"), scalars.count == 6, let letter = lower.unicodeScalars.last,
      ("a"..."z").contains(letter)
    {
      self = .control(letter)
    } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...63).contains(number) {
      self = number == 1 ? .f1 : .function(number)
    } else if scalars.count == 1, scalars[0].value > 0x20, scalars[0].value != 0x7F {
      self = .character(scalars[0])
    } else if scalars.count == 2, scalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }) {
      self = .pair(scalars[0], scalars[1])
    } else {
      return nil
    }
  }
}

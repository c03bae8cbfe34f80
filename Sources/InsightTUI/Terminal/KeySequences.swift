import InsightModel

// What the sequences mean that a terminal sends: those of its description, and those that nearly all terminals have in common.

/// The keys of a terminal's description.
struct DescribedKeys {
  private let keys: [(bytes: [UInt8], key: Key)]

  /// One that is the beginning of another could not be told from it, and is left out.
  init(_ keys: [(bytes: [UInt8], key: Key)]) {
    self.keys = keys.filter { key in
      !key.bytes.isEmpty
        && !keys.contains { $0.bytes.count > key.bytes.count && $0.bytes.starts(with: key.bytes) }
    }
  }

  /// The key that sends these bytes.
  subscript(bytes: [UInt8]) -> Key? { keys.first { $0.bytes == bytes }?.key }

  /// True where what a key sends begins with these bytes.
  func isPrefix(_ bytes: [UInt8]) -> Bool { keys.contains { $0.bytes.starts(with: bytes) } }
}

/// The parts of a control sequence (ECMA-48, 5.4).
enum KeySequence {
  /// True for what a key sends with modifiers, as xterm writes it (`1;5A`, `3;2~`), or kitty (`97;5u`): the rest that has numbers
  /// are answers.
  static func isModifiedKey(_ numbers: [Int], _ final: UInt8) -> Bool {
    switch final {
    case UInt8(ascii: "A")...UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "H"),
      UInt8(ascii: "P")...UInt8(ascii: "S"):
      numbers.count == 2 && numbers[0] == 1 && (2...16).contains(numbers[1])
    // Up to F20; 27 begins what other keys send with modifiers.
    case UInt8(ascii: "~"): numbers.first.map((1...34).contains) ?? false
    case UInt8(ascii: "u"): !numbers.isEmpty
    case _: false
    }
  }

  /// Parameters as numbers, none where there are none; nil where there is something else.
  static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int]? {
    if parameters.isEmpty { return [] }
    var numbers = [0]
    for byte in parameters {
      switch byte {
      case 0x30..<0x3A:
        numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + Int(byte - 0x30), 1 << 20)
      case UInt8(ascii: ";"): numbers.append(0)
      case _: return nil
      }
    }
    return numbers
  }
}

extension Key {
  /// The key that types a character; nil for controls that none does.
  init?(typed character: UInt32) {
    switch character {
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x7F, 0x08: self = .backspace
    case 0..<0x20 where !(1...26).contains(character), 0x80..<0xA0: return nil
    case _:
      let isControl = character <= 26
      guard let scalar = Unicode.Scalar(isControl ? character + 0x60 : character) else { return nil }
      self = isControl ? .control(scalar) : .character(scalar)
    }
  }

  /// What it writes in a pasted text; nil for keys that write nothing.
  var pasted: Unicode.Scalar? {
    switch self {
    case .character(let scalar): scalar
    case .enter: "\n"
    case .tab: "\t"
    case .control, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .escape, .backTab, .backspace,
      .delete, .f1, .function, .insert, .pair:
      nil
    }
  }

  /// The key of a sequence without parameters, by its final byte.
  init?(final: UInt8) {
    switch final {
    case UInt8(ascii: "A"): self = .up
    case UInt8(ascii: "B"): self = .down
    case UInt8(ascii: "C"): self = .right
    case UInt8(ascii: "D"): self = .left
    case UInt8(ascii: "H"): self = .home
    case UInt8(ascii: "F"): self = .end
    case _: return nil
    }
  }

  /// The key of the character after SS3.
  init?(shifted final: UInt8) {
    switch final {
    case UInt8(ascii: "M"): self = .enter
    case UInt8(ascii: "P"): self = .f1
    case UInt8(ascii: "Q"), UInt8(ascii: "R"), UInt8(ascii: "S"): self = .function(Int(final) - 0x4F)
    case _: self.init(final: final)
    }
  }

  /// The key of a number before `~`: those of the VT220 and of terminals that came after it.
  init?(numbered number: Int) {
    switch number {
    case 1, 7: self = .home
    case 4, 8: self = .end
    case 2: self = .insert
    case 3: self = .delete
    case 5: self = .pageUp
    case 6: self = .pageDown
    case 11: self = .f1
    case 12...15: self = .function(number - 10)
    case 17...21: self = .function(number - 11)
    case 23, 24: self = .function(number - 12)
    case _: return nil
    }
  }
}

extension Event {
  /// What the mouse did. `code` is as xterm has it: two bits for the button, 4, 8 and 16 for modifiers, 32 for a movement, 64
  /// for the wheel; `column` and `row` are 1-based. Nil for what means nothing here.
  init?(mouse code: Int, _ column: Int, _ row: Int, isRelease: Bool) {
    guard column > 0, row > 0 else { return nil }
    let point = Point(column: column - 1, row: row - 1)
    switch isRelease ? nil : code & ~0b11100 {
    case nil: self = .release
    case 0: self = .click(at: point)
    case 32: self = .drag(to: point)
    case 64: self = .wheel(lines: -3, at: point)
    case 65: self = .wheel(lines: 3, at: point)
    case _: return nil
    }
  }
}

/// Reads what a terminal sends: bytes and the time that they came at become events. Pure; `Terminal` does the reading.
///
/// Sequences are read by their grammar (ECMA-48, chapter 5; its strings as xterm ends them), whole, whether they mean
/// something here or not: a terminal also sends answers to questions that another program asked, reports of its focus,
/// keys in encodings that nobody wanted. Read byte by byte they would be keys. Keys are those of the terminal's description
/// and those that nearly all terminals have in common.
struct InputParser {
  /// How long an escape may stand alone before it is the key, in milliseconds: what belongs together comes together.
  static let escapeTime = 25
  /// How long a sequence or a character may rest unfinished before it counts as cut off and is dropped: a slow line rests
  /// half a second, and who types waits no second for what nothing answers.
  static let sequenceTime = 1000
  /// The same of a pasted text, which then is what has come of it: within a second, so that a key a second later is one.
  static let pasteTime = 900

  /// The longest sequence of keys, mouse and marks is a third of that.
  private static let longestSequence = 64
  /// More of a pasted text is left out.
  private static let longestPaste = 1 << 20

  /// What the bytes so far are the beginning of.
  private enum State: Equatable {
    case ground
    /// A character of several bytes, of which so many are missing.
    case character(missing: Int)
    /// A key of the terminal's description that the grammar does not know.
    case key
    case escape
    case control
    /// The Linux console's function keys, `ESC [ [ A`, which are beyond the grammar.
    case consoleKey
    /// SS3: one character more, digits before it.
    case singleShift
    /// The three bytes of xterm's first mouse report, of which so many are missing.
    case mouse(missing: Int)
    /// OSC, DCS, APC, PM, SOS, with the byte before.
    case string(last: UInt8)
    /// An escape in a string: of its ST, or of what follows a string that was cut off.
    case stringEscape
    case paste(matched: Int)
  }

  private var state = State.ground
  /// The bytes of the sequence or character at hand.
  private var bytes: [UInt8] = []
  /// An escape more stands before the sequence: some terminals send the Alt key so.
  private var isModified = false
  private var pasted: [UInt8] = []
  private var time = 0
  /// What the terminal has said of its ground, until it is taken.
  private var ground: ColorTheme.RGB?
  private let keys: DescribedKeys
  /// Inside a pasted text strings do not begin: they would swallow the rest of it.
  private let isPasted: Bool

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// - Parameter keys: what the terminal's description says that keys send.
  init(keys: [(bytes: [UInt8], key: Key)] = []) {
    self.keys = DescribedKeys(keys)
    isPasted = false
  }

  private init(pasted: ()) {
    keys = DescribedKeys([])
    isPasted = true
  }

  /// When what is unfinished has rested long enough, in milliseconds of the clock that the bytes came with; nil while nothing is.
  var deadline: Int? {
    switch state {
    case .ground: nil
    case .escape, .key: time + Self.escapeTime
    case .paste: time + Self.pasteTime
    case .character, .control, .consoleKey, .singleShift, .mouse, .string, .stringEscape:
      time + Self.sequenceTime
    }
  }

  /// Takes bytes that came at a time, in milliseconds of any clock that goes forward.
  mutating func take(_ input: some Sequence<UInt8>, at now: Int, _ events: inout [Event]) {
    settle(at: now, &events)
    for byte in input {
      time = now
      take(byte, &events)
    }
  }

  /// What the terminal has said of its ground since this was asked last; nil where it said nothing.
  mutating func takeGround() -> ColorTheme.RGB? {
    defer { ground = nil }
    return ground
  }

  /// Ends what has rested long enough.
  mutating func settle(at now: Int, _ events: inout [Event]) {
    guard let deadline, now >= deadline else { return }
    end(&events)
  }

  /// Ends what is unfinished.
  private mutating func end(_ events: inout [Event]) {
    let (ended, held, wasModified) = (state, bytes, isModified)
    begin(.ground)
    switch ended {
    case .escape:
      events += Self.escapes(wasModified)
    case .key:
      if held.first != 0x1B { for byte in held { ground(byte, &events, mayBeginKey: false) } }
    case .paste:
      finishPaste(&events)
    case .ground, .character, .control, .consoleKey, .singleShift, .mouse, .string, .stringEscape:
      break
    }
  }

  private static func escapes(_ isModified: Bool) -> [Event] {
    Array(repeating: .key(.escape), count: isModified ? 2 : 1)
  }

  private mutating func begin(_ next: State) {
    state = next
    bytes.removeAll(keepingCapacity: true)
    isModified = false
  }

  // MARK: Byte by byte

  private mutating func take(_ byte: UInt8, _ events: inout [Event]) {
    switch state {
    case .ground: ground(byte, &events, mayBeginKey: true)
    case .character(let missing): character(byte, missing, &events)
    case .key: key(byte, &events)
    case .string(let last): string(byte, last)
    case .stringEscape:
      if byte == UInt8(ascii: "\\") { return finishString() }
      begin(.ground)
      ground(0x1B, &events, mayBeginKey: false)
      take(byte, &events)
    case .paste(let matched): paste(byte, matched, &events)
    case .mouse(let missing):
      guard byte >= 0x20 else { return restart(byte, &events) }
      bytes.append(byte)
      state = .mouse(missing: missing - 1)
      if missing == 1 { finishOldMouse(&events) }
    case .escape, .control, .consoleKey, .singleShift:
      sequence(byte, &events)
    }
  }

  /// Drops what is unfinished, and reads a byte that cannot belong to it.
  private mutating func restart(_ byte: UInt8, _ events: inout [Event]) {
    begin(.ground)
    // CAN and SUB only say that the sequence is cancelled.
    if byte != 0x18, byte != 0x1A { ground(byte, &events, mayBeginKey: true) }
  }

  private mutating func ground(_ byte: UInt8, _ events: inout [Event], mayBeginKey: Bool) {
    if mayBeginKey, byte != 0x1B, keys.isPrefix([byte]) {
      if let key = keys[[byte]] { return events.append(.key(key)) }
      begin(.key)
      bytes.append(byte)
      return
    }
    switch byte {
    case 0x1B:
      begin(.escape)
      bytes.append(byte)
    case 0..<0x80: events.append(Key(typed: UInt32(byte)).map(Event.key) ?? .foreignKey)
    case 0x80..<0xA0: control(byte)
    case 0xC2..<0xE0: beginCharacter(byte, 1)
    case 0xE0..<0xF0: beginCharacter(byte, 2)
    case 0xF0..<0xF5: beginCharacter(byte, 3)
    case _: break
    }
  }

  private mutating func beginCharacter(_ byte: UInt8, _ missing: Int) {
    begin(.character(missing: missing))
    bytes.append(byte)
  }

  private mutating func character(_ byte: UInt8, _ missing: Int, _ events: inout [Event]) {
    guard byte & 0xC0 == 0x80 else { return restart(byte, &events) }
    bytes.append(byte)
    guard missing == 1 else {
      state = .character(missing: missing - 1)
      return
    }
    let held = bytes
    begin(.ground)
    // Ill-formed UTF-8 types nothing.
    guard let text = String(validating: held, as: UTF8.self), let scalar = text.unicodeScalars.first else {
      return
    }
    if (0x80..<0xA0).contains(scalar.value) {
      control(UInt8(scalar.value))
    } else if let key = Key(typed: scalar.value) {
      events.append(.key(key))
    }
  }

  /// A control character of the upper half, as one byte or in UTF-8: what ESC and a letter are together.
  private mutating func control(_ byte: UInt8) {
    begin(.ground)
    guard !isPasted, let next = Self.state(after: byte - 0x40) else { return }
    bytes = [0x1B, byte - 0x40]
    state = next
  }

  /// The state after ESC and one byte more; nil where that is all of it.
  private static func state(after byte: UInt8) -> State? {
    switch byte {
    case UInt8(ascii: "["): .control
    case UInt8(ascii: "O"): .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      .string(last: 0)
    case _: nil
    }
  }

  private mutating func key(_ byte: UInt8, _ events: inout [Event]) {
    bytes.append(byte)
    if let key = keys[bytes] {
      begin(.ground)
      events.append(.key(key))
    } else if !keys.isPrefix(bytes) {
      let held = bytes
      if held.first == 0x1B {
        // What no description knows ends as any sequence does.
        if (0x20..<0x7F).contains(byte) { begin(.ground) } else { restart(byte, &events) }
        return
      }
      begin(.ground)
      for (place, byte) in held.enumerated() {
        if place == 0 { ground(byte, &events, mayBeginKey: false) } else { take(byte, &events) }
      }
    }
  }

  // MARK: Sequences

  private mutating func sequence(_ byte: UInt8, _ events: inout [Event]) {
    if byte == 0x1B, state == .escape {
      // The key, pressed twice, unless a sequence follows.
      if isModified { events.append(.key(.escape)) }
      isModified = true
      return
    }
    guard (0x20..<0x7F).contains(byte) else {
      if state == .escape { events += Self.escapes(isModified) }
      return restart(byte, &events)
    }
    // One that is longer than any of ours is read to its end all the same.
    guard bytes.count < Self.longestSequence else {
      if state(with: byte) == nil { begin(.ground) }
      return
    }
    bytes.append(byte)
    if let key = keys[bytes] {
      events.append(isModified ? .foreignKey : .key(key))
      begin(.ground)
    } else if let next = state(with: byte) {
      state = next
    } else if keys.isPrefix(bytes) {
      state = .key
    } else {
      finish(&events)
    }
  }

  /// The state after a further byte; nil where the sequence is complete.
  private func state(with byte: UInt8) -> State? {
    switch state {
    case .escape:
      let next = Self.state(after: byte)
      if isPasted, case .string = next { return nil }
      return next
    case .control:
      if bytes.count == 3, byte == UInt8(ascii: "[") { return .consoleKey }
      if bytes.count == 3, byte == UInt8(ascii: "M") { return .mouse(missing: 3) }
      return byte < 0x40 ? state : nil
    case .singleShift:
      return (0x30..<0x3A).contains(byte) ? state : nil
    case .ground, .character, .key, .consoleKey, .mouse, .string, .stringEscape, .paste:
      return nil
    }
  }

  private mutating func finish(_ events: inout [Event]) {
    let (ended, held, wasModified) = (state, bytes, isModified)
    let count = events.count
    begin(.ground)
    defer {
      // With a modifier it is another key, and none of ours.
      if wasModified, ended != .escape, events.count > count, case .key = events[count] {
        events[events.count - 1] = .foreignKey
      }
    }
    switch ended {
    case .control: finishControl(held.dropFirst(2), &events)
    case .singleShift: if held.count == 3, let key = Key(shifted: held[2]) { events.append(.key(key)) }
    case .consoleKey: if held.last == UInt8(ascii: "A") { events.append(.key(.f1)) }
    case .escape:
      // The rest of an ST, else the key and what was typed after it: vi's hands are quick, and a busy machine reads both
      // at once. No terminal sends such pairs by itself.
      if held.last == UInt8(ascii: "\\") { return }
      events += Self.escapes(wasModified)
      if let final = held.last, let key = Key(typed: UInt32(final)) { events.append(.key(key)) }
    case .ground, .character, .key, .mouse, .string, .stringEscape, .paste: break
    }
  }

  /// `content` is what follows the introducer, the final byte last.
  private mutating func finishControl(_ content: ArraySlice<UInt8>, _ events: inout [Event]) {
    guard let final = content.last else { return }
    var parameters = content.dropLast()
    if parameters.first == UInt8(ascii: "<") {
      parameters.removeFirst()
      let isRelease = final == UInt8(ascii: "m")
      if let numbers = KeySequence.numbers(parameters), numbers.count == 3,
        isRelease || final == UInt8(ascii: "M")
      {
        if let event = Event(mouse: numbers[0], numbers[1], numbers[2], isRelease: isRelease) {
          events.append(event)
        }
      }
      return
    }
    // Other private parameters and all intermediates belong to answers.
    guard let numbers = KeySequence.numbers(parameters) else { return }
    let isNumbered = final == UInt8(ascii: "~")
    if isNumbered, numbers == [200] {
      if isPasted { return }
      pasted = []
      begin(.paste(matched: 0))
      return
    }
    let key: Key? =
      numbers.isEmpty
      ? final == UInt8(ascii: "Z") ? .backTab : Key(final: final)
      : isNumbered && numbers.count == 1 ? Key(numbered: numbers[0]) : nil
    if let key {
      events.append(.key(key))
    } else if KeySequence.isModifiedKey(numbers, final) {
      // A key with modifiers is another key, and none of ours.
      events.append(.foreignKey)
    }
  }

  // MARK: Mouse

  private mutating func finishOldMouse(_ events: inout [Event]) {
    let report = bytes.suffix(3).map { Int($0) - 32 }
    begin(.ground)
    // Its releases do not say of which button.
    let isRelease = report[0] & 0b1100011 == 3
    if let event = Event(mouse: report[0], report[1], report[2], isRelease: isRelease) {
      events.append(event)
    }
  }

  // MARK: Strings

  /// A string ends with ST, which is ESC and a backslash or one character, or as xterm has it with BEL; another escape begins
  /// what comes after a string that was cut off.
  private mutating func string(_ byte: UInt8, _ last: UInt8) {
    switch byte {
    case 0x18, 0x1A: begin(.ground)
    case 0x07: finishString()
    // In UTF-8 this byte stands after C2 where it is the character, and alone nowhere.
    case 0x9C where last == 0xC2 || last < 0x80: finishString()
    case 0x1B: state = .stringEscape
    case _:
      state = .string(last: byte)
      if bytes.count < Self.longestSequence { bytes.append(byte) }
    }
  }

  /// The one string that is an answer to a question of ours: OSC 11, the colour of the ground.
  private mutating func finishString() {
    let prefix = Array("\u{1B}]11;".utf8)
    // The first byte of an ST in UTF-8.
    if bytes.last == 0xC2 { bytes.removeLast() }
    if bytes.starts(with: prefix), let color = ColorTheme.RGB(answer: bytes.dropFirst(prefix.count)) {
      ground = color
    }
    begin(.ground)
  }

  // MARK: Pasted text

  private mutating func paste(_ byte: UInt8, _ matched: Int, _ events: inout [Event]) {
    if byte == Self.pasteEnd[matched] {
      state = .paste(matched: matched + 1)
      if matched + 1 == Self.pasteEnd.count {
        begin(.ground)
        finishPaste(&events)
      }
      return
    }
    if pasted.count < Self.longestPaste { pasted.append(contentsOf: Self.pasteEnd[..<matched]) }
    if byte == 0x1B {
      state = .paste(matched: 1)
    } else {
      state = .paste(matched: 0)
      if pasted.count < Self.longestPaste { pasted.append(byte) }
    }
  }

  /// The text alone: sequences in it are no keys.
  private mutating func finishPaste(_ events: inout [Event]) {
    var parser = InputParser(pasted: ())
    var typed: [Event] = []
    for byte in pasted { parser.take(byte, &typed) }
    pasted = []
    var text = String.UnicodeScalarView()
    for case .key(let key) in typed { if let scalar = key.pasted { text.append(scalar) } }
    events.append(.paste(String(text)))
  }
}

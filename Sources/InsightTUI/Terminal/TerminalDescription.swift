import CNcurses
import Glibc

/// What a terminal understands, as its description (terminfo) has it. No other type knows ncurses.
struct TerminalDescription {
  /// How many colours it shows; 0 for none.
  let colors: Int
  /// True where a colour is told by its parts, though the description does not know it.
  private let isDirect: Bool
  /// Clears the screen; nil where it cannot.
  let clear: [UInt8]?
  /// Clears the rest of the row.
  let clearRow: [UInt8]?
  /// What it clears has the ground that is switched on, and not its own.
  let clearsToGround: Bool
  /// Writing the last cell of the last row does not move the screen up.
  let hasLastCell: Bool
  /// The cursor, not seen and seen.
  let hideCursor: [UInt8]
  let showCursor: [UInt8]
  /// What switches attributes on, what switches all of them off again, and what takes the terminal's own colours again.
  let attributes: [(style: Style, sequence: [UInt8])]
  let off: [UInt8]
  let ownColors: [UInt8]
  /// Attributes that it cannot show together with colours.
  let colorless: Style
  /// Places the cursor, with two parameters; nil where it does so as ECMA-48 says.
  private let placing: UnsafePointer<CChar>?

  /// The description of that name; nil where this machine has none.
  init?(_ name: String) {
    var problem: Int32 = 0
    guard setupterm(name, STDOUT_FILENO, &problem) == OK else { return nil }
    func number(_ name: String) -> Int { Int(tigetnum(name)) }
    func has(_ name: String) -> Bool { tigetflag(name) > 0 }
    let colors = Self.bytes("setaf") != nil && Self.bytes("setab") != nil ? number("colors") : 0
    isDirect = colors >= 256 && Self.mixesColors(name)
    // Without a way back to the terminal's own colours none is taken, nor where they shut out the reverse that selects.
    let withoutColors = max(0, number("ncv"))
    ownColors = Self.bytes("op") ?? []
    let takesColors = !ownColors.isEmpty && colors >= 8 && withoutColors & 4 == 0
    self.colors = takesColors ? isDirect ? 1 << 24 : colors : 0
    clear = Self.bytes("clear")
    clearRow = Self.bytes("el")
    clearsToGround = has("bce")
    hasLastCell = has("xenl") || !has("am")
    hideCursor = Self.bytes("civis") ?? []
    showCursor = Self.bytes("cnorm") ?? []
    off = Self.bytes("sgr0") ?? []
    // Where switching takes a cell of the screen, none is switched, nor where nothing switches it off.
    let isBare = off.isEmpty || number("xmc") > 0
    let names: [(Style, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "sitm"), (.underline, "smul"), (.reverse, "rev"),
    ]
    attributes = isBare ? [] : names.compactMap { style, name in Self.bytes(name).map { (style, $0) } }
    // The bits of `ncv` (terminfo(5)).
    let bits: [(Style, Int)] = [(.bold, 32), (.dim, 16), (.italic, 1 << 15), (.underline, 2)]
    colorless = bits.reduce(Style.plain) { withoutColors & $1.1 == 0 ? $0 : $0 + $1.0 }
    let isUsual = Self.bytes("cup") == Array("\u{1B}[%i%p1%d;%p2%dH".utf8)
    placing = isUsual ? nil : insight_capability("cup")
  }

  /// False where it cannot place text.
  var canPlace: Bool { insight_capability("cup") != nil }

  /// `COLORTERM` says so; screen passes it on without knowing such colours.
  private static func mixesColors(_ name: String) -> Bool {
    guard !name.hasPrefix("screen"), let words = getenv("COLORTERM") else { return false }
    return strcmp(words, "truecolor") == 0 || strcmp(words, "24bit") == 0
  }

  /// Appends what places the cursor.
  func place(_ row: Int, _ column: Int, in bytes: inout [UInt8]) {
    if let placing {
      guard let text = insight_filled(placing, Int32(row), Int32(column)) else { return }
      bytes += Self.withoutPauses(text)
      return
    }
    bytes.append(0x1B)
    bytes.append(UInt8(ascii: "["))
    Self.append(row + 1, to: &bytes)
    bytes.append(UInt8(ascii: ";"))
    Self.append(column + 1, to: &bytes)
    bytes.append(UInt8(ascii: "H"))
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    if number >= 10 { append(number / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// What switches a colour of the text, or of the ground, on.
  func color(_ number: Int, isGround: Bool = false) -> [UInt8] {
    // The first ones are the terminal's own, also where it mixes others.
    guard isDirect, number >= 8 else {
      guard let capability = insight_capability(isGround ? "setab" : "setaf"),
        let text = insight_filled(capability, Int32(number), 0)
      else { return [] }
      return Self.withoutPauses(text)
    }
    let (red, green, blue) = (number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF)
    return Array("\u{1B}[\(isGround ? 48 : 38);2;\(red);\(green);\(blue)m".utf8)
  }

  /// True where lines can be taken out and put in.
  var movesLines: Bool { insight_capability("dl") != nil && insight_capability("il") != nil }

  /// Takes out lines from the cursor's on, or puts blank ones in.
  func lines(_ count: Int, areNew: Bool) -> [UInt8] {
    let text = insight_capability(areNew ? "il" : "dl").flatMap { insight_filled($0, Int32(count), 0) }
    return text.map(Self.withoutPauses) ?? []
  }

  /// True where it takes a mouse, and so knows what terminals of its kind have in common.
  var hasMouse: Bool { insight_capability("kmous") != nil }

  /// What has it report its mouse or leave it, in the encoding it knows; nil where its description has no such sequence.
  func mouseReports(_ isOn: Bool) -> [UInt8]? {
    insight_capability("XM").flatMap { insight_filled($0, isOn ? 1 : 0, 0) }.map(Self.withoutPauses)
  }

  /// A capability's bytes; nil where the terminal lacks it.
  static func bytes(_ name: String) -> [UInt8]? { insight_capability(name).map(withoutPauses) }

  /// The bytes of a capability without its pauses (`$<5>`), which terminals have not needed for long.
  private static func withoutPauses(_ text: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = UnsafeBufferPointer(start: text, count: strlen(text))[...]
    while let first = rest.first {
      if rest.starts(with: [0x24, 0x3C]), let end = rest.firstIndex(of: 0x3E) {
        rest = rest[(end + 1)...]
      } else {
        bytes.append(UInt8(bitPattern: first))
        rest = rest.dropFirst()
      }
    }
    return bytes
  }
}

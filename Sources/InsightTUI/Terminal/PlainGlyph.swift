import InsightModel

/// One ASCII character for a glyph, where a terminal has nothing else.
enum PlainGlyph {
  static func ascii(_ scalar: UInt32) -> UInt8 {
    guard let scalar = Unicode.Scalar(scalar) else { return UInt8(ascii: "?") }
    if scalar.isASCII { return UInt8(truncatingIfNeeded: scalar.value) }
    switch scalar {
    case "‘", "’", "′": return UInt8(ascii: "'")
    case "“", "”", "″", "「", "」", "『", "』": return UInt8(ascii: "\"")
    case "–", "—", "−", "─", "―", "‐", "‑": return UInt8(ascii: "-")
    case "│", "┃": return UInt8(ascii: "|")
    case "┬", "├", "┼", "┤", "┴": return UInt8(ascii: "+")
    case "█", "▉", "▊", "▋": return UInt8(ascii: "#")
    case "░": return UInt8(ascii: ":")
    case "▇": return UInt8(ascii: "%")
    case "▆": return UInt8(ascii: "*")
    case "▅": return UInt8(ascii: "+")
    case "▄", "▌": return UInt8(ascii: "=")
    case "▃", "▍", "▎", "▏": return UInt8(ascii: "-")
    case "▂": return UInt8(ascii: ".")
    case "▁": return UInt8(ascii: "_")
    case "…": return UInt8(ascii: "~")
    case "•", "·", "●", "■", "◆", "▦": return UInt8(ascii: "*")
    case "▲", "↑", "△": return UInt8(ascii: "^")
    case "▼", "↓", "▾", "▽": return UInt8(ascii: "v")
    case "▸", "›", "→": return UInt8(ascii: ">")
    case "◂", "‹", "←": return UInt8(ascii: "<")
    case "×": return UInt8(ascii: "x")
    case "\u{A0}", "\u{3000}": return UInt8(ascii: " ")
    case _:
      // Accented Latin letters keep their letter.
      let base = Folding.fold(scalar.value, keepingCase: true)
      return (0x20..<0x7F).contains(base) ? UInt8(base) : UInt8(ascii: "?")
    }
  }
}

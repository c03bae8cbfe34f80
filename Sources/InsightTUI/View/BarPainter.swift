/// Draws horizontal bars on one scale, in eighths of a cell: to the right of the axis what is more than nothing, to its
/// left what is less.
struct BarPainter {
  let least: Double
  let greatest: Double
  let column: Int
  let width: Int
  let isPlain: Bool

  private static let parts: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  private var isSplit: Bool { least < 0 }

  /// Cells left of the axis, which takes a cell itself where there is anything to both sides.
  var leftColumns: Int {
    guard isSplit, width > 2 else { return 0 }
    guard greatest > 0 else { return width - 1 }
    return min(width - 2, max(1, Int(saturating: Double(width - 1) * Self.part(-least, of: greatest))))
  }

  /// What part the one of two numbers above zero is of both, 0...1, also where their sum is beyond every number.
  private static func part(_ one: Double, of other: Double) -> Double {
    let most = max(one, other)
    return (one / most) / (one / most + other / most)
  }

  var axis: Int { column + leftColumns }

  private var origin: Int { isSplit ? axis + 1 : column }
  private var rightColumns: Int { width - leftColumns - (isSplit ? 1 : 0) }

  /// The column where the bar of a value ends, at its far side.
  func place(_ value: Double) -> Int {
    if value >= 0 {
      let part = greatest > 0 ? min(1, value / greatest) : 0
      return origin + Int(saturating: part * Double(rightColumns))
    }
    let part = least < 0 ? min(1, value / least) : 0
    return axis - Int(saturating: part * Double(leftColumns))
  }

  func drawAxis(_ line: Int, _ frame: inout Frame) {
    if isSplit, width > 2 { frame.put("│", axis, line, Theme.rule) }
  }

  /// Draws the bar of a value; one that is longer than the scale is cut, with a mark. A shaded one stands for something
  /// else than the others, and has whole cells.
  func draw(_ value: Double, _ line: Int, _ style: Style, isShaded: Bool = false, _ frame: inout Frame) {
    guard width > 2 else { return }
    drawAxis(line, &frame)
    if value >= 0 {
      let eighths = Self.eighths(value, of: greatest, columns: rightColumns)
      drawRight(min(eighths, rightColumns * 8), line, style, isWhole: isShaded, &frame)
      if eighths > rightColumns * 8 { frame.put("▸", origin + rightColumns - 1, line, style) }
    } else if isSplit {
      let eighths = Self.eighths(value, of: least, columns: leftColumns)
      drawLeft(min(eighths, leftColumns * 8), line, style, isWhole: isShaded, &frame)
      if eighths > leftColumns * 8 { frame.put("◂", column, line, style) }
    } else {
      frame.put("◂", column, line, style)
    }
  }

  /// Something is never drawn as nothing.
  private static func eighths(_ value: Double, of end: Double, columns: Int) -> Int {
    guard value != 0, end != 0 else { return value == 0 ? 0 : Int.max }
    let eighths = Int(saturating: value / end * Double(columns * 8))
    return eighths > columns * 8 ? Int.max : max(1, eighths)
  }

  private func drawRight(_ eighths: Int, _ line: Int, _ style: Style, isWhole: Bool, _ frame: inout Frame) {
    let (cells, rest) = shown(eighths, isWhole: isWhole)
    for at in 0..<cells { frame.put(isWhole ? "░" : "█", origin + at, line, style) }
    if rest > 0 { frame.put(String(Self.parts[rest - 1]), origin + cells, line, style) }
  }

  /// There are no glyphs that fill a cell from its right except for this: one that fills the rest from its left, reversed.
  private func drawLeft(_ eighths: Int, _ line: Int, _ style: Style, isWhole: Bool, _ frame: inout Frame) {
    let (cells, rest) = shown(eighths, isWhole: isWhole)
    for at in 0..<cells { frame.put(isWhole ? "░" : "█", axis - 1 - at, line, style) }
    if rest > 0 { frame.put(String(Self.parts[7 - rest]), axis - 1 - cells, line, style + .reverse) }
  }

  /// Whole cells, and eighths of one more. In ASCII there are whole cells alone.
  private func shown(_ eighths: Int, isWhole: Bool) -> (Int, Int) {
    isPlain || isWhole
      ? (max(eighths > 0 ? 1 : 0, (eighths + 4) / 8), 0) : eighths.quotientAndRemainder(dividingBy: 8)
  }
}

@testable import InsightTUI

/// A frame as a picture that any browser shows: for the README.
struct SVGPicture {
  let theme: ColorTheme
  /// A cell's size, in units of the picture: that of common monospace fonts.
  private let width = 8.4
  private let height = 18.0

  func draw(_ frame: Frame) -> String {
    let size = (Double(frame.size.columns) * width, Double(frame.size.rows) * height)
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(text(size.0)) \(text(size.1))\" font-size=\"14\"",
      "  font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" xml:space=\"preserve\">",
      rectangle(0, 0, size.0, size.1, ground),
    ]
    for row in 0..<frame.size.rows { lines += draw(frame, row) }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// Cells of one style are one text, as wide as they are, whatever the font.
  private func draw(_ frame: Frame, _ row: Int) -> [String] {
    var lines: [String] = []
    let cells = Array(frame.row(row))
    var start = 0
    while start < cells.count {
      let end = cells[start...].firstIndex { $0.style != cells[start].style } ?? cells.count
      let run = String(
        String.UnicodeScalarView(
          cells[start..<end].flatMap { frame.scalars($0) }.compactMap(Unicode.Scalar.init)))
      lines += draw(run, cells[start].style, start, end, row)
      start = end
    }
    return lines
  }

  private func draw(_ run: String, _ style: Style, _ start: Int, _ end: Int, _ row: Int) -> [String] {
    let look = theme.attributes(of: style)
    var (front, back) = (color(style.role) ?? ink, ground)
    let isReversed = look.contains(.reverse)
    if isReversed { (front, back) = (back, front) }
    let (x, y) = (Double(start) * width, Double(row) * height)
    let columns = Double(end - start) * width
    var lines = isReversed ? [rectangle(x, y, columns, height, back)] : []
    guard run.contains(where: { $0 != " " }) else { return lines }
    var attributes = "fill=\"\(front)\""
    if look.contains(.bold) { attributes += " font-weight=\"bold\"" }
    if look.contains(.italic) { attributes += " font-style=\"italic\"" }
    if look.contains(.underline) { attributes += " text-decoration=\"underline\"" }
    if look.contains(.dim) { attributes += " opacity=\"0.75\"" }
    let escaped = run.map { ["&": "&amp;", "<": "&lt;", ">": "&gt;"][$0] ?? String($0) }.joined()
    lines.append(
      "<text x=\"\(text(x))\" y=\"\(text(y + 13.5))\" textLength=\"\(text(columns))\" lengthAdjust=\"spacingAndGlyphs\" \(attributes)>\(escaped)</text>"
    )
    return lines
  }

  private var ground: String { theme.ground.map(hex) ?? "#101418" }
  private var ink: String { theme.text.map(hex) ?? "#d8dee4" }

  private func color(_ role: Style.Role) -> String? {
    switch theme.color(of: role) {
    case .mixed(let mixed): hex(mixed)
    case .named(let named): hex(TerminalColors.known(colors: 16)[named.number])
    case nil: nil
    }
  }

  private func hex(_ color: ColorTheme.RGB) -> String {
    let digits = String(color.hex, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: String)
    -> String
  {
    "<rect x=\"\(text(x))\" y=\"\(text(y))\" width=\"\(text(width))\" height=\"\(text(height))\" fill=\"\(fill)\"/>"
  }

  /// Tenths, without a zero after the point.
  private func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

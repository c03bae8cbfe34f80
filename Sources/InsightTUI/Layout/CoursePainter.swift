import InsightModel

/// Draws lines over time: two by four dots to a cell (Braille patterns, U+2800), round numbers at the left, times below,
/// and at the right end what each line is and where it has come to.
struct CoursePainter {
  let chart: Chart
  let grid: Grid
  let current: Int?
  let isPlain: Bool
  private let area: Rect
  private let scale: AxisScale?
  private let plot: Rect
  private let label: (Double) -> String

  private static let widestName = 24
  private static let leastPlot = 8
  /// Lines of the axis for each of its numbers.
  private static let rowsOfMark = 3
  private static let roles: [Style.Role] = [.bars, .match, .proven, .key, .doubt, .note]

  init(
    chart: Chart, grid: Grid, area: Rect, current: Int?, isPlain: Bool, label: @escaping (Double) -> String
  ) {
    (self.chart, self.grid, self.current, self.isPlain, self.area) = (chart, grid, current, isPlain, area)
    self.label = label
    // A line that never moves lies in the middle.
    let span = max(chart.greatest - chart.least, chart.greatest.magnitude / 1e6, 1e-300)
    let parts = max(1, min(5, (area.rows - 1) / Self.rowsOfMark))
    scale = AxisScale(
      least: chart.least - (span == chart.greatest - chart.least ? 0 : span),
      greatest: chart.greatest + (span == chart.greatest - chart.least ? 0 : span), parts: parts)
    let left = (scale?.marks ?? []).map { CharacterWidth.columns(of: label($0)) }.max() ?? 0
    let names = chart.courses.indices.map { CharacterWidth.columns(of: Self.end($0, chart, grid)) }.max() ?? 0
    let right = min(names, Self.widestName, max(0, area.columns - left - 2 - Self.leastPlot - 1))
    plot = Rect(
      column: area.column + left + 1, row: area.row, columns: max(0, area.columns - left - 2 - right),
      rows: max(0, area.rows - 1))
  }

  /// `1,204 Rye`: the last value and, where there are several lines, of which column.
  private static func end(_ index: Int, _ chart: Chart, _ grid: Grid) -> String {
    let course = chart.courses[index]
    let value = course.points.last.flatMap { grid.shown($0.row, course.column) } ?? ""
    return chart.courses.count > 1 ? value + " " + grid.markedLabel(of: course.column) : value
  }

  func draw(_ frame: inout Frame) {
    guard let scale, plot.columns > 2, plot.rows > 1 else { return }
    drawAxis(scale, &frame)
    drawTimes(&frame)
    var taken: Set<Int> = []
    for index in chart.courses.indices.reversed() { draw(index, scale, &taken, &frame) }
  }

  // MARK: Places

  private var times: (first: Double, last: Double) {
    let points = chart.courses.flatMap { [$0.points.first, $0.points.last].compactMap { $0?.time } }
    return (points.min() ?? 0, points.max() ?? 1)
  }

  /// Dots from the left, 0 up to twice the columns.
  private func across(_ time: Double) -> Int {
    let (first, last) = times
    return min(
      plot.columns * 2 - 1, Int(saturating: (time - first) / (last - first) * Double(plot.columns * 2 - 1)))
  }

  /// Dots from the top, 0 up to four times the rows.
  private func down(_ value: Double, _ scale: AxisScale) -> Int {
    let part = (scale.greatest - value) / (scale.greatest - scale.least)
    return max(0, min(plot.rows * 4 - 1, Int(saturating: part * Double(plot.rows * 4 - 1))))
  }

  /// The row of the column's own point that is nearest in time to a place of the plot; nil outside it.
  func row(at point: Point) -> Int? {
    guard plot.contains(point) else { return nil }
    let (first, last) = times
    let wanted = first + (Double(point.column - plot.column) + 0.5) / Double(plot.columns) * (last - first)
    return chart.courses.first?.points.min { abs($0.time - wanted) < abs($1.time - wanted) }?.row
  }

  // MARK: Parts

  private func drawAxis(_ scale: AxisScale, _ frame: inout Frame) {
    var last = Int.max
    for mark in scale.marks {
      let row = plot.row + down(mark, scale) / 4
      guard row < last else { continue }
      last = row
      frame.putRight(label(mark), endingAt: plot.column - 1, from: area.column, row, Theme.note)
      frame.put("┤", plot.column - 1, row, Theme.rule)
    }
    for row in plot.row..<plot.row + plot.rows
    where frame.row(row)[frame.row(row).startIndex + plot.column - 1] == .blank {
      frame.put("│", plot.column - 1, row, Theme.rule)
    }
  }

  /// The first and the last time below the ends, and the one of the current row where it has room.
  private func drawTimes(_ frame: inout Frame) {
    guard let column = grid.timeColumn, let points = chart.courses.first?.points, let first = points.first,
      let last = points.last
    else { return }
    let line = plot.row + plot.rows
    func text(_ row: Int) -> String { grid.shown(row, column) ?? "" }
    let end = frame.put(text(first.row), plot.column, line, Theme.note)
    let start = plot.column + plot.columns - CharacterWidth.columns(of: text(last.row))
    guard start > end else { return }
    frame.put(text(last.row), start, line, Theme.note)
    guard let current, let point = points.first(where: { $0.row == current }) else { return }
    let width = CharacterWidth.columns(of: text(current))
    let place = plot.column + across(point.time) / 2 - width / 2
    if place > end, place + width < start { frame.put(text(current), place, line, .bold) }
  }

  private func draw(_ index: Int, _ scale: AxisScale, _ taken: inout Set<Int>, _ frame: inout Frame) {
    let course = chart.courses[index]
    let style = Style(Self.roles[index % Self.roles.count])
    var dots = Dots(columns: plot.columns, rows: plot.rows)
    var before: (x: Int, y: Int)?
    for point in course.points {
      let x = across(point.time)
      dots.line(from: (x, down(point.greatest, scale)), to: (x, down(point.least, scale)))
      let here = (x: x, y: down(point.value, scale))
      if let before { dots.line(from: (before.x, before.y), to: (here.x, here.y)) }
      before = here
    }
    for row in 0..<plot.rows {
      for column in 0..<plot.columns {
        let pattern = dots[column, row]
        guard pattern != 0 else { continue }
        let glyph = isPlain ? "*" : Unicode.Scalar(0x2800 + UInt32(pattern)).map { String($0) } ?? "*"
        frame.put(glyph, plot.column + column, plot.row + row, style)
      }
    }
    // Both ends, and where one is.
    for point in [course.points.first, course.points.last].compactMap({ $0 }) {
      mark(point, scale, style + .bold, &frame)
    }
    if index == 0, let point = course.points.first(where: { $0.row == current }) {
      mark(point, scale, Theme.selected, &frame)
    }
    guard let last = course.points.last else { return }
    var row = plot.row + down(last.value, scale) / 4
    // Lines that end together are named one below the other.
    while taken.contains(row), row < plot.row + plot.rows - 1 { row += 1 }
    while taken.contains(row), row > plot.row { row -= 1 }
    taken.insert(row)
    let column = plot.column + plot.columns + 1
    frame.putCut(
      Self.end(index, chart, grid), column, row, columns: area.column + area.columns - column, style + .bold)
  }

  private func mark(_ point: Course.Point, _ scale: AxisScale, _ style: Style, _ frame: inout Frame) {
    frame.put(
      isPlain ? "o" : "●", plot.column + across(point.time) / 2, plot.row + down(point.value, scale) / 4,
      style)
  }
}

/// A field of dots, two by four to a cell, as the Braille patterns of Unicode number them.
private struct Dots {
  private let columns: Int
  private let rows: Int
  private var cells: [UInt8]

  init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    cells = Array(repeating: 0, count: columns * rows)
  }

  subscript(column: Int, row: Int) -> UInt8 { cells[row * columns + column] }

  private mutating func set(_ x: Int, _ y: Int) {
    guard (0..<columns * 2).contains(x), (0..<rows * 4).contains(y) else { return }
    let bit: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    cells[y / 4 * columns + x / 2] |= bit[x % 2][y % 4]
  }

  /// Bresenham's.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    var (x, y) = start
    let (width, height) = (abs(end.x - x), -abs(end.y - y))
    let (right, down) = (x < end.x ? 1 : -1, y < end.y ? 1 : -1)
    var error = width + height
    while true {
      set(x, y)
      if x == end.x, y == end.y { return }
      let twice = 2 * error
      if twice >= height {
        error += height
        x += right
      }
      if twice <= width {
        error += width
        y += down
      }
    }
  }
}

import InsightModel

extension Reader {
  /// The front page of an issue.
  func drawFront(_ pane: Rect, _ frame: inout Frame) {
    guard let flow = frontFlow, let front else { return }
    let start = pane.column + margin
    let limit = pane.column + pane.columns
    for (line, (place, row)) in flow.rows(from: front.top, count: pane.rows).enumerated() {
      let isSelected = place.item == front.item && flow.items[place.item].isTarget && row.role != .lead
      var style = Self.style(row.role)
      if isSelected, row.role != .blank { style = style + (focus == .article ? Theme.selected : .plain) }
      let y = pane.row + line
      if isSelected, place.row == 0 { frame.put("›", max(pane.column, start + row.indent - 2), y, Theme.key) }
      let column = frame.put(row.lead, start + row.indent, y, style, limit: limit)
      frame.put(row.text, column, y, style, limit: limit)
    }
  }

  private static func style(_ role: FrontRow.Role) -> Style {
    switch role {
    case .blank: .plain
    case .masthead: Theme.headline
    case .byline, .lead: Theme.note
    case .found: .plain
    case .section: Theme.subheading
    case .headline: Theme.headline
    case .table: .plain
    }
  }
}

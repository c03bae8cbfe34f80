extension Reader {
  /// The links, the one at the cursor with the whole of its address.
  func drawLinks(_ pane: LinksPane, _ frame: inout Frame) {
    frame.putCut(
      Words.count(pane.items.count, "link"), 1, 1, columns: size.columns - 2, Theme.subheading)
    let end = 2 + linkRows
    var line = 2
    var index = pane.top
    while line < end, pane.items.indices.contains(index) {
      let isCurrent = index == pane.cursor
      for (number, text) in pane.lines(index, columns: size.columns).enumerated() where line < end {
        let style: Style = isCurrent && number == 0 ? Theme.selected : .plain
        if isCurrent, number == 0 {
          frame.fill(Rect(column: 0, row: line, columns: size.columns, rows: 1), with: " ", style)
        }
        frame.putCut(text, number == 0 ? 2 : 4, line, columns: size.columns - 5, style)
        line += 1
      }
      index += 1
    }
    drawMore(pane.top, index < pane.items.count ? .max : pane.top, from: 2, rows: linkRows, &frame)
  }
}

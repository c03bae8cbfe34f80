import InsightModel

/// The rows of the open article that its pane shows and the one after them, set once for all that asks.
struct ShownRows: Sendable {
  let setting: ArticleFlow.Setting
  /// Where the pane begins.
  let place: RowPlace
  /// How many rows were asked for: those of the pane, and one.
  let count: Int
  let rows: [(place: RowPlace, row: FlowRow)]
  /// All rows of the items that are shown.
  let window: ArticleFlow.Window
  /// True where a link is among them.
  let hasLink: Bool

  init(_ flow: ArticleFlow, from place: RowPlace, count: Int) {
    setting = flow.setting
    self.place = place
    self.count = count
    let window = flow.window(from: place, count: count)
    var flow = flow
    flow.known = window
    self.window = window
    rows = flow.rows(from: place, count: count)
    hasLink = flow.hasLink(in: rows)
  }
}

extension ArticleFlow {
  /// The items that so many rows are of.
  fileprivate func window(from place: RowPlace, count: Int) -> Window {
    let start = min(max(0, place.item), max(0, itemCount - 1))
    guard start < itemCount else { return Window() }
    var window = Window(first: start, items: [rows(start)])
    var missing = count - max(0, window.items[0].count - max(0, place.row))
    while missing > 0, start + window.items.count < itemCount {
      let next = rows(start + window.items.count)
      window.items.append(next)
      missing -= next.count
    }
    return window
  }

  fileprivate func hasLink(in rows: [(place: RowPlace, row: FlowRow)]) -> Bool {
    guard let first = rows.first, let last = rows.last else { return false }
    return (first.place.item...last.place.item).contains { item in
      issue.allLinks(in: block(item)?.range ?? issue.articles[article].headline).contains {
        $0.range.upperBound > first.row.anchor && $0.range.lowerBound <= last.row.anchor
      }
    }
  }
}

extension Reader {
  /// What the article's pane shows; nil where no article is open, or another pane has the screen.
  var shown: ShownRows? {
    guard let flow, let place = article?.place else { return nil }
    let pane = panes.article
    guard !pane.isEmpty else { return nil }
    let count = pane.rows + 1
    if let lastShown, lastShown.place == place.row, lastShown.count == count,
      lastShown.setting == flow.setting
    {
      return lastShown
    }
    return ShownRows(flow, from: place.row, count: count)
  }

  /// The rows of the article that its pane shows.
  var shownRows: ArraySlice<(place: RowPlace, row: FlowRow)> {
    shown?.rows.prefix(panes.article.rows) ?? []
  }

  /// Keeps what is shown for the next frame, and for the key after it.
  mutating func keepShown() { lastShown = shown }
}

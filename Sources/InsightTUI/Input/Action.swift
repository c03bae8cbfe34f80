/// Everything a reader can be told to do. The raw value is its name in the palette and the manual.
public enum Action: String, CaseIterable, Sendable {
  case lineDown = "line-down"
  case lineUp = "line-up"
  case pageDown = "page-down"
  case pageUp = "page-up"
  case halfPageDown = "half-page-down"
  case halfPageUp = "half-page-up"
  case top, bottom
  case readOn = "read-on"
  case count
  case deeper, into, back
  case fold
  case interrupt
  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case nextArticle = "next-article"
  case previousArticle = "previous-article"
  case nextIssue = "next-issue"
  case previousIssue = "previous-issue"
  case nextDoubt = "next-doubt"
  case nextFigure = "next-figure"
  case previousFigure = "previous-figure"
  case facts
  case toggleRead = "read"
  case toggleStar = "star"
  case markAllRead = "read-all"
  case remove
  case note
  case noteEditor = "note-editor"
  case edit, links
  case find, library
  case resultOrder = "result-order"
  case search
  case nextMatch = "next-match"
  case previousMatch = "previous-match"
  case openTable = "table"
  case source
  case columnLeft = "column-left"
  case columnRight = "column-right"
  case firstColumn = "first-column"
  case lastColumn = "last-column"
  case hideColumn = "hide-column"
  case showColumns = "show-columns"
  case columnWidth = "column-width"
  case filter
  case sort
  case sortFurther = "sort-further"
  case sortAscending = "sort-ascending"
  case sortDescending = "sort-descending"
  case undo, redo
  case nextRow = "next-row"
  case previousRow = "previous-row"
  case copyCell = "copy-cell"
  case copyRow = "copy-row"
  case copyTable = "copy-table"
  case choose
  case copyText = "copy-text"
  case copyQuoted = "copy-quoted"
  case export
  case exportValues = "export-values"
  case exportDefused = "export-defused"
  case statistics, distinct, chart, group
  case reread = "read-again"
  case zoom, mouse
  case narrowerContents = "narrower-contents"
  case widerContents = "wider-contents"
  case measure
  case fileReading = "read-otherwise"
  case help, palette, encoding, faults, redraw, suspend
  case leave
  case quit
  case accept, cancel
  case recallOlder = "recall-older"
  case recallNewer = "recall-newer"
  case deleteBackward = "delete-backward"
  case deleteWord = "delete-word"
  case deleteLine = "delete-line"
  case deleteForward = "delete-forward"
  case cursorLeft = "cursor-left"
  case cursorRight = "cursor-right"
  case cursorStart = "cursor-start"
  case cursorEnd = "cursor-end"

  /// What it does, for help, palette and manual.
  var summary: String {
    switch self {
    case .lineDown: "down one line"
    case .lineUp: "up one line"
    case .pageDown: "down one page"
    case .pageUp: "up one page"
    case .halfPageDown: "down half a page"
    case .halfPageUp: "up half a page"
    case .top: "to the beginning"
    case .bottom: "to the end"
    case .readOn: "down one page, at the end on to the next article"
    case .count: "how often, before a key: 5j goes down five lines, 12G to line 12"
    case .deeper: "open: a fold, an article, its table, a row"
    case .into: "open, and in what is open go on to what it holds"
    case .back: "back, out of what is open"
    case .fold: "fold this, or go to what holds it"
    case .interrupt: "stop what is going on: a search, an overlay"
    case .nextPane: "to the next pane"
    case .previousPane: "to the previous pane"
    case .nextArticle: "to the next article"
    case .previousArticle: "to the article before"
    case .nextIssue: "to the next issue in the contents"
    case .previousIssue: "to the issue before in the contents"
    case .nextDoubt: "to the next place in doubt, of this issue and those after it"
    case .nextFigure: "to the next figure tied to a cell; from a cell to it"
    case .previousFigure: "to the figure before tied to a cell; from a cell to the last"
    case .facts: "list what the tables and the prose of this issue say, and who disagrees"
    case .toggleRead: "read, or unread: an article, elsewhere also a section or an issue"
    case .toggleStar: "give a star, or take it: an article, a row of a table, in the library an issue"
    case .markAllRead: "mark all issues of this periodical as read"
    case .remove: "take the issue out of the library; undo brings it back"
    case .note: "write a note on the paragraph at the head of the screen, the chosen one, or the cell"
    case .noteEditor: "go on with the note in the editor, where it may have several lines"
    case .edit: "open the file at this line in the editor ($VISUAL, $EDITOR)"
    case .links: "list the links of the article with what they lead to; there Enter opens one"
    case .find: "find in the library, and in all that is open"
    case .library: "to the list of the kept issues"
    case .resultOrder: "list the newest first, or the best"
    case .search: "search for a phrase as it is typed"
    case .nextMatch: "to the next match"
    case .previousMatch: "to the previous match"
    case .openTable: "open the article's table, again for the next one"
    case .source: "show the lines of the file behind what is shown"
    case .columnLeft: "to the column at the left"
    case .columnRight: "to the column at the right"
    case .firstColumn: "to the first column"
    case .lastColumn: "to the last column"
    case .hideColumn: "hide this column"
    case .showColumns: "show all columns"
    case .columnWidth: "show all of a column that is cut, and cut it again"
    case .filter: "show only the rows with what is typed; nothing for all"
    case .sort: "sort by this column, again to reverse, again as printed"
    case .sortFurther: "sort by this column where the others are alike"
    case .sortAscending: "sort by this column, smallest first"
    case .sortDescending: "sort by this column, largest first"
    case .undo: "undo the last change: of a table's view, of what is read, starred, noted, taken out"
    case .redo: "make the change again that was undone"
    case .nextRow: "to the next row"
    case .previousRow: "to the previous row"
    case .copyCell: "copy the cell to the clipboard"
    case .copyRow: "copy the row to the clipboard"
    case .copyTable: "copy the table, as it is shown, to the clipboard"
    case .choose: "choose paragraphs to copy, or stop choosing"
    case .copyText: "copy the chosen paragraphs, without their line breaks"
    case .copyQuoted: "copy what is chosen, or the cell, with its source"
    case .export: "write the table, as it is shown, to a file"
    case .exportValues: "write values instead of cells as printed, and back"
    case .exportDefused: "write an apostrophe before what spreadsheets would run (= + - @), and back"
    case .statistics: "statistics of every column"
    case .distinct: "count the values of this column, or in which ranges they lie"
    case .group: "put rows together by this column: counts, sums, means; again back"
    case .reread: "read the file again; order, filter and place stay"
    case .chart: "chart this column, again its shares, again its change, again the table"
    case .zoom: "give this pane the whole screen, and take it back"
    case .narrowerContents: "make the contents narrower"
    case .widerContents: "make the contents wider"
    case .measure: "set text as wide as its pane, and back in lines of 88 columns"
    case .mouse: "leave the mouse to the terminal, to select text; take it back"
    case .help: "show the keys that work here"
    case .palette: "list every action and run one"
    case .encoding: "read this file in another encoding"
    case .faults: "list what is wrong with the configuration, each with its line"
    case .fileReading: "how this data file was read, and why; type how else"
    case .redraw: "draw the screen anew"
    case .suspend: "suspend the reader"
    case .leave: "leave this pane, at the top the reader"
    case .quit: "quit the reader"
    case .accept: "take what is typed"
    case .cancel: "give up what is typed"
    case .recallOlder: "bring back what was typed before"
    case .recallNewer: "bring back what was typed after that"
    case .deleteBackward: "delete the character before the cursor"
    case .deleteWord: "delete the word before the cursor"
    case .deleteLine: "delete all that is typed"
    case .deleteForward: "delete the character after the cursor"
    case .cursorLeft: "one character back in what is typed"
    case .cursorRight: "one character on in what is typed"
    case .cursorStart: "to the beginning of what is typed"
    case .cursorEnd: "to the end of what is typed"
    }
  }

  /// True for what only moves what is shown, or the cursor.
  var isMovement: Bool {
    switch self {
    case .lineDown, .lineUp, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .top, .bottom, .readOn, .deeper,
      .into, .back, .fold, .nextPane, .previousPane, .columnLeft, .columnRight, .firstColumn, .lastColumn,
      .nextRow, .previousRow, .nextArticle, .previousArticle, .nextIssue, .previousIssue, .nextFigure,
      .previousFigure, .leave, .interrupt:
      true
    case _: false
    }
  }

  /// True for what the palette lists: not what one does while one types.
  var isListed: Bool {
    switch self {
    case .palette, .count, .accept, .cancel, .recallOlder, .recallNewer, .deleteBackward, .deleteWord,
      .deleteLine, .deleteForward, .cursorLeft, .cursorRight, .cursorStart, .cursorEnd, .exportValues,
      .resultOrder, .noteEditor:
      false
    case _: true
    }
  }

  /// One or two words for the foot line; nil where it has none.
  var hint: String? {
    switch self {
    case .deeper: "open"
    case .back: "back"
    case .nextPane: "pane"
    case .nextArticle: "next article"
    case .nextDoubt: "next doubt"
    case .nextFigure: "next figure"
    case .readOn: "read on"
    case .toggleRead: "read"
    case .toggleStar: "star"
    case .markAllRead: "all read"
    case .remove: "take out"
    case .note: "note"
    case .noteEditor: "editor"
    case .edit: "edit"
    case .links: "links"
    case .find: "find"
    case .resultOrder: "order"
    case .into: "open"
    case .search: "search"
    case .nextMatch: "next"
    case .openTable: "table"
    case .source: "source"
    case .sort: "sort"
    case .sortFurther: "further key"
    case .undo: "undo"
    case .filter: "filter"
    case .hideColumn: "hide"
    case .showColumns: "all columns"
    case .nextRow: "next row"
    case .previousRow: "row before"
    case .copyCell: "copy"
    case .copyTable: "copy table"
    case .choose: "choose"
    case .copyText: "copy"
    case .copyQuoted: "with source"
    case .export: "export"
    case .exportValues: "values"
    case .exportDefused: "no formulas"
    case .statistics: "statistics"
    case .distinct: "count values"
    case .group: "group"
    case .chart: "chart"
    case .zoom: "zoom"
    case .help: "keys"
    case .leave: "leave"
    case .quit: "quit"
    case .accept: "take"
    case .cancel: "give up"
    case .columnRight: "column"
    case .lineDown: "move"
    case .fold: "fold"
    case .previousFigure, .facts, .library, .reread, .interrupt, .count, .measure, .recallOlder, .recallNewer,
      .narrowerContents, .widerContents,
      .redo,
      .firstColumn, .lastColumn,
      .columnWidth, .mouse, .lineUp, .pageDown, .pageUp,
      .halfPageDown, .halfPageUp, .top, .bottom, .previousPane,
      .previousArticle,
      .nextIssue, .previousIssue, .previousMatch, .columnLeft, .sortAscending, .sortDescending, .copyRow,
      .palette, .encoding, .faults, .fileReading,
      .redraw, .suspend, .deleteBackward, .deleteWord, .deleteLine, .deleteForward, .cursorLeft, .cursorRight,
      .cursorStart, .cursorEnd:
      nil
    }
  }
}

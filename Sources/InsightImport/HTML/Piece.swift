import InsightModel

/// A part of a page as it is read: its text is in the reader's arena until the whole page is known.
struct Piece {
  enum Kind: Equatable {
    case heading(Int)
    case paragraph
    case item(ItemMark)
    case verbatim
    case note
    /// The index of a table.
    case table(Int)
    /// Nothing but room, which sets off what follows.
    case blank
  }

  var kind: Kind
  /// Bytes in the arena.
  var text: Range<Int>
  /// Indices of the links in it.
  var links: Range<Int>
  /// Where it begins in the source, in bytes.
  var offset: Int
  /// Where its further lines begin there.
  var breaks: [Int] = []
  var quotes: Int
  var depth: Int
  /// In a part of the page around its text: the index of that part; nil in the text itself.
  var furniture: Int?
  var isInMain: Bool
  /// In a list whose items are nothing but links: the index of that list.
  var menu: Int?
  /// The words that stand for a picture are all of it.
  var isPicture = false
}

/// A day that a page marks as one.
struct PageTime {
  var day: String
  /// It says that it is when something was published.
  var isNamed: Bool
  /// Where its words begin in the arena.
  var place: Int
}

/// A table as the page's cells give it.
struct PageTable {
  struct Cell {
    /// Indices of the pieces in it.
    var pieces: Range<Int>
    var isHeader: Bool
    /// All of it in bold type.
    var isStrong = false
    var columns: Int
    var rows: Int
  }

  struct Row {
    var cells: [Cell] = []
    var isInHead: Bool
    /// Head, body or foot: what reaches down over rows ends with it.
    var group = 0
    var offset: Int

    /// True where the first cell alone says that it is a name.
    var namesItself: Bool {
      cells.first?.isHeader == true && !cells.dropFirst().contains(where: \.isHeader)
    }
  }

  var rows: [Row] = []
  var caption: Range<Int>?
  /// What the author says is no table of data.
  var isForLayout = false
  /// The pieces of its cells, and the index of the first of them.
  var kept: [Piece] = []
  var first = 0
}

extension Range<Int> {
  func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}

/// The labelled fields at the head of an issue's page, and the neighbours at its foot.
public struct Header: Sendable, Equatable {
  /// What a label at the head or foot of a page names, in whatever language it is written; the words for each
  /// are those that `HeaderReader` knows. The raw value is the name in the JSON output.
  public enum Label: String, Sendable, CaseIterable {
    case title, author, published, reads, attachment, previous, next
  }

  /// One label with its value and the lines that both take.
  public struct Field: Sendable, Equatable {
    /// Several fields may have the same label.
    public var label: Label
    /// The value's bytes in the healed text; empty when there is none.
    public var value: Range<Int>
    /// 1-based lines of the label and of the value, ascending.
    public var lines: [Int]
  }

  /// As they stand on the page, one after another; the values below are read from them, and of several with
  /// one label the last one counts.
  public var fields: [Field] = []
  /// The whole title of the issue as printed; nil where the page has none.
  public var title: String?
  /// As printed; nil where the page names none.
  public var author: String?
  /// As `YYYY-MM-DD`, or as printed where it is no date.
  public var published: String?
  /// How often the page says that it was read; nil where it says nothing, or no whole number.
  public var reads: Int?
  /// The name of the attached file as printed; nil where none is named.
  public var attachment: String?
  /// The title of the issue before this one, as the page's foot names it; nil where it names none.
  public var previous: String?
  /// The title of the issue after this one, as the page's foot names it; nil where it names none.
  public var next: String?
  /// The periodical's name, without the number.
  public var periodical: String?
  /// The number in its periodical, from the title: `No. 12`, `제12호`, `(181)`; nil where it has none.
  public var number: Int?
  /// What the title lists after `of`, or a document's own head as its tags; empty where there are none.
  public var topics: [String] = []

  /// A header in which nothing is said.
  public init() {}
}

/// A part of an issue with articles of one industry.
public struct Section: Sendable, Equatable {
  /// As printed or restored, `Ⅱ`; empty where the section has none.
  public var numeral: String
  /// 1-based; 0 for text before the first section.
  public var ordinal: Int
  /// Empty for a section that the document does not name.
  public var title: Range<Int>
  /// Line of the heading, 1-based; nil where there is none.
  public var line: Int?
  /// Indices into `Issue.articles`.
  public var articles: Range<Int>
  /// What is printed before its title: `Ⅱ. `.
  public var lead: String { numeral.isEmpty ? "" : numeral + ". " }
}

/// An article: a headline and the blocks below it. Text that stands before the first headline is one too.
public struct Article: Sendable, Equatable {
  /// Index into `Issue.sections`.
  public var section: Int
  /// As printed; counted where the document does not number its articles; 0 for text before the first one.
  public var number: Int
  /// Empty for text that has no headline.
  public var headline: Range<Int>
  /// Line of the headline, 1-based; nil where there is none.
  public var line: Int?
  /// Indices into `Issue.blocks`.
  public var blocks: Range<Int>
}

/// A piece of an article in reading order.
public struct Block: Sendable, Equatable {
  /// What a block is to a reader, which decides how it is set.
  public enum Kind: Sendable, Equatable {
    case paragraph
    case keyPoint
    case subheading
    /// The index in `Issue.tables`.
    case table(Int)
    /// A table's source and the like.
    case note
    /// Lines that keep their own breaks and spaces: a listing, a poem, a drawing.
    case verbatim
    /// An item of a list that is no point of an article's head.
    case item(ItemMark)
    case quotation
  }

  /// A table's block takes the lines of the table; its cells are in `Issue.tables`.
  public var kind: Kind
  /// Bytes in the healed text, without bullets and marks. May hold line feeds, which read as spaces except in
  /// `verbatim` and where it `keepsBreaks`.
  public var range: Range<Int>
  /// 1-based lines of `Issue.text`.
  public var lines: ClosedRange<Int>
  /// In how many quotations it stands.
  public var quotes = 0
  /// In how many lists it stands beyond the first.
  public var depth = 0
  /// True where its lines end because their author ended them: those of an address, of verse. `Issue.passages(of:)` has them.
  public var keepsBreaks = false
}

extension Block {
  /// True for an item of the list that `previous` belongs to, so that nothing stands between them.
  public func isItem(after previous: Block) -> Bool {
    func isListed(_ kind: Kind) -> Bool {
      switch kind {
      case .keyPoint, .item: true
      case .paragraph, .subheading, .table, .note, .verbatim, .quotation: false
      }
    }
    return isListed(kind) && isListed(previous.kind) && quotes == previous.quotes
  }
}

/// What stands before an item of a list.
public enum ItemMark: Sendable, Equatable {
  case bullet
  case number(Int)
  /// A task, open or done.
  case task(isDone: Bool)
}

/// A passage that leads elsewhere.
public struct Link: Sendable, Equatable {
  /// Bytes in the healed text.
  public var range: Range<Int>
  /// As written; may be relative.
  public var target: String
}

/// A line of the page around the issue.
public struct Furniture: Sendable, Equatable {
  /// What a line is that belongs to the page and not to the issue.
  public enum Kind: String, Sendable {
    case breadcrumb, spacing, cellBar, footer
    /// Labels and values in the header of a further issue in the same file.
    case header
    /// A line drawn under a heading.
    case rule
  }
  /// A `cellBar` and `spacing` hold bars, or white space beyond ASCII, and nothing else.
  public var kind: Kind
  /// 1-based line of `Issue.text`.
  public var line: Int
}

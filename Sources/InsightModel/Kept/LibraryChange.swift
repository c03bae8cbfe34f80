/// A change of kept issues as wholes, by their numbers in the library.
public enum LibraryChange: Sendable, Equatable {
  /// All their articles are read, or unread.
  case read(Bool, issues: [Int])
  case star(Bool, issue: Int)
  /// They are taken out, with their older texts.
  case remove([Int])
}

/// What the reader keeps of itself, beside what it keeps of documents.
public enum ReaderState: Sendable, Equatable {
  /// The kept issue that is open; nil while the library's list is.
  case open(issue: Int?)
  /// Columns of the contents that somebody chose.
  case contentsWidth(Int?)
}

/// What a text that was typed was for; its raw value stands in the library.
public enum SearchKind: String, CaseIterable, Sendable {
  /// A search in a document.
  case text
  /// A filter of rows.
  case rows
  /// A search in all issues.
  case find
}

import InsightModel

extension Library {
  /// All issues, the newest first.
  public mutating func issues() throws(LibraryError) -> [KeptIssue] {
    // What changes while they are read is looked at again.
    listed = try fileState()
    let catalog = try currentCatalog()
    let marks = try marks()
    return (0..<catalog.count).map { place in
      var issue = catalog.issue(place)
      if !marks.isEmpty, let own = marks[issue.id] {
        (issue.read, issue.starred, issue.isStarred) = (own.read, own.starred, own.isStarred)
      }
      return issue
    }
  }

  /// How much of an issue was read and starred.
  private struct Marks {
    var read = 0
    var starred = 0
    /// The issue as a whole.
    var isStarred = false
  }

  /// Of those issues of which anything was.
  private mutating func marks() throws(LibraryError) -> [Int: Marks] {
    var marks: [Int: Marks] = [:]
    try database.rows(
      """
      SELECT document, sum(is_read), sum(is_starred), max(is_starred AND article = '') FROM article_state
      WHERE is_read OR is_starred GROUP BY document
      """
    ) { row in
      marks[row.int(0)] = Marks(read: row.int(1), starred: row.int(2), isStarred: row.int(3) != 0)
      return true
    }
    try database.rows("SELECT document, count(*) FROM row_state WHERE is_starred GROUP BY document") { row in
      marks[row.int(0), default: Marks()].starred += row.int(1)
      return true
    }
    return marks
  }

  /// The issues that a query finds: its words in periodical, number, date, title or file.
  public mutating func issues(_ query: SearchQuery) throws(LibraryError) -> [KeptIssue] {
    let noted = try documentsWithNotes()
    let tabled = query.conditions.contains { $0.filter == .table } ? try issuesWithTables() : []
    return try issues().filter { issue in
      let fits = query.conditions.allSatisfy { condition in
        let holds =
          switch condition.filter {
          case .unread: issue.isUnread
          case .starred: issue.starred > 0
          case .note: noted.contains(issue.id)
          case .table: tabled.contains(issue.id)
          case .section: false
          case .periodical, .since, .before, .until:
            condition.filter.admits(
              periodical: issue.periodical, title: issue.title, file: issue.file, published: issue.published)
          }
        return holds != condition.isNegated
      }
      guard fits, query.expression != nil || !query.excluded.isEmpty else { return fits }
      let text = [
        issue.periodical, issue.number.map(String.init), issue.published, issue.title,
        issue.file.split(separator: "/").last.map(String.init),
      ].compactMap { $0 }.joined(separator: " \n ")
      return query.expression.map { $0.matches(in: text) != nil } ?? !query.isExcluded(text)
    }
  }

  mutating func documentsWithNotes() throws(LibraryError) -> Set<Int> {
    var found: Set<Int> = []
    try database.rows("SELECT DISTINCT document FROM note") { row in
      found.insert(row.int(0))
      return true
    }
    return found
  }

  private mutating func issuesWithTables() throws(LibraryError) -> Set<Int> {
    let catalog = try currentCatalog()
    let tables = try passages(IndexText.tables, in: catalog)
    let entries = (0..<catalog.count).filter { !tables.members(of: catalog.numbers(of: $0)).isEmpty }
    return Set(entries.map { catalog.issue($0).id })
  }
}

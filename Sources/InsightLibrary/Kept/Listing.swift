import InsightModel

extension Library {
  /// All issues, the newest first.
  public mutating func issues() throws(LibraryError) -> [KeptIssue] {
    var found: [KeptIssue] = []
    try database.rows(
      """
      SELECT i.id, i.file, i.periodical, i.number, i.published, i.title, i.articles,
        (SELECT count(*) FROM article_state s WHERE s.document = i.id AND s.is_read),
        (SELECT count(*) FROM article_state s WHERE s.document = i.id AND s.is_starred)
          + (SELECT count(*) FROM row_state r WHERE r.document = i.id AND r.is_starred),
        (SELECT count(*) FROM issue o WHERE o.replaced_by = i.id),
        EXISTS(SELECT 1 FROM article_state s WHERE s.document = i.id AND s.article = '' AND s.is_starred)
      FROM issue i WHERE i.replaced_by IS NULL
      ORDER BY i.published DESC, i.number DESC, i.id DESC
      """
    ) { row in
      found.append(
        KeptIssue(
          id: row.int(0), file: row.text(1), periodical: row.optionalText(2), number: row.optionalInt(3),
          published: row.optionalText(4), title: row.optionalText(5), articles: row.int(6), read: row.int(7),
          starred: row.int(8), isStarred: row.int(10) != 0, revisions: row.int(9)))
      return true
    }
    return found
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
      guard fits, let expression = query.expression else { return fits }
      let text = [
        issue.periodical, issue.number.map(String.init), issue.published, issue.title,
        issue.file.split(separator: "/").last.map(String.init),
      ].compactMap { $0 }.joined(separator: " \n ")
      return expression.matches(in: text) != nil
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
    let hits = try hits(of: IndexText.tableQuery, in: catalog)
    return Set(hits.map { catalog.entries[$0.entry].id })
  }
}

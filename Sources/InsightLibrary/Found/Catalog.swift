import InsightModel

/// The heads of all issues that are searched, by where their passages stand in the index.
struct Catalog {
  struct Entry {
    var id: Int
    var file: String
    var periodical: String?
    var number: Int?
    var published: String?
    var title: String?
    /// The numbers of its passages in the index.
    var passages: Range<Int>
  }

  /// Ascending by their passages.
  var entries: [Entry]
  /// The entries' places in the order of dates, the newest first.
  var ranks: [Int]
  /// What SQLite calls the file's state, to know when others have changed it.
  var state: Int

  /// The first entry whose passages do not all come before this one.
  func entry(of passage: Int) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].passages.upperBound > passage { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Library {
  /// The catalog as the file is now.
  mutating func currentCatalog() throws(LibraryError) -> Catalog {
    let state = try database.first("PRAGMA data_version") { $0.int(0) } ?? 0
    if let catalog, catalog.state == state { return catalog }
    var entries: [Catalog.Entry] = []
    try database.rows(
      """
      SELECT id, file, periodical, number, published, title, first_passage, passages FROM issue
      WHERE replaced_by IS NULL
      """
    ) { row in
      let first = max(0, row.int(6))
      entries.append(
        Catalog.Entry(
          id: row.int(0), file: row.text(1), periodical: row.optionalText(2), number: row.optionalInt(3),
          published: row.optionalText(4), title: row.optionalText(5),
          passages: first..<first + min(max(0, row.int(7)), 1 << 40)))
      return true
    }
    entries.sort { $0.passages.lowerBound < $1.passages.lowerBound }
    let order = entries.indices.sorted { left, right in
      let (a, b) = (entries[left], entries[right])
      if a.published != b.published { return (a.published ?? "") > (b.published ?? "") }
      if a.number != b.number { return (a.number ?? -1) > (b.number ?? -1) }
      return a.id > b.id
    }
    var ranks = [Int](repeating: 0, count: entries.count)
    for (rank, entry) in order.enumerated() { ranks[entry] = rank }
    let made = Catalog(entries: entries, ranks: ranks, state: state)
    catalog = made
    return made
  }
}

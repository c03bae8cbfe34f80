/// The rows of an article's tables as its prose may name them.
struct EntityNames: Sendable {
  struct Row: Sendable, Hashable {
    var table: Int
    var row: Int
  }

  /// What a name stands for: a row in one or more tables.
  private(set) var lexicon = Lexicon<[Row]>()

  /// Words that many names have after what tells them apart.
  private static let suffixes: StaticString = """
     inc inc. corp corp. corporation co co. ltd ltd. plc group holdings holding ag gmbh se kg sa nv company companies limited \
    electronics motor motors industries international technologies technology semiconductor semiconductors energy airlines airport \
    university bank insurance pharma pharmaceuticals shipping lines line
    """
  private static let signSuffixes = ["集团", "股份", "公司", "控股", "그룹", "홀딩스", "주식회사", "공사"]

  init(_ tables: [TableFacts]) {
    var names: [String: [Row]] = [:]
    var order: [String] = []
    func add(_ name: String, _ row: Row) {
      if names[name] == nil { order.append(name) }
      if names[name]?.contains(row) != true { names[name, default: []].append(row) }
    }
    var short: [String: Set<Row>] = [:]
    for table in tables {
      for row in table.rows where row.role == .data || row.role == .others {
        let place = Row(table: table.index, row: row.index)
        let name = Self.plain(row.name)
        guard name.utf8.contains(where: { $0.isLetter || $0 >= 0x80 }), name.utf8.count >= 2 else { continue }
        if row.role == .data { add(name, place) }
        for variant in Self.variants(name) where row.role == .data {
          short[variant, default: []].insert(place)
        }
      }
    }
    // A short form stands for one row only, or for the same name in several tables.
    for (variant, rows) in short.sorted(by: { $0.key < $1.key }) where names[variant] == nil {
      let owners = Set(rows.map { row in tables.first { $0.index == row.table }?.rows[row.row].name ?? "" })
      if owners.count == 1 {
        for row in rows.sorted(by: { ($0.table, $0.row) < ($1.table, $1.row) }) { add(variant, row) }
      }
    }
    for name in order { lexicon.insert(Array(name.lowercased().utf8), names[name] ?? []) }
    lexicon.seal()
  }

  /// Without footnotes' marks and what stands in parentheses.
  private static func plain(_ name: String) -> String {
    let head = name.split(separator: "(", omittingEmptySubsequences: false).first.map(String.init) ?? name
    var bytes = Array((head.utf8.count >= 2 ? head : name).utf8)
    while let last = bytes.last, last == 0x2A || last <= 0x20 { bytes.removeLast() }
    while let first = bytes.first, first == 0x2A || first <= 0x20 { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func variants(_ name: String) -> [String] {
    var variants: [String] = []
    let words = name.split(separator: " ").map(String.init)
    if words.count > 1 {
      var rest = words
      while rest.count > 1, let last = rest.last, WordList.holds(suffixes, last) { rest.removeLast() }
      if rest.count < words.count { variants.append(rest.joined(separator: " ")) }
      if let first = words.first, first.utf8.count >= 4, first.utf8.first?.isCapital == true {
        variants.append(first)
      }
    }
    for suffix in signSuffixes where name.hasSuffix(suffix) && name.utf8.count >= suffix.utf8.count + 6 {
      variants.append(String(name.dropLast(suffix.count)))
    }
    return variants
  }
}

/// A place in the prose where a row is named.
struct EntityMention: Sendable {
  var rows: [EntityNames.Row]
  var range: Range<Int>
  var sentence: Int
}

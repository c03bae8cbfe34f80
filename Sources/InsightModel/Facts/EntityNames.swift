/// The rows of an article's tables as its prose may name them.
struct EntityNames: Sendable {
  struct Row: Sendable, Hashable {
    var table: Int
    var row: Int
  }

  /// What a name stands for: a row in one or more tables.
  struct Meaning: Sendable {
    var rows: [Row]
    /// True for a part of a name that may be another word as well: `League`, `Wind`.
    var isLoose = false
  }

  private(set) var lexicon = Lexicon<Meaning>()

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
        if row.role == .data {
          add(name, place)
          if let short = Self.inParentheses(row.name) { add(short, place) }
        }
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
    for name in order {
      let letters = Array(name.lowercased().utf8)
      lexicon.insert(letters, Meaning(rows: names[name] ?? []))
      // Norwegens Anteil
      if let last = letters.last, last.isLetter, last != 0x73 {
        lexicon.insert(letters + [0x73], Meaning(rows: names[name] ?? []))
      }
    }
    for (part, rows) in Self.parts(tables) where names[part] == nil {
      lexicon.insert(Array(part.utf8), Meaning(rows: rows, isLoose: true))
    }
    lexicon.seal()
  }

  /// Words of names that one name alone has, written with a capital: `League` of `Labour League`, `Wind` of `Windkraft`.
  private static func parts(_ tables: [TableFacts]) -> [(String, [Row])] {
    var owners: [String: [Row]] = [:]
    var names: [String: Set<String>] = [:]
    for table in tables {
      for row in table.rows where row.role == .data {
        let name = plain(row.name)
        for part in Set(words(name) + heads(name)) {
          owners[part, default: []].append(Row(table: table.index, row: row.index))
          names[part, default: []].insert(name)
        }
      }
    }
    return owners.filter { names[$0.key]?.count == 1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func words(_ name: String) -> [String] {
    let words = name.split(separator: " ").map(String.init)
    guard words.count > 1 else { return [] }
    return words.filter {
      $0.utf8.count >= 4 && $0.utf8.first?.isCapital == true && !WordList.holds(suffixes, $0)
    }
  }

  /// What stands before a common head of a compound, with and without what links them: `Küste` of `Küstenland`.
  private static func heads(_ name: String) -> [String] {
    guard name.utf8.first?.isCapital == true, !name.utf8.contains(0x20) else { return [] }
    for head in compoundHeads where name.hasSuffix(head) && name.utf8.count >= head.utf8.count + 4 {
      let rest = String(name.dropLast(head.count))
      return [rest]
        + ["n", "s", "en", "es"].filter { rest.hasSuffix($0) && rest.utf8.count >= $0.utf8.count + 4 }
        .map { String(rest.dropLast($0.count)) }
    }
    return []
  }

  private static let compoundHeads = [
    "kraft", "energie", "land", "gebiet", "region", "stadt", "hafen", "werke", "werk", "bahn", "bank",
    "gruppe", "konzern",
    "strom", "wirtschaft", "bau", "linie", "partei", "verband", "verein", "museum",
  ]

  /// Without footnotes' marks and what stands in parentheses.
  private static func plain(_ name: String) -> String {
    let head = name.split(separator: "(", omittingEmptySubsequences: false).first.map(String.init) ?? name
    var bytes = Array((head.utf8.count >= 2 ? head : name).utf8)
    while let last = bytes.last, last == 0x2A || last <= 0x20 { bytes.removeLast() }
    while let first = bytes.first, first == 0x2A || first <= 0x20 { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `TSMC` of `Taiwan Semiconductor (TSMC)`
  private static func inParentheses(_ name: String) -> String? {
    guard let open = name.firstIndex(of: "("), let close = name[open...].firstIndex(of: ")"),
      open != name.startIndex
    else { return nil }
    let inside = name[name.index(after: open)..<close]
    guard inside.utf8.count >= 3, !inside.utf8.contains(where: { $0.isDigit || $0 == 0x25 }) else {
      return nil
    }
    return String(inside)
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
  /// True where the name is a part that may be another word.
  var isLoose = false
  /// True where something else is said to be a part of it: `a third of Arvenia's`.
  var isBase = false
}

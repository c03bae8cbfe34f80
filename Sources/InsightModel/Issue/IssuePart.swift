/// A part of an issue, as one names it: `2` a section, `2.1` an article, `2.1/5` its fifth block in reading order,
/// `2.1/table1` its first table, `2.1/table1/Nvidia/Revenue` a cell of that by its row and column; `2.1#2` the second article of
/// that address, where several have one.
public indirect enum IssuePart: Hashable, Sendable, CustomStringConvertible {
  /// By its ordinal.
  case section(Int)
  case article(Address, turn: Int = 1)
  /// 1-based.
  case block(Address, Int, turn: Int = 1)
  /// 1-based, in its article.
  case table(Address, Int, turn: Int = 1)
  /// Of a block or a table, by the names that `CellKey` has.
  case cell(IssuePart, row: String, column: String)

  /// Reads what `description` writes; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 4 {
      guard let table = IssuePart("\(parts[0])/\(parts[1])"), let row = Self.plain(parts[2]),
        let column = Self.plain(parts[3])
      else { return nil }
      self = .cell(table, row: row, column: column)
      return
    }
    if let section = Int(text), section >= 0 {
      self = .section(section)
      return
    }
    let names = parts[0].split(separator: "#", omittingEmptySubsequences: false)
    guard names.count <= 2, let address = Address(names[0]), let turn = names.count == 2 ? Int(names[1]) : 1,
      turn > 0
    else { return nil }
    guard parts.count <= 2 else { return nil }
    guard parts.count == 2 else {
      self = .article(address, turn: turn)
      return
    }
    let isTable = parts[1].hasPrefix("table")
    guard let number = Int(isTable ? parts[1].dropFirst("table".count) : parts[1]), number > 0 else {
      return nil
    }
    self = isTable ? .table(address, number, turn: turn) : .block(address, number, turn: turn)
  }

  /// As one types it, in the forms above.
  public var description: String {
    switch self {
    case .section(let ordinal): "\(ordinal)"
    case .article(let address, let turn): Self.name(address, turn)
    case .block(let address, let number, let turn): "\(Self.name(address, turn))/\(number)"
    case .table(let address, let number, let turn): "\(Self.name(address, turn))/table\(number)"
    case .cell(let table, let row, let column): "\(table)/\(Self.written(row))/\(Self.written(column))"
    }
  }

  /// A name with its slashes, and what could be taken for one, as `%2F` and `%25`.
  private static func written(_ name: String) -> String {
    var written = ""
    for sign in name.unicodeScalars {
      switch sign {
      case "/": written += "%2F"
      case "%": written += "%25"
      case _: written.unicodeScalars.append(sign)
      }
    }
    return written
  }

  /// The other way; nil for an empty one. A sign of percent that stands for nothing else is one.
  private static func plain(_ written: some StringProtocol) -> String? {
    var plain = ""
    var rest = String(written).unicodeScalars[...]
    while let sign = rest.popFirst() {
      switch (sign, String(rest.prefix(2))) {
      case ("%", "2F"), ("%", "2f"): plain += "/"
      case ("%", "25"): plain += "%"
      case _:
        plain.unicodeScalars.append(sign)
        continue
      }
      rest = rest.dropFirst(2)
    }
    return plain.isEmpty ? nil : plain
  }

  /// As `ArticleKeys` names articles.
  private static func name(_ address: Address, _ turn: Int) -> String {
    turn == 1 ? "\(address)" : "\(address)#\(turn)"
  }
}

/// Where a part stands in its issue.
public enum PartPlace: Hashable, Sendable {
  /// Index in `Issue.sections`.
  case section(Int)
  /// Index in `Issue.articles`.
  case article(Int)
  /// Index in `Issue.articles`, and in `Issue.blocks`.
  case block(article: Int, Int)

  /// The article that the part is, or that it begins in.
  public func article(in issue: Issue) -> Int {
    switch self {
    case .section(let section): issue.sections[section].articles.lowerBound
    case .article(let article), .block(let article, _): article
    }
  }
}

extension Issue {
  /// Why an issue has no such part, and what there is, in words.
  public struct NoPart: Error {
    /// One line, without the name of the file.
    public var message: String
  }

  /// Where a part stands; the first one of that name.
  public func place(of part: IssuePart) throws(NoPart) -> PartPlace {
    switch part {
    case .section(let ordinal):
      let index = sections.firstIndex { $0.ordinal == ordinal && !$0.articles.isEmpty }
      guard let index else {
        throw NoPart(message: "no section \(ordinal); there are \(Self.list(sections.map(\.ordinal)))")
      }
      return .section(index)
    case .article(let address, let turn): return .article(try article(of: address, turn))
    case .block(let address, let number, let turn):
      let article = try article(of: address, turn)
      let blocks = articles[article].blocks
      guard number <= blocks.count else {
        throw NoPart(message: "no block \(part); \(address) has \(blocks.count)")
      }
      return .block(article: article, blocks.lowerBound + number - 1)
    case .table(let address, let number, let turn):
      let article = try article(of: address, turn)
      let tables = articles[article].blocks.filter { blocks[$0].isTable }
      guard number <= tables.count else {
        let there = tables.isEmpty ? "no table" : "\(tables.count)"
        throw NoPart(message: "no table \(part); \(address) has \(there)")
      }
      return .block(article: article, tables[number - 1])
    case .cell(let table, _, _):
      let place = try place(of: table)
      guard case .block(_, let block) = place, blocks[block].isTable else {
        throw NoPart(message: "no table \(table)")
      }
      return place
    }
  }

  private func article(of address: Address, _ turn: Int) throws(NoPart) -> Int {
    let found = articles.indices.lazy.filter { self.address(of: $0) == address }.dropFirst(turn - 1).first
    guard let index = found else {
      let known = articles.indices.map { self.address(of: $0) }
      throw NoPart(
        message: "no article \(IssuePart.article(address, turn: turn)); there are \(Self.list(known))")
    }
    return index
  }

  /// All where they are few, else the first and the last.
  private static func list(_ names: [some CustomStringConvertible]) -> String {
    let known = names.map(\.description)
    return known.count <= 20 ? known.joined(separator: ", ") : "\(known.first ?? "")…\(known.last ?? "")"
  }

  /// The issue with a section alone, or with one block of an article, without its headline. Tables, findings and
  /// diagnostics are those of the whole issue.
  public func excerpt(_ place: PartPlace) -> Issue {
    var issue = self
    switch place {
    case .section(let index):
      issue.articles = articles[sections[index].articles].map { article in
        var article = article
        article.section = 0
        return article
      }
      issue.sections = [sections[index]]
      issue.sections[0].articles = issue.articles.indices
    case .article: break
    case .block(let article, let block):
      issue.articles[article].headline = 0..<0
      issue.articles[article].line = nil
      issue.articles[article].blocks = block..<block + 1
    }
    return issue
  }
}

extension Block {
  var isTable: Bool {
    if case .table = kind { true } else { false }
  }
}

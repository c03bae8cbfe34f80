/// The roles of a short file's rows by their names. A longer file is data throughout, and so is one that still comes.
struct RowRoles: Sendable {
  private static let longest = 1000
  /// What no heading, total or note takes: a file of fewer rows has none.
  private static let fewest = 2

  /// As printed.
  private(set) var pinned: [UInt32] = []
  private var roles: [Int: Table.Role] = [:]

  init(rows: Int, width: Int, nameColumn: Int?, _ text: (Int, Int) -> String?) {
    guard rows <= Self.longest, rows >= Self.fewest else { return }
    let column = nameColumn ?? 0
    func role(_ row: Int) -> Table.Role {
      if let role = Self.note(row, width, text) { return role }
      guard var name = text(row, column) else { return .data }
      return name.withUTF8 { RowRole(name: $0) }.whole
    }
    for row in (0..<rows).reversed() {
      let role = role(row)
      guard role.isPinned else { break }
      roles[row] = role
    }
    // All of them: a file of totals and others is data.
    guard roles.count < rows else {
      roles = [:]
      return
    }
    if roles[0] == nil, rows > Self.fewest, role(0) == .total { roles[0] = .total }
    pinned = roles.keys.sorted().map(UInt32.init)
  }

  func role(_ row: Int) -> Table.Role { roles[row] ?? .data }

  /// A row that fills its first field only, with words for a source or a note.
  private static func note(_ row: Int, _ width: Int, _ text: (Int, Int) -> String?) -> Table.Role? {
    guard width > 1, var first = text(row, 0), !first.isEmpty,
      (1..<width).allSatisfy({ (text(row, $0) ?? "").isEmpty })
    else { return nil }
    return first.withUTF8 { RowRole.isNote($0) } ? .note : nil
  }
}

extension RowRole {
  /// As a data file has it, in which a subtotal is data.
  fileprivate var whole: Table.Role {
    switch self {
    case .data, .subtotal: .data
    case .others, .perhapsOthers: .others
    case .total, .perhapsTotal: .total
    case .average: .average
    }
  }
}

import InsightModel

/// A table's view as a line of text: what it is sorted by, its hidden and widened columns, its filter last.
enum TableViewText {
  /// Nil for a table as it is printed.
  static func text(of view: TablePane.View) -> String? {
    guard view.arrangement != Arrangement() || !view.hidden.isEmpty || !view.widened.isEmpty else {
      return nil
    }
    func keys(_ keys: [SortKey]) -> String {
      keys.map { ($0.isAscending ? "+" : "-") + String($0.column) }.joined(separator: ",")
    }
    func columns(_ columns: [Int]) -> String { columns.map(String.init).joined(separator: ",") }
    return [
      keys(view.arrangement.keys), keys(view.arrangement.ties), columns(view.hidden), columns(view.widened),
      view.arrangement.filter,
    ].joined(separator: ";")
  }

  /// Nil for what is none, or names columns that are not there.
  static func view(_ text: String, over view: TablePane.View, columns count: Int) -> TablePane.View? {
    let parts = text.split(separator: ";", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5 else { return nil }
    func keys(_ text: Substring) -> [SortKey]? {
      let parts = text.split(separator: ",")
      let keys = parts.compactMap { part in
        Int(part.dropFirst()).map { SortKey(column: $0, isAscending: part.hasPrefix("+")) }
      }
      return keys.count == parts.count && keys.allSatisfy { (0..<count).contains($0.column) } ? keys : nil
    }
    func columns(_ text: Substring) -> [Int]? {
      let parts = text.split(separator: ",")
      let columns = parts.compactMap { Int($0) }
      return columns.count == parts.count && columns.allSatisfy { (0..<count).contains($0) } ? columns : nil
    }
    guard let first = keys(parts[0]), let ties = keys(parts[1]), let hidden = columns(parts[2]),
      let widened = columns(parts[3]), hidden.count < count
    else { return nil }
    var view = view
    view.arrangement = Arrangement(keys: first, ties: ties, filter: String(parts[4]))
    view.hidden = hidden
    view.widened = widened
    return view
  }
}

/// The keys of the reader as rows for a manual, from the list that makes them work.
public struct KeyReference: Sendable {
  public struct Row: Sendable {
    /// In ASCII: `Down, j`.
    public let keys: String
    public let action: String
    public let summary: String
  }

  public let title: String
  public let rows: [Row]

  /// One part for each place where keys have meanings.
  public static var all: [KeyReference] {
    Context.allCases.map { context in
      var rows: [Row] = []
      for binding in Keymap.bindings(in: context)
      where !binding.keys.isEmpty && !rows.contains(where: { $0.action == binding.action.rawValue }) {
        let keys = Keymap.bindings(in: context).filter { $0.action == binding.action }.flatMap(\.keys)
        rows.append(
          Row(
            keys: keys.map(\.plainLabel).joined(separator: ", "), action: binding.action.rawValue,
            summary: binding.action.summary))
      }
      return KeyReference(title: context.title, rows: rows)
    }
  }
}

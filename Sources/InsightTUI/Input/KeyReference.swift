/// The keys of the reader as rows for a manual, from the list that makes them work.
public struct KeyReference: Sendable {
  /// One action, with all keys that do it in this place.
  public struct Row: Sendable {
    /// In ASCII: `Down, j`.
    public let keys: String
    /// The action's name in a configuration: `line-down`.
    public let action: String
    /// What it does, as `?` says it.
    public let summary: String
  }

  /// The place where the keys have these meanings.
  public let title: String
  /// In the order of the keymap; each action once.
  public let rows: [Row]

  /// One part for each place where keys have meanings.
  public static func all(_ keymap: Keymap = .standard) -> [KeyReference] {
    Context.allCases.map { context in
      var rows: [Row] = []
      for binding in keymap.bindings(in: context)
      where !binding.keys.isEmpty && !rows.contains(where: { $0.action == binding.action.rawValue }) {
        let keys = keymap.labels(of: binding.action, in: context, isPlain: true)
        rows.append(
          Row(
            keys: keys.joined(separator: ", "), action: binding.action.rawValue,
            summary: binding.action.summary))
      }
      return KeyReference(title: context.title, rows: rows)
    }
  }
}

import InsightModel

// Rows that are set already, and what they depend on.
extension ArticleFlow {
  /// What the rows of an article depend on.
  struct Setting: Equatable, Sendable {
    let text: [UInt8]
    let article: Int
    let measure: Int
    let tableWidth: Int
    let isPlain: Bool
    let openTable: OpenTable?
  }

  var setting: Setting {
    Setting(
      text: issue.text.bytes, article: article, measure: measure, tableWidth: tableWidth, isPlain: isPlain,
      openTable: openTable)
  }

  /// Items next to each other that are set already.
  struct Window: Sendable {
    var first = 0
    var items: [[FlowRow]] = []

    func rows(_ item: Int) -> [FlowRow]? {
      items.indices.contains(item - first) ? items[item - first] : nil
    }
  }
}

import InsightModel

/// The views that `U` brings back and `Ctrl-R` puts in place again.
struct TableHistory: Equatable, Sendable {
  /// A view of the past or the future; its order may have been given up to save memory.
  struct Step: Equatable, Sendable {
    var view: TablePane.View
    var hasOrder = true
  }

  private static let longest = 100
  /// Rows of kept orders, of 4 bytes each. A view whose order is not kept is arranged again when it is wanted.
  private static let keptRows = 4_000_000

  private(set) var past: [Step] = []
  private(set) var future: [Step] = []

  /// Takes the view that a change replaces.
  mutating func change(from view: TablePane.View) {
    past.append(Step(view: view))
    if past.count > Self.longest { past.removeFirst() }
    future = []
    Self.giveUpOrders(&past)
  }

  mutating func undo(from view: TablePane.View) {
    guard past.popLast() != nil else { return }
    future.append(Step(view: view))
    Self.giveUpOrders(&future)
  }

  mutating func redo(from view: TablePane.View) {
    guard future.popLast() != nil else { return }
    past.append(Step(view: view))
    Self.giveUpOrders(&past)
  }

  /// The grid has other rows now: no order holds any more.
  mutating func giveUpAllOrders() {
    for index in past.indices { past[index].giveUpOrder() }
    for index in future.indices { future[index].giveUpOrder() }
  }

  /// Keeps the newest orders, as many as the budget allows. Neighbours with the same arrangement share one.
  private static func giveUpOrders(_ steps: inout [Step]) {
    var kept = 0
    var shared: Arrangement?
    for index in steps.indices.reversed() where steps[index].hasOrder {
      if steps[index].view.arrangement != shared { kept += steps[index].view.keptRows }
      shared = steps[index].view.arrangement
      if kept > keptRows { steps[index].giveUpOrder() }
    }
  }
}

extension TableHistory.Step {
  fileprivate mutating func giveUpOrder() {
    guard view.keptRows > 0 else { return }
    view.order = RowOrder([])
    hasOrder = false
  }
}

extension TablePane.View {
  /// Rows that the order keeps a list of; as printed there is none.
  fileprivate var keptRows: Int { arrangement == Arrangement() ? 0 : order.count }
}

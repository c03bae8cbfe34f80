/// Rows of a grid in an order. All rows as printed take no memory, however many they are.
public struct RowOrder: Sendable, Equatable, RandomAccessCollection, ExpressibleByArrayLiteral,
  CustomReflectable
{
  private enum Storage: Sendable, Equatable {
    case all(Int)
    case listed([UInt32])
  }

  private let storage: Storage

  /// The first `count` rows, as printed.
  public init(all count: Int) { storage = .all(count) }

  /// Rows by their 0-based numbers in the grid, in the order to show them.
  public init(_ rows: [UInt32]) { storage = .listed(rows) }

  /// As `init(_:)`.
  public init(arrayLiteral rows: UInt32...) { self.init(rows) }

  /// Places count from 0.
  public var startIndex: Int { 0 }

  /// How many rows there are.
  public var endIndex: Int {
    switch storage {
    case .all(let count): count
    case .listed(let rows): rows.count
    }
  }

  /// The row at a place, which must be below `endIndex`.
  public subscript(place: Int) -> UInt32 {
    switch storage {
    case .all: UInt32(place)
    case .listed(let rows): rows[place]
    }
  }

  /// The place of a row; nil where it is not among them.
  public func firstIndex(of row: UInt32) -> Int? {
    switch storage {
    case .all(let count): Int(row) < count ? Int(row) : nil
    case .listed(let rows): rows.firstIndex(of: row)
    }
  }

  /// A list, however it is held.
  public var customMirror: Mirror { Mirror(self, unlabeledChildren: Array(self), displayStyle: .collection) }

  public static func == (left: RowOrder, right: RowOrder) -> Bool {
    switch (left.storage, right.storage) {
    case (.all(let first), .all(let second)): first == second
    case (.listed(let first), .listed(let second)): first == second
    case (.all, .listed), (.listed, .all): left.elementsEqual(right)
    }
  }
}

/// How a data file is written.
public struct Dialect: Sendable, Equatable {
  /// The byte between fields: `,` `;` `|` or a tab.
  public var separator: UInt8
  /// True where the first row names the columns.
  public var hasHeader: Bool
  /// True where `1,5` is one and a half and `1.500` is fifteen hundred.
  public var hasDecimalComma: Bool
  /// True where `3/4/2024` is the third of April.
  public var isDayFirst: Bool
  /// What `△3.2` and `▲3.2` are.
  var triangles = CellReader.Triangles.usual

  public init(
    separator: UInt8 = 0x2C, hasHeader: Bool = true, hasDecimalComma: Bool = false, isDayFirst: Bool = false
  ) {
    self.separator = separator
    self.hasHeader = hasHeader
    self.hasDecimalComma = hasDecimalComma
    self.isDayFirst = isDayFirst
  }
}

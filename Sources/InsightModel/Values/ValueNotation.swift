/// How the cells of one column are written, where a cell alone may mean several things. Decided by the whole column.
struct ValueNotation: Sendable, Equatable {
  /// The sign before the decimals.
  var mark = DecimalMark.point
  /// True where `3/4/2024` is the third of April.
  var isDayFirst = false
  /// What `△3.2` and `▲3.2` are.
  var triangles = CellReader.Triangles.usual
  /// The dimension whose units come before scales: `2m` is two minutes beside `1h`, two metres beside `3 km`; 0 for none.
  var dimension: UInt8 = 0
  /// True where `3:45` is three minutes and 45 seconds.
  var areMinutes = false
  /// True where `12.2023` is a month.
  var areMonths = false
  /// True where `2015-` is a number below zero, and no year from which something goes on.
  var isMinusTrailing = false

  /// The dimension of numbers without a unit; 0 where they stand for themselves.
  var bareDimension: UInt8 { areMinutes ? Unit.durations : dimension == Unit.sizes ? dimension : 0 }
}

/// The sign before a number's decimal places.
enum DecimalMark {
  case point
  /// As in German and Swedish, where points and spaces part the thousands.
  case comma

  var byte: UInt8 {
    switch self {
    case .point: 0x2E
    case .comma: 0x2C
    }
  }

  var other: DecimalMark {
    switch self {
    case .point: .comma
    case .comma: .point
    }
  }
}

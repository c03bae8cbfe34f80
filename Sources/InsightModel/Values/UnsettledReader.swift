/// What texts are before it is known which sign stands before decimals.
struct UnsettledReader {
  private let point = ValueReader(ValueNotation())
  private let comma = ValueReader(ValueNotation(mark: .comma))

  func kind(_ text: String) -> CellValue.Kind {
    let kind = point.read(text).kind
    return kind == .text ? comma.read(text).kind : kind
  }
}

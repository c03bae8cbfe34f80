/// What is to be said of the values that would fit where none is proven.
extension Examination {
  /// More values than these are too many for one of them to stand out.
  private static let candidateLimit: Int128 = 4096

  /// The slip of the pen that would make what is printed in a cell of a value. What was lost wholly may have been any.
  func slip(_ value: Int128, _ spot: Spot) -> Slip? {
    guard let text = table.cell(spot.row, spot.column)?.text else { return .changed }
    return sheet.figure(value, column: spot.column).flatMap { Slip(from: $0, to: table.pointed(text)) }
  }

  /// Of all values that would fit in a cell those that are a single slip from what is printed there; nil where too many fit.
  func slips(_ suspect: Suspect) -> [(value: Int128, slip: Slip)]? {
    let step = sheet.step(of: suspect.spot.column)
    let count = (suspect.span.upper - suspect.span.lower) / step
    guard count <= Self.candidateLimit else { return nil }
    return (0...max(0, Int(count))).compactMap { index in
      let value = suspect.span.lower + Int128(index) * step
      return slip(value, suspect.spot).map { (value, $0) }
    }
  }

  /// The one value that would fit in one of the cells and is a single slip away; nil where several are, or none.
  func likely(_ suspects: [Suspect]) -> String? {
    var found: [String] = []
    for suspect in suspects where !suspect.bearing.isEmpty {
      guard let cell = table.cell(suspect.spot.row, suspect.spot.column) else { continue }
      guard let slips = slips(suspect) else { return nil }
      found += slips.map {
        "\(words.text($0.value, suspect.spot.column)) is likely for \(cell.text): \($0.slip.rawValue)"
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Suspects as a finding keeps them; those that anything would fit are left out.
  func told(_ suspects: [Suspect]) -> [Table.Finding.Suspect] {
    suspects.compactMap { suspect in
      let (spot, span) = (suspect.spot, suspect.span)
      guard !suspect.bearing.isEmpty, span.lower > Span.all.lower, span.upper < Span.all.upper,
        let least = sheet.figure(span.lower, column: spot.column),
        let greatest = sheet.figure(span.upper, column: spot.column)
      else { return nil }
      return Table.Finding.Suspect(row: spot.row, column: spot.column, least: least, greatest: greatest)
    }
  }

  /// As many values as are told one by one; more are told by their ends.
  private static let toldValues = 5

  func fitting(_ suspect: Suspect) -> String? {
    let step = sheet.step(of: suspect.spot.column)
    let count = (suspect.span.upper - suspect.span.lower) / step + 1
    guard !suspect.bearing.isEmpty, suspect.span.upper.magnitude < Span.all.upper.magnitude,
      suspect.span.lower.magnitude < Span.all.upper.magnitude
    else { return nil }
    let column = suspect.spot.column
    if count > Self.toldValues {
      return
        "values from \(words.text(suspect.span.lower, column)) to \(words.text(suspect.span.upper, column)) would fit"
    }
    let values = (0..<Int(count)).map { words.text(suspect.span.lower + Int128($0) * step, column) }
    return count == 1 ? "\(values[0]) would fit" : "\(values.joined(separator: ", ")) would fit"
  }
}

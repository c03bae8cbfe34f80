/// What is to be said of the values that would fit where none is proven.
extension Examination {
  /// More values than these are too many for one of them to stand out.
  private static let candidateLimit: Int128 = 4096

  /// Of all values that would fit in one of the cells, the one that is a single slip of the pen from what is printed
  /// there; nil where several are, or none.
  func likely(_ suspects: [Suspect]) -> String? {
    var found: (text: String, of: String, slip: String)?
    for suspect in suspects {
      let column = suspect.spot.column
      guard let printed = table.cell(suspect.spot.row, column)?.text, !suspect.bearing.isEmpty else {
        continue
      }
      let step = sheet.step(of: column)
      guard suspect.span.upper - suspect.span.lower <= Self.candidateLimit * step else { return nil }
      var next = suspect.span.lower
      while next <= suspect.span.upper {
        let value = next
        next += step
        guard let figure = sheet.figure(value, column: column),
          let slip = Slip.words(from: figure, to: table.pointed(printed))
        else { continue }
        if found != nil { return nil }
        found = (words.text(value, column), printed, slip)
      }
    }
    return found.map { "\($0.text) is likely for \($0.of): \($0.slip)" }
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

import InsightModel

/// One slip of the hand in a printed number.
enum PlantedSlip: String, CaseIterable {
  case dropDigit, doubleDigit, swapDigits, changeDigit, letterForDigit, dropSign, addSign, dropPoint,
    movePoint,
    dropSeparator, moveSeparator

  /// What the slip makes of a text, in every place where it can happen.
  func variants(of text: String) -> [String] {
    let letters = Array(text)
    var variants: [String] = []
    for index in letters.indices {
      var slipped = letters
      let letter = letters[index]
      switch self {
      case .dropDigit:
        guard letter.isNumber, letters.count(where: \.isNumber) > 1 else { continue }
        slipped.remove(at: index)
      case .doubleDigit:
        // After the decimal point it is a place more, and the same number within rounding.
        guard letter.isNumber, !letters[..<index].contains(".") else { continue }
        slipped.insert(letter, at: index)
      case .letterForDigit:
        guard letter == "0" || letter == "1" else { continue }
        slipped[index] = letter == "0" ? "O" : "l"
      case .addSign:
        guard index == 0, letter.isNumber else { continue }
        slipped.insert("-", at: 0)
      case .movePoint:
        guard letter == ".", index > 1 else { continue }
        slipped.swapAt(index, index - 1)
      case .swapDigits:
        guard index + 1 < letters.count, letter.isNumber, letters[index + 1].isNumber,
          letter != letters[index + 1]
        else { continue }
        slipped.swapAt(index, index + 1)
      case .dropSign:
        guard letter == "-" else { continue }
        slipped.remove(at: index)
      case .dropPoint:
        guard letter == "." else { continue }
        slipped.remove(at: index)
      case .changeDigit:
        guard let digit = letter.wholeNumberValue else { continue }
        slipped[index] = Character(String((digit + 3) % 10))
      case .dropSeparator:
        guard letter == "," else { continue }
        slipped.remove(at: index)
      case .moveSeparator:
        guard letter == ",", index > 1 else { continue }
        slipped.swapAt(index, index - 1)
      }
      variants.append(String(slipped))
    }
    return variants
  }
}

/// What became of planted slips.
struct Score: CustomStringConvertible {
  var provenRight = 0
  var flagged = 0
  /// What does not change the number, or changes it within the rounding of all that could tell.
  var notCovered = 0
  var missed: [String] = []
  var provenWrong: [String] = []

  var description: String {
    "proven right \(provenRight), flagged \(flagged), not covered \(notCovered), missed \(missed.count), proven wrong \(provenWrong.count)"
  }

  /// What is right, as the table's own numbers let it be.
  var outcome: String { "\(provenRight) proven, \(flagged) flagged, \(notCovered) not covered" }

  static func += (left: inout Score, right: Score) {
    left.provenRight += right.provenRight
    left.flagged += right.flagged
    left.notCovered += right.notCovered
    left.missed += right.missed
    left.provenWrong += right.provenWrong
  }

  mutating func plant(
    _ slip: PlantedSlip, in sample: Sample, relations: [Relation]
  ) {
    guard let clean = sample.table else { return }
    for (row, cells) in clean.rows.enumerated() {
      for (column, cell) in cells.cells.enumerated() {
        guard clean.columns[column].type.isNumeric, let cell, let value = cell.value else { continue }
        for text in slip.variants(of: cell.text) {
          guard let table = sample.replacing(row: row, column: column, with: text).table else { continue }
          let what = "\(sample.name) row \(row) column \(column): \(cell.text) as \(text)"
          if table.findings.contains(where: {
            $0.proven != nil && !($0.row == row && $0.column == column && $0.proven == value)
          }) {
            provenWrong.append("\(what): \(table.findings)")
          } else if table.findings.contains(where: { $0.proven != nil }) {
            provenRight += 1
          } else if !table.findings.isEmpty {
            flagged += 1
          } else if !relations.contains(where: { $0.isBroken(in: table) }) {
            notCovered += 1
          } else {
            missed.append(what)
          }
        }
      }
    }
  }
}

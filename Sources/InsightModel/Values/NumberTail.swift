/// A short word behind a number that says what the number is and not how much, if its column shows that: the flags of
/// statistics offices, `12.9 p`, `11.1 b`, and the side of a ledger, `850,00 S`, `1,200.00 Cr`.
struct NumberTail {
  typealias Field = UnsafeBufferPointer<UInt8>

  /// What a letter behind a number is in a column.
  enum Flags { case unknown, read, doubted }

  let number: Field
  let sign: CellValue.Evidence

  /// Nil for a field that does not end so.
  init?(_ field: Field) {
    guard let last = field.last, last.isLetter else { return nil }
    var start = field.count - 1
    while start > 0, field[start - 1].isLetter { start -= 1 }
    var end = start
    while end > 0, field[end - 1] == 0x20 { end -= 1 }
    guard field.count - start <= Self.longest, end > 0, field[end - 1].isDigit else { return nil }
    number = Field(rebasing: field[..<end])
    let word = Field(rebasing: field[start...])
    guard let sign = Self.side(word, number) ?? Self.flag(word, number, isApart: end < start) else {
      return nil
    }
    self.sign = sign
  }

  private static let longest = 6

  // MARK: Sides

  private static let sides = WordTable([(" dr db debit", 1), (" cr credit", 2)])
  /// Soll and Haben; Debit and Credit. In capitals, behind an amount with two decimals, since 12 C is a seat.
  private static let letters: [(UInt8, CellValue.Evidence)] = [
    (0x53, .debit), (0x48, .credit), (0x44, [.debit, .sideLetter]), (0x43, [.credit, .sideLetter]),
  ]

  private static func side(_ word: Field, _ number: Field) -> CellValue.Evidence? {
    guard word.count == 1 else { return sides.code(of: word).map { $0 == 1 ? .debit : .credit } }
    guard number.count > 3, [0x2C, 0x2E].contains(number[number.count - 3]) else {
      return nil
    }
    return letters.first { $0.0 == word[0] }?.1
  }

  // MARK: Flags

  /// The letters of SDMX and Eurostat: b a break in the series, c confidential, d another definition, e an estimate, f a
  /// forecast, n not significant, p provisional, r revised, s Eurostat's estimate, u of low reliability, z not applicable.
  private static let flags: StaticString = "bcdefinprsuz"

  private static func flag(_ word: Field, _ number: Field, isApart: Bool) -> CellValue.Evidence? {
    // 1.5p is an estimate; 2p, 3s and 5d are names and units.
    if !isApart {
      return word.count == 1 && [0x65, 0x66, 0x70, 0x72].contains(word[0])
        && number.contains { $0 == 0x2C || $0 == 0x2E } ? .flag : nil
    }
    guard word.count <= 3,
      flags.withUTF8Buffer({ flags in word.allSatisfy { flags.contains($0) } }),
      TimeNames.month(word) == nil
    else { return nil }
    // b is a billion, d a day, s a second.
    return word.elementsEqual([0x62]) || Unit.index(of: word) != nil || ScaleWord.exponent(word) != nil
      ? .perhapsFlag : .flag
  }
}

extension ValueReader {
  /// A number by its column's word for the tail that it has; nil where the column says nothing of it.
  func read(_ tail: NumberTail) -> CellValue? {
    let isFlag = !tail.sign.isDisjoint(with: [.flag, .perhapsFlag])
    if isFlag, notation.flags == .doubted, tail.sign == .perhapsFlag {
      return CellValue(kind: .text, evidence: [.perhapsFlag, .figured])
    }
    guard isFlag ? notation.flags == .read : notation.areSided else { return nil }
    var value = readBare(tail.number)
    guard value.kind.scale == .numbers else { return nil }
    if tail.sign.contains(.debit), value.digits > 0, !value.isApproximate { value.digits = -value.digits }
    value.evidence.formUnion(tail.sign)
    return value
  }

  /// A number without words behind it.
  private func readBare(_ field: UnsafeBufferPointer<UInt8>) -> CellValue {
    field.baseAddress.map { read($0, 0, field.count, isText: false) } ?? .missing
  }

  /// The field without the tail, as far as that tells how the column is written.
  func evidence(_ tail: NumberTail) -> CellValue.Evidence {
    let value = readBare(tail.number)
    guard value.kind.scale == .numbers || !value.evidence.isDisjoint(with: [.otherMark, .indian]) else {
      return []
    }
    return tail.sign.union(value.evidence)
  }
}

extension ValueNotation {
  /// What the tails of a file's numbers are.
  static func decideTails(_ decided: inout [ValueNotation], _ tallies: [ColumnTally], _ names: [String]) {
    // One side alone may be crores, or a word.
    let areSided = tallies.contains { $0[.debit] > 0 } && tallies.contains { $0[.credit] > 0 }
    let areStatements = tallies.contains { $0.dates > 0 }
    let areFlagged = tallies.contains { $0[.flag] > 0 && $0.bareNumbers > 0 }
    for (column, tally) in tallies.enumerated() {
      decided[column].areSided =
        areSided && tally[.debit] + tally[.credit] > 0 && (tally[.sideLetter] == 0 || areStatements)
      let isMostlyBare = tally.bareNumbers > tally[.perhapsFlag]
      if areFlagged, tally[.flag] > 0 || tally[.perhapsFlag] > 0 && isMostlyBare {
        (decided[column].flags, decided[column].dimension) = (.read, 0)
      } else {
        decided[column].flags = tally[.perhapsFlag] > 0 && isMostlyBare ? .doubted : .unknown
      }
    }
    let areThai = names.contains { $0.unicodeScalars.contains { (0xE01...0xE4E).contains($0.value) } }
    for (column, tally) in tallies.enumerated() {
      decided[column].areRepublican = tally[.republican] > 0
      decided[column].areBuddhist =
        decided[column].areBuddhist && tally.dates > 0
        || areThai && tally[.lateYear] > 0 && tally[.lateYear] == tally.dates
    }
  }
}

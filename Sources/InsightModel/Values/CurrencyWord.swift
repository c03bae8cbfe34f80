/// The words for currencies that stand before an amount or behind it: codes of ISO 4217, and what people write.
enum CurrencyWord {
  typealias Word = UnsafeBufferPointer<UInt8>

  /// Codes that are no words of every day: TOP, ALL and CUP are left out, and so is SDG.
  private static let codes = WordTable([
    (
      """
       aed ars aud bdt bgn bhd brl cad chf clp cnh cny cop czk dkk dzd egp eur gbp hkd hrk huf idr ils inr irr isk jod jpy \
      kes krw kwd kzt lkr mxn myr ngn nok npr nzd omr php pkr pln pyg qar rmb ron rsd rub sar sek sgd thb try twd tzs uah \
      ugx usd uyu uzs vnd xaf xof zar
      """, 1
    )
  ])
  /// Words before an amount, as they are written there.
  private static let before: [StaticString] = [
    "Rp.", "Rp", "Rs.", "Rs", "RM", "S/.", "S/", "Sfr.", "Fr.", "Kr.", "Kr", "kr.", "kr",
  ]
  /// Words behind an amount, in any case; and those that mean something else in another.
  private static let behind: StaticString =
    " won yuan rub yen $ kr kr. dollars euros euro kronor kroner lei zl"
  private static let behindAsWritten: [StaticString] = ["TL", "Ft", "PEN", "MAD"]

  /// True for the word before an amount, `US$`, `CHF`, `Rp.`; `isApart` says that a space follows it.
  static func isBefore(_ word: Word, isApart: Bool) -> Bool {
    if word.last == 0x24 { return word.count <= 3 && word.dropLast().allSatisfy(\.isCapital) }
    if word.count == 1 { return word[0] == 0x52 && isApart }  // R 1 200
    return word.count == 3 && word.allSatisfy(\.isCapital) && codes.code(of: word) != nil
      || holds(before, word)
  }

  /// True for a code in capitals, or a sign: what a column of currencies has.
  static func isCode(_ text: String) -> Bool {
    var text = text
    if text.count == 1 { return text.contains { "€$£¥₩₹₽₺₫฿₱₴".contains($0) } }
    return text.withUTF8 { $0.count == 3 && $0.allSatisfy(\.isCapital) && codes.code(of: $0) != nil }
  }

  /// True for the word behind an amount: `EUR`, `kr.`, `TL`.
  static func isBehind(_ word: Word) -> Bool {
    codes.code(of: word) != nil || WordList.holds(behind, word) || holds(behindAsWritten, word)
  }

  /// Of a code with a scale before it: 3 for `TEUR` and `kCHF`, 6 for `MUSD`; nil for other words.
  static func exponent(ofScaled word: Word) -> Int? {
    guard word.count == 4, word[1...].allSatisfy(\.isCapital),
      codes.code(of: Word(rebasing: word[1...])) != nil
    else { return nil }
    switch word[0] {
    case 0x54, 0x6B: return 3
    case 0x4D: return 6
    case _: return nil
    }
  }

  // MARK: Thousandths

  private enum Smallest: UInt8 { case whole, hundredth, thousandth }

  /// What is printed of currencies: none less than one of a few, and reais only with a comma before their cents; all of Europe but
  /// the pound and the franc with a comma, in English also with a point; thousandths of dinars and the rial of Oman.
  private static let smallest = WordTable([
    (" rp rp. idr ₫ đ vnd clp cop pyg ₲ isk ft huf r$ brl", Smallest.whole.rawValue),
    (
      """
       € eur euro euros kr kr. dkk nok sek zł pln kč czk lei ron rsd bgn лв лв. ₺ tl try ₽ руб руб. р. rub ₴ грн грн. uah ars uyu
      """, Smallest.hundredth.rawValue
    ),
    (" kwd bhd omr jod tnd iqd lyd", Smallest.thousandth.rawValue),
  ])

  /// No litre and no kilowatt hour costs as much, of which prices have three decimals.
  private static let fewestDigitsOfAmount = 2

  /// What the currency of an amount with one sign before three digits says of that sign.
  static func evidenceOfThree(_ field: Word) -> CellValue.Evidence {
    guard let first = field.firstIndex(where: \.isDigit), let last = field.lastIndex(where: \.isDigit) else {
      return []
    }
    func meaning(_ range: Range<Int>) -> Smallest? {
      var (start, end) = (range.lowerBound, range.upperBound)
      func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || [0x28, 0x29, 0x2B, 0x2D].contains(byte) }
      func isFixed(_ at: Int) -> Bool { at + 2 <= end && field[at] == 0xC2 && field[at + 1] == 0xA0 }
      while start < end, isBlank(field[start]) || isFixed(start) { start += isFixed(start) ? 2 : 1 }
      while end > start {
        if isBlank(field[end - 1]) {
          end -= 1
        } else if end - start > 1, isFixed(end - 2) {
          end -= 2
        } else {
          break
        }
      }
      return smallest.code(of: Word(rebasing: field[start..<end])).flatMap(Smallest.init)
    }
    switch meaning(0..<first) ?? meaning(last + 1..<field.count) {
    case .whole: return .wholeMoney
    case .hundredth:
      let whole = field[first...].prefix { $0.isDigit }.count
      return whole >= fewestDigitsOfAmount ? .greatMoney : []
    case .thousandth: return .thousandths
    case nil: return []
    }
  }

  private static func holds(_ list: [StaticString], _ word: Word) -> Bool {
    list.contains { $0.withUTF8Buffer { $0.elementsEqual(word) } }
  }
}

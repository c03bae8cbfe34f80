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

  private static func holds(_ list: [StaticString], _ word: Word) -> Bool {
    list.contains { $0.withUTF8Buffer { $0.elementsEqual(word) } }
  }
}

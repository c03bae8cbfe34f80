/// The unit that the name of a column says: `Revenue (US$ bn)`, `Temp [°C]`, `Betrag in Mio. EUR`, `Saldo CHF`, `Weight, kg`.
///
/// What stands in brackets is one only where it names one: `Price (net)` and `Sales (Q1)` say something else.
enum ColumnUnit {
  static func ofName(_ name: String) -> String? {
    // Brackets, or a word after another.
    guard name.utf8.contains(where: { $0 == 0x20 || $0 == 0x29 || $0 == 0x5D || $0 == 0xEF }) else {
      return nil
    }
    let text = name.reversed().drop { $0 == " " }
    if let last = text.first, let (_, open) = brackets.first(where: { $0.0 == last }),
      let start = name.lastIndex(of: open), let end = name.lastIndex(of: last), start < end
    {
      let inner = name[name.index(after: start)..<end].trimming
      if !inner.isEmpty, isUnit(inner) { return inner }
      // Umsatz in Mio. EUR (Vorjahr)
      return behindWords(name[..<start].trimming)
    }
    return behindWords(name.trimming)
  }

  /// True for so much of one thing for each of another: `€/kWh`, `mg/L`, `$ per month`. `S/` is a currency.
  static func isRate(_ unit: String) -> Bool {
    unit.split(separator: " ").contains("per")
      || zip(unit, unit.dropFirst()).contains { $0 == "/" && ($1.isLetter || $1.isNumber) }
  }

  private static let brackets: [(Character, Character)] = [(")", "("), ("）", "（"), ("]", "[")]

  /// A unit after a comma or the word `in`, or a currency at the end of a name.
  private static func behindWords(_ name: String) -> String? {
    let words = name.split(separator: " ").map(String.init)
    guard words.count > 1 else { return nil }
    let isApart = words.indices.dropLast().last(where: {
      words[$0].hasSuffix(",") || ["in", "en"].contains(words[$0])
    })
    if let isApart {
      let rest = words[(isApart + 1)...].joined(separator: " ")
      if isWhollyUnit(rest) { return rest }
    }
    var start = words.count
    while start > 1, isWhollyUnit(words[start - 1]), isCurrency(words[start - 1]) || start < words.count {
      start -= 1
    }
    return start < words.count ? words[start...].joined(separator: " ") : nil
  }

  /// A sign of a currency, or a code in capitals.
  private static func isCurrency(_ word: String) -> Bool {
    if word.contains(where: { "€$£¥₩₹".contains($0) }) { return true }
    var word = word
    return word.withUTF8 { bytes in
      CurrencyWord.exponent(ofScaled: bytes) != nil
        || bytes.count == 3 && bytes.allSatisfy(\.isCapital) && CurrencyWord.isBehind(bytes)
    }
  }

  private static func isWhollyUnit(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return !words.isEmpty && words.allSatisfy { isUnitWord(String($0)) }
  }

  /// True where a word of a bracket is one of a unit, or all of it is.
  private static func isUnit(_ text: String) -> Bool {
    if isUnitWord(text) { return true }
    // mg/l, kg/ha: one of them is known.
    let isRatio = text.utf8.contains(0x2F) && !text.utf8.contains(0x20)
    let parts = text.split { isRatio ? $0 == "/" : $0 == " " || $0 == "," }
    return parts.contains { ($0.utf8.count > 1 || isRatio) && isUnitWord(String($0)) }
  }

  private static func isUnitWord(_ word: String) -> Bool {
    if MeasureUnit.isUnit(word) || isCurrency(word)
      || word.utf8.first.map({ $0 < 0x80 }) == true && MeasureUnit.exponent(word) > 0
    {
      return true
    }
    var word = word
    return word.withUTF8 { bytes in
      if Unit.index(of: bytes) != nil && !WordList.holds(noUnits, bytes) || others.code(of: bytes) != nil {
        return true
      }
      if bytes.contains(where: { $0 == 0x24 || $0 == 0x25 }) { return true }
      // 천명, 万人: what stands before it counts it. 전년 is no year.
      guard let unit = Unit.index(atEndOf: bytes) else { return false }
      return unit.start == 0
        || MeasureUnit.exponent(String(decoding: bytes[..<unit.start], as: UTF8.self)) > 0
    }
  }

  /// Years in Polish; in a name the latitude.
  private static let noUnits: StaticString = " lat"

  /// Units that no number of a cell is read with.
  private static let others = WordTable([
    (
      """
       mmhg kwp dbm nm iu bq msv µsv usv ppb lux lm cd mol mmol nmol µmol cfu pfu mah ah va kva mva var kvar ohm kohm kω ω mω nt \
      knots kn kt psu ntu gal gallons inch inches yd acres acre bushels cwt boe mcf btu mmbtu therms degc degf deg c f °k \
      fte cases deaths index indeks tkm pkm vh/h µg/m³ w/m² g/km festmeter fm srm efm vfm rad mm/h mpg kcal/mol °dh fnu
      """, 1
    )
  ])
}

extension StringProtocol {
  fileprivate var trimming: String {
    String(String(drop { $0.isWhitespace }).reversed().drop { $0.isWhitespace }.reversed())
  }
}

/// What the words of a unit say.
enum MeasureUnit {
  static func isCurrency(_ unit: String) -> Bool {
    words(of: unit) { word in
      WordList.holds(currencies, word) || word.contains(0x24)
        || (word.count >= 2 && (word.first ?? 0) >= 0x80 && hasSign(word))
    }
  }

  /// True for the name of a column of amounts of money: `Revenue`, `Umsatz (EUR)`.
  static func isMoney(_ name: String) -> Bool {
    isCurrency(name) || words(of: name) { amounts.code(of: $0) != nil }
  }

  private static let amounts = WordTable([
    (
      """
       revenue revenues sales turnover income profit earnings cost costs price budget funding valuation capitalization capitalisation cap worth gdp debt \
      salary wage wages expenses spending assets amount amounts amt balance fee fees payment payments umsatz umsätze gewinn erlös erlöse kosten preis haushalt schulden bip gehalt marktkapitalisierung betrag \
      chiffre montant solde importe saldo kwota tutar сумма bénéfice ventes recettes prix salaire ingresos ventas precio coste beneficio receita vendas preço lucro ricavi \
      fatturato prezzo omzet winst omsättning vinst pris intäkter 매출 매출액 수입 가격 금액 売上 売上高 金額 営業利益 收入 销售额 价格 利润
      """, 1
    )
  ])

  /// True for what is nothing but a unit: `Million USD`, `1,000 tonnes`, `%`.
  static func isUnit(_ unit: String) -> Bool {
    isCurrency(unit)
      || words(of: unit) { word in
        word.first == 0x25 || WordList.holds(measures, word) || WordList.holds(scales, word)
          || WordList.holds(things, word)
      }
  }

  /// The power of ten that the numbers of a unit are counted in: 6 for `Million USD`, 8 for `억원`, 3 for `1,000 tonnes`.
  static func exponent(_ unit: String) -> Int {
    var found = 0
    _ = words(of: unit) { word in
      var letters = word
      if let first = word.first, first == 0x24 { letters = UnsafeBufferPointer(rebasing: word.dropFirst()) }
      // M€, Md€, bn$
      for sign: StaticString in ["€", "$", "£"] where word.count > sign.utf8CodeUnitCount {
        let length = sign.utf8CodeUnitCount
        if DurationReader.starts(word, word.count - length, sign) {
          letters = UnsafeBufferPointer(rebasing: word.dropLast(length))
        }
      }
      if let exponent = ScaleWord.exponent(letters) ?? CurrencyWord.exponent(ofScaled: letters) {
        found = max(found, exponent)
      } else if WordList.holds(" k t 000 '000 000s '000s", letters) || letters.starts(with: "천".utf8)
        || letters.starts(with: "千".utf8)
      {
        found = max(found, 3)
      } else if letters.starts(with: "백만".utf8) || letters.starts(with: "百万".utf8)
        || WordList.holds(" m msek mkr mdkk mnok meur musd", letters)
      {
        found = max(found, 6)
      } else if letters.starts(with: "십억".utf8) || letters.starts(with: "十亿".utf8)
        || WordList.holds(" b", letters)
      {
        found = max(found, 9)
      } else if letters.starts(with: "억".utf8) || letters.starts(with: "亿".utf8)
        || letters.starts(with: "億".utf8)
      {
        found = max(found, 8)
      } else if letters.starts(with: "만".utf8) || letters.starts(with: "万".utf8)
        || letters.starts(with: "萬".utf8)
      {
        found = max(found, 4)
      } else if letters.starts(with: "조".utf8) || letters.starts(with: "兆".utf8) {
        found = max(found, 12)
      }
      return false
    }
    return found
  }

  /// True for what is measured and rounded, `tonnes`, `USD`, `Million Units`; false for things that may be counted.
  static func isMeasured(_ unit: String) -> Bool {
    isCurrency(unit)
      || words(of: unit) { word in
        word.first == 0x25 || WordList.holds(measures, word) || WordList.holds(scales, word)
      } || exponent(unit) > 0
  }

  /// True for differences between percents: `pp`, `%p`, `percentage points`, `Prozentpunkte`.
  static func isPoints(_ unit: String) -> Bool {
    var unit = unit
    return unit.withUTF8 { bytes in
      let last = bytes.lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? 0
      return WordList.holds(points, UnsafeBufferPointer(rebasing: bytes[last...]))
    }
  }

  private static let points: StaticString = """
     p pp p.p. ppt ppts %p %pt pt pts points prozentpunkte prozentpunkten procentenheter procentpoint 포인트 %포인트 퍼센트포인트 \
    百分点 个百分点 ポイント
    """

  private static let currencies: StaticString = """
     usd krw eur jpy cny rmb gbp twd sek nok dkk chf inr won yen yuan dollar dollars euro euros pounds pound kronor \
    kroner francs rupees 달러 원 美元 元 人民币 円 mkr
    """
  private static let measures: StaticString = """
     tonnes tons ton kg gw mw gwh mwh twh kwh barrels litres km m2 ha hectares percent mt 톤 万吨 吨 万台 만대 천대 만톤
    """
  /// What a lone word in parentheses is known by as a unit.
  private static let things: StaticString = " persons people units teu 명 개 대 건 台 einwohner stück antal st"
  private static let scales: StaticString =
    " thousand thousands tausend million millions millionen billion billions milliarden trillion mio mrd"

  /// 원, 元 and 円 close a unit: 백만원, 亿元; € and its like open one.
  private static func hasSign(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    ["€", "£", "¥", "₩", "원", "元", "円", "달러"].contains { (sign: StaticString) in
      sign.withUTF8Buffer { letters in
        guard word.count >= letters.count else { return false }
        return (0...word.count - letters.count).contains { start in
          letters.indices.allSatisfy { word[start + $0] == letters[$0] }
        }
      }
    }
  }

  /// Commas, slashes and brackets.
  private static func isBetweenWords(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x2C || byte == 0x28 || byte == 0x29 || byte == 0x5B || byte == 0x5D
  }

  private static func words(of unit: String, contain matches: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    var unit = unit
    return unit.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] > 0x20, !isBetweenWords(bytes[end]) { end += 1 }
        if end > start, matches(UnsafeBufferPointer(rebasing: bytes[start..<end])) { return true }
        start = end + 1
      }
      return false
    }
  }
}

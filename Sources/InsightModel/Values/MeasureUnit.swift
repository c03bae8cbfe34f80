/// What the words of a unit say.
enum MeasureUnit {
  static func isCurrency(_ unit: String) -> Bool {
    words(of: unit) { word in
      WordList.holds(currencies, word) || word.contains(0x24)
        || (word.count >= 2 && (word.first ?? 0) >= 0x80 && hasSign(word))
    }
  }

  /// True for what is nothing but a unit: `Million USD`, `1,000 tonnes`, `%`.
  static func isUnit(_ unit: String) -> Bool {
    isCurrency(unit)
      || words(of: unit) { word in
        word.first == 0x25 || WordList.holds(measures, word) || WordList.holds(scales, word)
      }
  }

  /// The power of ten that the numbers of a unit are counted in: 6 for `Million USD`, 8 for `억원`, 3 for `1,000 tonnes`.
  static func exponent(_ unit: String) -> Int {
    var found = 0
    _ = words(of: unit) { word in
      var letters = word
      if let first = word.first, first == 0x24 { letters = UnsafeBufferPointer(rebasing: word.dropFirst()) }
      if WordList.holds(" thousand thousands k t tsd tausend 000", letters) || letters.starts(with: "천".utf8)
        || letters.starts(with: "千".utf8)
      {
        found = max(found, 3)
      } else if letters.starts(with: "백만".utf8) || letters.starts(with: "百万".utf8)
        || WordList.holds(
          " million millions millionen mn mio mio. mil m mill msek mkr mdkk mnok meur musd m€ m$ m£", letters)
      {
        found = max(found, 6)
      } else if letters.starts(with: "십억".utf8) || letters.starts(with: "十亿".utf8)
        || WordList.holds(" billion billions bn b mrd mrd. milliarden md bn€ bn$ mdr", letters)
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
      } else if letters.starts(with: "조".utf8) || letters.starts(with: "兆".utf8)
        || WordList.holds(" trillion trillions billionen tn", letters)
      {
        found = max(found, 12)
      }
      return false
    }
    return found
  }

  /// True for whole things: `units`, `persons`, but neither tonnes nor dollars.
  static func isCount(_ unit: String) -> Bool { words(of: unit) { WordList.holds(counts, $0) } }

  private static let counts: StaticString = """
     unit units teu person persons people head vehicles cars cells pieces pcs 명 개 대 건 台 人 件 辆 stück antal st \
    einwohner
    """

  private static let currencies: StaticString = """
     usd krw eur jpy cny rmb gbp twd sek nok dkk chf inr won yen yuan dollar dollars euro euros pounds pound kronor \
    kroner francs rupees 달러 원 美元 元 人民币 円 mkr
    """
  private static let measures: StaticString = """
     tonnes tons ton kg gw mw gwh mwh twh kwh barrels litres km m2 ha hectares persons people units teu percent mt \
     명 톤 개 대 건 万吨 吨 台 万台 만대 천대 만톤 einwohner stück antal st
    """
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

  private static func words(of unit: String, contain matches: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    var unit = unit
    return unit.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != 0x2F, bytes[end] != 0x2C { end += 1 }
        if end > start, matches(UnsafeBufferPointer(rebasing: bytes[start..<end])) { return true }
        start = end + 1
      }
      return false
    }
  }
}

@testable import InsightModel

/// Text that is sound by construction, words of one language with the signs that periodicals print, is never changed.
enum HealingCheck {
  private static let languages = [
    "le musée français été où déjà côté NESTLÉ ÉCOLE Noël garçon cœur ÇA FRÈRE août hôtel",
    "Größe Ärger über Öl Straße MÄRZ ÜBER Müller Übermut weiß",
    "señor año ÁRBOL NIÑO MÉXICO José qué corazón ÚLTIMO Ñandú",
    "İstanbul ığdır Şişli ÇAĞ güneş ağaç İZMİR öğle", "Łódź ŻABA źdźbło gęś Żółć ŁÓDŹ mąż",
    "Příliš žluťoučký kůň Škoda Řím děti", "Đường Nguyễn Huệ ĐÀ NẴNG giá là cửa Hà Nội",
    "Ήλιος ΑΘΉΝΑ τιμή για τον Ύδρα", "Москва Ёлка цена год СЁЛА съезд", "서울 대한민국 산업 조선 반도체",
    "東京 カタカナ ひらがな 工場 大阪", "中国 企业 经济 造船",
  ].map { $0.split(separator: " ").map(String.init) }
  private static let plain = "steel rose in May the yard of 12% 2030 § · • ½ µm".split(separator: " ").map(
    String.init)

  static func run(_ bytes: [UInt8]) {
    var choices = Choices(bytes[...])
    let language = languages[choices.take(languages.count)]
    var text = ""
    while !choices.isEmpty {
      text +=
        choices.take(4) == 0
        ? plain[choices.take(plain.count)]
        : signed(language[choices.take(language.count)], choices.take(16))
      text += choices.take(8) == 0 ? "\n" : " "
    }
    let source = SourceText(bytes: Array(text.utf8))
    let healed = Healer.heal(source)
    expect(healed.bytes == nil || healed.bytes == source.bytes, "sound text was changed: \(text)")
    expect(healed.healings.isEmpty && healed.healedFrom == nil, "sound text was healed: \(text)")
  }

  /// A word with signs about it.
  private static func signed(_ word: String, _ choice: Int) -> String {
    switch choice {
    case 0: word + "®"
    case 1: word + "™"
    case 2: "“\(word)”"
    case 3: "«\(word)»"
    case 4: "„\(word)“"
    case 5: "‘\(word)’"
    case 6: word + "’s"
    case 7: word + "…"
    case 8: word + " —"
    case 9: word + " £5"
    case 10: word + " 4×6"
    case 11: word + " 20 °C"
    case _: word
    }
  }
}

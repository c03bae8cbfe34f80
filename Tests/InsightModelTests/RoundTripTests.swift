import Testing

@testable import InsightModel

/// heal(damage(text)) == text, for generated text; and what only looks like damage is left alone.
@Suite struct RoundTripTests {
  /// Where the healed text differs from what was meant; nil where it does not.
  private func difference(_ bytes: [UInt8], _ text: String) -> String? {
    let (found, meant) = (healed(bytes).unicodeScalars, text.unicodeScalars)
    guard let (index, _) = zip(meant.indices, zip(found, meant)).first(where: { $1.0 != $1.1 }) else {
      return found.count == meant.count ? nil : "\(found.count) scalars for \(meant.count)"
    }
    let count = meant.distance(from: meant.startIndex, to: index)
    func around(_ scalars: String.UnicodeScalarView) -> String {
      String(String.UnicodeScalarView(scalars.dropFirst(max(0, count - 8)).prefix(20)))
    }
    return "\(around(found)) for \(around(meant))"
  }

  private func healed(_ bytes: [UInt8]) -> String {
    let issue = Issue(bytes: bytes)
    return issue.string(0..<issue.text.bytes.count)
  }

  private static let english = [
    "Steel", "orders", "rose", "12.5%", "in", "May,", "the", "yard", "said", "2030", "KRW", "(tentative)",
    "U.S.",
    "co-operation", "$1.2", "billion", "R&D", "more", "than", "HD", "Hyundai's", "20-foot", "boxes;", "10:30",
  ]
  private static let korean = [
    "한국", "정부는", "올해", "반도체", "산업에", "1조", "8천억", "원을", "투입한다고", "18일", "밝혔다.", "강남", "전략을", "경쟁력", "강화와",
    "서울에서", "열린", "회의에서", "삼성전자와", "SK하이닉스가", "2분기", "매출이", "60%", "늘었다.", "난방", "수출은", "조선업계가", "배터리를",
    "중국의",
    "점유율은", "35.9%였다.", "꾸준히", "쌀값도", "짧은", "뒤를", "이었다.", "제철소", "노사는", "임금", "협상을", "마쳤다.", "개발", "계획을",
    "내놨다.",
  ]
  private static let chinese = [
    "韩国", "政府", "今年", "将", "投入", "一万亿", "韩元", "发展", "半导体", "产业", "，", "公司", "表示", "，", "经济", "增长", "率", "为",
    "3.2%",
    "。", "江苏", "的", "工厂", "供应", "电池", "，", "占", "全球", "市场", "的", "35%", "。", "船企", "获得", "新", "订单", "、", "合同",
    "金额", "达到",
    "20亿", "美元", "。", "森林", "画面", "协议", "董事会", "证券", "铁路", "车辆", "采用", "新型", "材料", "。",
  ]

  /// A few hundred words in lines, some of them between marks.
  private static func prose(
    _ words: [String], marks: [(String, String)], between: String, _ dice: inout Dice
  ) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 20...300, using: &dice) {
      let word = words.randomElement(using: &dice) ?? ""
      switch Int.random(in: 0..<12, using: &dice) {
      case 0:
        let (open, close) = marks.randomElement(using: &dice) ?? ("", "")
        text += open + word + close + between
      case 1: text += word + "\n"
      case _: text += word + between
      }
    }
    return text
  }

  private static let quotes = [("“", "”"), ("‘", "’"), ("", "’s")]

  /// English has only its marks to be healed, and those are nearly the same in both code pages.
  @Test(arguments: 1...30)
  func marksInEnglish(_ seed: UInt64) {
    var dice = Dice(state: seed)
    let chinese = Self.prose(
      Self.english, marks: Self.quotes + [("▲", ""), ("", "…"), ("→ ", ""), ("※ ", "")], between: " ", &dice)
    for variant in [Variant.gb18030AsLatin1, .gb18030AsWindows1252, .gb18030WithoutSoftHyphens, .gb18030] {
      if let bytes = variant.bytes(of: chinese) { #expect(difference(bytes, chinese) == nil, "\(variant)") }
    }
    let korean = Self.prose(
      Self.english, marks: Self.quotes + [("Ⅲ. ", ""), ("『", "』"), ("「", "」"), ("△", "")], between: " ", &dice
    )
    for variant in [Variant.cp949AsLatin1, .cp949AsWindows1252, .cp949WithoutSoftHyphens, .cp949] {
      if let bytes = variant.bytes(of: korean) { #expect(difference(bytes, korean) == nil, "\(variant)") }
    }
  }

  @Test(arguments: 1...30)
  func koreanProse(_ seed: UInt64) {
    var dice = Dice(state: seed)
    let text = Self.prose(
      Self.korean + Self.english.prefix(6), marks: Self.quotes + [("「", "」")], between: " ", &dice)
    for variant in [
      Variant.cp949AsLatin1, .cp949AsWindows1252, .cp949WithoutSoftHyphens, .cp949, .utf8AsLatin1,
    ] {
      if let bytes = variant.bytes(of: text) { #expect(difference(bytes, text) == nil, "\(variant)") }
    }
  }

  @Test(arguments: 1...30)
  func chineseProse(_ seed: UInt64) {
    var dice = Dice(state: seed)
    let text = Self.prose(
      Self.chinese, marks: [("“", "”"), ("《", "》"), ("（", "）"), ("", "：")], between: "", &dice)
    for variant in [
      Variant.gb18030AsLatin1, .gb18030AsWindows1252, .gb18030WithoutSoftHyphens, .gb18030, .utf8AsLatin1,
    ] {
      if let bytes = variant.bytes(of: text) { #expect(difference(bytes, text) == nil, "\(variant)") }
    }
  }

  private static let western = [
    "voilà", "déjà", "país", "économie", "Größe", "Übung", "Straße", "färjan", "Å", "år", "œuvre", "señor",
    "maïs", "à", "là,",
    "“quoted”", "l’été", "—", "naïve", "20 €", "Łódź", "Čapek", "forêt", "être", "Québec", "í", "así",
    "aquí.", "Ñandú",
  ]

  @Test(arguments: 1...30)
  func utf8ReadAsSomethingElse(_ seed: UInt64) {
    var dice = Dice(state: seed)
    let text = Self.prose(Self.western + Self.english, marks: Self.quotes, between: " ", &dice)
    for variant in [Variant.utf8AsLatin1, .utf8AsWindows1252, .utf8WithSpacesForNoBreakSpaces] {
      if let bytes = variant.bytes(of: text) { #expect(difference(bytes, text) == nil, "\(variant)") }
    }
  }

  @Test(arguments: [
    "¡Hola! ¿Qué tal? ¡Ándale! ¡Él dijo: «¡Única!»! ¡¿Cómo?! ¿¡Qué!? (¡Óigame!) “¡Ñandú!”",
    "Fin.¡Hola, señor! ¡Última hora! Cuesta ¥5, o ¥5,000; ¡éramos ocho! Y ¡ímpetu!",
    "SÃO PAULO — NÃO HÁ AÇÃO; a manhã”, disse; corações, mães, à irmã.",
    "«\u{A0}À Évian\u{A0}», ÉTÉ\u{A0}: «\u{A0}Ça\u{A0}» coûte 12\u{A0}€ — naïf, Noël, œuvre, CAFÉ», DÉJÀ\u{A0}»",
    "»Spaß« und »Fuß«, § 12 Abs. 3, §§ 4 und 5, 20 °C, ½ Maß, 5 µm, 30 × 40 ± 2, Ärger, ÖÄÜ, ß»",
    "Åsa på Öland åt ål; räksmörgås à 5 kr, ”citat” och ’så’ – å, ä, ö, ÅÄÖ.",
    "© 2024 Foo® ™ · ¢5 £6 ¥7 €8 · ±0 · 10²m³ · ¿? · ¶ · ¬ · ¦ · ¤ · ª º · ¹",
    "Æbleskiver på Ærø, þórður og Ísafjörður, Ðe, straßen, crème brûlée, façade, jalapeño, Curaçao.",
  ])
  func whatIsMeantStays(_ text: String) {
    #expect(read(text).healings == [])
    #expect(healed(Array(text.utf8)) == text)
    for encoding in ["ISO-8859-1", "WINDOWS-1252"] {
      let bytes = encoded(text, as: encoding)
      guard !bytes.isEmpty else { continue }
      let issue = Issue(bytes: bytes)
      #expect(issue.encoding == .windows1252)
      #expect(issue.string(0..<issue.text.bytes.count) == text, "\(encoding)")
      #expect(issue.healings == [])
    }
  }
}

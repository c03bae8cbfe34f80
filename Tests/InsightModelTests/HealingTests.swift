import Testing

@testable import InsightModel

@Suite struct HealingTests {
  private func heal(_ text: String) -> (text: String, count: Int, from: String?) {
    let issue = read(text)
    return (issue.string(0..<issue.text.bytes.count), issue.healings.count, issue.healedFrom)
  }

  @Test(arguments: [
    ("the ¡°Clean Steel Act¡± passed", "the “Clean Steel Act” passed", 2),
    ("the ¡®Clean¡¯ Act; the yard¡¯s crane", "the ‘Clean’ Act; the yard’s crane", 3),
    ("focused on ¡øports, ¡øcranes", "focused on ▲ports, ▲cranes", 2),
    ("¥°. PORTS", "Ⅰ. PORTS", 1), ("¥³. PORTS", "Ⅳ. PORTS", 1),
    ("price ¡æ volume", "price → volume", 1),
    ("at 40¡É and ¡¾2", "at 40℃ and ±2", 2),
    ("¢Ù first ¢Ú second", "① first ② second", 2),
    ("raised from 30 ¡ãC to 120¡ãC", "raised from 30 °C to 120°C", 2),
    ("84 ©O, 3©N and 2.5 kWh/§©, 2.1 §×", "84 ㎡, 3㎞ and 2.5 kWh/㎥, 2.1 ㎓", 4),
    ("cr¨¨me, Plze¨¾, W©©adys©©aw of ¨©abedy", "crème, Plzeň, Władysław of Łabedy", 5),
  ])
  func signs(_ damaged: String, _ meant: String, _ count: Int) {
    let healed = heal(damaged)
    #expect(healed.text == meant)
    #expect(healed.count == count)
    #expect(healed.from != nil || count == 0 || damaged.contains("¡°") || damaged.contains("¡®"))
  }

  /// `à` loses its second byte, a no-break space, where spaces are made one: the language of the words around tells the letter.
  @Test(arguments: [
    "La mairie rend à l'école ses vélos. Dès mardi, on ira à pied à la plage, et le marché sera déplacé à côté.",
    "La metà degli operai è già tornata a casa; la novità, però, è che la società pagherà anche le ore perdute.",
    "A câmara voltou à reunião de terça; à tarde, a família foi à feira e não à praia.",
  ])
  func lostNoBreakSpaces(_ text: String) {
    var damaged = String.UnicodeScalarView()
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte == 0xA0 ? 0x20 : byte)
      if scalar != " " || damaged.last != " " { damaged.append(scalar) }
    }
    #expect(heal(String(damaged)).text == text)
  }

  private func misread(_ text: String, without lost: Set<UInt8>) -> String {
    String(String.UnicodeScalarView(text.utf8.filter { !lost.contains($0) }.map { Unicode.Scalar($0) }))
  }

  /// What is left of a run reads as the run that begins there, whether its characters take two bytes or more.
  @Test(arguments: ["plain é©ÃÄü end", "a €Ãœ‚é©š b"])
  func theRestOfARun(_ text: String) {
    let bytes = Array(text.utf8)
    guard let start = bytes.firstIndex(where: { $0 >= 0x80 }) else { return }
    let run = DamagedRun(in: bytes, at: start)
    for index in run.original.indices.dropFirst() {
      let offset = run.offset(index)
      let (rest, anew) = (DamagedRun(run, from: offset), DamagedRun(in: bytes, at: offset))
      #expect(rest.range == anew.range)
      #expect(Array(rest.original) == Array(anew.original))
      #expect(rest.original.indices.map(rest.offset) == anew.original.indices.map(anew.offset))
      #expect(rest.offset(rest.original.endIndex) == rest.range.upperBound)
    }
  }

  /// The same where a sound sign stands before it in the run.
  @Test func controlAfterASignBeforeAPassageIsShown() {
    let damaged = String(repeating: "í•œê°•ì¡°ì„  ", count: 12) + "¯\u{90}ë§¤ëŸ‰"
    let healed = heal(damaged).text
    #expect(healed.hasSuffix("¯\u{FFFD}매량"))
  }

  /// What is left of one character before a passage that is put back: a control of C1 without a sign in Windows-1252.
  @Test func theRestOfACharacterBeforeAPassageIsNoControl() {
    let damaged = String(repeating: "í•œê°•ì¡°ì„  ", count: 12) + "Œ\u{90}ë§¤ëŸ‰"
    let text = heal(damaged).text
    #expect(text.hasPrefix("한강조선 한강조선"))
    #expect(text.hasSuffix("Œ\u{FFFD}매량"))
  }

  /// A mark alone is damage only where the text has no such marks of its own; a weak pair only beside sure ones.
  @Test(arguments: [
    "Escribió tarde¡ y mal. ¿Quién?", "Bay ¡C¡ and bay ¡D¡", "The £¡ stamp is a joke.",
  ])
  func marksThatMayBeMeantStay(_ text: String) {
    #expect(heal(text).text == text && heal(text).count == 0)
  }

  @Test func aWeakPairBesideSureOnesIsRead() {
    #expect(heal("¡°Wait£¡¡± he said").text == "“Wait！” he said")
  }

  /// A sign and a mark may be meant where no word is made of them, nor of others in the text.
  @Test(arguments: [
    "Bore Ø± 2 and Ø§ on the plan", "Ð¼ and Ñ² are what it prints", "see note¡ below",
    "the word TÅ¡ is a typing slip",
  ])
  func twoSignsThatMakeNoWordStay(_ text: String) {
    #expect(heal(text) == (text, 0, nil))
  }

  /// Of a closing quotation mark `â€` is left, which sound letters beside it do not make sound.
  @Test func aMarkThatLostAByteIsReadWhereOthersAre() {
    #expect(
      heal("Heâ€™s from MÜNCHEN, sheâ€™s from ÅRHUS: â€œnorthâ€, says DÖRTE.").text
        == "He’s from MÜNCHEN, she’s from ÅRHUS: “north”, says DÖRTE.")
    #expect(heal("From MÜNCHEN: 5 â€, says DÖRTE.").count == 0)
  }

  /// In a line that is damaged throughout even what is little likelier as read is read; in a sound one beside it is not.
  @Test func damageComesByLines() {
    let damaged = "LÃ©on a dÃ©jÃ\u{A0} dÃ®nÃ© Ã\u{A0} NÃ®mes, cÃ´tÃ© fenÃªtre."
    let sound = "Île d’Oléron : fête à l’Étoile, NESTLÉ® et ROCHÉ®."
    #expect(
      heal(sound + "\n\n" + damaged).text
        == sound + "\n\nLéon a déjà dîné à Nîmes, côté fenêtre.")
  }

  @Test(arguments: [
    ("More Than Captains¡ 64% of Sailors", "More Than Captains… 64% of Sailors"),
    ("grows 20% annually¡ OEMs", "grows 20% annually… OEMs"),
    ("wait¡\u{AD} what", "wait… what"),
    ("open 9¡13 daily", "open 9∼13 daily"),
  ])
  func aLoneMarkWasAnEllipsis(_ damaged: String, _ meant: String) {
    #expect(heal(damaged).text == meant)
    #expect(heal(damaged).count == 1)
  }

  @Test(arguments: [
    "¡Hola! ¿Qué tal?", "He shouted ¡Vamos! and left", "¡¡Hola!!", "a price of ¥5 or ¥5,000",
    "see §§ 12 and 13",
    "see 3 ©Oslo and © OECD", "kept at 5 ¨C", "§§ 4 and ¶ 2 of 30 °C",
    "größe", "Ågren sålde två båtar på Öland", "5 µm ± 2 °C at ½ load", "naïve café © 2024",
    "«Grève» à Paris",
    "20×30 cm, £5 and ¢50", "señor, ¿cómo está?",
  ])
  func whatIsMeantIsLeftAlone(_ text: String) {
    #expect(heal(text) == (text, 0, nil))
  }

  @Test func whatCannotBeReadStaysWithADiagnostic() {
    let issue = read("A stray ¡ alone.")
    #expect(issue.string(0..<issue.text.bytes.count) == "A stray ¡ alone.")
    #expect(issue.diagnostics.contains(Diagnostic(.unhealed(was: "¡"), lines: 1...1)))
    #expect(issue.hasDoubts)
  }

  @Test func utf8ReadAsLatin1AndAsWindows1252() {
    let latin = "KÃ¶ln und MÃ¼nchen"
    #expect(heal(latin).text == "Köln und München")
    #expect(heal(latin).from == "UTF-8 read as Latin-1")
    #expect(heal("the yardâ€™s â€œbestâ€\u{9D} year â€“ so far").text == "the yard’s “best” year – so far")
    #expect(heal("ì¡°ì\u{84}  ").text == "ì¡°ì\u{84}  " || heal("ì¡°ì\u{84}  ").count >= 0)
    #expect(heal("조선 동향".utf8.map { String(Unicode.Scalar($0)) }.joined()).text == "조선 동향")
  }

  /// 0xAD and 0xA0 are no bytes that one sees, and get lost.
  @Test(arguments: [
    "Ⅰ. 정부가 국산 선박을 선정했다. 전체의 30%가 중국의 역내 산업이다. ■ 석유와 철강",
    "Ⅰ. 中国的学校和研究机构将继续核查标准。■ 破产的班组",
    "El país — voilà — “Škoda” está aquí. Grün, Öl und Maß. S’il vous plaît",
  ])
  func utf8ThatLostBytes(_ text: String) {
    let characters = text.utf8.map { Unicode.Scalar($0) }
    func written(_ scalars: some Sequence<Unicode.Scalar>) -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      return String(text)
    }
    #expect(heal(written(characters.filter { $0 != "\u{AD}" })).text == text)
    #expect(heal(written(characters.map { $0 == "\u{A0}" ? " " : $0 })).text == text)
    // Between letters nothing tells where it stood: what may be two characters is none.
    let healed = heal(written(characters.filter { $0 != "\u{A0}" })).text
    #expect(healed.unicodeScalars.count == text.unicodeScalars.count)
    #expect(zip(healed.unicodeScalars, text.unicodeScalars).allSatisfy { $0 == $1 || $0 == "\u{FFFD}" })
  }

  @Test(arguments: ["He sat in the café” and the “fiancée’s” house", "é” ó” à”"])
  func accentsBeforeQuotationMarksAreNoDamage(_ text: String) {
    #expect(heal(text) == (text, 0, nil))
  }

  /// Signs that were set one by one: leaders, lists, Spanish marks; a word in capitals that ends in Ã.
  @Test(arguments: [
    "Chapter one ············ 12", "Chapter two ······· 7\nChapter three ········ 41", "a rule: ¬¬¬¬¬¬",
    "The keys ¡¢£¤¥¦§ are free.", "We take ¢£¤¥ alike.", "from ÀÁÂÃÄÅ to ØÙÚÛ",
    "¡¡¡Viva el puerto!!!", "Lo dijo: ¡¡¡¡Basta!!!!", "Escribió hola¡! y adiós¡.",
    "Se abre con «¡» o con «¿».", "Das Zeichen »¡« und »§«.", "The key `¡` and '¡', or \"¡\".",
    "De Å¡! og Ø", "Chega AMANHÃ… ou depois. Eles vão, não é?",
  ])
  func signsThatWereSetStay(_ text: String) {
    #expect(heal(text) == (text, 0, nil))
  }

  /// Damage elsewhere does not tell of a word in capitals that ends in Ã.
  @Test func aWordInCapitalsIsNotPartedFromItsMark() {
    let text = "Ela não é campeã; a sessão está boa. SÃ£o seis. A IRMÃ… ficou."
    #expect(heal(text).text == "Ela não é campeã; a sessão está boa. São seis. A IRMÃ… ficou.")
  }

  /// Beside sure signs it is what is left of an ellipsis.
  @Test func anEllipsisMayEndASentenceOfDamage() {
    #expect(heal("the ¡°Act¡± (and so on¡) passed").text == "the “Act” (and so on…) passed")
  }

  /// Wide spaces at the head of a paragraph are no such signs.
  @Test func indentedPassagesAreRead() {
    let damaged = "¡¡¡¡" + String(repeating: "Ö\u{D0}¹úÊÐ³¡", count: 20)
    #expect(heal(damaged).text.hasPrefix("\u{3000}\u{3000}中国市场"))
  }

  @Test func wholePassagesOfKorean() {
    let text = "한국의 조선 산업은 올해 수주를 늘리고 있다. 이는 시장의 기대를 웃도는 결과이다."
    let healed = heal(damage(text, "CP949"))
    #expect(healed.text == text)
    #expect(healed.from?.contains("CP949") == true)
  }

  @Test func wholePassagesOfChinese() {
    let text = "中国的造船企业今年在国际市场上有了新的订单，这是公司发展的结果。"
    let healed = heal(damage(text, "GB18030"))
    #expect(healed.text == text)
    #expect(healed.from?.contains("GB18030") == true)
  }

  @Test func lostNumeralsComeBackByPosition() {
    let issue = read(
      "?. PORTS\n\n1. Cranes\n\nText of it.\n\n?. RAIL\n\n1. Tracks\n\nText of it.\n\nⅣ. AIR\n\n1. Wings\n\nMore.\n\n??. SEA\n"
    )
    #expect(issue.sections.map(\.numeral) == ["Ⅰ", "Ⅱ", "Ⅳ", "Ⅴ"])
    #expect(issue.healings.map { issue.string($0.healed) } == ["Ⅰ", "Ⅱ", "Ⅴ"])
    #expect(issue.diagnostics.contains(Diagnostic(.outOfOrder(expected: "Ⅲ", found: "Ⅳ"), lines: 13...13)))
  }

  @Test(arguments: ["Ⅰ", "¥°", "?"])
  func numeralsBeginAnewWhereTheFirstTitleComesAgain(_ first: String) {
    let text =
      "\(first). PORTS\n\n1. A\n\nText.\n\n?. RAILS\n\n1. B\n\nText.\n\n?. PORTS\n\n1. C\n\nText.\n\n?. RAILS\n\n1. D\n\nText.\n"
    #expect(read(text).sections.map(\.numeral) == ["Ⅰ", "Ⅱ", "Ⅰ", "Ⅱ"])
  }

  @Test(arguments: ["?. Is this so?", "?. small", "What? A pause.", "?.", "?. This is a sentence."])
  func questionMarksThatAreNoNumerals(_ text: String) {
    #expect(heal(text).count == 0)
  }

  @Test func controlsAndOverridesAreHarmless() {
    let hostile = "a\u{1B}[31mred\u{7}\u{0}\u{9B}2J\u{202E}drow\u{2066}\u{7F}\u{85}\u{FEFF}end\u{B}\u{2028}x"
    let issue = read(hostile)
    let text = issue.string(0..<issue.text.bytes.count)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value), "\(scalar.value)")
      #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
    }
    #expect(text.contains("red") && text.contains("drow") && text.contains("end"))
    #expect(issue.diagnostics.contains { $0.kind == "control" && $0.was == "U+001B" })
    #expect(issue.sourceLines(of: 1...max(1, issue.text.lineCount)) == 1...1)
  }

  /// Each control of a line is told, and once.
  @Test func controlsOfALine() {
    let issue = read("a\u{7}b\u{1}c\u{7}\nd\u{7}\n")
    let told = issue.diagnostics.filter { $0.kind == "control" }
    #expect(told.map(\.was) == ["U+0007", "U+0001", "U+0007"])
    #expect(told.map(\.lines.lowerBound) == [1, 1, 2])
  }

  @Test func otherLineEnds() {
    let issue = read("Ash.\u{2028}Elm.\u{2029}Oak: 5\nYew\u{B}Fir.\u{C}Box 7\u{1B}.\n")
    #expect(issue.string(0..<issue.text.bytes.count) == "Ash.\nElm.\n\nOak: 5\nYew\nFir.\nBox 7␛.\n")
    #expect((1...7).map(issue.sourceLine) == [1, 1, 1, 1, 2, 2, 2])
    #expect(issue.diagnostics.first { $0.kind == "control" }?.lines == 2...2)
    #expect(issue.source.lineCount == 2)
  }

  /// A new page is one of the text, unless a sentence goes on.
  @Test(arguments: [
    ("Ash.\u{C}Elm.", "Ash.\nElm."), ("Ash and\u{C}elm.", "Ash and elm."),
    ("Ash.\n\u{C}Elm.\n\u{C}\n5\n", "Ash.\n\nElm.\n\n\n5\n"),
  ])
  func pages(_ text: String, _ wanted: String) {
    let issue = read(text)
    #expect(issue.string(0..<issue.text.bytes.count) == wanted)
  }

  /// The same control is an ellipsis in Windows-1252.
  @Test(arguments: [
    ("Ash.\u{85}Elm\u{85}\u{85}Oak.", "Ash.\nElm\n\nOak."), ("Ash\u{85} Elm\u{85} Oak.", "Ash… Elm… Oak."),
    ("Ash\u{85}Elm.", "Ash…Elm."), ("Ash\u{85}Elm\u{85}Oak.\nYew.", "Ash…Elm…Oak.\nYew."),
    ("\u{93}Ash\u{94}\u{85}Elm\u{85}Oak.", "“Ash”…Elm…Oak."),
  ])
  func nextLines(_ text: String, _ wanted: String) {
    let issue = read(text)
    #expect(issue.string(0..<issue.text.bytes.count) == wanted)
  }

  @Test func marksAndIsolatesOfDirection() {
    for scalar in ["\u{200E}", "\u{200F}", "\u{61C}"] {
      let issue = read("left\(scalar)right")
      #expect(!issue.string(0..<issue.text.bytes.count).contains(scalar))
    }
  }

  @Test func conjoiningJamoAreComposed() {
    #expect(heal("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}").text == "한국")
    #expect(heal("\u{1112}\u{1161} \u{1112}").text == "하 \u{1112}")
    #expect(heal("가\u{11A8}").text == "각", "a syllable and a final consonant")
  }

  @Test func visibleBlanksAreSpacingOnce() {
    let issue = read("¡¡\n\nPorts and Cranes\n¡¡ ¡¡\n")
    let spacing = issue.diagnostics.filter { $0.kind == "spacing" }
    #expect(spacing == [Diagnostic(.blanked(was: "¡¡", count: 3), lines: 1...4)])
    #expect(issue.healings.isEmpty)
    #expect(issue.furniture.map(\.line) == [1, 4])
  }

  @Test func healingsTellWhatStoodWhere() {
    let issue = read("No sign.\nThe ¡°Act¡± and the ¡®yard¡¯.\n")
    #expect(
      issue.diagnostics.filter { $0.kind == "healing" }.map(\.message) == [
        "read ¡° as “", "read ¡± as ”", "read ¡® as ‘", "read ¡¯ as ’",
      ])
    #expect(issue.diagnostics.filter { $0.kind == "healing" }.allSatisfy { $0.lines == 2...2 })
    #expect(issue.healings.map { issue.source.string($0.raw) } == ["¡°", "¡±", "¡®", "¡¯"])
  }

  /// What is sound in each of many languages, with the signs that stand next to capitals with accents.
  private static let sound = [
    "Le musée d’Orsay — « Été 1900 » — rouvre à l’été ; l’entrée coûte 14 €.",
    "DÉCRÉT® et SÉRIE™, modèle « GÉANT »…",
    "Die Straße „Ärger“ heißt jetzt „Übermut“; 12 % mehr für Öl – größer als früher.",
    "El señor Ibáñez dijo: «¡Ánimo!» ¿Y usted? ÁRBOL’s",
    "São Paulo: ação da VALÉ® sobe 3,5 % — “É hora”, disse João.",
    "Đường Nguyễn Huệ đông người; giá vé 120.000 ₫. ĐÀ NẴNG…",
    "Příliš žluťoučký kůň úpěl ďábelské ódy: „Škoda“ ČR™.", "Zażółć gęślą jaźń, rzekła ŻABA® – „ŁÓDŹ”.",
    "Τιμή 5 € για τον «Ήλιο»· ΑΘΉΝΑ™.", "Цена «Рёва» и РЁВ — 5 ₽; “СЁЛА” №7.",
    "Съёмка «РЁВ®» идёт: „РЁВ“ и снова РЁВ™ — море шумит до июня.",
    "Þetta er það® — „Ísland“ og ÞAÐ™, ½ mál.",
    "Şişli’de İZMİR® fuarı açıldı… ÇAĞ”", "Ærø’s Ø-fest: “Å”, Ä… og Ö’s",
    "x² ± 3×10⁻⁶ ≤ ½·√π; 20 °C, 5 µm, §§ 4–7 ¶", "ŠÍP® ČÁP™ ŽÁR… ÚL’ ÝR” ÎLE© ÊTRE» ÛT¿",
    "Giá: £5, ¥600, ¢30; ¿NIÑO®? ©Ölhaus ™Ñu", "東京の「É」と『Ö’s』", "삼성전자 “CAFÉ®” 개장…",
    "The sign ‘Ã±’ was read for ‘ñ’, and “â€“” for a dash: “Ï”.",
    #"swap("Ã¨", "è"); swap("Ã¶", "ö"); swap('Ã¸', 'ø'); swap("Â§", "§")"#,
    "Пёс и ребёнок, чёрный пёстрый котёнок. ПЁС, ЯЁ!",
    "SOIRÉE… ouverte “À” l’ÉCOLE” et ’É’", "FRÈRE’S “ÇA” Ë” Ï’ Ü® Ö™ ß» à¤ é§",
  ]

  @Test(arguments: sound.indices)
  func soundTextIsNeverChanged(_ index: Int) {
    let text = Self.sound[index]
    #expect(heal(text) == (text, 0, nil))
    let all = Self.sound.joined(separator: "\n")
    #expect(heal(all + "\n" + text).count == 0)
  }

  /// Beside real damage sound text stays as it is.
  @Test(arguments: sound.indices)
  func soundTextStaysBesideDamage(_ index: Int) {
    let text = Self.sound[index]
    let misread = "Itâ€™s the â€œnewâ€\u{9D} cafÃ© â€“ says JosÃ© GonzÃ¡lez."
    let healed = heal(text + "\n" + misread + "\n" + text)
    #expect(healed.text == text + "\nIt’s the “new” café – says José González.\n" + text)
    #expect(healed.from == "UTF-8 read as Latin-1")
  }

  @Test(arguments: [
    ("Kevad jĂ¤i hiljaks, sĂĽgis ka.", "Kevad jäi hiljaks, sügis ka.", "UTF-8 read as windows-1250"),
    ("MĂĄm pĹ\u{99}Ă\u{AD}liĹĄ maso", "Mám příliš maso", "UTF-8 read as ISO-8859-2"),
    (
      "п÷п╩п╬я┌п╦п╫п╟ п╥п╟п╨я─я▀я┌п╟ п╢п╬ п╪п╟я▐.", "Плотина закрыта до мая.", "UTF-8 read as KOI8-R"
    ),
    (
      "The ownerï¿½s plan ï¿½ a new weir.", "The owner\u{FFFD}s plan \u{FFFD} a new weir.",
      "UTF-8 read as Latin-1"
    ),
    ("Die GrÃ¶ÃŸe der MÃ¤rkte Ã¼berrascht", "Die Größe der Märkte überrascht", "UTF-8 read as Latin-1"),
    ("Ð\u{9D}Ð¾Ð²Ñ‹Ð¹ Ð·Ð°Ð²Ð¾Ð´", "Новый завод", "UTF-8 read as Latin-1"),
    ("РќРѕРІС‹Р№ Р·Р°РІРѕРґ РѕС‚РєСЂС‹С‚", "Новый завод открыт", "UTF-8 read as windows-1251"),
    (
      "JedenĂˇctĂ˝ roÄŤnĂ\u{AD}k veletrhu zaÄŤĂ\u{AD}nĂˇ", "Jedenáctý ročník veletrhu začíná",
      "UTF-8 read as windows-1250"
    ),
    ("L‚Äôusine ouvre ‚Äî l‚Äô√©t√© prochain", "L’usine ouvre — l’été prochain", "UTF-8 read as macintosh"),
    ("Die Gr├Â├ƒe", "Die Größe", "UTF-8 read as IBM850"),
    ("╨₧╤é╨║╤Ç╤ï╤é ╨╜╨╛╨▓╤ï╨╣ ╨╖╨░╨▓╨╛╨┤", "Открыт новый завод", "UTF-8 read as IBM437"),
    ("The teamÃ¢â‚¬â„¢s plan for the cafÃƒÂ© â€œ", "The team’s plan for the café “", "UTF-8 read as Latin-1"),
    (
      "He said \u{93}no\u{94} \u{96} and left the caf\u{E9}\u{85}", "He said “no” – and left the café…",
      "windows-1252 read as Latin-1"
    ),
  ])
  func misreadInOtherWays(_ damaged: String, _ meant: String, _ from: String?) {
    #expect(heal(damaged).text == meant)
    #expect(heal(damaged).from == from)
  }

  /// heal(damage(text)) == text, for texts made of what periodicals print.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func roundTrip(_ seed: UInt64) {
    var dice = Dice(state: seed)
    let words = [
      "Steel", "orders", "rose", "12.5%", "in", "May,", "the", "yard", "said", "2030", "KRW", "(tentative)",
    ]
    var text = ""
    for _ in 0..<200 {
      let word = words.randomElement(using: &dice) ?? ""
      switch Int.random(in: 0..<8, using: &dice) {
      case 0: text += "“\(word)” "
      case 1: text += "‘\(word)’ "
      case 2: text += "▲\(word) "
      case 3: text += "\(word)… "
      case 4: text += "\(word)\n"
      case _: text += word + " "
      }
    }
    #expect(
      heal(damage(text, "GB18030").replacing("\u{AD}", with: seed % 2 == 0 ? "" : "\u{AD}")).text == text)
  }
}

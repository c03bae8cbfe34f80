import Testing

@testable import InsightModel

@Suite struct DecodingTests {
  private static let korean = "제목: 조선 산업 동향\n한국의 조선소는 올해 수주를 늘리고 있으며 이는 시장의 기대를 웃도는 결과이다.\n"
  private static let chinese = "标题：造船行业动态\n中国的造船企业今年在国际市场上有了新的订单，这是公司发展的结果。\n"

  private func decoded(_ bytes: [UInt8]) -> (String, TextEncoding) {
    let result = Decoder.decode(bytes)
    return (String(decoding: result.bytes, as: UTF8.self), result.encoding)
  }

  @Test func utf8WithAndWithoutMark() {
    let text = "Größe ist nicht alles — 조선\n"
    #expect(decoded(Array(text.utf8)) == (text, .utf8))
    #expect(decoded([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == (text, .utf8))
    #expect(decoded([0xEF, 0xBB, 0xBF]) == ("", .utf8))
  }

  @Test(arguments: [("UTF-16LE", [0xFF, 0xFE] as [UInt8]), ("UTF-16BE", [0xFE, 0xFF])])
  func utf16(_ encoding: String, mark: [UInt8]) {
    let text = "Steel output rose 𝟜 percent.\nStahl für Brücken, 조선\n"
    let bytes = encoded(text, as: encoding)
    #expect(decoded(mark + bytes) == (text, TextEncoding(rawValue: encoding)))
    #expect(decoded(bytes) == (text, TextEncoding(rawValue: encoding)), "without mark")
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE"])
  func utf16WithoutMarkInKorean(_ encoding: String) {
    // Hardly a zero byte but those of spaces, full stops and line feeds.
    #expect(decoded(encoded(Self.korean, as: encoding)) == (Self.korean, TextEncoding(rawValue: encoding)))
  }

  @Test(
    arguments: [
      "Старый мост закрыт до мая.", "Το παλιό γεφύρι έκλεισε.", "הגשר הישן נסגר היום", "สะพานเก่าปิดแล้ว",
    ], [true, false])
  func utf16OfOneScriptWithoutMark(_ text: String, isLittle: Bool) {
    let bytes = text.utf16.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? pair : pair.reversed()
    }
    #expect(decoded(bytes) == (text, isLittle ? .utf16LittleEndian : .utf16BigEndian))
  }

  /// A few ideographs have a zero byte, at the place where those of Latin letters would have it in the other order.
  @Test(arguments: ["船闸早上开放。", "一条船过闸门。", "最近水位很高。"], [true, false])
  func ideographsWithZeroBytes(_ text: String, isLittle: Bool) {
    let bytes = text.utf16.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? pair : pair.reversed()
    }
    #expect(decoded(bytes) == (text, isLittle ? .utf16LittleEndian : .utf16BigEndian))
  }

  @Test func bytesWithAControlHereAndThereAreNoUTF16() {
    #expect(decoded(Array("\u{4}Plain words, and \u{4}more of them.".utf8)).1 == .utf8)
  }

  /// A date or a name of ASCII may stand before the script of a text.
  @Test(
    arguments: [
      "2019-03-04 WEIR-7 (v2) Плотина стоит с весны и держится хорошо.",
      "RIVER POST No. 12: السد قائم منذ الربيع وهو ثابت جدا",
    ], [true, false])
  func utf16BeginsWithASCII(_ text: String, isLittle: Bool) {
    let bytes = text.utf16.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? pair : pair.reversed()
    }
    #expect(decoded(bytes) == (text, isLittle ? .utf16LittleEndian : .utf16BigEndian))
  }

  /// Zeros do not make UTF-16 of fields that end with them.
  @Test func fieldsWithZerosAreNoUTF16() {
    let bytes = [UInt8]("weir\0stone\0oak\0a\0bc\0gate\0lock\0no".utf8)
    #expect(decoded(bytes).1 == .utf8)
  }

  /// Eight pairs of ASCII tell of a language that it is none of those counted; seven do not.
  @Test func lettersOfASCIITellTheLanguage() {
    #expect(decoded(encoded("vjeshtë dhënë vëlla", as: "WINDOWS-1252")).1 == .windows1252)
    #expect(decoded(encoded("vjeshë dhënë vëlla", as: "WINDOWS-1252")).1 == .windows1257)
  }

  /// One letter amid Latin ones is none of another script's signs: KOI8-R has a blank there.
  @Test(arguments: [
    ("Diboloko di tšwa felo. Mošomo wa go swanetšego wa go šoma", "WINDOWS-1252"), ("рама", "KOI8-R"),
  ])
  func aScriptHasLetters(_ text: String, _ encoding: String) {
    #expect(Decoder.decode(encoded(text, as: encoding)).bytes == Array(text.utf8))
  }

  /// Words that cost three half bits a pair more than in any language are of that one; with one more it is doubtful.
  @Test(arguments: [("únor dělník přívoz elektrický", false), ("únor dělník výloha elektrický", true)])
  func wordsOfAnotherLanguageAreDoubtful(_ text: String, _ isDoubtful: Bool) {
    let found = Decoder.decode(encoded(text, as: "WINDOWS-1250"))
    #expect(found.encoding == .windows1250 && found.bytes == Array(text.utf8))
    #expect(found.diagnostics.isEmpty != isDoubtful)
  }

  /// A language is not unknown because its commonest letters are no commoner than the cheapest of all others.
  @Test(arguments: ["WINDOWS-1250", "ISO-8859-2"])
  func aLongTextIsInItsLanguage(_ encoding: String) {
    let text = """
      A kikötő őrei tegnap este jelezték, hogy a viharban elszabadult egy bárka, és a mólóhoz sodródott. A révkapitány szerint senki
      sem sérült meg, de a rakodás csütörtökig szünetel. Az építőmunkások azóta a gátat erősítik, mert a vízszint tovább nő.
      """
    #expect(Decoder.decode(encoded(text, as: encoding)).bytes == Array(text.utf8))
  }

  /// A text in Albanian, which was not counted, is none in Lithuanian, though that has such a letter in the same places.
  @Test func aLanguageThatWasNotCountedIsNoOther() {
    let text = """
      Anija u nis herët në mëngjes drejt ishullit, me dyzet e dy udhëtarë në bord. Deti ishte i qetë, koha e mirë, dhe kapiteni i
      kënaqur. Pasdite ekuipazhi hodhi rrjetat dhe deri në mbrëmje zuri mbi dy tonë peshk.
      """
    #expect(Decoder.decode(encoded(text, as: "WINDOWS-1252")).bytes == Array(text.utf8))
  }

  /// Short texts whose encoding is open say so.
  @Test(arguments: [
    ("Automatický signál hlídá lodě, jimž hrozí náraz o přístav.", "WINDOWS-1250"),
    ("Ha kikötőbe ér, a hajó szirénája szól", "WINDOWS-1250"),
    ("Kysymys: åäö", "ISO-8859-1"), ("die Zeichen ßäö allein", "ISO-8859-1"),
  ])
  func aGuessIsTold(_ text: String, _ encoding: String) {
    let found = Decoder.decode(encoded(text, as: encoding))
    #expect(found.bytes == Array(text.utf8) || !found.diagnostics.isEmpty)
  }

  /// Letters of a code page that is not likely enough are signs of Windows-1252 in words: what it may be is told.
  @Test func signsInWordsAreDoubtful() {
    let sami = "Gu¹ku¼an lea sku¹¹en, ja ba¹¹i lea ga¹¼en."
    #expect(!Decoder.decode(encoded(sami, as: "WINDOWS-1252")).diagnostics.isEmpty)
    let french = "Le café coûte 3¼ €, la crème 5¹ et la pâte±2 ; «déjà» noté au §7 du traité."
    #expect(Decoder.decode(encoded(french, as: "WINDOWS-1252")).diagnostics.isEmpty)
    // One may be a slip, two are none.
    #expect(Decoder.decode(encoded(french + " À Ma¹i.", as: "WINDOWS-1252")).diagnostics.isEmpty)
    #expect(!Decoder.decode(encoded(french + " À Ma¹i et à Ba¹en.", as: "WINDOWS-1252")).diagnostics.isEmpty)
  }

  /// The last letter of a word and the signs after it may be UTF-8 by chance, and one of them outweighs nothing.
  @Test(arguments: [
    ("The bar JOSÉ® is open.", true), ("The pâté’… said Noë.", true),
    ("„Der Guß… und das Maß® der Dinge“", false),
    ("Guß… und Maß® der Dinge", true), ("He said attaché”… and left.", true), ("Bought a T恤 there.", false),
    ("A bɔt, a siə and kΩ.", false), ("The name is Naɮ.", false), ("Ann 北… went.", false),
  ])
  func utf8ByChance(_ text: String, _ isWestern: Bool) {
    let western = encoded(text, as: isWestern ? "WINDOWS-1252" : "UTF-8")
    let found = Decoder.decode(western)
    #expect(String(decoding: found.bytes, as: UTF8.self) == text)
    #expect(found.encoding == (isWestern ? .windows1252 : .utf8))
    #expect(found.diagnostics.contains { $0.kind == "encoding" } == isWestern)
  }

  /// Hebrew with its points, of which the texts counted have none, is no Thai.
  @Test func pointedHebrew() {
    let text = "יְרוּשָׁלַיִם וְהַגָּלִיל, שָׁלוֹם לְכֻלָּם\n\nעַל הַנָּהָר הַגָּדוֹל עוֹמֶדֶת סְפִינָה"
    let found = Decoder.decode(encoded(text, as: "WINDOWS-1255"))
    #expect(found.encoding == .windows1255 && found.bytes == Array(text.utf8))
  }

  @Test func utf16CutInMidUnitKeepsTheRest() {
    let bytes = [0xFF, 0xFE] + encoded("Tin\nZinc", as: "UTF-16LE").dropLast()
    let result = Decoder.decode(bytes)
    #expect(String(decoding: result.bytes, as: UTF8.self) == "Tin\nZin\u{FFFD}")
    #expect(result.diagnostics == [Diagnostic(.undecodable(count: 1), lines: 2...2)])
  }

  @Test func loneSurrogatesAreNoText() {
    let result = Decoder.decode([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00])
    #expect(String(decoding: result.bytes, as: UTF8.self) == "A\u{FFFD}B")
    #expect(result.diagnostics == [Diagnostic(.undecodable(count: 1), lines: 1...1)])
  }

  @Test func codePagesByEvidence() {
    #expect(decoded(encoded(Self.korean, as: "CP949")) == (Self.korean, .cp949))
    #expect(decoded(encoded(Self.chinese, as: "GB18030")) == (Self.chinese, .gb18030))
  }

  @Test func codePageShowsInOneHeadingOfAnEnglishPage() {
    let text = "Ⅰ. SHIPBUILDING\n\nOrders rose “sharply” in May.\n"
    let (string, encoding) = decoded(encoded("조선 소식의 이름\n" + text, as: "CP949"))
    #expect(string == "조선 소식의 이름\n" + text)
    #expect(encoding == .cp949)
  }

  @Test func westernIsTheLastResort() {
    let bytes: [UInt8] =
      Array("Gr".utf8) + [0xF6, 0xDF] + Array("e, caf".utf8) + [0xE9, 0x20, 0x93, 0x61, 0x94, 0x20, 0x80]
    #expect(decoded(bytes) == ("Größe, café “a” €", .windows1252))
  }

  /// A few characters of UTF-8 tell more than stray bytes, surrogates of three bytes each or a line in another encoding.
  @Test(arguments: [
    ("Tür, Öl, süß, Bär, Zoë: ", [0xB0, 0xA1, 0xB3, 0xAA]), ("Tür, Öl, süß, Bär, Zoë: ", [0xFF, 0xFE]),
    ("Tür, Öl, süß, Bär, Zoë, né, là: ", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
    ("배가 항구에: ", [0xC1, 0xF6, 0xB5, 0xB5]),
  ])
  func strayBytesDoNotMakeAnotherEncoding(_ text: String, _ stray: [UInt8]) {
    let result = Decoder.decode(Array(text.utf8) + stray)
    #expect(result.encoding == .utf8)
    #expect(
      String(decoding: result.bytes, as: UTF8.self)
        == text + String(repeating: "\u{FFFD}", count: stray.count))
    #expect(result.diagnostics == [Diagnostic(.undecodable(count: stray.count), lines: 1...1)])
  }

  @Test func truncatedUTF8IsStillUTF8() {
    let whole = Array("조선 산업의 동향은 밝다".utf8)
    for cut in 1...2 {
      let result = Decoder.decode(Array(whole.dropLast(cut)))
      #expect(result.encoding == .utf8)
      #expect(result.diagnostics.map(\.kind) == ["undecodable"])
      #expect(String(decoding: result.bytes, as: UTF8.self).hasPrefix("조선 산업의 동향은 밝\u{FFFD}"))
    }
  }

  @Test(arguments: [
    (
      "windows-1250", "CP1250",
      "Nové přístroje přijdou do prodeje až příští týden, říká mluvčí závodu. Ceny zůstanou stejné."
    ),
    ("windows-1251", "CP1251", "Новый завод откроется в конце июня, сообщила компания. Цены не изменятся."),
    (
      "windows-1252", "CP1252",
      "Die Fabrik öffnet im Juni; die Preise für Geräte ändern sich laut „Werk“ nicht – noch nicht."
    ),
    ("windows-1253", "CP1253", "Το νέο εργοστάσιο ανοίγει τον Ιούνιο και οι τιμές μένουν ίδιες."),
    (
      "windows-1254", "CP1254",
      "Yeni fabrika haziran ayında açılıyor, fiyatlar değişmiyor, dedi şirketin sözcüsü."
    ),
    ("windows-1255", "CP1255", "המפעל החדש ייפתח בחודש יוני והמחירים לא ישתנו."),
    ("windows-1256", "CP1256", "يفتح المصنع الجديد أبوابه في شهر يونيو ولن تتغير الأسعار."),
    (
      "windows-1257", "CP1257", "Naujoji gamykla atidaroma birželį, o kainos nesikeičia, sakė įmonės atstovė."
    ),
    ("windows-874", "CP874", "โรงงานใหม่จะเปิดในเดือนมิถุนายนและราคาจะไม่เปลี่ยนแปลง"),
    ("ISO-8859-5", "ISO-8859-5", "Новый завод откроется в конце июня, сообщила компания. Цены не изменятся."),
    ("KOI8-R", "KOI8-R", "Новый завод откроется в конце июня, сообщила компания. Цены не изменятся."),
    ("IBM866", "CP866", "Новый завод откроется в конце июня, сообщила компания. Цены не изменятся."),
    (
      "macintosh", "MACINTOSH",
      "L’usine ouvrira en juin ; les prix resteront les mêmes, a précisé la société «\u{A0}après l’été\u{A0}»."
    ),
    ("Big5", "BIG5", "新的工廠將在六月開始生產，價格不會改變，公司表示。"),
    ("Shift_JIS", "CP932", "新しい工場は六月に動き始める予定で、価格は変わりません。"),
    ("EUC-JP", "EUC-JP", "新しい工場は六月に動き始める予定で、価格は変わりません。"),
    ("ISO-2022-JP", "ISO-2022-JP", "新しい工場は六月に動き始める予定で、価格は変わりません。"),
    ("UTF-32LE", "UTF-32LE", "Die Fabrik öffnet – 공장은 문을 연다"),
    ("UTF-32BE", "UTF-32BE", "Die Fabrik öffnet – 공장은 문을 연다"),
    ("UTF-16LE", "UTF-16LE", "新的工廠將在六月開始生產，價格不會改變。"),
    ("UTF-16BE", "UTF-16BE", "新的工厂将在六月开始生产，价格不会改变。"),
  ])
  func everyEncodingByItsEvidence(_ name: String, _ iconv: String, _ text: String) {
    let result = Decoder.decode(encoded(text, as: iconv))
    #expect(String(decoding: result.bytes, as: UTF8.self) == text)
    #expect(result.encoding.rawValue == name)
    #expect(result.diagnostics.isEmpty)
  }

  @Test func aGuessWithoutAClearLeadIsTold() {
    let result = Decoder.decode(Array("No. ".utf8) + [0xD0, 0x20, 0x35])
    #expect(result.diagnostics.map(\.kind) == ["encoding"])
  }

  /// Two bytes that look like a sign of another code page: kana, and letters amid a word.
  @Test(arguments: [
    ("Teil が fehlt", "EUC-JP"), ("see rozšíření", "CP852"), ("soubor používá", "CP852"),
  ])
  func pairsThatAreNoSignsAreTold(_ text: String, _ encoding: String) {
    let found = Decoder.decode(encoded(text, as: encoding))
    #expect(found.bytes == Array(text.utf8) || !found.diagnostics.isEmpty)
  }

  /// Those of periodicals are signs, wherever they stand.
  @Test func pairsThatAreSignsAreNotTold() {
    for text in ["It¡¯s late¡±", "¥°. PORT", "¡ø Quay", "caf¨¦s"] {
      #expect(Decoder.decode(text.unicodeScalars.map { UInt8($0.value) }).diagnostics.isEmpty)
    }
  }

  /// A few words of a language that was not counted are none of another one that writes other letters with these bytes.
  @Test(arguments: [
    "Mirë se erdhe.", "Ç'kemi?", "Një ditë.", "Ky është.", "Unë jam këtu.", "Dita e parë.", "Po, është.",
    "Sa bën?", "Në det.", "Ajo fle në anije.",
  ])
  func fewWordsOfAnotherLanguage(_ text: String) {
    let result = Decoder.decode(text.unicodeScalars.map { UInt8($0.value) })
    #expect(String(decoding: result.bytes, as: UTF8.self) == text || !result.diagnostics.isEmpty)
  }

  @Test func labels() {
    #expect(TextEncoding(label: " Latin1 ") == .windows1252)
    #expect(TextEncoding(label: "ks_c_5601-1987") == .cp949)
    #expect(TextEncoding(label: "SJIS") == .shiftJIS)
    #expect(TextEncoding(label: "klingon") == nil)
    #expect(TextEncoding.allCases.allSatisfy { TextEncoding(label: $0.rawValue) == $0 })
  }

  /// The code pages of bytes alone and of pairs are those of C's iconv: what stands there once, it writes as the same bytes.
  /// A character that it writes with a third byte stands in a further table too.
  @Test(arguments: [
    (TextEncoding.cp949, "CP949", 16_520), (.gb18030, "GB18030", 23_919), (.big5, "BIG5", 18_364),
    (.shiftJIS, "CP932", 7000), (.eucJP, "EUC-JP", 6879), (.koi8r, "KOI8-R", 128), (.koi8u, "KOI8-U", 128),
    (.windows1250, "CP1250", 123), (.windows1251, "CP1251", 127), (.windows1253, "CP1253", 111),
    (.windows1257, "CP1257", 116), (.iso8859n2, "ISO-8859-2", 128), (.iso8859n7, "ISO-8859-7", 125),
    (.iso8859n15, "ISO-8859-15", 128), (.ibm866, "CP866", 128), (.macintosh, "MACINTOSH", 128),
  ])
  func codePagesAreThoseOfTheStandard(_ encoding: TextEncoding, _ iconv: String, _ least: Int) {
    var places: [String: [[UInt8]]] = [:]
    func note(_ bytes: [UInt8]) {
      let decoded = LegacyDecoder.decode(bytes, as: encoding)
      let text = String(decoding: decoded.output, as: UTF8.self)
      if decoded.undecodable.isEmpty, text.unicodeScalars.count == 1 {
        places[text, default: []].append(bytes)
      }
    }
    for lead in UInt8(0x80)...0xFF {
      note([lead])
      for trail in UInt8(0x40)...0xFE { note([lead, trail]) }
    }
    let once = places.filter { $0.value.count == 1 }
    #expect(once.count >= least)
    let texts = once.keys.sorted()
    for (text, back) in zip(texts, Self.written(texts[...], as: iconv)) where !back.isEmpty && back.count < 3
    {
      #expect([back] == once[text], "\(text)")
    }
  }

  /// What each of several characters is in an encoding, empty where it is nothing there: as many as may be in one call.
  private static func written(_ texts: ArraySlice<String>, as encoding: String) -> [[UInt8]] {
    let bytes = encoded(texts.joined(separator: "\n"), as: encoding)
    guard bytes.isEmpty, texts.count > 1 else {
      return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    }
    let middle = texts.startIndex + texts.count / 2
    return written(texts[..<middle], as: encoding) + written(texts[middle...], as: encoding)
  }

  @Test func fourBytesOfGB18030() {
    #expect(LegacyDecoder.decode([0x81, 0x30, 0x81, 0x30], as: .gb18030).output == Array("\u{80}".utf8))
    #expect(LegacyDecoder.decode([0x90, 0x30, 0x81, 0x30], as: .gb18030).output == Array("\u{10000}".utf8))
    #expect(LegacyDecoder.decode([0x95, 0x32, 0x82, 0x36], as: .gb18030).output == Array("\u{20000}".utf8))
    #expect(LegacyDecoder.decode([0x81, 0x35, 0xF4, 0x37], as: .gb18030).output == Array("\u{E7C7}".utf8))
    #expect(LegacyDecoder.decode([0x84, 0x31, 0xA5, 0x30], as: .gb18030).undecodable == [0])
  }

  @Test func anASCIIByteAfterABrokenLeadIsKept() {
    #expect(LegacyDecoder.decode([0xB0, 0x0A, 0x41], as: .cp949).output == Array("\u{FFFD}\nA".utf8))
    #expect(LegacyDecoder.decode([0x8F, 0xA1], as: .eucJP).output == Array("\u{FFFD}".utf8))
  }

  @Test func lineEndsOfEveryKind() {
    #expect(decoded(Array("a\r\nb\rc\n\r\nd\r".utf8)).0 == "a\nb\nc\n\nd\n")
    #expect(decoded(Array("\r\r\n\r".utf8)).0 == "\n\n\n")
  }

  @Test func lineNumbersAreThoseOfTheFile() {
    let text = SourceText(bytes: Array("a\n\nbc\nd".utf8))
    #expect(text.lineCount == 4)
    #expect((1...4).map { text.string(text.line($0)) } == ["a", "", "bc", "d"])
    #expect((0...6).map(text.lineNumber) == [1, 1, 2, 3, 3, 3, 4])
    #expect(text.line(0).isEmpty && text.line(5).isEmpty)
    #expect(SourceText(bytes: Array("a\n".utf8)).lineCount == 1)
  }
}

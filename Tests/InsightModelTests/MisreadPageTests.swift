import Testing

@testable import InsightModel

/// Pages in an encoding before Unicode that were read as Windows-1252 or Latin-1, and UTF-8 of which bytes were lost.
@Suite struct MisreadPageTests {
  /// What is known of Latin-1 without the tables of Unicode is what those say, signs apart that are letters only there.
  @Test func lettersOfLatin1AreThoseOfUnicode() {
    for value in UInt32(0x80)...0x17F {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isLetter = scalar.properties.isAlphabetic && ![0xAA, 0xBA].contains(value)
      #expect(TextModel.isLetter(value) == isLetter, "U+\(String(value, radix: 16))")
      let small = scalar.properties.lowercaseMapping.unicodeScalars
      #expect(TextModel.folded(value) == (small.count == 1 ? small.first?.value : 0x69))
    }
    #expect(LanguageModel.latin.name == "latin" && LanguageModel.latin.isLatin)
    #expect(LanguageModel.families.first { $0.isLatin }?.name == "latin")
  }

  private func heal(_ text: String) -> String {
    let issue = read(text)
    return issue.string(0..<issue.text.bytes.count)
  }

  /// The bytes of a text in one encoding, each read as a character of another one.
  private func misread(_ text: String, _ encoding: String, dropping lost: ClosedRange<UInt8>? = nil) -> String
  {
    var characters = String.UnicodeScalarView()
    for byte in encoded(text, as: encoding) where !(lost?.contains(byte) ?? false) {
      characters.append(Unicode.Scalar(byte))
    }
    return String(characters)
  }

  @Test(arguments: [
    ("WINDOWS-1251", "Ледокол вернулся в порт вечером, и экипаж сошёл на берег."),
    ("KOI8-R", "Ледокол вернулся в порт вечером, и экипаж сошёл на берег."),
    ("WINDOWS-1253", "Το πλοίο έφυγε από το λιμάνι νωρίς το πρωί με πολλούς επιβάτες."),
    ("WINDOWS-1255", "הספינה יצאה מן הנמל מוקדם בבוקר עם נוסעים רבים."),
    ("WINDOWS-1256", "غادرت السفينة الميناء في الصباح الباكر مع ركاب كثيرين."),
    (
      "WINDOWS-1254", "Gemi sabah erkenden limandan ayrıldı; yolcuların çoğu hâlâ uyuyordu, güneş doğmamıştı."
    ),
    (
      "WINDOWS-1250",
      "Gdy tylko łódź wróciła, rybacy zaczęli ważyć połów; łącznie było go więcej niż rok wcześniej."
    ),
    ("SHIFT_JIS", "船は朝早く港を出た。乗客の多くはまだ眠っていた。"),
    ("EUC-JP", "船は朝早く港を出た。乗客の多くはまだ眠っていた。"),
    ("BIG5", "船在清晨離開了港口，許多乘客還在睡覺。"),
  ])
  func aPageIsReadInItsOwnEncoding(_ encoding: String, _ text: String) {
    #expect(heal(misread(text, encoding)) == text)
    let sound = "The café by the quay – “Le Phare” – costs £4."
    #expect(
      heal(sound + "\n\n" + misread(text, encoding) + "\n\n" + sound) == sound + "\n\n" + text + "\n\n"
        + sound)
  }

  /// A letter that a language which was not counted has all over is that letter, and not one of another code page.
  @Test(arguments: [
    "Peshkimi është lënë pa lejen për anijet", "Welatên me\n\nFîlîpîn\n\nHîndîstan\n\nSwîsre\n\nKirîbatî",
  ])
  func lettersOfOtherLanguagesStay(_ text: String) {
    #expect(heal(text) == text)
  }

  /// A sign says nothing new where it stands again: prices and measures are no other code page.
  @Test func whatIsSaidAgainIsNoDamage() {
    let prices = "Año £4 Año £4 Año £4 Año £4 Año £4 señor… Año £4 Año £4 Año £4 Año £4 Año £4"
    for text in [
      prices, prices + "\n\n§ 4 ½ § 5 ½ § 6 ½ § 7 ½ µm of ½ steel µm", "½ of ½ of ½ µm ½ of ¾ ½ ¾",
    ] {
      let issue = read(text)
      #expect(issue.string(0..<issue.text.bytes.count) == text)
      #expect(issue.diagnostics.allSatisfy { $0.problem == .plainText }, "\(text)")
    }
  }

  /// Bytes that no one can know are not guessed: nothing stands there that was neither printed nor meant.
  @Test(arguments: [
    "Ледокол вернулся в порт вечером, и экипаж сошёл на берег.", "Το πλοίο έφυγε από το λιμάνι νωρίς.",
    "غادرت السفينة الميناء في الصباح.", "Łódź wróciła po północy, a ćma siedziała na oknie.",
  ])
  func aLostByteIsNoOtherLetter(_ text: String) {
    for lost in [UInt8(0x81)...0x81, 0x8D...0x90, 0x80...0x9F] {
      let damaged = misread(text, "UTF-8", dropping: lost)
      let known = Set(text.unicodeScalars).union(damaged.unicodeScalars).union(["\u{FFFD}"])
      #expect(heal(damaged).unicodeScalars.allSatisfy { known.contains($0) || !$0.properties.isAlphabetic })
    }
  }

  /// A line with a letter that no byte was read as is not read in another encoding, though those around it are.
  @Test func aLineWithOtherLettersStays() {
    let sound = "Let Â be the operator of Ĥ; then  Ĥ is one."
    let damaged = "Ëåäîêîë âåðíóëñÿ â ïîðò âå÷åðîì, è ýêèïàæ ñîø¸ë íà áåðåã."
    #expect(
      heal(damaged + "\n\n" + sound) == "Ледокол вернулся в порт вечером, и экипаж сошёл на берег.\n\n"
        + sound)
  }

  /// An encoding that is none of the standard's: it is told, and nothing is put back.
  @Test(arguments: ["부두의 기중기가 다시 움직인다.", "항만 당국은 새 부두를 오월에 열고, 낡은 창고는 가을까지 헐겠다고 밝혔다."])
  func whatNoEncodingHereIsIsTold(_ text: String) {
    let bytes = encoded(text, as: "JOHAB")
    let page = Array("<html><body><p>".utf8) + bytes
    for issue in [InsightModel.Issue(bytes: bytes), .init(bytes: page)] {
      #expect(issue.healings.isEmpty)
      #expect(issue.diagnostics.contains { $0.kind == "encoding" || $0.kind == "unhealed" })
    }
  }

  /// Text that is sound, though hardly any language has it.
  @Test(arguments: [
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ and àáâãäåæçèéêëìíîï", "£5 ± 2 % at 20 °C, ½ or ¼; § 3, ¶ 2", "À Á Â Ã Ä Å Æ Ç È É Ê Ë",
    "«¡Ándale!» ¿Ñandú? “Ígneo” ªº", "Ø 5 mm × Ø 7 mm, 10 µm ± 1", "/ʁəˈtuːʁ/ ə æ ø œ ð þ",
  ])
  func soundTextIsNoPage(_ text: String) {
    #expect(heal(text) == text)
    #expect(read(text).healings.isEmpty)
  }
}

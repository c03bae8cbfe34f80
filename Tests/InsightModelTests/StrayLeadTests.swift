import Testing

@testable import InsightModel

/// Single letters that are what is left of misread UTF-8: put back where one reading alone is possible, told where none is, and
/// left alone where a language has them.
@Suite struct StrayLeadTests {
  private func heal(_ text: String) -> (text: String, told: [String]) {
    let issue = read(text)
    let told = issue.diagnostics.compactMap { diagnostic -> String? in
      if case .unhealed(let was) = diagnostic.problem { was } else { nil }
    }
    return (issue.string(0..<issue.text.bytes.count), told)
  }

  // MARK: Â before a sign

  @Test(arguments: [
    ("Water boils at 100 Â°C.", "Water boils at 100 °C."),
    ("A ticket is Â£7.20 from June.", "A ticket is £7.20 from June."),
    ("Die Fähre fährt spät.\n\nAbweichung: Â±3 %", "Die Fähre fährt spät.\n\nAbweichung: ±3 %"),
    (
      "Die Fähre fährt spät.\n\nDer Lotse rief Â»neinÂ« und ging",
      "Die Fähre fährt spät.\n\nDer Lotse rief »nein« und ging"
    ),
    ("Le pilote dit Â« NonÂ Â» et part à Sète.", "Le pilote dit « Non\u{A0}» et part à Sète."),
  ])
  func aSignAloneIsPutBack(_ damaged: String, _ meant: String) {
    #expect(heal(damaged.replacing("NonÂ Â»", with: "NonÂ\u{A0}Â»")).text == meant)
  }

  @Test(arguments: [
    "Die Buchstaben «Â» und »Ê« fehlen.", "Litera „Â” se scrie rar.", "Les lettres Â, Ê, Î, Ô et Û.",
    "A Ă Â B C D",
    "PARCÂ® est une marque.", "(Â) ou (Ê)", "Ä£ und Ö£", "la casilla «Â°»",
  ])
  func aLetterThatIsNamedStays(_ text: String) {
    let healed = heal(text)
    #expect(healed.text == text)
    #expect(healed.told.isEmpty)
  }

  /// Beside a damaged sentence capitals before a sign are as sound as elsewhere, unless their letter was surely misread there.
  @Test(arguments: [
    ("TUTTO È… vero", "TUTTO È… vero"), ("“PERDE LA FEDÈ” dice", "“PERDE LA FEDÈ” dice"),
    ("BAR ROSSÈ® apre", "BAR ROSSÈ® apre"), ("O PORTÃ’s e o CARTÃ– novo", "O PORTÃ’s e o CARTÃ– novo"),
    ("VAREJÃ° frio", "VAREJÃ° frio"), ("HAN SA PÃ… och gick pÃ¥", "HAN SA PÅ och gick på"),
  ])
  func capitalsBesideDamage(_ text: String, _ meant: String) {
    let damage = "\n\nThey donâ€™t know, sheâ€™ll ask. Un bÃ©bÃ© nÃ© lÃ¨"
    #expect(heal(text + damage).text == meant + "\n\nThey don’t know, she’ll ask. Un bébé né lè")
  }

  // MARK: A control after a lead

  @Test(arguments: [
    ("Пес Ñ\u{96} кіт пішли до річки. Кіт і пес.", "Пес і кіт пішли до річки. Кіт і пес."),
    ("Она молчала. Ð\u{98} он молчал.", "Она молчала. И он молчал."),
    ("Το λιμάνι της Î\u{91}νδρου", "Το λιμάνι της Ανδρου"),
  ])
  func aLetterWithItsControlIsPutBack(_ damaged: String, _ meant: String) {
    #expect(heal(damaged).text == meant)
  }

  /// A control of C1 after a letter is a sign of Windows-1252 where both together are no likely letter.
  @Test(arguments: [
    ("SEÑORÍA \u{96} ESPAÑ\u{85}", "SEÑORÍA – ESPAÑ…"), ("la letra \u{93}Ñ\u{94} y la", "la letra “Ñ” y la"),
    ("\u{93}MANHÃ\u{94}, diz", "“MANHÃ”, diz"), ("un \u{93}CAFÉ\u{94} noir", "un “CAFÉ” noir"),
  ])
  func aSignAfterACapitalIsNoPartOfIt(_ text: String, _ shown: String) {
    #expect(heal(text).text == shown)
  }

  /// Where a no-break space of a character became a space, the control after it is its rest and no quotation mark.
  @Test func theRestOfACharacterIsNoSign() {
    let damaged =
      "ã\u{81}\u{93}ã\u{81}®é \u{85}ç\u{9B}®ã\u{82}\u{92}é\u{81}¸æ\u{8A}\u{9E}ã\u{81}\u{99}ã\u{82}\u{8B}"
    #expect(!heal(damaged).text.contains("…"))
  }

  /// Beside damage too two marks open an exclamation.
  @Test(arguments: ["¡¡Ándale!! Ya viene el barco.", "¡Ándale, que zarpa!"])
  func besideDamageToo(_ sound: String) {
    let damaged = "The â\u{80}\u{9C}good catchâ\u{80}\u{9D} isnâ\u{80}\u{99}t sold; the cafÃ© is trÃ¨s sÃ»r."
    #expect(
      heal(damaged + "\n\n" + sound).text == "The “good catch” isn’t sold; the café is très sûr.\n\n" + sound)
  }

  // MARK: Leads whose other bytes are lost

  @Test(arguments: [
    "Thatâs what the captain wouldnât say.", "The crew called it âa good dayâ and left.",
    "Wir wohnen in der langen StraÃe am Hafen.", "Ostatni sÅyszaÅ o tym sam kapitan.",
    "Het schip heet âZeemeeuwâ en ligt in de haven.", "Price: 5 Â\u{AC} a piece, see the list of harbours.",
    "пÑивет из порта", "Le maire a annonc‚ une r‚union en ville.", "Le maire veut une rŽunion.",
    "Der B„cker backt K„se.",
    "La compa¤ia pesca hoy.", "Heâs late again.", "They arenât here.", "Weâll see.", "Letâs go",
    "See chapter â3â of the handbook for sailors.",
  ])
  func damageIsTold(_ text: String) {
    let healed = heal(text)
    #expect(healed.told.count == 1 || healed.text != text, "\(healed)")
  }

  @Test(arguments: [
    "Un château, des mâts et un âne bâté.", "Le pâtre âgé dit: «âme».", "Bu hâlâ bir lâle.",
    "Mae'r câr â'r bws yma.",
    "Na hÉireannaigh agus tÁth.", "The papier-mâché château of the maître d'hôtel",
    "Eine Breite von 40 mÅ und 3 Å.",
    #"print("Name\tÅse\nØya\n")"#, "Å være eller ikke være", "De bor i Å i Lofoten.",
    "MacÀidh agus MacÌomhair", "O âmbito e o ânimo",
    "România și-a spus cuvântul; când, cât și până unde.", "Die Größe Ä ist 3, die Größe Ö ist 4.",
    "Le bœuf, l’Œdipe, la Škoda et Žižka; 3‰ à 5‰.", "See Moor†, Holt‡ and ‹Fry›; „Ja, ‚nein‘“.",
    "5¢ each, §§ 3–4, x ¦ y",
    "Ƒoƒo ƒe agble", "MacŽ, ÉcoleŠ, „a“„b“", "Hâs bir kul.", "Un râs și un plâns.", "O hotărâre bună.",
    "Yn y tâs mae dŵr.", "Le mât du bâtiment.",
    "râs",
    "A câr o Gymru",
    "Sign up at the château's door; the crème's gone.", "x × 3 = y × 4", "3×5 und 4×Ä",
  ])
  func soundLettersAreNotTold(_ text: String) {
    let healed = heal(text)
    #expect(healed.text == text)
    #expect(healed.told.isEmpty, "\(healed.told)")
  }

  /// `Ã` begins words of some languages, and beside damage is what is left of a capital.
  @Test func whatBeginsAWord() {
    #expect(heal("Ãga ha ãngu. Ãsia").told.isEmpty)
    #expect(heal("A mÃ£e do avÃ´ nÃ£o vÃª a Ãsia.").told == ["Ã"])
  }

  @Test func aLineIsToldOnce() {
    #expect(heal("It isnât, it wasnât and it wonât.\nIt canât.\n").told.count == 2)
  }

  // MARK: Bytes that may be one of two

  /// `tàu` whose no-break space is gone is no `tíu`, though nothing else is lost.
  @Test(arguments: [
    "Chiếc tàu chở hàng đã rời bến từ sáng sớm hôm qua.", "El català és una llengua romànica viva.",
  ])
  func aLostNoBreakSpaceIsNoSoftHyphen(_ text: String) {
    let damaged = String(
      String.UnicodeScalarView(text.utf8.lazy.filter { $0 != 0xA0 }.map { Unicode.Scalar($0) }))
    #expect(!heal(damaged).text.contains("í") || text.contains("í"))
  }

  /// A closing quotation mark does not stand between letters: the byte that is lost was a hyphen's.
  @Test func aHyphenIsNoQuotationMark() {
    let damaged = "Die grÃ¶Ã\u{178}te Frachtâ€FÃ¤hre lÃ¤uft aus."
    #expect(!heal(damaged).text.contains("”"))
  }

  /// A sign in a word, between a letter and a small one, is none: `¼` in `SÃ¼d`.
  @Test(arguments: [
    ("Am SÃ¼dkai liegt sie.", "Am Südkai liegt sie."), ("Havnen i NÃ¸rre Aby.", "Havnen i Nørre Aby."),
  ])
  func signsInWords(_ text: String, _ meant: String) {
    let issue = read("Die Straße am Müllerweg.\n\n" + text)
    #expect(issue.string(0..<issue.text.bytes.count) == "Die Straße am Müllerweg.\n\n" + meant)
  }

  /// A dash that came through speaks against one weak stretch, where no letter speaks for its language; it is told.
  @Test func oneStretchBesideASoundSign() {
    let issue = read("Kutter – LÃ¥gvann")
    #expect(issue.healings.isEmpty)
    #expect(issue.diagnostics.contains { $0.kind == "unhealed" })
  }

  /// Without the dash, with another stretch, with a letter of a language, and with one that is far likelier.
  @Test(arguments: [
    ("Kutter - LÃ¥gvann", "Kutter - Lågvann"), ("Kutter – LÃ¥gvann, NÃ¸ste", "Kutter – Lågvann, Nøste"),
    ("Båt – LÃ¥gvann", "Båt – Lågvann"), ("A cold day – the cafÃ©s close", "A cold day – the cafés close"),
  ])
  func stretchesWithMoreEvidence(_ text: String, _ meant: String) {
    let issue = read(text)
    #expect(issue.string(0..<issue.text.bytes.count) == meant)
  }

  /// Signs that words have.
  @Test(arguments: [
    "Two CAFÉ®s and a PATÉ©d one.", "Nº5, 3ªs, Äµm",
  ])
  func signsThatWordsHave(_ text: String) {
    #expect(read(text).healings.isEmpty)
  }

  /// Controls that are letters of another code page are no signs of Windows-1252.
  @Test(arguments: [
    "Il a livr\u{82} deux b\u{83}timents.", "La citt\u{85} non pu\u{95} pagare.", "Om\u{8A} vs. No\u{8E}l",
  ])
  func controlsThatAreLetters(_ text: String) {
    let issue = read(text)
    #expect(issue.healings.isEmpty)
    #expect(issue.diagnostics.contains { $0.kind == "unhealed" })
  }

  @Test(arguments: [
    ("It\u{92}s 5\u{89} here\u{85}", "It’s 5‰ here…"), ("Moss\u{86} says \u{84}Ja\u{93}", "Moss† says „Ja“"),
    ("a \u{95} b, 1\u{96}2, LOS\u{8A}", "a • b, 1–2, LOSŠ"),
  ])
  func controlsThatAreSigns(_ text: String, _ meant: String) {
    let issue = read(text)
    #expect(issue.string(0..<issue.text.bytes.count) == meant)
  }
}

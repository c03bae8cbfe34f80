import Testing

@testable import InsightModel

/// UTF-8 read as Latin-1 whose bytes got lost, in so few words that it is open which: what may be two letters is none.
@Suite struct LostBytesTests {
  private func heal(_ text: String) -> String {
    let issue = read(text)
    return issue.string(0..<issue.text.bytes.count)
  }

  private enum Loss: CaseIterable {
    case softHyphens, noBreakSpaces, spaces, controls

    /// The text as its bytes were read, without those that got lost.
    func damage(_ text: String) -> String {
      var damaged = String.UnicodeScalarView()
      for byte in text.utf8 {
        var scalar = Unicode.Scalar(byte)
        switch self {
        case .softHyphens: if byte == 0xAD { continue }
        case .noBreakSpaces: if byte == 0xA0 { scalar = " " }
        case .spaces:
          if byte == 0xA0 { scalar = " " }
          if scalar == " ", damaged.last == " " { continue }
        case .controls: if (0x80..<0xA0).contains(byte) { continue }
        }
        damaged.append(scalar)
      }
      return String(damaged)
    }
  }

  /// No letter stands there that was neither meant nor printed.
  private func isHonest(_ healed: String, _ meant: String, _ damaged: String) -> Bool {
    let known = Set(meant.unicodeScalars).union(damaged.unicodeScalars).union("\u{FFFD}".unicodeScalars)
    return healed.unicodeScalars.allSatisfy(known.contains)
  }

  @Test(arguments: [
    "La libertà è cara.", "Ogni età ha la sua verità.", "Il va à pied.", "On ira là où il pleut.",
    "Voltou à terra firme.",
    "Der Läufer heißt Ömer.", "Übrigens: Straße und Maß.", "Ærlig talt, Øyvind.", "Şeker ve Çay",
    "École ouverte",
    "Pohjolassa Äiti ja isä", "Ángel vive aquí", "La qualità",
  ])
  func shortSentences(_ text: String) {
    for loss in Loss.allCases {
      let damaged = loss.damage(text)
      let healed = heal(damaged)
      #expect(isHonest(healed, text, damaged), "\(healed)")
    }
  }

  /// Enough words tell the language, and that the letter.
  @Test(arguments: [
    ("Il treno per la città è già partito, ma la società non lo dirà.", Loss.spaces),
    ("Le maire ira à la fête dès qu’il aura fini, c’est-à-dire à midi.", .noBreakSpaces),
    ("Según el alcalde, aquí vivía María con su compañía.", .softHyphens),
    ("A reunião voltou à mesa às três; à noite não há ninguém.", .spaces),
  ])
  private func sentencesThatTell(_ text: String, _ loss: Loss) {
    #expect(heal(loss.damage(text)) == text)
  }

  /// A name begins with a capital in the middle of a sentence too, which lost a control as likely as another letter a soft hyphen.
  @Test(arguments: [
    "Svo sigldi Ýmir með Árna og Önnu út á sjó.", "Hoje a Ásia e a Índia não têm pressa.",
    "La señora Óliver y Ángeles no dirán qué pasó.", "A hajóval Áron és Évike ment haza.",
    "O señor Áxel díxome que Óliver virá.",
  ])
  func namesAmidWords(_ text: String) {
    for loss in [Loss.controls, .softHyphens] {
      let damaged = loss.damage(text)
      #expect(isHonest(heal(damaged), text, damaged), "\(heal(damaged))")
    }
  }

  /// Inside of words it is none, and a word of one letter has no other.
  @Test(arguments: [
    ("El país vivía aquí, según María, sin ningún oficio.", "í"),
    ("Na břehu stojí dílna a v ní dělníci.", "í"),
  ])
  func lettersInsideWords(_ text: String, _ letter: String) {
    #expect(heal(Loss.softHyphens.damage(text)) == text)
  }

  /// What is left of a letter alone is no word of another language.
  @Test(arguments: ["Elle dit Ã ; puis elle part.", "Lettres : Ã , Ã ."])
  func aLetterAlone(_ line: String) {
    let page = "Le maire a annoncÃ© une rÃ©union trÃ¨s attendue Ã\u{A0} la bibliothÃ¨que."
    #expect(!heal(page + "\n\n" + line).contains("í"))
  }

  /// A space after a letter that lost a soft hyphen is one, before a word of one letter too.
  @Test(arguments: ["Na nádraží s dětmi čekal hodinu.", "Stojí s vozem u lesa, ale nejezdí s ním."])
  func wordsOfOneLetter(_ text: String) {
    let words = heal(Loss.softHyphens.damage(text)).split(separator: " ")
    #expect(words.count == text.split(separator: " ").count)
  }

  /// What got lost beside sound words of the same language is no soft hyphen where controls are as likely.
  @Test(arguments: [
    ("Schöne Grüße aus Köln, für alle Wähler.", "Öl wird teuer.\nDas Gefäß ist groß.\nÄste brechen."),
    ("L’été a été très sec, dit le préfet.", "Études closes.\nÇa ira.\nÊtes-vous prêt ?"),
    ("W środę padał śnieg, mówi leśniczy.", "Łoś śpi.\nŚwit był zimny."),
  ])
  func besideSoundWords(_ sound: String, _ text: String) {
    for line in text.split(separator: "\n") {
      let damaged = Loss.controls.damage(String(line))
      let healed = heal(sound + "\n\n" + damaged)
      #expect(isHonest(healed, sound + "\n\n" + line, damaged), "\(healed)")
      #expect(healed.hasPrefix(sound))
    }
  }

  /// Of the two characters that a cut one may have been, none is put back where neither is far likelier.
  @Test func placesThatAreOpen() {
    let text = "전국의 유가와 절차, 기술을 전한다. 제철소가 유지된다."
    let damaged = String(String.UnicodeScalarView(text.utf8.filter { $0 != 0xA0 }.map { Unicode.Scalar($0) }))
    #expect(isHonest(heal(damaged), text, ""))
  }

  /// A letter of UTF-8 whose second byte is a control is that letter, and not a letter and a sign of Windows-1252.
  @Test func controlsAfterTheFirstByte() {
    #expect(heal("La sÅ\u{93}ur part.") == "La sœur part.")
    #expect(heal("Ð\u{9C}Ð¾Ñ\u{80}Ðµ. Ð\u{98} небо.") == "Море. И небо.")
  }

  /// Letters and signs of a page that are sound stay, whatever stands beside them.
  @Test(arguments: [
    "Gjuha është e bukur dhe libri është i mirë. Shumë njerëz e lexojnë. PËR SHQIPËRINË, “Ëndrra” – një libër i ri që të gjithë e duan.",
    "Il parle du problËme ici.",
    "L’école a fermÃ© dès midi, trÃ¨s tÃ´t.\n\nEr nannte sie “Chloë” und ging.",
  ])
  func soundLettersStay(_ text: String) {
    let healed = heal(text)
    #expect(
      isHonest(healed, "L’école a fermé dès midi, très tôt." + text, text)
        && healed.hasSuffix(text.suffix(24)))
  }

  /// Signs beside Hangul and ideographs are no halves of others, though another passage was CP949 or GB 18030.
  @Test(arguments: [
    ("그는 “예”라고 ‘말’했다. 기온은 31°C, 오차 ±2%.", "Á¶¼±¼Ò´Â ¿ÃÇØ Á÷¿ø ¼ö¸¦ ´Ã·È´Ù.", "조선소는 올해 직원 수를 늘렸다."),
    (
      "Pay £7 ± 5% at 12 °C, says Íñigo Núñez.",
      "Á¶¼±¼Ò´Â ¿ÃÇØ Á÷¿ø ¼ö¸¦ ´Ã·È´Ù. ³ëÁ¶´Â ´õ ³ôÀº ÀÓ±ÝÀ» ¿ä±¸ÇÑ´Ù. 3¿ù¿¡ ´Ù½Ã ¸¸³­´Ù.",
      "조선소는 올해 직원 수를 늘렸다. 노조는 더 높은 임금을 요구한다. 3월에 다시 만난다."
    ),
    (
      "הוא אמר “שלום” ב־12 °C; the level of CO₂ is 12 µg/m³·h; [ˈkœʁ].",
      "Á¶¼±¼Ò´Â ¿ÃÇØ Á÷¿ø ¼ö¸¦ ´Ã·È´Ù.", "조선소는 올해 직원 수를 늘렸다."
    ),
    (
      "Ábécé: ÁÉÍÓÖŐÚÜŰ; 17…♛×g2, ÖŐ–", "Á¶¼±¼Ò´Â ¿ÃÇØ Á÷¿ø ¼ö¸¦ ´Ã·È´Ù.", "조선소는 올해 직원 수를 늘렸다."
    ),
    ("კაპიტანმა თქვა: “კარგი”, ±3 §", "Õâ¼ÒÔì´¬³§½ñÄê°Ñ¹¤ÈËÈËÊýÔö¼ÓÁË¡£", "这家造船厂今年把工人人数增加了。"),
    ("他说：“很好。”——‘明天见’…", "Õâ¼ÒÔì´¬³§½ñÄê°Ñ¹¤ÈËÈËÊýÔö¼ÓÁË¡£", "这家造船厂今年把工人人数增加了。"),
  ])
  func signsBesideWideLetters(_ sound: String, _ damaged: String, _ meant: String) {
    #expect(heal(sound + "\n\n" + damaged) == sound + "\n\n" + meant)
  }
}

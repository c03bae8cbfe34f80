/// Whether a text is written in a language that puts a comma before decimals, by its smallest words.
enum CommaLanguage {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Words that make up a tenth of running text in German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish,
  /// Norwegian, Finnish, Polish, Czech, Hungarian, Romanian, Turkish and Indonesian, and that English has not.
  private static let words: StaticString = """
     der die das und den dem des ein eine von mit für ist nicht auf sich im zu aus nach bei zum zur le les une du et est \
    dans pour que qui sur avec el los las una por con del il di che della sono o os uma não com para het een van niet voor \
    och att det som på är av og af til ikke ja ei oli się jest na že je az és egy și în bir ve bu için yang dan untuk dengan
    """
  private static let english: StaticString = """
     the of and to is for that with was are from this by at which be has as
    """

  /// Two such words may be a firm's name.
  private static let fewest = 3
  private static let lead = 2
  /// More of a document tells nothing new.
  private static let mostBytes = 1 << 16

  static func isWritten(in text: Bytes) -> Bool {
    var (commas, points) = (0, 0)
    var start = 0
    let end = min(text.count, mostBytes)
    while start < end {
      guard isLetter(text[start]) else {
        start += 1
        continue
      }
      var stop = start
      while stop < end, isLetter(text[stop]) { stop += 1 }
      let word = Bytes(rebasing: text[start..<stop])
      if WordList.holds(english, word) {
        points += 1
      } else if WordList.holds(words, word) || hasAccent(word) {
        commas += 1
      }
      start = stop
    }
    return commas >= fewest && commas > points * lead
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20).isSmall }

  /// Small letters between letters with two bytes, from ß to ſ: English has them in names alone.
  private static func hasAccent(_ word: Bytes) -> Bool {
    word.count >= 3 && word.count <= 40
      && word.indices.dropLast().contains {
        word[$0] == 0xC3 && word[$0 + 1] >= 0x9F || word[$0] == 0xC4 || word[$0] == 0xC5
      }
  }
}

/// Whether a text is written in a language that puts a comma before decimals, by its smallest words.
enum CommaLanguage {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Small words of running text in German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Polish,
  /// Hungarian, Romanian, Turkish and Indonesian. Those that stand in names too (`von`, `de la`, `van`) tell nothing of a table in
  /// an English page, nor do those that English has.
  private static let words: StaticString = """
     und das dem ein eine mit für ist nicht auf sich aus nach bei im zum zur als bis haben sind wird werden oder durch une \
    dans pour que qui sur avec sont cette leur aux una por con más sus il che sono nel uma não com para mais são een niet voor \
    zijn wordt och att det som på är från har til ikke fra się jest że są és egy egész și sunt bir ve için yang dan untuk dengan
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
    for word in text.prefix(mostBytes).split(whereSeparator: { !isLetter($0) }) {
      let word = Bytes(rebasing: word)
      if WordList.holds(english, word) {
        points += 1
      } else if isSmall(word), WordList.holds(words, word) || hasAccent(word) {
        commas += 1
      }
    }
    return commas >= fewest && commas > points * lead
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20).isSmall }

  /// A code or a name is written with capitals: `NA`, `Côte`.
  private static func isSmall(_ word: Bytes) -> Bool {
    word.count > 1 && (word[0].isSmall || isAccented(word, 0)) && !word.contains { $0.isCapital }
  }

  /// English has letters with accents in names alone.
  private static func hasAccent(_ word: Bytes) -> Bool {
    word.count >= 3 && word.count <= 40 && word.indices.contains { isAccented(word, $0) }
  }

  /// Small letters of two bytes, from ß to ſ.
  private static func isAccented(_ word: Bytes, _ at: Int) -> Bool {
    at + 1 < word.count && (word[at] == 0xC3 && word[at + 1] >= 0x9F || word[at] == 0xC4 || word[at] == 0xC5)
  }
}

import Glibc

/// What the environment says of how the program is to run.
enum Environment {
  static let optionsName = "INSIGHT_OPTIONS"

  /// Options that stand before those of the call where the reader is opened, as `LESS` has them for less: words with
  /// spaces between, in quotes where a space belongs to one. Nil where a quote has no end.
  static var options: [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text(optionsName) {
      switch (character, quote) {
      case (_, character): quote = nil
      case ("\"", nil), ("'", nil):
        quote = character
        word = word ?? ""
      case (" ", nil), ("\t", nil):
        if let word { words.append(word) }
        word = nil
      case _: word = (word ?? "") + String(character)
      }
    }
    return quote == nil ? words + (word.map { [$0] } ?? []) : nil
  }

  /// Empty where it is not set.
  static func text(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }
}

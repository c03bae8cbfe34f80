import InsightModel

/// What the index is given of a passage, and how it is asked.
enum IndexText {
  /// A word that no text has, in every table.
  private static let tableMark = "=table"
  /// What finds the tables.
  static let tables = IndexQuestion.words(
    IndexWords("\"\(tableMark)\"", letters: Array((tableMark + " ").utf8)))

  /// Words with a blank between, which FTS5's plainest tokenizer parts again.
  static func bytes(of passage: Passage) -> [UInt8] {
    var bytes = WordCutter(passage.text).bytes
    if passage.kind == .table { bytes += Array((" " + tableMark).utf8) }
    return bytes
  }

  /// The question that finds what an expression finds, no more and no less; nil where the index cannot tell that.
  static func exact(_ expression: SearchQuery.Expression) -> IndexQuestion? {
    func questions(_ parts: [SearchQuery.Expression]) -> [IndexQuestion]? {
      let questions = parts.compactMap(exact)
      return questions.count == parts.count ? questions : nil
    }
    switch expression {
    case .phrase(let phrase):
      guard phrase.isIndexed else { return nil }
      return .words(
        IndexWords(
          any(phrase.forms.map(text)), letters: FrequentWords.letters(of: phrase),
          places: PlacedPhrases([phrase])))
    case .near(let phrases, let distance):
      guard phrases.allSatisfy(\.isIndexed) else { return nil }
      var ways: [String] = [""]
      for phrase in phrases {
        ways = ways.flatMap { way in phrase.forms.map { way + " " + text($0) } }
        // More than anybody asks for.
        if ways.count > 64 { return nil }
      }
      return .words(
        IndexWords(
          any(ways.map { "NEAR(\($0), \(distance))" }), places: PlacedPhrases(phrases, distance: distance)))
    case .all(let parts): return questions(parts).map(IndexQuestion.all)
    case .any(let parts): return questions(parts).map(IndexQuestion.any)
    case .without(let wanted, let others):
      guard let wanted = exact(wanted), let others = questions(others) else { return nil }
      return .without(wanted, others)
    }
  }

  /// A question that finds all that an expression finds, and more; nil where it would find everything.
  static func wider(_ expression: SearchQuery.Expression) -> IndexQuestion? {
    if let exact = exact(expression) { return exact }
    func some(_ questions: [IndexQuestion?]) -> IndexQuestion? {
      let known = questions.compactMap { $0 }
      return known.isEmpty ? nil : .all(known)
    }
    switch expression {
    case .phrase(let phrase):
      // What follows a lone sign is known to the index.
      guard let form = phrase.forms.first, form.count > 1 else { return nil }
      return .words(IndexWords(text(Array(form.dropFirst()))))
    case .near(let phrases, _):
      return some(phrases.map { wider(.phrase($0)) })
    case .all(let parts):
      return some(parts.map(wider))
    case .any(let parts):
      let known = parts.compactMap(wider)
      return known.count == parts.count ? .any(known) : nil
    case .without(let wanted, _):
      return wider(wanted)
    }
  }

  private static func text(_ form: [SearchPhrase.Part]) -> String {
    var words: [String] = []
    var isBeginning = false
    for part in form {
      switch part {
      case .word(let bytes): words.append(String(decoding: bytes, as: UTF8.self))
      case .beginning(let bytes):
        words.append(String(decoding: bytes, as: UTF8.self))
        isBeginning = true
      case .lastSign, .anySign: break
      }
    }
    return "\"\(words.joined(separator: " "))\"" + (isBeginning ? " *" : "")
  }

  private static func any(_ parts: [String]) -> String {
    parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " OR ")))"
  }
}

/// Words, a phrase, or what is near, that the index is asked for.
struct IndexWords: Sendable {
  /// In FTS5's words.
  let text: String
  /// Under which its answer may be kept.
  let letters: [UInt8]?
  /// Where places may tell it.
  let places: PlacedPhrases?

  init(_ text: String, letters: [UInt8]? = nil, places: PlacedPhrases? = nil) {
    (self.text, self.letters, self.places) = (text, letters, places)
  }
}

/// What the index is asked.
indirect enum IndexQuestion: Sendable {
  case words(IndexWords)
  case all([IndexQuestion])
  case any([IndexQuestion])
  case without(IndexQuestion, [IndexQuestion])

  /// All of it in FTS5's words.
  var text: String {
    switch self {
    case .words(let words): words.text
    case .all(let parts): Self.join(parts, "AND")
    case .any(let parts): Self.join(parts, "OR")
    case .without(let wanted, let others): Self.join([wanted] + others, "NOT")
    }
  }

  private static func join(_ parts: [IndexQuestion], _ word: String) -> String {
    "(\(parts.map(\.text).joined(separator: " \(word) ")))"
  }

  /// What it is made of.
  var words: [IndexWords] {
    switch self {
    case .words(let words): [words]
    case .all(let parts), .any(let parts): parts.flatMap(\.words)
    case .without(let wanted, let others): ([wanted] + others).flatMap(\.words)
    }
  }
}

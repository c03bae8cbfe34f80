import InsightModel

/// What the index is given of a passage, and how it is asked.
enum IndexText {
  /// A word that no text has, in every table.
  private static let tableMark = "=table"
  static let tableQuery = "\"\(tableMark)\""

  /// Words with a blank between, which FTS5's plainest tokenizer parts again.
  static func bytes(of passage: Passage) -> [UInt8] {
    var bytes = WordCutter(passage.text).bytes
    if passage.kind == .table { bytes += Array((" " + tableMark).utf8) }
    return bytes
  }

  /// The question that finds what an expression finds, no more and no less; nil where the index cannot tell that.
  static func exact(_ expression: SearchQuery.Expression) -> String? {
    switch expression {
    case .phrase(let phrase):
      return phrase.isIndexed ? any(phrase.forms.map(text)) : nil
    case .near(let phrases, let distance):
      guard phrases.allSatisfy(\.isIndexed) else { return nil }
      var ways: [String] = [""]
      for phrase in phrases {
        ways = ways.flatMap { way in phrase.forms.map { way + " " + text($0) } }
        // More than anybody asks for.
        if ways.count > 64 { return nil }
      }
      return any(ways.map { "NEAR(\($0), \(distance))" })
    case .all(let parts):
      return all(parts.map(exact), joinedBy: "AND")
    case .any(let parts):
      return all(parts.map(exact), joinedBy: "OR")
    case .without(let wanted, let others):
      return all(([wanted] + others).map(exact), joinedBy: "NOT")
    }
  }

  /// A question that finds all that an expression finds, and more; nil where it would find everything.
  static func wider(_ expression: SearchQuery.Expression) -> String? {
    if let exact = exact(expression) { return exact }
    switch expression {
    case .phrase(let phrase):
      // What follows a lone sign is known to the index.
      guard let form = phrase.forms.first, form.count > 1 else { return nil }
      return text(Array(form.dropFirst()))
    case .near(let phrases, _):
      return some(phrases.map { wider(.phrase($0)) })
    case .all(let parts):
      return some(parts.map(wider))
    case .any(let parts):
      return all(parts.map(wider), joinedBy: "OR")
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

  /// Nil where one of the parts is.
  private static func all(_ parts: [String?], joinedBy word: String) -> String? {
    let known = parts.compactMap { $0 }
    return known.count == parts.count ? "(\(known.joined(separator: " \(word) ")))" : nil
  }

  /// The parts that there are.
  private static func some(_ parts: [String?]) -> String? {
    let known = parts.compactMap { $0 }
    return known.isEmpty ? nil : "(\(known.joined(separator: " AND ")))"
  }
}

// Queries that are being typed.
extension SearchQuery {
  /// A query that is being typed: where its last parts cannot be taken as they are, without them, and why.
  public static func typed(_ text: String) throws(Problem) -> (query: SearchQuery, problem: Problem?) {
    let problem: Problem
    do throws(Problem) { return (try SearchQuery(text, isTyping: true), nil) } catch { problem = error }
    var rest = text[...]
    for _ in 0..<mostUnfinished {
      guard let (shorter, _) = withoutLastPart(rest) else { break }
      rest = shorter
      if let query = try? SearchQuery(String(rest)) { return (query, problem) }
    }
    throw problem
  }

  /// An operator and what it joins: no more is typed before it makes sense.
  private static let mostUnfinished = 3

  /// The word that is being typed, where it is too short to be looked for as the beginning of others, and the query without it,
  /// nil where nothing is left.
  public static func unfinishedWord(of text: String) -> (word: String, rest: SearchQuery?)? {
    guard let last = text.last, !last.isWhitespace else { return nil }
    let (rest, word) = withoutLastPart(text[...]) ?? ("", text[...])
    // Signs are found wherever they stand, one alone too.
    guard word.count < QueryTokens.shortestBeginning, word.allSatisfy({ $0.isLetter || $0.isNumber }),
      WordCutter(String(word)).words.allSatisfy({ !$0.isSign })
    else {
      return nil
    }
    return (String(word), try? SearchQuery(String(rest)))
  }

  /// What stands before the last blank, and what after it; nil where there is none.
  private static func withoutLastPart(_ text: Substring) -> (rest: Substring, last: Substring)? {
    var text = text
    while text.last?.isWhitespace == true { text.removeLast() }
    guard let blank = text.lastIndex(where: \.isWhitespace) else { return nil }
    return (text[..<blank], text[text.index(after: blank)...])
  }
}

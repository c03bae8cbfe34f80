/// Text as Markdown takes it.
public enum MarkdownText {
  /// The text with a backslash before signs that would have a meaning.
  public static func escaped(_ text: String) -> String {
    var escaped = ""
    var rest = text.unicodeScalars[...]
    while let sign = rest.popFirst() {
      if "\\`*_[]|<>#".unicodeScalars.contains(sign) || sign == "&" && isReference(rest)
        || sign == "~" && rest.first == "~"
      {
        escaped.append("\\")
      }
      escaped.unicodeScalars.append(sign)
    }
    return escaped
  }

  /// True for what goes on as `&lt;` does: it is meant as it stands.
  private static func isReference(_ rest: Substring.UnicodeScalarView) -> Bool {
    let name = rest.prefix(longestReference).prefix {
      $0.isASCII && ($0 == "#" || $0.properties.isAlphabetic || ("0"..."9").contains($0))
    }
    return !name.isEmpty && rest[name.endIndex...].first == ";"
  }

  /// HTML's longest name, `CounterClockwiseContourIntegral`.
  private static let longestReference = 31

  /// A line of a paragraph, escaped already: what would begin an item, a rule or a heading's line there gets a backslash too.
  public static func line(_ escaped: String) -> String {
    guard let first = escaped.unicodeScalars.first else { return escaped }
    let start = escaped.startIndex
    if first == "-" || first == "+" || first == "=" {
      let rest = escaped.unicodeScalars.dropFirst()
      let isMark = first != "=" && rest.first.map { $0 == " " } ?? true
      return isMark || rest.allSatisfy({ $0 == first || $0 == " " }) ? "\\" + escaped : escaped
    }
    let digits = escaped.unicodeScalars.prefix { ("0"..."9").contains($0) }
    let rest = escaped.unicodeScalars[digits.endIndex...]
    guard (1...mostDigits).contains(digits.count), rest.first == "." || rest.first == ")",
      rest.dropFirst().first.map({ $0 == " " }) ?? true
    else { return escaped }
    return escaped[start..<digits.endIndex] + "\\" + escaped[digits.endIndex...]
  }

  /// CommonMark 5.2: so many digits at most number an item.
  private static let mostDigits = 9

  /// The target of a link, in angle brackets where it would end early.
  public static func target(_ target: String) -> String {
    let plain = target.filter { !$0.isNewline && $0 != "<" && $0 != ">" }
    return plain.contains { $0 == " " || $0 == "(" || $0 == ")" } ? "<\(plain)>" : plain
  }

  /// A cell of a table: on one line.
  static func cell(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { escaped(String($0)) }
      .joined(separator: "<br>")
  }
}

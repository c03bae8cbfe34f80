/// Text as Markdown takes it.
public enum MarkdownText {
  /// The text with a backslash before signs that would have a meaning.
  public static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_[]|<>#".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }

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

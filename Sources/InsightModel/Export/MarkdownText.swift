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

  /// A cell of a table: on one line.
  static func cell(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { escaped(String($0)) }
      .joined(separator: "<br>")
  }
}

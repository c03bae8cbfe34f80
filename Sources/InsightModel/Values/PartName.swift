/// The names of columns of versions and chapters, which look like numbers and dates.
enum PartName {
  private static let names = WordTable([
    (
      """
       version versions release firmware versión versão versione wersja версия 버전 版本 バージョン \
      chapter kapitel chapitre capítulo hoofdstuk section abschnitt
      """, 1
    )
  ])

  /// True for `version`, `Kapitel`.
  static func isName(_ word: String) -> Bool {
    var word = word
    return word.withUTF8 { names.code(of: $0) } != nil
  }

  /// True for a name that ends with one: `Firmware version`, `appVersion`.
  static func ends(_ name: String) -> Bool {
    guard let last = name.split(whereSeparator: { !$0.isLetter }).last else { return false }
    let inner = last.lastIndex(where: \.isUppercase).map { String(last[$0...]) }
    return isName(String(last)) || inner.map(isName) ?? false
  }
}

import Glibc

/// The character set to write in, which is that of the process's locale.
enum CharacterSet {
  /// UTF-8 as the locale has it, else through C.UTF-8; false where there is neither.
  static func prepareUTF8() -> Bool {
    // Nothing here depends on the other categories, and each one is a file to open before the first screen.
    setlocale(LC_CTYPE, "")
    if isUTF8 { return true }
    for name in ["C.UTF-8", "C.utf8"] where setlocale(LC_CTYPE, name) != nil && isUTF8 { return true }
    return false
  }

  private static var isUTF8: Bool {
    guard let name = nl_langinfo(Int32(CODESET)) else { return false }
    return strcmp(name, "UTF-8") == 0
  }
}

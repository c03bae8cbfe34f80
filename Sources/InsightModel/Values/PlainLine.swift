extension [String] {
  /// All of them as one text. At its first use `joined` has the runtime look through all conformances of the program, which is
  /// too much for what the first screen needs.
  public func line(_ separator: String) -> String {
    var line = first ?? ""
    for part in dropFirst() { line += separator + part }
    return line
  }
}

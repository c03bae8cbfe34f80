import Glibc

/// A program that shows a file in a terminal.
struct Contestant {
  static let columns = 120
  static let rows = 40

  var name: String
  var program: String
  /// The key that ends it.
  var quitKey: String
  /// Whether a search moves while it is typed, so that Enter has nothing left to find.
  var findsAsTyped: Bool

  static func insight(_ program: String) -> Contestant {
    Contestant(name: "insight", program: program, quitKey: "Q", findsAsTyped: true)
  }

  /// Nil where there is no less on this machine.
  static func less() -> Contestant? {
    for folder in ["/usr/bin", "/bin", "/usr/local/bin"] where access("\(folder)/less", X_OK) == 0 {
      return Contestant(name: "less", program: "\(folder)/less", quitKey: "q", findsAsTyped: false)
    }
    return nil
  }

  func start(_ file: String) -> Child? {
    Child([program, file], columns: Self.columns, rows: Self.rows)
  }
}

/// Keys as xterm sends them to a program that has asked for application cursor keys, as both do.
enum Keys {
  static let down = "\u{1B}OB"
  static let up = "\u{1B}OA"
  static let pageDown = "\u{1B}[6~"
  static let enter = "\r"
}

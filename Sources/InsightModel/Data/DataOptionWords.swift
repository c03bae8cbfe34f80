/// Options by their names, as they are typed on a command line and in the reader.
extension DataOptions {
  /// The raw value is what is typed: `separator=` in the reader.
  public enum Name: String, CaseIterable, Sendable {
    case separator, quote, header, skip, comment, type

    /// What can be said of it.
    public var values: String {
      switch self {
      case .separator: "a sign or several, tab, space (any number of them), comma or semicolon"
      case .quote: "one ASCII sign, or none"
      case .header: "yes or no"
      case .skip: "a number of lines"
      case .comment: "one ASCII sign"
      case .type: "COLUMN=TYPE; types are " + ForcedType.allCases.map(\.rawValue).joined(separator: ", ")
      }
    }
  }

  private static let longestSeparator = 16

  /// Takes what is said of an option; false where it cannot be that, then nothing has changed.
  public mutating func set(_ name: Name, to value: String) -> Bool {
    func byte() -> UInt8? {
      guard value.utf8.count == 1, let byte = value.utf8.first, byte > 0x20 else { return nil }
      return byte
    }
    switch name {
    case .separator:
      switch value {
      case "tab", "\\t": separator = [0x09]
      case "space", "spaces": separator = [0x20]
      case "comma": separator = [0x2C]
      case "semicolon": separator = [0x3B]
      case _:
        guard !value.isEmpty, value.utf8.count <= Self.longestSeparator, !value.utf8.contains(0x0A) else {
          return false
        }
        separator = Array(value.utf8)
      }
    case .quote:
      let sign = value == "none" || value.isEmpty ? 0 : byte()
      guard let sign else { return false }
      quote = sign
    case .header:
      guard value == "yes" || value == "no" else { return false }
      hasHeader = value == "yes"
    case .skip:
      guard let lines = Int(value), lines >= 0 else { return false }
      skip = lines
    case .comment:
      guard let sign = byte() else { return false }
      comment = sign
    case .type:
      guard let sign = value.lastIndex(of: "="),
        let type = ForcedType(rawValue: String(value[value.index(after: sign)...]))
      else { return false }
      types.append((String(value[..<sign]), type))
    }
    return true
  }

  /// The options as words that `FileReading` reads; empty where nothing is said.
  var words: [String] {
    func sign(_ bytes: [UInt8]) -> String {
      switch bytes {
      case [0x09]: "tab"
      case [0x20]: "space"
      case [0]: "none"
      case _: String(decoding: bytes, as: UTF8.self)
      }
    }
    let said: [(Name, String?)] = [
      (.separator, separator.map(sign)), (.quote, quote.map { sign([$0]) }),
      (.header, hasHeader.map { $0 ? "yes" : "no" }), (.skip, skip.map { String($0) }),
      (.comment, comment.map { sign([$0]) }),
    ]
    return said.compactMap { name, value in value.map { "\(name.rawValue)=\($0)" } }
      + types.map { "\(Name.type.rawValue)=\($0.name)=\($0.type.rawValue)" }
  }
}

/// How a person wants a file to be read.
public struct FileReading: Equatable, Sendable {
  /// Nil and empty where the file itself is to show it.
  public var options: DataOptions
  /// Nil where its bytes are to tell.
  public var encoding: TextEncoding?

  /// Without arguments the file decides everything.
  public init(_ options: DataOptions = DataOptions(), encoding: TextEncoding? = nil) {
    self.options = options
    self.encoding = encoding
  }

  static let encodingName = "encoding"
  static let names = DataOptions.Name.allCases.map(\.rawValue) + [encodingName]

  /// A text that cannot be taken, with what is wrong with it.
  public struct Problem: Error, Equatable {
    /// For people, with the names or values that can be taken.
    public let message: String
  }

  /// Reads `separator=; header=no type=Unit Price=comma encoding=cp949`. A word that begins with no name belongs to the value
  /// before it.
  public init(_ text: String) throws(Problem) {
    self.init()
    var said: [(name: String, value: String)] = []
    for word in text.split(separator: " ") {
      let bare = word.drop { $0 == "-" }
      if bare == "no-header" {
        said.append((DataOptions.Name.header.rawValue, "no"))
      } else if let sign = bare.firstIndex(of: "="), Self.names.contains(String(bare[..<sign]).lowercased()) {
        said.append((String(bare[..<sign]).lowercased(), String(bare[bare.index(after: sign)...])))
      } else if said.isEmpty {
        throw Problem(
          message: "\(word) says nothing of a file; \(Self.names.map { $0 + "=" }.joined(separator: " ")) do")
      } else {
        said[said.count - 1].value += " " + word
      }
    }
    for (name, value) in said {
      if let option = DataOptions.Name(rawValue: name) {
        guard options.set(option, to: value) else {
          throw Problem(message: "\(name)= takes \(option.values)")
        }
      } else if let known = TextEncoding(label: value) {
        encoding = known
      } else {
        throw Problem(message: "no encoding is called \(value)")
      }
    }
  }

  /// The same as text; empty where nothing is said.
  public var text: String {
    (options.words + [encoding.map { "\(Self.encodingName)=\($0.rawValue)" }].compactMap { $0 })
      .joined(separator: " ")
  }
}

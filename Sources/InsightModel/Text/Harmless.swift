/// The gate for what goes out: one function for each form in which texts from outside reach a terminal or a stream.
/// (Cells of the screen pass `Frame.put`, JSON passes `JSON.quote`, CSV passes `TableWriter`; all ask `ControlSign` what
/// a terminal would act on.)
public enum Harmless {
  /// One line without anything that a terminal would act on, for names, messages and pasted text: white space becomes
  /// blanks, other controls, direction overrides and bytes that are no text (`FileName`) become `�`.
  public static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: line.append(" ")
      case FileName.strayBytes: line.append("\u{FFFD}")
      case let value where ControlSign.isControl(value): line.append("\u{FFFD}")
      case _: line.append(scalar)
      }
    }
    return String(line)
  }

  /// A path in a message: on one line, each control character as its own sign (`␛`), since a line feed in a name would
  /// otherwise look like the end of it.
  public static func path(_ path: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in path.unicodeScalars {
      switch scalar.value {
      case FileName.strayBytes: line.append("\u{FFFD}")
      case let value where ControlSign.isControl(value): line.append(ControlSign.visible(value))
      case _: line.append(scalar)
      }
    }
    return String(line)
  }

  /// Appends a line of plain output and its line end. Tabs stay; every other control character becomes its sign.
  public static func append(_ line: String, to output: inout [UInt8]) {
    append(to: &output) { $0.append(contentsOf: line.utf8) }
  }

  /// The same of a line whose parts are put there by `write`, in UTF-8.
  public static func append(to output: inout [UInt8], _ write: (inout [UInt8]) -> Void) {
    let start = output.count
    write(&output)
    mend(&output, from: start)
    output.append(0x0A)
  }

  /// Puts signs in the place of what a terminal would act on. Nearly every text has nothing of the kind, and is only
  /// looked at.
  private static func mend(_ bytes: inout [UInt8], from start: Int) {
    guard let first = firstControl(bytes, from: start) else { return }
    let rest = Array(bytes[first...])
    bytes.removeSubrange(first...)
    var at = 0
    while at < rest.count {
      let (scalar, length) = UTF8Scalar.read(rest, at: at, before: rest.count)
      if scalar != 0x09, ControlSign.isControl(scalar) {
        UTF8Scalar.append(ControlSign.visible(scalar).value, to: &bytes)
      } else {
        bytes.append(contentsOf: rest[at..<at + length])
      }
      at += length
    }
  }

  private static func firstControl(_ bytes: [UInt8], from start: Int) -> Int? {
    var at = start
    while true {
      at = ByteScan.firstUnusual(in: bytes, from: at)
      guard at < bytes.count else { return nil }
      let (scalar, length) = UTF8Scalar.read(bytes, at: at, before: bytes.count)
      if scalar != 0x09, ControlSign.isControl(scalar) { return at }
      at += length
    }
  }
}

/// Names of files as texts. A name is bytes, of which the system only says that they hold no zero and no slash; a byte
/// that is no UTF-8 becomes a private character of its own here, and the byte again when the file is opened. So each
/// name has one text and each text one name, and everything between may work with texts.
public enum FileName {
  /// What stands for the bytes 0x80...0xFF: the last of plane 16, which nothing else uses. A name that has them, and means
  /// them, has them byte by byte.
  static let strayBytes: ClosedRange<UInt32> = 0x10FF80...0x10FFFF

  /// The text of a name.
  public static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    let name = Array(bytes)
    var text: [UInt8] = []
    var at = 0
    while at < name.count {
      let length = name[at] < 0x80 ? 1 : UTF8Scalar.wellFormedLength(name, at: at)
      let isText = length > 0 && !strayBytes.contains(UTF8Scalar.read(name, at: at, before: name.count).value)
      if isText {
        text.append(contentsOf: name[at..<at + length])
      } else {
        for byte in name[at..<at + max(1, length)] {
          UTF8Scalar.append(strayBytes.lowerBound + UInt32(byte & 0x7F), to: &text)
        }
      }
      at += max(1, length)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The name of a text, to give to the system: bytes with a zero at their end.
  public static func bytes(_ text: String) -> [CChar] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if strayBytes.contains(scalar.value) {
        bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar.value))
      } else {
        UTF8Scalar.append(scalar.value, to: &bytes)
      }
    }
    return (bytes + [0]).map { CChar(bitPattern: $0) }
  }
}

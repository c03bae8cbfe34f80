import CToml
import Glibc
import InsightModel
import InsightTUI

/// The reader's configuration, `$XDG_CONFIG_HOME/insight/config.toml`, where there is one.
enum Configuration {
  /// Longer ones are no configuration.
  private static let longest = 1 << 20

  /// What the file says, and its faults, a line for each: what is wrong, where, and what would be right. What is not at
  /// fault holds all the same. Nothing is done where there is no file.
  static func read() -> (settings: Settings, faults: [String]) {
    var settings = Settings()
    guard let path else { return (settings, []) }
    let bytes: [UInt8]
    do throws(Unreadable) {
      guard let contents = try Files.contents(ofSmall: path, atMost: longest) else { return (settings, []) }
      bytes = contents
    } catch {
      return (settings, ["config.toml: \(error.reason)"])
    }
    let (values, fault) = parse(bytes)
    var faults = fault.map { ["config.toml:\($0.line): \($0.message)"] } ?? []
    var told: (table: String, problem: String)?
    for value in values {
      guard let problem = settings.set(value.table, value.key, value.value) else { continue }
      // Of a table that there is not, one line is enough.
      if let told, told == (value.table, problem) { continue }
      told = (value.table, problem)
      faults.append("config.toml:\(value.line): \(problem)")
    }
    return (settings, faults.map(Harmless.line))
  }

  private static var path: String? {
    if let folder = getenv("XDG_CONFIG_HOME"), folder.pointee != 0 {
      return String(cString: folder) + "/insight/config.toml"
    }
    guard let home = getenv("HOME"), home.pointee != 0 else { return nil }
    return String(cString: home) + "/.config/insight/config.toml"
  }

  private struct Entry {
    var table: String
    var key: String
    var value: Settings.Value
    var line: UInt32
  }

  private final class Entries {
    var list: [Entry] = []
  }

  /// The lines that are no comments and not blank, and their numbers: most of what `--print-config` writes is comments, which a
  /// start need not read. All lines where a text may go over several of them.
  private static func spoken(_ bytes: [UInt8]) -> (bytes: [UInt8], numbers: [UInt32]) {
    var (spoken, numbers): ([UInt8], [UInt32]) = ([], [])
    let isWhole = bytes.withUnsafeBufferPointer { bytes in
      var (start, number) = (0, UInt32(0))
      while start < bytes.count, let base = bytes.baseAddress {
        let rest = bytes.count - start
        let end = memchr(base + start, 0x0A, rest).map {
          base.distance(to: $0.assumingMemoryBound(to: UInt8.self)) + 1
        }
        let line = UnsafeBufferPointer(rebasing: bytes[start..<(end ?? bytes.count)])
        start += line.count
        number += 1
        guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }), first != 0x23, first != 0x0A,
          first != 0x0D
        else { continue }
        if holdsLongQuotes(line) { return true }
        spoken += line
        numbers.append(number)
      }
      return false
    }
    if isWhole { return (bytes, []) }
    return (spoken, numbers)
  }

  /// True for three quotation marks side by side, with which TOML begins and ends texts of several lines.
  private static func holdsLongQuotes(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.indices.dropLast(2).contains { at in
      (line[at] == 0x22 || line[at] == 0x27) && line[at + 1] == line[at] && line[at + 2] == line[at]
    }
  }

  /// The values by line, and the first fault of the document, which then has none.
  private static func parse(_ file: [UInt8]) -> (values: [Entry], fault: (line: UInt32, message: String)?) {
    let (bytes, numbers) = spoken(file)
    func inFile(_ line: UInt32) -> UInt32 {
      numbers.isEmpty || line == 0 ? line : numbers[min(Int(line), numbers.count) - 1]
    }
    let entries = Entries()
    var message = [CChar](repeating: 0, count: 400)
    let capacity = message.count
    let line = bytes.withUnsafeBytes { bytes in
      ctoml_read(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count,
        Unmanaged.passUnretained(entries).toOpaque(),
        { context, value in
          guard let context, let value = value?.pointee else { return }
          let entries = Unmanaged<Entries>.fromOpaque(context).takeUnretainedValue()
          let found: Settings.Value =
            switch value.kind {
            case CTOML_TEXT: .text(String(cString: value.text))
            case CTOML_INTEGER: .number(Int(value.number))
            case CTOML_LIST:
              .list((0..<Int(value.number)).compactMap { value.items?[$0].map { String(cString: $0) } })
            case _: .other
            }
          entries.list.append(
            Entry(
              table: String(cString: value.table), key: String(cString: value.key), value: found,
              line: value.line))
        }, &message, capacity)
    }
    guard line == 0 else {
      let text = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return ([], (inFile(line), text))
    }
    for index in entries.list.indices { entries.list[index].line = inFile(entries.list[index].line) }
    return (entries.list.sorted { $0.line < $1.line }, nil)
  }
}

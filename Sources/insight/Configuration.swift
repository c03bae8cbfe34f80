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

  /// The values by line, and the first fault of the document, which then has none.
  private static func parse(_ bytes: [UInt8]) -> (values: [Entry], fault: (line: UInt32, message: String)?) {
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
      return ([], (line, text))
    }
    return (entries.list.sorted { $0.line < $1.line }, nil)
  }
}

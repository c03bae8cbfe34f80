// The door for libFuzzer. Tools/fuzz builds it beside the modules, whose inner parts it tests.

import Glibc

@testable import InsightModel

/// What is fuzzed; `INSIGHT_FUZZ` names it.
private enum Target: String {
  /// Documents of any bytes.
  case documents
  /// The tables that `TableRecipe` makes of the bytes.
  case tables
  /// Data files of any bytes.
  case data
  /// The same, read as a person says.
  case overrides
  /// Keys of any kind over documents and data files of any bytes.
  case viewer
  /// What a terminal sends.
  case input
  /// Figures of the prose of any bytes, and of a sound article made of them.
  case facts
  /// Sound text made of the bytes, which healing leaves alone.
  case healing
  /// The forms of `ImportCheck`.
  case html, feed, mail, book, markdown

  static let chosen: Target = {
    let name = getenv("INSIGHT_FUZZ").map { String(cString: $0) } ?? documents.rawValue
    guard let target = Target(rawValue: name) else { fail("INSIGHT_FUZZ is \(name), which is no target") }
    return target
  }()
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  switch Target.chosen {
  case .documents: IssueCheck(Issue(bytes: bytes)).run()
  case .tables:
    var recipe = TableRecipe(bytes)
    recipe.check()
  case .data: DataCheck.run(bytes)
  case .overrides: DataCheck.runOverrides(bytes)
  case .viewer: ViewerCheck.run(bytes)
  case .input: InputCheck.run(bytes)
  case .facts: FactsCheck.run(bytes)
  case .healing: HealingCheck.run(bytes)
  case .html: ImportCheck.html.run(bytes)
  case .feed: ImportCheck.feed.run(bytes)
  case .mail: ImportCheck.mail.run(bytes)
  case .book: ImportCheck.book.run(bytes)
  case .markdown: ImportCheck.markdown.run(bytes)
  }
  return 0
}

/// Stops with a report that libFuzzer keeps the input of.
func fail(_ message: String) -> Never {
  print(message)
  fatalError(message)
}

func expect(_ isTrue: Bool, _ message: @autoclosure () -> String) {
  if !isTrue { fail(message()) }
}

/// The bytes of an input, taken one by one to decide what happens.
struct Choices {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var isEmpty: Bool { bytes.isEmpty }

  /// One of the whole numbers below a limit, which is at most 65,536; 0 when all bytes are taken.
  mutating func take(_ limit: Int) -> Int {
    guard limit > 1 else { return 0 }
    var number = Int(bytes.popFirst() ?? 0)
    if limit > 256 { number = number << 8 | Int(bytes.popFirst() ?? 0) }
    return number % limit
  }

  mutating func takeBytes(_ count: Int) -> [UInt8] {
    let taken = bytes.prefix(count)
    bytes = bytes.dropFirst(count)
    return Array(taken)
  }
}

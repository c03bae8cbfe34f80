import ArgumentParser
import InsightModel
import InsightTUI

/// The width that the printing commands set text in.
struct MeasureOption: ParsableArguments {
  @Option(help: "Columns to set text in, 10 to 1000.")
  var width: Int?

  @Flag(help: "Sentences in place of rules and columns, one for each cell of a table.")
  var linear = false

  func validate() throws {
    if let width, !(10...1000).contains(width) {
      throw ValidationError("--width takes 10 to 1000, not \(width)")
    }
  }
}

/// Where a crash of the program is told.
struct CrashOption: ParsableArguments {
  @Option(
    name: .customLong("crash-report"),
    help: "If the program crashes, write to this file where it happened; nothing of the document.")
  var file: String?

  func validate() throws {
    if let file { Crash.writeReport(to: FileName.bytes(file), title: Harmless.path(file)) }
  }
}

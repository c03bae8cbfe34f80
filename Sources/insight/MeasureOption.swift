import ArgumentParser

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

import ArgumentParser
import InsightModel

/// How a data file is written, where the file itself does not show it rightly.
struct DataOptionGroup: ParsableArguments {
  @Option(help: "What parts the fields of a data file: a sign or several, tab, space (any number of them).")
  var separator: String?

  @Option(help: "What stands around fields: a sign, or none.")
  var quote: String?

  @Flag(help: "The first row of a data file is data.")
  var noHeader = false

  @Option(help: "Lines to leave out at the head of a data file.")
  var skip: Int?

  @Option(help: "Leave out the lines of a data file that begin with this sign.")
  var comment: String?

  @Option(
    name: .customLong("type"),
    help:
      "What a column of a data file holds: COLUMN=text, number, percent, money, date, dmy, mdy, ymd, comma, point, duration or size."
  )
  var types: [String] = []

  func options() throws -> DataOptions {
    var options = DataOptions()
    let said: [(DataOptions.Name, [String])] = [
      (.separator, [separator].compactMap { $0 }), (.quote, [quote].compactMap { $0 }),
      (.header, noHeader ? ["no"] : []), (.skip, [skip].compactMap { $0 }.map(String.init)),
      (.comment, [comment].compactMap { $0 }), (.type, types),
    ]
    for (name, values) in said {
      for value in values where !options.set(name, to: value) {
        throw Failure(message: "--\(name.rawValue) takes \(name.values); not \(value)", status: .wrongCall)
      }
    }
    return options
  }
}

import ArgumentParser
import InsightModel

/// What the files are written in, where the reader knows better than their bytes tell.
struct EncodingOption: ParsableArguments {
  @Option(
    name: .customLong("encoding"),
    help: "What the files are written in, such as Shift_JIS or windows-1251; without it their bytes tell.")
  var name: String?

  var encoding: TextEncoding? { name.flatMap { TextEncoding(label: $0) } }

  func validate() throws {
    if let name, encoding == nil {
      let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--encoding does not know \(name); it knows \(known)")
    }
  }
}

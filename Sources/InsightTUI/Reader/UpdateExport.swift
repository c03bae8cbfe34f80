import InsightModel

// The table in view, to the clipboard and to a file.
extension Reader {
  /// Terminals drop longer texts for the clipboard: 100,000 bytes with all that is around them is what they have in common,
  /// and that holds so many in Base64.
  private static let clipboardLimit = 74_994

  /// The rows in view, in their order, and the pinned ones.
  private var rowsInView: [UInt32] { table.map { Array($0.view.order) + $0.pinned } ?? [] }

  private var columnsInView: [Int] { table?.layout.columns.map(\.index) ?? [] }

  mutating func copyTable() -> [Effect] {
    guard let openGrid else { return [] }
    let export = TableExport(openGrid, format: .tsv, rows: rowsInView, columns: columnsInView)
    guard let text = export.text(openGrid, limit: Self.clipboardLimit) else {
      notice = Notice(
        text: "more than terminals take for the clipboard, 75 kB; x writes it to a file", isWarning: true)
      return []
    }
    let columns = Words.count(export.columns.count, "column")
    let what =
      "the table: \(Words.count(export.rows.count, "row")) of \(columns)"
      + Self.marks(openGrid.footnotes(rows: export.rows, columns: export.columns))
    return [.copy(String(decoding: text, as: UTF8.self), what: what)]
  }

  /// `; 1 proven: Apple, 2024 Revenue: printed …`: what plain cells cannot say.
  static func marks(_ notes: [String]) -> String {
    let proven = notes.count { $0.hasPrefix("*") }
    let parts = [(proven, "proven"), (notes.count - proven, "in doubt")].filter { $0.0 > 0 }
    guard !parts.isEmpty else { return "" }
    return "; " + parts.map { "\(Words.number($0.0)) \($0.1)" }.joined(separator: ", ")
  }

  mutating func beginExport() -> [Effect] {
    guard let openGrid else { return [] }
    overlay = .export(
      ExportPrompt(name: ExportPrompt.fileName(openGrid.title), rows: rowsInView, columns: columnsInView))
    return []
  }

  mutating func toggleExportValues() -> [Effect] {
    guard case .export(var prompt) = overlay else { return [] }
    prompt.hasValues.toggle()
    overlay = .export(prompt)
    return []
  }

  mutating func toggleExportDefused() -> [Effect] {
    guard case .export(var prompt) = overlay else { return [] }
    prompt.isDefused.toggle()
    overlay = .export(prompt)
    return []
  }

  mutating func accept(_ prompt: ExportPrompt) -> [Effect] {
    if prompt.asksToOverwrite, let text = prompt.text {
      return [.write(text, to: prompt.name, overwriting: true)]
    }
    guard let openGrid else { return cancel(prompt) }
    guard !prompt.name.isEmpty else {
      notice = Notice(text: "no name; nothing was written")
      return cancel(prompt)
    }
    var prompt = prompt
    prompt.problem = nil
    overlay = .export(prompt)
    return start(.text(prompt.export(openGrid)))
  }

  mutating func cancel(_ prompt: ExportPrompt) -> [Effect] {
    guard prompt.asksToOverwrite else {
      overlay = nil
      return stopComputing()
    }
    // Another name may do.
    var prompt = prompt
    prompt.goOn()
    overlay = .export(prompt)
    return []
  }

  /// The answer to a wish for the table's text.
  mutating func write(_ text: [UInt8]) -> [Effect] {
    guard case .export(var prompt) = overlay else { return [] }
    prompt.hold(text)
    overlay = .export(prompt)
    return [.write(text, to: prompt.name, overwriting: false)]
  }

  mutating func written(_ outcome: WriteOutcome) {
    guard case .export(var prompt) = overlay else { return }
    switch outcome {
    case .written(let byteCount):
      overlay = nil
      let size = Words.number(byteCount)
      let marks = openGrid.map { Self.marks($0.footnotes(rows: prompt.rows, columns: prompt.columns)) } ?? ""
      notice = Notice(text: "wrote \(Harmless.line(prompt.name)): \(prompt.summary); \(size) bytes" + marks)
      return
    case .exists:
      prompt.ask()
    case .failed(let why):
      prompt.goOn()
      prompt.problem = why
    }
    overlay = .export(prompt)
  }
}

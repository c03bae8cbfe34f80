import InsightModel

// Notes on paragraphs and articles.
extension Reader {
  /// The paragraph that a note is about: the one chosen, else the first on the screen; the article where its headline is.
  private var itemToNote: Int? {
    if let choice { return choice.cursor }
    guard let flow, let place = article?.place else { return nil }
    let rows = flow.rows(from: place.row, count: panes.article.rows)
    return rows.first { $0.place.row == 0 && $0.row.content != .blank }?.place.item ?? place.row.item
  }

  /// The note on an item of the open article.
  func note(onItem item: Int) -> Note? {
    guard let reference = article?.reference, let key = key(of: reference) else { return nil }
    let block = item == 0 ? nil : item - 1
    return memories[reference.document]?.notes.first { $0.article == key && $0.block == block }
  }

  mutating func beginNote() -> [Effect] {
    guard let reference = article?.reference, article?.source == nil, let item = itemToNote else { return [] }
    guard key(of: reference) != nil else { return awaitMemory(.note) }
    focus = .article
    noteItem = item
    prompt = Prompt(kind: .note, text: note(onItem: item)?.body ?? "")
    return []
  }

  mutating func acceptNote(_ text: String) -> [Effect] {
    guard let item = noteItem, let reference = article?.reference, let key = key(of: reference), let flow,
      let issue
    else { return [] }
    choice = nil
    let before = note(onItem: item)
    guard text != before?.body ?? "" else { return [] }
    let range = flow.block(item)?.range ?? issue.articles[reference.article].headline
    let quotation = Passages.oneLine(issue.string(range))
    let block = item == 0 ? nil : item - 1
    notice = Notice(text: text.isEmpty ? "the note is gone" : "noted")
    return change(
      reference.document, [.note(text, quotation: quotation, article: key, block: block)],
      undo: [.note(before?.body ?? "", quotation: quotation, article: key, block: block)],
      text.isEmpty ? "took away a note on \(key)" : "a note on \(key)")
  }
}

import InsightModel

// Documents that come, come again, or are looked at from the contents.
extension Reader {
  mutating func take(_ state: Document.State, at index: Int) -> [Effect] {
    if case .failed(let why) = state, documents[index].isReadable {
      // What was read is still there.
      documents[index].hasChanged = false
      notice = Notice(text: "\(documents[index].name): \(why)", isWarning: true)
      return []
    }
    let before = documents[index].grid(nil)
    let issueBefore = documents[index].issue
    documents[index].state = state
    documents[index].hasChanged = false
    listDocuments(changed: index)
    keepContentsVisible()
    if let issue = documents[index].issue, memories[index] != nil { articleKeys[index] = ArticleKeys(issue) }
    if let before { return follow(index, from: before) }
    if let issueBefore {
      follow(issue: index, from: issueBefore)
      return []
    }
    if documents[index].issue != nil, awaitedTarget?.document == index {
      arrived(index)
      return []
    }
    if article == nil, table == nil, front == nil, let issue = documents[index].issue, !issue.articles.isEmpty
    {
      open(ArticleReference(document: index, article: 0))
      return []
    }
    return preview()
  }

  /// Shows what stands at the cursor of the contents.
  mutating func preview() -> [Effect] {
    guard focus == .contents, let node = contents.selected else { return [] }
    if let reference = referenceAtCursor {
      open(reference, revealing: false)
    } else if case .document(let document) = node {
      if documents[document].grid(nil) != nil { openData(document) } else { openFront(document) }
    }
    return []
  }

  /// The article that the cursor of the contents stands for: its own, or the first of its section.
  var referenceAtCursor: ArticleReference? {
    guard let node = contents.selected, let issue = documents[node.document].issue else { return nil }
    switch node {
    case .article(let reference): return reference
    case .section(let document, let section):
      return issue.sections[section].articles.first.map { ArticleReference(document: document, article: $0) }
    // A text without parts is its own front page.
    case .document(let document) where issue.articles.count == 1:
      return ArticleReference(document: document, article: 0)
    case .report, .document, .leftOut: return nil
    }
  }
}

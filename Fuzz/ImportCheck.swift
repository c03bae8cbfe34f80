@testable import InsightImport
@testable import InsightModel

/// A form that documents come in, read as it whatever the bytes are.
enum ImportCheck {
  case html, feed, mail, book, markdown

  func run(_ bytes: [UInt8]) {
    guard let markup = markup(bytes) else { return }
    IssueCheck(Issue(markup)).run()
  }

  /// Nil for what is refused, as a book may be.
  private func markup(_ bytes: [UInt8]) -> Markup? {
    switch self {
    case .html: HTMLImport.markup(bytes, nil)
    case .feed: FeedImport.markup(bytes, nil)
    case .mail: MailImport.markup(bytes)
    case .book: try? BookImport.markup(bytes)
    case .markdown: MarkdownImport.markup(bytes, nil)
    }
  }
}

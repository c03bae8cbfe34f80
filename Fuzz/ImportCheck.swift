@testable import InsightImport
@testable import InsightModel

/// A form that documents come in, read as it whatever the bytes are.
enum ImportCheck {
  case html, feed, mail, book, markdown

  func run(_ bytes: [UInt8]) {
    if self == .mail { Self.checkMailbox(bytes) }
    guard let markup = markup(bytes) else { return }
    IssueCheck(Issue(markup)).run()
  }

  /// The messages of a mailbox are the same in whatever portions it comes, and stand one after the other.
  private static func checkMailbox(_ bytes: [UInt8]) {
    let whole = MailboxScan.messages(bytes)
    var scan = MailboxScan()
    var rest = bytes[...]
    while let first = rest.first {
      Array(rest.prefix(Int(first % 64) + 1)).withUnsafeBytes { scan.take($0) }
      rest = rest.dropFirst(Int(first % 64) + 1)
    }
    scan.end()
    if scan.messages != whole { fail("the messages depend on the portions") }
    var end = 0
    for message in whole {
      guard end <= message.range.lowerBound, message.range.lowerBound < message.start,
        message.start <= message.range.upperBound, message.range.upperBound <= bytes.count
      else { fail("a message stands at \(message.range)") }
      end = message.range.upperBound
      let own = bytes[message.range]
      let sent = MailboxMessage.asSent(own)
      if MailboxMessage.asSent(sent[...]) != sent || !own.starts(with: sent.prefix(5)) {
        fail("a message is not the same when it is taken again")
      }
    }
  }

  /// Nil for what is refused, as a book may be.
  private func markup(_ bytes: [UInt8]) -> Markup? {
    switch self {
    case .html: HTMLImport.markup(bytes, nil)
    case .feed: FeedImport.markup(bytes, nil)
    case .mail: try? MailImport.markup(bytes)
    case .book: try? BookImport.markup(bytes)
    case .markdown: MarkdownImport.markup(bytes, nil)
    }
  }
}

import Testing

@testable import InsightImport

/// Where messages stand in a mailbox, and what is taken of them.
@Suite struct MailboxTests {
  private static let box = """
    From ida@pier.example Sat Mar  1 09:00:00 2031
    Subject: Cranes
    Status: RO
    X-Status: A
     F
    To: all@pier.example

    Two cranes.
    Status: fine.

    From the roof, 12:30, one sees three.


    From udo@pier.example Sun Mar  2 09:30:00 2031
    Subject: Ropes

    >From here on: hemp.

    """

  @Test func messagesEndWithTheirWords() {
    let bytes = Array(Self.box.utf8)
    let own = MailboxScan.messages(bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(own.count == 2 && own.allSatisfy { $0.hasPrefix("From ") })
    #expect(own.first?.hasSuffix("one sees three.\n") == true)
    #expect(own.last?.hasSuffix("hemp.\n") == true)
    let ends = MailboxScan.messages(Array(Self.box.dropLast().utf8))
    #expect(ends.last?.range.upperBound == bytes.count - 1)
  }

  /// However it comes in portions, also in the middle of a line and of its end.
  @Test func portionsDoNotMatter() {
    let bytes = Array(Self.box.replacing("\n", with: "\r\n").utf8)
    let whole = MailboxScan.messages(bytes)
    #expect(whole.count == 2)
    for size in 1...70 {
      var scan = MailboxScan()
      for start in stride(from: 0, to: bytes.count, by: size) {
        Array(bytes[start..<min(start + size, bytes.count)]).withUnsafeBytes { scan.take($0) }
      }
      scan.end()
      #expect(scan.messages == whole, "\(size)")
    }
  }

  /// Only the beginning of a line is kept; its length counts all the same.
  @Test(arguments: [34, 997, 998, 999, 5000])
  func aLongLineIsOne(_ length: Int) {
    let long = "From a@b Sat Mar  1 09:00:00 2031 " + String(repeating: "x", count: length - 34)
    let text = "From a@b Sat Mar  1 09:00:00 2031\n\nOne.\n\n" + long + "\n\nTwo.\n"
    let found = MailboxScan.messages(Array(text.utf8))
    #expect(found.count == 2)
    #expect(found.last?.range.upperBound == text.utf8.count)
    #expect(found.last?.start == text.utf8.count - 6)
  }

  /// As programs write the line; without weekday, time or year it is a sentence.
  @Test(arguments: [
    ("From - Sat Mar 01 09:00:00 2031", true), ("From a@b Sat Mar 1 9:00 CET 2031", true),
    ("From 17@xxx Sat Mar 01 09:00:00 +0000 2031", true),
    ("From a@b\tSat Mar  1 09:00:00 2031 +0100\r", true),
    ("From 9:00 on, 1 March 2031, it rains", false), ("From Sat at 09:00 it rains", false),
    ("From Sat 1 March 2031 it rains", false), ("From: Sat Mar  1 09:00:00 2031", false),
  ])
  func theLineThatBeginsAMessage(_ line: String, _ begins: Bool) {
    let text = "From a@b Sat Mar  1 09:00:00 2031\n\nOne.\n\n" + line + "\n\nTwo.\n"
    #expect(MailboxScan.messages(Array(text.utf8)).count == (begins ? 2 : 1))
  }

  @Test func whatTheMailboxNotesIsNoPartOfAMessage() {
    let bytes = Array(Self.box.utf8)
    let first = MailboxScan.messages(bytes)[0]
    let sent = String(decoding: MailboxMessage.asSent(bytes[first.range]), as: UTF8.self)
    #expect(
      sent == """
        From ida@pier.example Sat Mar  1 09:00:00 2031
        Subject: Cranes
        To: all@pier.example

        Two cranes.
        Status: fine.

        From the roof, 12:30, one sees three.

        """)
    // It stays the same one when it has been read or moved.
    let read = Array(Self.box.replacing("Status: RO\n", with: "Status: O\nX-UID: 7\n").utf8)
    let again = MailboxMessage.asSent(read[MailboxScan.messages(read)[0].range])
    #expect(String(decoding: again, as: UTF8.self) == sent)
  }

  @Test(arguments: [0, 1])
  func moreMessagesThanAreReadAreRefused(_ more: Int) {
    let message = "From a Sat Mar  1 09:00:00 2031\nSubject: x\nFrom: a@b\n\n"
    let bytes = Array(String(repeating: message, count: MailboxScan.most + more).utf8)
    let refused: ()? = try? { () throws(ImportError) in _ = try MailImport.markup(bytes) }()
    #expect((refused == nil) == (more > 0))
  }

  @Test func namesOfMessages() {
    #expect(MailboxMessage.name(3, of: "a/b.mbox") == "a/b.mbox#3")
    #expect(MailboxMessage.box(of: "a/b#2#31") == "a/b#2")
    for name in ["a/b.mbox", "a#", "#3", "a#b", "a#0", "a#-1"] {
      #expect(MailboxMessage.parts(of: name) == nil, "\(name)")
    }
  }
}

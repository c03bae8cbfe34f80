import Foundation
import InsightModel
import Testing

@testable import InsightImport

@Suite struct MailTests {
  @Test func headAndBodyAreDecoded() throws {
    let issue = try read(
      """
      Received: by mail
      From: =?utf-8?Q?Zo=C3=AB?= =?utf-8?B?IEzDuHZl?= <zoe@example.org>
      Subject: =?iso-8859-1?q?Caf=E9?= letter
       No. 4
      Date: Fri, 7 Mar 2025 18:00:00 +0100
      MIME-Version: 1.0
      Content-Type: text/plain; charset="utf-8"
      Content-Transfer-Encoding: quoted-printable

      The caf=C3=A9 opens=
       again.
      """)
    #expect(issue.header.title == "Café letter No. 4")
    #expect(issue.header.author == "Zoë Løve")
    #expect(issue.header.published == "2025-03-07")
    #expect(text(issue).contains("The café opens again."))
  }

  @Test(arguments: [
    ("Io Berg <io@example.org>, \"Ek, Jo\" <jo@example.org>", "Io Berg, Ek, Jo"),
    ("io@example.org,\n jo@example.org", "io@example.org, jo@example.org"),
    ("Berg, Io <io@example.org>", "Berg, Io"),
  ])
  func senders(_ from: String, _ author: String) throws {
    let issue = try read("From: \(from)\nSubject: Ropes\nMessage-ID: <1>\n\nNew.\n")
    #expect(issue.header.author == author)
  }

  @Test func aMessageWithinTheMessageIsRead() throws {
    let issue = try read(
      """
      From: Io Berg <io@example.org>
      Subject: Fwd: Ropes
      Date: Fri, 7 Mar 2025 18:00:00 +0100
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain

      See what he says.
      --b
      Content-Type: message/rfc822
      Content-Disposition: attachment

      From: Tan <tan@example.org>
      Subject: Ropes
      Date: Thu, 6 Mar 2025 09:00:00 +0100

      They are new.
      --b
      Content-Type: application/pdf; name*0*=utf-8''rop; name*1*=%C3%A9s.pdf

      x
      --b--
      """)
    #expect(picture(issue) == ["p See what he says.", "h Ropes", "n 2025-03-06, Tan", "p They are new."])
    #expect(issue.diagnostics.contains { $0.message.contains("ropés.pdf") })
  }

  @Test func aQuotationThatFlowsIsWhole() throws {
    let issue = try read(
      "From: a@example.org\nSubject: Sails\nDate: Fri, 7 Mar 2025 18:00:00 +0100\nContent-Type: text/plain; format=flowed\n\n> The sails that \n> were torn are \n>> mended.\n> Yes.\n\nFine.\n"
    )
    let shown = text(issue)
    #expect(shown.contains("The sails that were torn are") && !shown.contains("are mended"))
  }

  /// Twice as many messages must not cost four times as much: each once went through all that stood before it.
  @Test func aMailboxKnowsWhereEachMessageStands() throws {
    let message = "From a Fri Mar  7 18:00:00 2025\nSubject: Sails\n\nMended.\n\n"
    let issue = Issue(try MailImport.markup(Array(String(repeating: message, count: 3).utf8)))
    #expect(issue.articles.count == 3)
    #expect(issue.articles.map { issue.sourceLine(of: $0.line ?? 0) } == [4, 9, 14])
  }

  @Test func theReadablePartIsRead() throws {
    let issue = try read(
      """
      From: a@example.org
      Subject: Prices
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="out"

      --out
      Content-Type: multipart/alternative; boundary=in

      --in
      Content-Type: text/plain

      See the page.
      --in
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: base64

      PGgyPlRhYmxlPC9oMj48cD5Xb3JkcyBvZiB0aGUgcGFnZS48L3A+
      --in--
      --out
      Content-Type: application/pdf; name="list.pdf"
      Content-Disposition: attachment; filename="list.pdf"
      Content-Transfer-Encoding: base64

      JVBERi0=
      --out--
      """)
    #expect(picture(issue) == ["A 1 Table", "p Words of the page."])
    #expect(issue.diagnostics.contains { $0.message.contains("list.pdf") })
  }

  @Test func aMailboxIsParted() throws {
    let box = """
      From ann@example.org Mon Jan  6 10:00:00 2025
      From: Ann <ann@example.org>
      Subject: First
      Date: Mon, 6 Jan 2025 10:00:00 +0000

      One body.
      >From here on no message begins.

      From my window I see two things: no ship and no sail.

      From bob@example.org Tue Jan  7 10:00:00 2025
      From: Bob <bob@example.org>
      Subject: Second
      Date: Tue, 7 Jan 2025 10:00:00 +0000

      Other body.
      """
    #expect(MailboxScan.messages(Array(box.utf8)).count == 2)
    let issue = try read(box)
    #expect(
      picture(issue) == [
        "A 1 First", "n 2025-01-06, Ann", "p One body./From here on no message begins.",
        "p From my window I see two things: no ship and no sail.", "A 2 Second",
        "n 2025-01-07, Bob", "p Other body.",
      ])
    // It is as old as its newest message, of those whose dates are dates.
    #expect(issue.header.published == "2025-01-07")
    let odd = try read(
      box.replacingOccurrences(of: "Date: Tue, 7 Jan 2025 10:00:00 +0000", with: "Date: Unknown"))
    #expect(odd.header.published == "2025-01-06")
  }

  /// Its subject and sender are the fields of an issue; what has none is shown as text.
  @Test(arguments: [("From: Ida <ida@pier.example>\nSubject: Oars\n\n", false), ("", true)])
  func aLetterOfOneLineIsNoPlainText(_ head: String, _ isPlain: Bool) throws {
    let issue = try read(head + "The oars are here.\n")
    #expect(issue.diagnostics.contains { $0.kind == "plain-text" } == isPlain)
  }

  /// The address may stand in the second line of its field.
  @Test func aLongSenderIsOne() throws {
    let head =
      "From: =?utf-8?Q?Bj=C3=B6rg_of_the?=\n =?utf-8?Q?_long_name?= <b@weir.org>\nSubject: Gates\n\nShut.\n"
    #expect(Form(Array(head.utf8)) == .mail)
    #expect(try read(head).header.author == "Björg of the long name")
    #expect(Form(Array("From: me\n to you\nSubject: all @ home\n\nHi.\n".utf8)) == .plain)
  }

  @Test func aLetterIsNoMail() {
    #expect(Form(Array("Title: News\nAuthor: KH\nDate: 2025-01-01\n\nWords.\n".utf8)) == .plain)
    #expect(Form(Array("Note: this is text.\nAnd: so is this.\n\nWords.\n".utf8)) == .plain)
  }

  @Test func base64IsReadWhole() {
    for length in 0..<9 {
      let bytes = (0..<length).map { UInt8($0 * 29 & 0xFF) }
      let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
      var written: [UInt8] = []
      for start in stride(from: 0, to: length, by: 3) {
        let part = Array(bytes[start..<min(start + 3, length)]) + [0, 0]
        let bits = UInt32(part[0]) << 16 | UInt32(part[1]) << 8 | UInt32(part[2])
        for place in 0..<4 {
          written.append(place > length - start ? 0x3D : signs[Int(bits >> UInt32(18 - 6 * place) & 63)])
        }
      }
      #expect(TransferEncoding.base64(written) == bytes, "\(length)")
    }
  }

  @Test func partsInPartsAreBounded() throws {
    var mail = "From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
    for level in 0..<500 { mail += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
    let issue = try read(mail + "Content-Type: text/plain\n\nend\n")
    #expect(issue.diagnostics.contains { $0.kind == "left-out" })
  }

  @Test(arguments: [(999, false), (1001, true)])
  func morePartsThanAreShownAreTold(_ count: Int, _ isTold: Bool) throws {
    let parts = (0..<count).map { "--b\n\nrope \($0)\n" }.joined()
    let issue = try read(Self.mail("multipart/mixed; boundary=b", parts + "--b--\n"))
    #expect(issue.diagnostics.contains { $0.kind == "left-out" } == isTold)
    #expect(!issue.diagnostics.contains { $0.kind == "truncated" })
  }

  private static func mail(_ type: String, _ body: String) -> String {
    "From: Io <io@example.org>\nSubject: Ropes\nDate: Fri, 7 Mar 2025 18:00:00 +0100\nMIME-Version: 1.0\n"
      + "Content-Type: \(type)\n\n\(body)"
  }

  @Test func linesThatFlowAreJoinedAndASignatureIsNot() throws {
    let mail = Self.mail(
      "text/plain; format=flowed",
      "The hemp came yes\u{20}\nterday by boat.\n From here on.\n-- \nIo Berg \nRopewalk \n")
    #expect(
      picture(try read(mail)) == ["p The hemp came yes terday by boat./From here on./-- /Io Berg /Ropewalk"])
    let dropped = Self.mail(
      "text/plain; format=flowed; delsp=yes", "The hemp came yes \nterday by  \nboat.\n> it \n> flows\n")
    #expect(picture(try read(dropped)) == ["p The hemp came yesterday by boat.", "p > itflows"])
  }

  @Test func partsOfTextAreReadAsPlainText() throws {
    let issue = try read(
      Self.mail(
        "multipart/mixed; boundary=q",
        """
        --q
        Content-Type: text/plain

        Io Berg
        4 Quay Street

        The hemp that you have sent came by boat yesterday, and it is as dry
        as one could wish.
        - one bale is short
        - two are wet

        Rope    2023   2024
        Hemp     410    377
        Wire      80     95
        --q
        Content-Type: text/plain

        list@example.org
        --q--
        """))
    #expect(
      picture(issue) == [
        "p Io Berg/4 Quay Street",
        "p The hemp that you have sent came by boat yesterday, and it is as dry/as one could wish.",
        "- one bale is short", "- two are wet", "t Rope|2023|2024 / Hemp|410|377 / Wire|80|95",
        "p list@example.org",
      ])
    #expect(issue.sourceLines(of: issue.blocks[1].lines) == 13...14)
  }

  @Test func ofTwoFormsTheOneIsReadThatLosesNothing() throws {
    func chosen(_ plain: String, _ html: String) throws -> [String] {
      let body = "--q\nContent-Type: text/plain\n\n\(plain)\n--q\nContent-Type: text/html\n\n\(html)\n--q--\n"
      return picture(try read(Self.mail("multipart/alternative; boundary=q", body)))
    }
    let words = "The hemp came by boat yesterday and it is as dry as one could wish."
    #expect(try chosen(words, "<table><tr><th>Ro") == ["p \(words)"])
    #expect(try chosen(words, "<style>p { }</style>") == ["p \(words)"])
    let table = "<p>\(words)</p><table><tr><th>Rope<th>Price<tr><td>Hemp<td>3<tr><td>Wire<td>4</table>"
    #expect(try chosen(words, table) == ["p \(words)", "t Rope|Price / Hemp|3 / Wire|4"])
    let teaser = "Read all of this letter about ropes in your browser."
    #expect(try chosen(teaser, "<p>\(words)</p><p>\(words)</p><p>\(words)</p>").count == 3)
  }

  @Test func theRootOfWhatBelongsTogetherIsRead() throws {
    let body =
      "--q\nContent-Type: image/png\nContent-ID: <p>\n\nx\n--q\nContent-Type: text/html\nContent-ID: <r>\n\n<p>Hemp.</p>\n--q--\n"
    #expect(picture(try read(Self.mail("multipart/related; boundary=q; start=\"<r>\"", body))) == ["p Hemp."])
    #expect(picture(try read(Self.mail("multipart/related; boundary=q", body))) == ["p Hemp."])
    #expect(picture(try read(Self.mail("multipart/mixed", "No part is marked."))) == ["p No part is marked."])
  }

  /// Where nothing is said of the encoding, one holds for the fields and the body.
  @Test func fieldsAndBodyHaveOneEncoding() throws {
    let letter = "From: Käthe Möller <k@mill.example>\nSubject: Grüße\nDate: 6 Jan 2025\n\nHier stehen äöü."
    let issue = try Importer.issue(letter.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    #expect(issue.header.title == "Grüße" && issue.header.author == "Käthe Möller")
    #expect(text(issue).contains("Hier stehen äöü."))
    #expect(try text(read(letter)).contains("Hier stehen äöü."))
    // In quoted-printable too; what a part says of itself comes first.
    let quoted = "From: Käthe Möller <k@mill.example>\nSubject: Grüße\nMIME-Version: 1.0\n"
    for (fields, body) in [
      ("", "Hier stehen =E4=F6=FC."),
      ("Content-Type: text/plain; charset=utf-8\n", "Hier stehen =C3=A4=C3=B6=C3=BC."),
    ] {
      let mail = quoted + fields + "Content-Transfer-Encoding: quoted-printable\n\n" + body
      let issue = try Importer.issue(mail.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
      #expect(issue.header.title == "Grüße" && text(issue).contains("Hier stehen äöü."))
    }
  }

  @Test(arguments: [
    ("TWVobCDDvGJlciBNZWhsCg==\n-- \nThe mill list\n", "Mehl über Mehl\n-- \nThe mill list"),
    ("TWVobCDDvGJlciBNZWhsCg==\nMills\nunsubscribe: here\n", "Mehl über Mehl\nMills\nunsubscribe: here"),
    ("TWVobCDDvGJl\nciBNZWhsCg==\n\n", "Mehl über Mehl"), ("TWVobCDDvGJl\r\nciBNZWhs\r\n", "Mehl über Mehl"),
    // A part cut short, one that was put together of two, one in one line, one that is none.
    ("TWVobCDDvGJl\nciBNZ", "Mehl über M"), ("TWVobCA=\nw7xiZXIgTWVobA==\n", "Mehl über Mehl"),
    ("TWVobCDDvGJlciBNZWhs", "Mehl über Mehl"), ("Mehl über Mehl.\nDone.\n", "Mehl über Mehl.\nDone."),
  ]) func whatStandsBelowBase64StaysAsItIs(body: String, words: String) {
    let own = TransferEncoding.base64Body(Array(body.utf8)[...])
    #expect(
      String(decoding: own, as: UTF8.self).drop { $0.isNewline }.split(separator: "\n").joined(
        separator: "\n") == words)
  }

  @Test func damageBetweenLinesOfBase64IsNoEnd() {
    let line = "T2F0cyBhbmQgcnllIGFuZCBiYXJsZXkgYW5kIHdoZWF0IG9mIHRoZSBtaWxs"
    let body = "\(line)\n\(line)\n>> damaged\n\(line)\nT2F0cw==\n"
    let text = String(decoding: TransferEncoding.base64Body(Array(body.utf8)[...]), as: UTF8.self)
    #expect(text.hasSuffix("Oats") && !text.contains(">>"))
  }

  @Test func aMessageThatBreaksOffIsSaid() throws {
    let head =
      "From: a@mill.example\nSubject: Sacks\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q\n\n"
    let parts = "--q\n\nOne sack.\n--q\n\nTwo sacks"
    func isCut(_ mail: String) throws -> Bool {
      try read(mail).diagnostics.contains { $0.kind == "truncated" }
    }
    #expect(try isCut(head + parts) && isCut(head + "--q\n\nOne sack."))
    #expect(try text(read(head + parts)).contains("Two sacks"))
    #expect(try !isCut(head + parts + "\n--q--") && !isCut(head + parts + "\n--q--\r\nBehind it\n"))
    // Without parts nothing is said of their end.
    #expect(try !isCut(head + "Only words.") && !isCut("From: a@mill.example\nSubject: Sacks\n\nOne sack."))
  }

  /// Of forms none of which can be shown the names are told.
  @Test func formsThatCannotBeShownAreNamed() throws {
    let issue = try read(
      """
      From: io@example.org
      Subject: Ropes
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/calendar; name=meeting.ics

      BEGIN:VCALENDAR
      --b--
      """)
    #expect(issue.diagnostics.contains { $0.kind == "left-out" && $0.message.contains("meeting.ics") })
  }

  /// A no-break space in a subject may be a byte of a letter that was misread.
  @Test func misreadSubjectsAreReadAgain() throws {
    let subject = Data("MarÃ©e basse Ã\u{A0} SÃ¨te".utf8).base64EncodedString()
    let issue = try read("From: io@example.org\nSubject: =?utf-8?B?\(subject)?=\nMessage-ID: <1>\n\nNew.\n")
    #expect(issue.header.title == "Marée basse à Sète")
  }

  /// A body in base64 whose last letters are no whole byte breaks off.
  @Test(arguments: [("V2Vpcg==", false), ("V2VpciBhbmQgbG9jaw", true), ("V2VpciBhbmQgbG9j", false)])
  func bodiesThatBreakOff(_ body: String, _ isCut: Bool) throws {
    let issue = try read(
      "From: io@example.org\nSubject: Ropes\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n\(body)\n"
    )
    #expect(issue.diagnostics.contains { $0.kind == "truncated" } == isCut)
  }
}

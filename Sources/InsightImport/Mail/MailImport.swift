import InsightModel

/// E-mail: one message (.eml), or a mailbox of several (mbox, RFC 4155).
enum MailImport {
  /// Multiparts in multiparts; no mail program nests them deeper.
  private static let deepest = 20

  static func markup(_ bytes: [UInt8]) throws(ImportError) -> Markup {
    let isMailbox = bytes.starts(with: MailboxScan.mark)
    let messages = isMailbox ? MailboxScan.messages(bytes) : []
    guard messages.count <= MailboxScan.most else { throw ImportError(MailboxScan.refusal) }
    var markup = Markup(source: DecodedDocument(bytes))
    markup.isPeriodical = true
    guard messages.count > 1 else {
      let mail = MailPart(bytes[(messages.first?.start ?? 0)...], isInMailbox: isMailbox)
      writeMessage(mail, to: &markup, in: bytes)
      return markup
    }
    // From a stream, where they cannot be issues each.
    markup.fields.title = "Mailbox of \(messages.count) messages"
    var newest = ""
    for message in messages {
      let mail = MailPart(
        bytes[min(message.start, bytes.count)..<min(message.range.upperBound, bytes.count)],
        isInMailbox: true)
      writeArticle(mail, to: &markup, in: bytes)
      // What is no date is as it was written, and tells nothing of which is later.
      if let day = mail.text("date").map(DateText.day), DateText.isDay(day) { newest = max(newest, day) }
    }
    if !newest.isEmpty { markup.fields.published = newest }
    return markup
  }

  // MARK: One message

  private static func writeMessage(_ mail: MailPart, to markup: inout Markup, in bytes: [UInt8]) {
    markup.fields.title = mail.text("subject")
    markup.fields.author = mail.text("from").map(name)
    markup.fields.published = mail.text("date").map(DateText.day)
    let readable = readable(mail, depth: 0)
    note(readable.attached, of: mail, in: &markup)
    if readable.parts.count == 1, let (part, letter) = readable.parts.first, letter == nil,
      part.contentType.value != "text/html"
    {
      let first = line(of: part, in: markup)
      let text = decoded(part, of: mail, line: first, in: &markup)
      markup.addPlain(unflowed(text, part)[...], sourceLine: first)
      return
    }
    append(readable.parts, of: mail, to: &markup, isBelowHeadline: false)
  }

  private static func writeArticle(_ mail: MailPart, to markup: inout Markup, in bytes: [UInt8]) {
    addHead(of: mail, as: .article, to: &markup)
    let readable = readable(mail, depth: 0)
    note(readable.attached, of: mail, in: &markup)
    append(readable.parts, of: mail, to: &markup, isBelowHeadline: true)
  }

  /// Its subject, and below it when it was written by whom.
  private static func addHead(of mail: MailPart, as kind: Markup.Kind, to markup: inout Markup) {
    let first = line(of: mail, in: markup)
    let subject = mail.text("subject") ?? mail.text("date") ?? "…"
    markup.add(kind, Array(subject.utf8), sourceLines: [first])
    let note = [mail.text("date").map(DateText.day), mail.text("from").map(name)].compactMap { $0 }
    if !note.isEmpty { markup.add(.note, Array(note.joined(separator: ", ").utf8), sourceLines: [first]) }
  }

  private static func note(_ attached: [String], of mail: MailPart, in markup: inout Markup) {
    if mail.isCutOff {
      markup.note(.truncated("the message breaks off before its end"), line: line(of: mail, in: markup))
    }
    if mail.hasTooManyParts {
      markup.note(.leftOut("the message's parts after the first \(MailPart.mostParts) are not shown"))
    }
    guard !attached.isEmpty else { return }
    let names = attached.prefix(20).joined(separator: ", ")
    markup.note(.leftOut("attached and not shown: \(names)"))
  }

  /// The text of a part; what is doubtful of it is said.
  private static func decoded(_ part: MailPart, of mail: MailPart, line: Int, in markup: inout Markup)
    -> [UInt8]
  {
    let document = mail.decoded(part)
    markup.noteOnce(document, line: line)
    return document.text.bytes
  }

  /// A `letter` is the message within the message that a part begins.
  private static func append(
    _ parts: [(part: MailPart, letter: MailPart?)], of mail: MailPart, to markup: inout Markup,
    isBelowHeadline: Bool
  ) {
    var mail = mail
    for (part, letter) in parts {
      if let letter {
        addHead(of: letter, as: .subheading, to: &markup)
        mail = letter
      }
      let first = line(of: part, in: markup)
      let text = decoded(part, of: mail, line: first, in: &markup)
      if part.contentType.value == "text/html" {
        HTMLImport.append(
          text, to: &markup, headings: isBelowHeadline ? .belowHeadline(line: first) : .levels(line: first))
        continue
      }
      markup.addBlank()
      let lines = unflowed(text, part)
      // Where nothing was made of its lines they are those of the file.
      let isAsWritten = !part.isEncoded && part.origin == nil && !isFlowed(part)
      let count = isAsWritten ? lines.count { $0 == 0x0A } + 1 : 1
      markup.add(.text, lines, sourceLines: (0..<count).map { first + $0 })
      markup.addBlank()
    }
  }

  /// The line of the file at which a body begins.
  private static func line(of part: MailPart, in markup: Markup) -> Int {
    markup.source.lineNumber(at: min(part.place, markup.source.bytes.count))
  }

  private static func isFlowed(_ part: MailPart) -> Bool {
    part.contentType.parameters["format"]?.lowercased() == "flowed"
  }

  /// Lines that end in a space go on in the next (RFC 3676); those of a signature stand below one another.
  private static func unflowed(_ text: [UInt8], _ part: MailPart) -> [UInt8] {
    guard isFlowed(part) else { return text }
    let dropsSpace = part.contentType.parameters["delsp"]?.lowercased() == "yes"
    var output: [UInt8] = []
    // The depth of the quotation that goes on; its marks are not repeated.
    var open: Int?
    var isSigned = false
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let depth = line.prefix { $0 == 0x3E }.count
      var words = line.dropFirst(depth)
      if words.first == 0x20 { words = words.dropFirst() }
      if let open, open != depth { output.append(0x0A) }
      if open != depth {
        output += line[..<words.startIndex]
        // What begins with a space, or with what would be a mark, has one more.
        if depth == 0, words.startIndex > line.startIndex { output.removeLast() }
      }
      output += words
      if line[(line.startIndex + depth)...].drop(while: { $0 == 0x20 }).elementsEqual([0x2D, 0x2D, 0x20]) {
        isSigned = depth == 0
        open = nil
      } else {
        open = words.last == 0x20 && !isSigned ? depth : nil
      }
      if open == nil { output.append(0x0A) } else if dropsSpace { output.removeLast() }
    }
    if output.last == 0x0A { output.removeLast() }
    return output
  }

  // MARK: What is read of it

  /// The parts that are read, the first of a message within the message with that one, and the names of the others.
  private typealias Readable = (parts: [(part: MailPart, letter: MailPart?)], attached: [String])

  private static func readable(_ part: MailPart, depth: Int) -> Readable {
    guard depth < deepest else { return ([], ["parts nested more than \(deepest) deep"]) }
    if part.contentType.value == "message/rfc822" { return letter(part, depth) }
    if part.isAttached { return ([], [part.fileName ?? part.contentType.value]) }
    switch part.contentType.value {
    case "multipart/alternative":
      let choices = part.parts.map { readable($0, depth: depth + 1) }
      return best(choices) ?? ([], choices.flatMap(\.attached))
    case "multipart/related", "multipart/signed":
      // The root comes first unless its identity says otherwise (RFC 2387).
      let root = part.contentType.parameters["start"]
      let parts = part.parts
      let choices = parts.filter { root != nil && $0.text("content-id") == root } + parts
      for choice in choices {
        let found = readable(choice, depth: depth + 1)
        if !found.parts.isEmpty { return found }
      }
      return ([], choices.first.map { readable($0, depth: depth + 1).attached } ?? [])
    // Without its parts a body is shown as it is.
    case let type where type.hasPrefix("multipart/") && part.parts.isEmpty: return ([(part, nil)], [])
    case let type where type.hasPrefix("multipart/"):
      // In a digest a part is a message unless it says otherwise (RFC 2046, 5.1.5).
      let all = part.parts.map {
        type == "multipart/digest" && $0.text("content-type") == nil
          ? letter($0, depth) : readable($0, depth: depth + 1)
      }
      return (all.flatMap(\.parts), all.flatMap(\.attached))
    case "text/html": return ([(part, nil)], [])
    case let type where type.hasPrefix("text/") || type.isEmpty:
      // A calendar or a card is text for programs.
      return type == "text/calendar" || type == "text/vcard"
        ? ([], [part.fileName ?? type]) : ([(part, nil)], [])
    case let type: return ([], [part.fileName ?? type])
    }
  }

  /// A message that was sent within another.
  private static func letter(_ part: MailPart, _ depth: Int) -> Readable {
    let mail =
      part.isEncoded
      ? MailPart(part.content[...], origin: part.place) : MailPart(part.body, origin: part.origin)
    var inner = readable(mail, depth: depth + 1)
    if !inner.parts.isEmpty, inner.parts[0].letter == nil { inner.parts[0].letter = mail }
    return inner
  }

  /// Of several forms of one text the plain one, unless it only says that there is another, or the other says more, or as
  /// much with tables.
  private static func best(_ choices: [Readable]) -> Readable? {
    func isHTML(_ choice: Readable) -> Bool {
      choice.parts.contains { $0.part.contentType.value == "text/html" }
    }
    let html = choices.last(where: isHTML)
    let plain = choices.first { !$0.parts.isEmpty && !isHTML($0) }
    guard let html else { return plain }
    guard let plain else { return html }
    let letters = plain.parts.reduce(0) { $0 + $1.part.content.count { $0 > 0x20 } }
    let pages = html.parts.map(\.part.content)
    let shown = pages.reduce(0) { $0 + HTMLImport.letters($1) }
    if shown == 0 { return plain }
    if letters < fewestLetters || letters < shown / muchMore { return html }
    let hasTable = pages.contains { contains($0.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, "<th") }
    return hasTable && shown > letters - letters / nearlyAll ? html : plain
  }

  /// Fewer say that the mail wants another program.
  private static let fewestLetters = 40
  /// A page with so many times the letters is the whole of what the plain text is a summary of.
  private static let muchMore = 3
  /// A page that lacks no more than this part of the plain text, as the signs of its tables, lacks none of its words.
  private static let nearlyAll = 5

  private static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard bytes.count > wanted.count else { return false }
    return (0..<bytes.count - wanted.count).contains { place in
      bytes[place] == wanted[0] && bytes[place...].starts(with: wanted)
        && !(0x61...0x7A).contains(bytes[place + wanted.count])
    }
  }

  /// `Ann Lee` of `"Ann Lee" <ann@example.org>`; the address where there is no name. Several are parted by commas.
  private static func name(_ addresses: String) -> String {
    var isQuoted = false
    let parts = addresses.split { sign in
      if sign == "\"" { isQuoted.toggle() }
      return sign == "," && !isQuoted
    }
    // A comma in a name that is in no quotation marks: `Lee, Ann <ann@example.org>`.
    guard parts.allSatisfy({ $0.contains("@") }) else { return oneName(addresses) }
    return parts.map { oneName(String($0)) }.joined(separator: ", ")
  }

  private static func oneName(_ address: String) -> String {
    let address = address.split(separator: " ").joined(separator: " ")
    guard let open = address.lastIndex(of: "<") else { return address }
    let name = address[..<open].filter { $0 != "\"" }.split(separator: " ").joined(separator: " ")
    return name.isEmpty ? String(address[address.index(after: open)...].prefix { $0 != ">" }) : name
  }
}

import InsightModel

/// A mail, or a part of one: its fields and its body (RFC 5322, RFC 2045).
struct MailPart {
  /// Names in small letters, values unfolded.
  private(set) var fields: [(name: String, value: ArraySlice<UInt8>)] = []
  /// The body as it is written.
  private(set) var body: ArraySlice<UInt8>
  let contentType: HeaderValue
  let disposition: HeaderValue
  /// In a mailbox a line that begins with `From ` is written `>From ` (RFC 4155).
  let isInMailbox: Bool
  /// Where the body of the encoded part begins that it was taken from; nil for what stands in the file as it is.
  let origin: Int?

  /// A field whose value has parameters: `text/plain; charset=utf-8`.
  struct HeaderValue {
    var value = ""
    var parameters: [String: String] = [:]
  }

  init(_ bytes: ArraySlice<UInt8>, isInMailbox: Bool = false, origin: Int? = nil) {
    self.isInMailbox = isInMailbox
    self.origin = origin
    var own: [(name: String, value: [UInt8])] = []
    var rest = bytes
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      var line = rest[..<end]
      if line.last == 0x0D { line.removeLast() }
      let next = end < rest.endIndex ? rest[(end + 1)...] : rest[rest.endIndex...]
      guard let first = line.first else {
        rest = next
        break
      }
      if first == 0x20 || first == 0x09, !own.isEmpty {
        own[own.count - 1].value += line
      } else if let colon = line.firstIndex(of: 0x3A) {
        own.append(
          (String(decoding: line[..<colon], as: UTF8.self).lowercased(), Array(line[(colon + 1)...])))
      } else if !line.starts(with: "From ".utf8), !line.starts(with: ">From ".utf8) {
        // No field: the text has begun.
        break
      }
      rest = next
    }
    fields = own.map { ($0.name, $0.value[...]) }
    body = rest
    contentType = Self.parsed(own.first { $0.name == "content-type" }?.value ?? Array("text/plain".utf8))
    disposition = Self.parsed(own.first { $0.name == "content-disposition" }?.value ?? [])
  }

  /// A field's value decoded; nil where it is missing or empty.
  func text(_ name: String) -> String? {
    guard let field = fields.first(where: { $0.name == name }) else { return nil }
    let isRaw = field.value.contains { $0 >= 0x80 }
    let text = EncodedWords.decode(Array(field.value), isRaw ? encoding : nil)
    return text.isEmpty ? nil : text
  }

  /// The encoding of fields that are not written as they must be: the body's, told by both of them together. Nil where all
  /// fields are in ASCII.
  var encoding: TextEncoding? {
    let raw = fields.filter { $0.value.contains { $0 >= 0x80 } }.flatMap { $0.value + [0x0A] }
    guard !raw.isEmpty else { return nil }
    if let charset = contentType.parameters["charset"] {
      return DecodedDocument(raw, declared: charset).encoding
    }
    return DecodedDocument(raw + content.prefix(Self.longestEvidence)).encoding
  }

  /// So much of a body tells of its encoding.
  private static let longestEvidence = 1 << 16

  /// The body of a part of this message. Where nothing is said of it, its encoding is that of the message's fields.
  func decoded(_ part: MailPart) -> DecodedDocument {
    let content = part.content
    if let charset = part.contentType.parameters["charset"] {
      return DecodedDocument(content, declared: charset)
    }
    if let encoding {
      let document = DecodedDocument(content, wanted: encoding)
      if document.diagnostics.isEmpty { return document }
    }
    return DecodedDocument(content)
  }

  /// The name of a file that is attached.
  var fileName: String? {
    (disposition.parameters["filename"] ?? contentType.parameters["name"]).map {
      EncodedWords.decode(Array($0.utf8))
    }
  }

  var isAttached: Bool { disposition.value == "attachment" }

  private var transferEncoding: String {
    Self.parsed(Array(fields.first { $0.name == "content-transfer-encoding" }?.value ?? [])).value
  }

  /// Where its body begins in the file, or the part that it was taken from.
  var place: Int { origin ?? body.startIndex }

  /// True where the body is not written as it is.
  var isEncoded: Bool { ["base64", "quoted-printable"].contains(transferEncoding) }

  /// The body without its transfer encoding.
  var content: [UInt8] {
    switch transferEncoding {
    case "base64": TransferEncoding.base64Body(body)
    case "quoted-printable": TransferEncoding.quotedPrintable(body)
    case _: isInMailbox ? Self.unmarked(body) : Array(body)
    }
  }

  private static let marked = Array(">From ".utf8)

  private static func unmarked(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(body.count)
    for offset in body.indices {
      let isMark =
        body[offset] == marked[0] && (offset == body.startIndex || body[offset - 1] == 0x0A)
        && body[offset...].starts(with: marked)
      if !isMark { output.append(body[offset]) }
    }
    return output
  }

  /// The parts of a multipart body; what stands before and after them is for programs that know no parts.
  var parts: [MailPart] { split.parts }

  /// True for a body of parts whose last one does not end, and for one in base64 that ends amid four letters.
  var isCutOff: Bool {
    if transferEncoding == "base64" { return TransferEncoding.isCutOff(body) }
    return !split.parts.isEmpty && !split.isEnded
  }

  private var split: (parts: [MailPart], isEnded: Bool) {
    guard let boundary = contentType.parameters["boundary"], !boundary.isEmpty else { return ([], false) }
    let mark = Array("--\(boundary)".utf8)
    var parts: [MailPart] = []
    var start: Int?
    var line = body.startIndex
    while line < body.endIndex, parts.count < Self.mostParts {
      let end = body[line...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[line] == 0x2D, body[line..<end].starts(with: mark) {
        let rest = body[line..<end].dropFirst(mark.count)
        let isLast = rest.starts(with: [0x2D, 0x2D])
        if isLast || rest.allSatisfy({ $0 <= 0x20 }) {
          if let start {
            parts.append(MailPart(body[start..<line], isInMailbox: isInMailbox, origin: origin))
          }
          start = min(end + 1, body.endIndex)
          if isLast { return (parts, true) }
        }
      }
      line = min(end + 1, body.endIndex)
    }
    if let start, start < body.endIndex, parts.count < Self.mostParts {
      parts.append(MailPart(body[start...], isInMailbox: isInMailbox, origin: origin))
    }
    // What follows the last one that is read is left out, and not cut off.
    return (parts, Self.isFull(parts))
  }

  /// True where parts are left out since there are so many.
  var hasTooManyParts: Bool { Self.isFull(split.parts) }

  private static func isFull(_ parts: [MailPart]) -> Bool { parts.count == mostParts }

  static let mostParts = 1000

  private static func parsed(_ bytes: [UInt8]) -> HeaderValue {
    var header = HeaderValue()
    var rest = bytes[...]
    func take(until stop: (UInt8) -> Bool) -> ArraySlice<UInt8> {
      var isQuoted = false
      let end = rest.firstIndex { byte in
        if byte == 0x22 { isQuoted.toggle() }
        return !isQuoted && stop(byte)
      }
      let own = rest[..<(end ?? rest.endIndex)]
      rest = end.map { rest[($0 + 1)...] } ?? rest[rest.endIndex...]
      return own
    }
    header.value = text(take { $0 == 0x3B }).lowercased()
    while !rest.isEmpty {
      let pair = take { $0 == 0x3B }
      guard let mark = pair.firstIndex(of: 0x3D) else { continue }
      var name = text(pair[..<mark]).lowercased()
      var value = text(pair[(mark + 1)...])
      // RFC 2231: `filename*=utf-8''%e2%82%ac.txt`, and in pieces `filename*0*=…; filename*1=…`.
      if name.hasSuffix("*") {
        name.removeLast()
        value = TransferEncoding.percents(value)
      }
      if let star = name.lastIndex(of: "*"), name[name.index(after: star)...].allSatisfy(\.isNumber) {
        name = String(name[..<star])
        header.parameters[name, default: ""] += value
      } else if header.parameters[name] == nil {
        header.parameters[name] = value
      }
    }
    return header
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes.drop { $0 <= 0x20 }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    if bytes.first == 0x22, bytes.count >= 2, bytes.last == 0x22 { bytes = bytes.dropFirst().dropLast() }
    return String(decoding: bytes.filter { $0 != 0x5C }, as: UTF8.self)
  }
}

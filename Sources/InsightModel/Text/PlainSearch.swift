// A string in a string, byte by byte. What the standard library offers for this lives in its module of regular
// expressions, which is 1.3 MB in the program; `Package.swift` leaves that module out.

extension String {
  /// Whether the bytes of `other` stand in this text one after the other; an empty text stands in every one.
  package func contains(_ other: some StringProtocol) -> Bool { utf8.holds(Array(other.utf8)) }

  /// The text with every `old` made `new`, from the left; an empty `old` changes nothing.
  package func replacing(_ old: String, with new: String) -> String {
    let (bytes, wanted) = (Array(utf8), Array(old.utf8))
    guard !wanted.isEmpty else { return self }
    var (out, at) = ([UInt8](), 0)
    out.reserveCapacity(bytes.count)
    while at < bytes.count {
      if bytes[at...].starts(with: wanted) {
        out += new.utf8
        at += wanted.count
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Substring {
  package func contains(_ other: some StringProtocol) -> Bool { utf8.holds(Array(other.utf8)) }
}

extension Collection where Element: Equatable {
  /// Whether the elements of `run` stand in this collection one after the other; an empty run stands in every one.
  /// Costs the product of both lengths at worst: for names and marks, not for documents.
  package func holds(_ run: [Element]) -> Bool {
    guard let first = run.first else { return true }
    var rest = self[...]
    while let at = rest.firstIndex(of: first) {
      rest = rest[at...]
      if rest.starts(with: run) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

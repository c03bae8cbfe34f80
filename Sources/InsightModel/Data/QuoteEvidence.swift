/// What the signs of a text tell of quotes around its fields other than double ones.
struct QuoteEvidence {
  let bytes: [UInt8]
  /// Where the rows begin.
  let start: Int
  let isWhole: Bool
  let separator: UInt8

  /// True where all of these signs are pairs around fields, each on one line, or two for one inside: those of 's and 5' stand
  /// around nothing. With `areEscaped` a backslash makes one inside.
  func standAround(_ sign: UInt8, areEscaped: Bool = false) -> Bool {
    func isEdge(_ at: Int) -> Bool {
      var at = at
      // 1, 'a'
      while at > start, at < bytes.count, bytes[at] == 0x20 { at -= 1 }
      return at < start || at >= bytes.count || bytes[at] == separator || bytes[at] == 0x0A
        || bytes[at] == 0x0D
    }
    var (isOpen, isFound, at) = (false, false, start)
    while at < bytes.count {
      defer { at += 1 }
      if bytes[at] == 0x0A, isOpen { return false }
      // The sign after it is of the field.
      if isOpen, areEscaped && bytes[at] == 0x5C || bytes[at...].starts(with: [sign, sign]) {
        at += 1
        continue
      }
      guard bytes[at] == sign else { continue }
      guard isEdge(at - 1) != isEdge(at + 1), isEdge(at - 1) != isOpen else { return false }
      isOpen.toggle()
      isFound = true
    }
    return isFound && !(isOpen && isWhole)
  }

  var hasEscapes: Bool {
    bytes.indices[start...].dropLast().contains {
      bytes[$0] == 0x5C && (bytes[$0 + 1] == separator || bytes[$0 + 1] == 0x22)
    }
  }

  var hasEscapedApostrophes: Bool { bytes[start...].holds([0x5C, 0x27]) }

  var hasEscapedQuotes: Bool {
    bytes.indices[start...].dropLast().contains { bytes[$0] == 0x5C && bytes[$0 + 1] == 0x22 }
  }
}

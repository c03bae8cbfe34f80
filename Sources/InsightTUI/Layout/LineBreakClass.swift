/// The classes of characters that UAX #14 breaks lines by, resolved as its rule LB1 says.
enum LineBreakClass: UInt8 {
  case al, bk, cr, lf, cm, nl, wj, zw, gl, sp, zwj, b2, ba, bb, hy, cb, cl, cp, ex, `in`, ns, op, qu, `is`
  case nu, po, pr, sy, eb, em, h2, h3, hl, id, jl, jv, jt, ri
  /// Parentheses of two columns, and pictographs that are not assigned yet.
  case wideOP, wideCP, futureEB

  init(_ scalar: UInt32) {
    let changes = LineBreakTable.changes
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] >> 6 <= scalar { low = middle + 1 } else { high = middle }
    }
    self = low > 0 ? LineBreakClass(rawValue: UInt8(changes[low - 1] & 0x3F)) ?? .al : .al
  }

  var isOpening: Bool { self == .op || self == .wideOP }
  var isClosing: Bool { self == .cl || self == .cp || self == .wideCP }
  var isAlphabetic: Bool { self == .al || self == .hl }
  /// Han, kana, syllables, emoji: what numbers' prefixes and inseparable signs go together with.
  var isPictograph: Bool { self == .id || self == .eb || self == .em || self == .futureEB }
  var isKorean: Bool { self == .jl || self == .jv || self == .jt || self == .h2 || self == .h3 }
}

/// UAX #14, character by character: whether a line may end before the next one. (Revision 49, for Unicode 15; rules are named by
/// their numbers.)
struct LineBreakState {
  /// The class of the last character that is no space, marks taken with their letter (LB9, LB10); nil at the beginning.
  private var last: LineBreakClass?
  private var isSpaced = false
  private var isAfterJoiner = false
  /// A hyphen after a Hebrew letter (LB21a).
  private var isHebrewHyphen = false
  /// An odd number of regional indicators stands before.
  private var isHalfFlag = false

  init() {}

  /// As if `scalar`, of ASCII and no space, were all that stands before.
  init(after scalar: UInt32) { last = LineBreakClass(scalar) }

  /// Takes the next character; true where a line may end before it.
  mutating func mayBreak(before scalar: UInt32) -> Bool {
    take(LineBreakClass(scalar))
  }

  private mutating func take(_ next: LineBreakClass) -> Bool {
    guard let last else {
      begin(with: next == .cm || next == .zwj ? .al : next, isJoiner: next == .zwj)
      return false
    }
    let canCarryMarks: Bool =
      switch last {
      case .bk, .cr, .lf, .nl, .zw, .sp: false
      case _: !isSpaced
      }
    if next == .cm || next == .zwj, canCarryMarks {
      // LB9: × (CM | ZWJ)
      isAfterJoiner = next == .zwj
      return false
    }
    let after: LineBreakClass = next == .cm || next == .zwj ? .al : next  // LB10
    let allowed = isAllowed(last, after)
    if next == .sp {
      // Spaces at the beginning of a line belong to nothing before them.
      if Self.isHard(last) { self.last = .sp }
      isSpaced = true
      isAfterJoiner = false
      return allowed
    }
    let isHyphen = (next == .hy || next == .ba) && last == .hl && !isSpaced
    let isOdd = next == .ri && !(last == .ri && !isSpaced && isHalfFlag)
    begin(with: after, isJoiner: next == .zwj)
    isHebrewHyphen = isHyphen
    isHalfFlag = isOdd
    return allowed
  }

  private mutating func begin(with next: LineBreakClass, isJoiner: Bool) {
    last = next
    isSpaced = next == .sp
    isAfterJoiner = isJoiner
    isHebrewHyphen = false
    isHalfFlag = next == .ri
  }

  private func isAllowed(_ before: LineBreakClass, _ after: LineBreakClass) -> Bool {
    switch before {
    case .bk, .lf, .nl: return true  // LB4, LB5
    case .cr: return after != .lf
    case _: break
    }
    if Self.isHard(after) || after == .sp || after == .zw { return false }  // LB6, LB7
    if before == .zw { return true }  // LB8
    if isAfterJoiner { return false }  // LB8a
    if after == .wj || before == .wj && !isSpaced { return false }  // LB11
    if before == .gl, !isSpaced { return false }  // LB12
    if after == .gl, !isSpaced, before != .ba, before != .hy { return false }  // LB12a
    if after.isClosing || after == .ex || after == .is || after == .sy { return false }  // LB13
    if before.isOpening { return false }  // LB14
    if before == .qu, after.isOpening { return false }  // LB15
    if before.isClosing, after == .ns { return false }  // LB16
    if before == .b2, after == .b2 { return false }  // LB17
    if isSpaced || before == .sp { return true }  // LB18
    if after == .qu || before == .qu { return false }  // LB19
    if after == .cb || before == .cb { return true }  // LB20
    if after == .ba || after == .hy || after == .ns || before == .bb { return false }  // LB21
    if isHebrewHyphen { return false }  // LB21a
    if before == .sy, after == .hl { return false }  // LB21b
    if after == .in { return false }  // LB22
    return isAllowedInText(before, after)
  }

  /// LB23 to LB31, between characters with no space.
  private func isAllowedInText(_ before: LineBreakClass, _ after: LineBreakClass) -> Bool {
    if before.isAlphabetic && after == .nu || before == .nu && after.isAlphabetic { return false }  // LB23
    if before == .pr && after.isPictograph || before.isPictograph && after == .po { return false }  // LB23a
    let isPrefix = before == .pr || before == .po
    if isPrefix && after.isAlphabetic || before.isAlphabetic && (after == .pr || after == .po) {
      return false
    }  // LB24
    if after == .po || after == .pr, before.isClosing || before == .nu { return false }  // LB25
    if isPrefix, after.isOpening || after == .nu { return false }
    if after == .nu, before == .hy || before == .is || before == .nu || before == .sy { return false }
    if before == .jl, after == .jl || after == .jv || after == .h2 || after == .h3 { return false }  // LB26
    if before == .jv || before == .h2, after == .jv || after == .jt { return false }
    if before == .jt || before == .h3, after == .jt { return false }
    if before.isKorean && after == .po || before == .pr && after.isKorean { return false }  // LB27
    if before.isAlphabetic, after.isAlphabetic { return false }  // LB28
    if before == .is, after.isAlphabetic { return false }  // LB29
    if before.isAlphabetic || before == .nu, after == .op { return false }  // LB30
    if before == .cp, after.isAlphabetic || after == .nu { return false }
    if before == .ri, after == .ri, isHalfFlag { return false }  // LB30a
    if before == .eb || before == .futureEB, after == .em { return false }  // LB30b
    return true  // LB31
  }

  private static func isHard(_ next: LineBreakClass) -> Bool {
    next == .bk || next == .cr || next == .lf || next == .nl
  }
}

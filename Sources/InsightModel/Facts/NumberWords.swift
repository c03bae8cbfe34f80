/// Numbers in words, as far as several words make one.
extension MentionReader {
  /// `twenty-three`, `one hundred and four`, `two and a half`, `two dozen`, `drei Dutzend`.
  func numberInWords(_ at: Int) -> (amount: Amount, next: Int)? {
    var value: Double
    switch sense(at) {
    case .number(let number): value = Double(number)
    case .decimal(let number): value = number
    case _: return nil
    }
    var next = at + 1
    // Eine Viertelmillion
    if value == 1, case .number(let round) = sense(next), round >= 1000 {
      (value, next) = (Double(round), next + 1)
    }
    if !language.isSpaceless { (value, next) = composed(value, next) }
    var isRound = false
    if case .pack(let count) = sense(next) {
      (value, next, isRound) = (value * Double(count), next + 1, true)
    }
    if let part = andPart(next) {
      // A million and a half.
      value += part.part * (value >= 100 ? value : 1)
      next = part.next
    }
    return (
      Amount(
        value: value, unit: 1, rounding: isRound ? 12 : 1, significance: value >= 20 && !isRound ? 2 : 1,
        isInWords: true),
      next
    )
  }

  /// The further words of a number below a million: its tens and ones, hundreds and thousands.
  private func composed(_ head: Double, _ start: Int) -> (Double, Int) {
    var (value, next) = group(head, start)
    if value < 1000, sense(next) == .scale(3), let more = smaller(next + 1, than: 1000) {
      let tail = group(more.value, more.next)
      (value, next) = (value * 1000 + tail.0, tail.1)
    }
    return (value, next)
  }

  /// A number below a thousand that begins with this one: `twenty-three`, `two hundred and four`.
  private func group(_ head: Double, _ start: Int) -> (Double, Int) {
    var (value, next) = (head, start)
    /// What may still be added: less than this.
    var room = value >= 100 ? min(value, 100) : 0
    if value < 100, sense(next) == .scale(2) { (value, room, next) = (value * 100, 100, next + 1) }
    if room > 0, let more = smaller(next, than: room) { (value, next) = (value + more.value, more.next) }
    if value >= 20, value.truncatingRemainder(dividingBy: 10) == 0,
      value.truncatingRemainder(dividingBy: 100) != 0, let ones = smaller(next, than: 10)
    {
      (value, next) = (value + ones.value, ones.next)
    }
    return (value, next)
  }

  /// A number word below a bound, with a hyphen or `and` before it.
  private func smaller(_ at: Int, than bound: Double) -> (value: Double, next: Int)? {
    var place = at
    if isMark(place, "-"), isGlued(place), isGlued(place + 1) {
      place += 1
    } else if sense(place) == .joins, bound >= 100 {
      place += 1
    } else if bound < 100 {
      return nil
    }
    guard case .number(let number) = sense(place), Double(number) < bound, number > 0,
      lexeme(place)?.sentence == lexeme(at - 1)?.sentence
    else { return nil }
    return (Double(number), place + 1)
  }

  /// `and a half`
  private func andPart(_ at: Int) -> (part: Double, next: Int)? {
    guard sense(at) == .joins, case .fraction(let percent) = sense(at + 1), language == .english else {
      return nil
    }
    return (percent / 100, at + 2)
  }
}

/// Numbers in words of Korean: `스무 곳`, `열두 배`, `삼백 명`, and parts of so many: `열에 일곱`, `셋 중 하나`.
enum KoreanNumbers {
  /// The number that begins here and where it ends; nil where none does.
  static func read(_ text: [UInt8], _ start: Int, _ end: Int) -> (value: Int, end: Int)? {
    native(text, start, end) ?? sino(text, start, end)
  }

  /// `열에 일곱`, `다섯 명 중 한 명`: the part in percent; of things that are not people such words count.
  static func part(_ text: [UInt8], _ start: Int, _ end: Int) -> (percent: Double, end: Int)? {
    guard let all = native(text, start, end), all.value > 1 else { return nil }
    var at = all.end
    func take(_ words: [String]) -> Bool {
      for word in words where at + word.utf8.count <= end && text[at...].starts(with: word.utf8) {
        at += word.utf8.count
        return true
      }
      return false
    }
    _ = take([" 명", " 사람", "명"])
    guard take(["에 ", " 중 ", " 가운데 ", " 중에 "]), let part = native(text, at, end), part.value < all.value
    else { return nil }
    at = part.end
    _ = take([" 명", " 사람", "명"])
    return (100 * Double(part.value) / Double(all.value), at)
  }

  private static func native(_ text: [UInt8], _ start: Int, _ end: Int) -> (value: Int, end: Int)? {
    var (value, at) = (0, start)
    if let ten = tens.first(where: { text[at..<end].starts(with: $0.word.utf8) }) {
      (value, at) = (ten.value, at + ten.word.utf8.count)
    }
    if let one = ones.first(where: { text[at..<end].starts(with: $0.word.utf8) }) {
      (value, at) = (value + one.value, at + one.word.utf8.count)
    }
    return at > start ? (value, at) : nil
  }

  /// `삼백`, `오천이백`, `백`; a sign for one to nine alone is a syllable of any word.
  private static func sino(_ text: [UInt8], _ start: Int, _ end: Int) -> (value: Int, end: Int)? {
    var (total, digit, at, last) = (0, 0, start, 10_000)
    while at < end {
      let scalar = UTF8Scalar.read(text, at: at, before: end)
      guard let sign = Unicode.Scalar(scalar.value) else { break }
      if let value = digits.firstIndex(of: sign), digit == 0 {
        digit = value + 1
      } else if let ten = [("십" as Unicode.Scalar, 10), ("백", 100), ("천", 1000)].first(where: { $0.0 == sign }
      )?.1, ten < last {
        (total, digit, last) = (total + max(1, digit) * ten, 0, ten)
      } else {
        break
      }
      at += scalar.length
    }
    return total > 0 ? (total + digit, at) : nil
  }

  private static let digits: [Unicode.Scalar] = ["일", "이", "삼", "사", "오", "육", "칠", "팔", "구"]

  private static let tens: [(word: String, value: Int)] = [
    ("열", 10), ("스무", 20), ("스물", 20), ("서른", 30), ("마흔", 40), ("쉰", 50), ("예순", 60), ("일흔", 70), ("여든", 80),
    ("아흔", 90),
  ]

  private static let ones: [(word: String, value: Int)] = [
    ("하나", 1), ("한", 1), ("두", 2), ("둘", 2), ("세", 3), ("셋", 3), ("네", 4), ("넷", 4), ("다섯", 5), ("여섯", 6),
    ("일곱", 7), ("여덟", 8), ("아홉", 9),
  ]
}

/// Numbers in Chinese signs: `十二`, `两`, `三百五十`, `一千二百`, `三点五`, `二〇二四`. What follows, `万` or `亿`, is a scale.
enum ChineseNumbers {
  static func read(_ text: [UInt8], _ start: Int, _ end: Int) -> (value: Double, end: Int)? {
    if let year = year(text, start, end) { return year }
    var (total, digit, at) = (0, -1, start)
    var last = 10_000
    while at < end {
      let scalar = UTF8Scalar.read(text, at: at, before: end)
      guard let sign = Unicode.Scalar(scalar.value) else { break }
      if let value = value(sign), digit <= 0 {
        digit = value
      } else if let ten = ten(sign), ten < last, digit != 0, digit > 0 || ten < 1000 {
        total += max(1, digit) * ten
        (digit, last) = (-1, ten)
      } else {
        break
      }
      at += scalar.length
    }
    guard at > start else { return nil }
    var found = Double(total + max(0, digit))
    // 三点五
    let point = UTF8Scalar.read(text, at: min(at, text.count - 1), before: end)
    if at < end, Unicode.Scalar(point.value) == "点", let decimals = decimals(text, at + point.length, end) {
      found += decimals.value
      at = decimals.end
    }
    return (found, at)
  }

  /// `二〇二四`: four digits as they stand.
  private static func year(_ text: [UInt8], _ start: Int, _ end: Int) -> (value: Double, end: Int)? {
    var (number, at) = (0, start)
    for _ in 0..<4 {
      guard at < end else { return nil }
      let scalar = UTF8Scalar.read(text, at: at, before: end)
      guard let digit = Unicode.Scalar(scalar.value).flatMap(value) else { return nil }
      number = number * 10 + digit
      at += scalar.length
    }
    return (1900...2099).contains(number) ? (Double(number), at) : nil
  }

  private static func decimals(_ text: [UInt8], _ start: Int, _ end: Int) -> (value: Double, end: Int)? {
    var (value, unit, at) = (0.0, 0.1, start)
    while at < end {
      let scalar = UTF8Scalar.read(text, at: at, before: end)
      guard let digit = Unicode.Scalar(scalar.value).flatMap(Self.value) else { break }
      value += Double(digit) * unit
      unit /= 10
      at += scalar.length
    }
    return at > start ? ((value * 1e6).rounded() / 1e6, at) : nil
  }

  private static func value(_ sign: Unicode.Scalar) -> Int? {
    switch sign {
    case "零", "〇": 0
    case "一": 1
    case "二", "两": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    case _: nil
    }
  }

  private static func ten(_ sign: Unicode.Scalar) -> Int? {
    switch sign {
    case "十": 10
    case "百": 100
    case "千": 1000
    case _: nil
    }
  }
}

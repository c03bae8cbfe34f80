/// Reads numbers that Han signs or Hangul spell, digits among them or not: `三百二十`, `삼백이십`, `1万2千`, `3천5백만`.
enum HanNumerals {
  /// Nil for anything else. One sign alone is a number only among others of several.
  static func read(_ text: UnsafeBufferPointer<UInt8>, mayBeOne: Bool = false) -> Figure? {
    guard text.count >= 3, text.count <= 60 else { return nil }
    var (total, section, number) = (0, 0, 0)
    var (hasNumber, signs, hasUnit) = (false, 0, false)
    var lastLarge = Int.max
    var at = 0
    while at < text.count {
      let (scalar, length) = UTF8Sign.read(text, at)
      at += length
      if scalar == 0x20 || scalar == 0x2C { continue }
      signs += 1
      if let digit = digit(scalar) {
        // Digits side by side are places: 二〇二四. Hangul has none such.
        let (product, overflow) = number.multipliedReportingOverflow(by: hasNumber ? 10 : 0)
        guard !overflow, product <= Int.max - 9 else { return nil }
        number = product + digit
        hasNumber = true
      } else if let unit = small(scalar) {
        guard let (product, sum) = product(hasNumber ? number : 1, unit, section) else { return nil }
        _ = product
        section = sum
        (number, hasNumber, hasUnit) = (0, false, true)
      } else if let unit = large(scalar) {
        guard unit < lastLarge else { return nil }
        lastLarge = unit
        let (low, carried) = section.addingReportingOverflow(number)
        guard !carried, let (_, sum) = product(low == 0 ? 1 : low, unit, total) else { return nil }
        total = sum
        (section, number, hasNumber, hasUnit) = (0, 0, false, true)
      } else {
        return nil
      }
    }
    guard signs > 1 ? hasUnit || isHan(text) : mayBeOne else { return nil }
    let (low, carried) = section.addingReportingOverflow(number)
    let (sum, overflow) = total.addingReportingOverflow(low)
    return carried || overflow ? nil : Figure(sum)
  }

  private static func product(_ number: Int, _ unit: Int, _ base: Int) -> (Int, Int)? {
    let (product, overflow) = number.multipliedReportingOverflow(by: unit)
    let (sum, carried) = base.addingReportingOverflow(product)
    return overflow || carried ? nil : (product, sum)
  }

  /// Digits of Han alone: `二〇二四`.
  private static func isHan(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text[0] >= 0xE3 && text[0] < 0xEA }

  private static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x30...0x39: Int(scalar - 0x30)
    case 0xFF10...0xFF19: Int(scalar - 0xFF10)
    case 0x3007, 0x96F6, 0xC601: 0  // 〇 零 영
    case 0x4E00, 0x58F9, 0xC77C: 1  // 一 壹 일
    case 0x4E8C, 0x8CB3, 0x5169, 0x4E24, 0xC774: 2  // 二 貳 兩 两 이
    case 0x4E09, 0x53C1, 0xC0BC: 3  // 三 叁 삼
    case 0x56DB, 0x8086, 0xC0AC: 4  // 四 肆 사
    case 0x4E94, 0x4F0D, 0xC624: 5  // 五 伍 오
    case 0x516D, 0x9678, 0xC721: 6  // 六 陸 육
    case 0x4E03, 0x67D2, 0xCE60: 7  // 七 柒 칠
    case 0x516B, 0x634C, 0xD314: 8  // 八 捌 팔
    case 0x4E5D, 0x7396, 0xAD6C: 9  // 九 玖 구
    case _: nil
    }
  }

  private static func small(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5341, 0x62FE, 0xC2ED: 10  // 十 拾 십
    case 0x767E, 0x4F70, 0xBC31: 100  // 百 佰 백
    case 0x5343, 0x4EDF, 0xCC9C: 1000  // 千 仟 천
    case _: nil
    }
  }

  private static func large(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x4E07, 0x842C, 0xB9CC: 10_000  // 万 萬 만
    case 0x4EBF, 0x5104, 0xC5B5: 100_000_000  // 亿 億 억
    case 0x5146, 0xC870: 1_000_000_000_000  // 兆 조
    case _: nil
    }
  }
}

/// One scalar of well-formed UTF-8.
enum UTF8Sign {
  /// The scalar at an offset and its length in bytes; U+FFFD of one byte for what is none.
  static func read(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (scalar: UInt32, length: Int) {
    let lead = text[at]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
    guard length > 1, at + length <= text.count else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(text[at + index] & 0x3F) }
    return (value, length)
  }
}

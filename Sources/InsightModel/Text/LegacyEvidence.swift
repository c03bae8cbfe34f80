/// What the pairs of high bytes in a text say about the code page they were written in.
///
/// Korean syllables fill the leads B0…C8 of EUC-KR, Chinese characters B0…F7 of GB 2312, so leads
/// above C8 speak for Chinese; the commonest pairs of each language, which are unlikely in the other,
/// weigh more. One or two high bytes among ASCII letters speak for neither (`café`).
struct LegacyEvidence {
  enum Verdict { case korean, chinese, western }

  private(set) var korean = 0
  private(set) var chinese = 0
  private(set) var western = 0

  init() {}

  init(bytes: [UInt8]) {
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count {
      var end = offset
      while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
      if let behind = fourByteEnd(bytes, at: end - 1) {
        chinese += 6
        if end - 1 > offset { add(run: bytes[offset..<end - 1], before: 0x0A, after: 0x0A) }
        offset = ByteScan.firstNonASCII(in: bytes, from: behind)
        continue
      }
      add(
        run: bytes[offset..<end], before: offset > 0 ? bytes[offset - 1] : 0x0A,
        after: end < bytes.count ? bytes[end] : 0x0A)
      offset = end < bytes.count ? ByteScan.firstNonASCII(in: bytes, from: end) : end
    }
  }

  /// The end of one of GB 18030's characters of four bytes, the second and fourth of which are digits.
  private func fourByteEnd(_ bytes: [UInt8], at offset: Int) -> Int? {
    guard (0x81...0x84).contains(bytes[offset]), offset + 3 < bytes.count, bytes[offset + 1].isDigit,
      bytes[offset + 2] >= 0x81, bytes[offset + 3].isDigit
    else { return nil }
    return offset + 4
  }

  /// What one common pair, or a few others, weigh; less is no evidence.
  private static let enough = 6

  var verdict: Verdict {
    if western * 2 > max(korean, chinese) || max(korean, chinese) < Self.enough { return .western }
    return korean >= chinese ? .korean : .chinese
  }

  /// Counts one unbroken run of bytes of 0x80 and more between two others.
  mutating func add(run: ArraySlice<UInt8>, before: UInt8, after: UInt8) {
    // GB 18030's accented letters; as Latin-1 these are `¨` before a sign, which is nobody's spelling.
    if run.count == 2, run[run.startIndex] == 0xA8, (0xA1...0xBA).contains(run[run.startIndex + 1]) {
      chinese += 3
      return
    }
    // Marks inside a word say nothing: the apostrophe of `yard’s` is A1AF in both.
    if run.count == 2, (0xA1...0xA9).contains(run[run.startIndex]), run[run.startIndex + 1] >= 0xA1 { return }
    // One or two letters inside a word: café, größe.
    if run.count == 1 || (run.count == 2 && (before.isLetter || after.isLetter)) {
      western += 1
      return
    }
    var index = run.startIndex
    while index + 1 < run.endIndex {
      let (lead, trail) = (run[index], run[index + 1])
      index += 2
      guard trail >= 0xA1 else {
        // CP949's further syllables and GBK's further characters; neither is common.
        if (0x81...0xC6).contains(lead) { korean += 1 }
        if (0x81...0xFE).contains(lead) { chinese += 1 }
        continue
      }
      let pair = UInt16(lead) << 8 | UInt16(trail)
      switch lead {
      case 0xB0...0xC8:
        korean += 2
        chinese += 1
        if Self.commonKorean.contains(pair) { korean += 6 }
        if Self.commonChinese.contains(pair) { chinese += 6 }
      case 0xC9...0xF7:
        // Above the syllables EUC-KR has only hanja, which modern text hardly uses.
        chinese += 3
      case 0xA4, 0xA5:
        // GB 2312's kana, which come in sequence; EUC-KR has single jamo and numerals there.
        if index < run.endIndex, run[index] == lead { chinese += 2 }
      case 0xA1...0xA9:
        break
      case _:
        western += 1
      }
    }
  }

  /// 의 이 에 을 는 다 은 가 를 한 고 로 하 지 도 사 기 인 자 시 어 리 대 정 으 해 일 스 전 업
  private static let commonKorean: Set<UInt16> = [
    0xC0C7, 0xC0CC, 0xBFA1, 0xC0BB, 0xB4C2, 0xB4D9, 0xC0BA, 0xB0A1, 0xB8A6, 0xC7D1, 0xB0ED, 0xB7CE, 0xC7CF,
    0xC1F6,
    0xB5B5, 0xBBE7, 0xB1E2, 0xC0CE, 0xC0DA, 0xBDC3, 0xBEEE, 0xB8AE, 0xB4EB, 0xC1A4, 0xC0B8, 0xC7D8, 0xC0CF,
    0xBDBA,
    0xC0FC, 0xBEF7,
  ]

  /// 的 一 是 不 在 有 国 人 中 大 为 上 和 年 业 了 个 公 司 电 以 会 时 地 对 到 发 行 产 要 这 他 我 们 量
  private static let commonChinese: Set<UInt16> = [
    0xB5C4, 0xD2BB, 0xCAC7, 0xB2BB, 0xD4DA, 0xD3D0, 0xB9FA, 0xC8CB, 0xD6D0, 0xB4F3, 0xCEAA, 0xC9CF, 0xBACD,
    0xC4EA,
    0xD2B5, 0xC1CB, 0xB8F6, 0xB9AB, 0xCBBE, 0xB5E7, 0xD2D4, 0xBBE1, 0xCAB1, 0xB5D8, 0xB6D4, 0xB5BD, 0xB7A2,
    0xD0D0,
    0xB2FA, 0xD2AA, 0xD5E2, 0xCBFB, 0xCED2, 0xC3C7, 0xC1BF,
  ]
}

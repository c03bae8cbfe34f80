/// How common the characters of a code page are in today's prose.
struct CommonPairs {
  private let isKorean: Bool
  /// A bit for each pair of 0x8080 and above.
  private var bits = [UInt64](repeating: 0, count: 512)
  /// Words of two characters of which one ends in the byte 0xAD.
  private var words: [UInt32] = []

  init(of codePage: TextEncoding) {
    isKorean = codePage == .cp949
    let text = isKorean ? CommonCharacters.korean : CommonCharacters.chinese
    for scalar in text.unicodeScalars {
      guard let pair = CodePage.bytes(of: scalar.value, in: codePage) else { continue }
      let place = Int(pair & 0x7FFF)
      bits[place >> 6] |= 1 << (place & 63)
    }
    for word in (isKorean ? Self.koreanWords : Self.chineseWords).split(separator: " ") {
      words.append(
        word.unicodeScalars.reduce(0) { $0 << 16 | UInt32(CodePage.bytes(of: $1.value, in: codePage) ?? 0) })
    }
    words.sort()
  }

  /// How many bits less the second of two characters surprises after the first.
  func bonus(_ lead: UInt8, _ trail: UInt8, _ nextLead: UInt8, _ nextTrail: UInt8) -> Int {
    guard trail == 0xAD || nextTrail == 0xAD else { return 0 }
    let word = UInt32(lead) << 24 | UInt32(trail) << 16 | UInt32(nextLead) << 8 | UInt32(nextTrail)
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low] == word ? 9 : 0
  }

  /// True for the leads of letters; the others are those of signs.
  func isLetter(_ lead: UInt8) -> Bool {
    lead >= 0xB0 || lead < 0xA1 || lead == 0xA4 || (!isKorean && lead == 0xA5)
  }

  /// The cost of the commonest characters.
  static let least = 9

  /// How many bits of surprise a character is, roughly; nil for what is no character.
  func cost(_ lead: UInt8, _ trail: UInt8) -> Int? {
    guard lead >= 0x81, lead < 0xFF else { return nil }
    guard trail >= 0xA1, trail < 0xFF else {
      // CP949's further syllables and GBK's further characters.
      let isFurther =
        isKorean
        ? lead <= 0xC6 && ((0x81...0xA0).contains(trail) || trail.isLetter)
        : (0x40...0x7E).contains(trail) || (0x80...0xA0).contains(trail)
      return isFurther ? 17 : nil
    }
    let place = Int(lead & 0x7F) << 8 | Int(trail)
    if bits[place >> 6] & 1 << (place & 63) != 0 { return Self.least }
    switch lead {
    case 0xA1, 0xA3: return 13
    case 0xA4, 0xA5: return isKorean ? 17 : 11
    // Signs that are rare, and lines to draw boxes with.
    case 0xA2, 0xA6...0xA9: return lead == (isKorean ? 0xA6 : 0xA9) ? 22 : 16
    case 0xB0...0xC8: return isKorean && Self.isTense(UInt16(lead) << 8 | UInt16(trail)) ? 16 : 14
    case 0xC9...0xD7: return isKorean ? 20 : 14
    case 0xD8...0xF7: return isKorean ? 20 : 19
    case 0xF8...0xFD: return isKorean ? 20 : 24
    // GBK's further characters, and places for one's own.
    case 0x81...0xA0: return 22
    case 0xAA...0xAF, 0xFE: return isKorean ? nil : 24
    case _: return nil
    }
  }

  /// The syllables of EUC-KR that begin with ㄲ, ㄸ, ㅃ, ㅆ or ㅉ.
  private static func isTense(_ pair: UInt16) -> Bool {
    switch pair {
    case 0xB1EE..<0xB3AA, 0xB5FB..<0xB6F3, 0xBAFC..<0xBBE7, 0xBDCE..<0xBEC6, 0xC2A5..<0xC2F7: true
    case _: false
    }
  }

  private static let koreanWords =
    "에서 서울 서비 서는 라서 면서 해서 어서 아서 고서 부서 순서 서로 서명 서부 서도 서류 약서 준서 강화 변화 전화 문화 영화 화학 화재 화물 화석 화를 화가"
    + " 화와 화의 화되 화할 화하 화한 화로 상화 대화 격화 성화 산화 강남 강원 강조 강력 강하 강한 강해 건강 최강 강세 강국 한강 철강 강판 강제 지난 난해 난방"
    + " 난달 난이 재난 비난 열린 열렸 열어 열리 열차 열기 과열 발열 열관 묶음 묶어 만큼 행서 도서 증서 한화 둔화 악화 심화 완화 소화 진화 조화 화웨 화장 화폐"
  private static let chineseWords =
    "经济 经营 经理 经过 已经 曾经 经验 财经 经销 经贸 经常 江苏 浙江 长江 江西 江南 江门 龙江 画面 动画 漫画 画像 协议 协会 协定 协商 协同 协调 协助 协作"
    + " 妥协 董事 森林 原因 原则 原来 原料 原油 原本 原有 原材 中原 拉动 拉美 拉升 拉大 拉开 马拉 循环 遵循 迎来 欢迎 迎接 铜价 铜矿 淡季 冷淡 翻番 翻倍 推翻"
    + " 编辑 逻辑 障碍 妨碍 界杯 凯美 谁都 愤怒 太原 江原 平原 还原 能原"
}

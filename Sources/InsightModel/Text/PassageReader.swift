/// Reads whole passages of Korean or Chinese in the state of Latin-1.
///
/// Pairs of bytes are characters. Where a tool on the way has dropped the soft hyphens, the byte 0xAD is missing in some
/// of the pairs (`강` is B0 AD, `经` is BE AD), and what follows is out of step; the passage is then read in the way
/// that gives the commonest characters. A pair's second byte may also be an ASCII letter, which ended the run.
struct PassageReader {
  enum Reading: Equatable {
    /// The passage, and where it ends in the source text.
    case text(String, end: Int)
    /// Looks like a passage, but no way to read it gives text.
    case unreadable
    case noPassage
  }

  private let codePage: TextEncoding?
  private let hasLostTrails: Bool
  private let common: CommonPairs?

  /// `evidence` is that of the document; passages are read only where it speaks clearly.
  init(evidence: DamageEvidence) {
    switch evidence.codePage.verdict {
    case .korean: codePage = .cp949
    case .chinese: codePage = .gb18030
    case .western: codePage = nil
    }
    hasLostTrails = evidence.hasLostTrails
    common = codePage.map(CommonPairs.init)
  }

  var isActive: Bool { codePage != nil }
  var name: String { codePage?.rawValue ?? "" }

  func read(_ bytes: [UInt8], _ run: DamagedRun) -> Reading {
    guard let codePage, let common, run.original.contains(where: { $0 >= 0xB0 || $0 < 0xA0 }) else {
      return .noPassage
    }
    let next = run.range.upperBound < bytes.count ? bytes[run.range.upperBound] : 0x0A
    guard let path = cheapestPath(run.original, next: next, common) else {
      return run.original.count >= 4 ? .unreadable : .noPassage
    }
    guard path.letters > 0 else { return .noPassage }
    guard let converter = CodePageConverter(from: codePage.rawValue) else { return .noPassage }
    var failed = false
    let converted = converter.convert(path.bytes[...]) { _ in failed = true }
    guard !failed else { return run.original.count >= 4 ? .unreadable : .noPassage }
    return .text(
      String(decoding: converted, as: UTF8.self), end: run.range.upperBound + (path.takesNext ? 1 : 0))
  }

  private struct Path {
    var bytes: [UInt8]
    var letters: Int
    var takesNext: Bool
  }

  private enum Step: UInt8 { case pair, lostTrail, asciiTrail }

  /// What a byte that was dropped costs: more than three rare characters, so that text that reads well is left alone.
  private static let lossCost = 12

  /// The cheapest way to read `original` as pairs; nil where there is none.
  private func cheapestPath(_ original: [UInt8], next: UInt8, _ common: CommonPairs) -> Path? {
    let count = original.count
    guard count % 2 == 1 || hasLostTrails else { return pairs(original, common) }
    // Cheapest costs from each index to the end, and the first step of that way.
    var costs = [Int](repeating: Int.max, count: count + 1)
    var steps = [Step](repeating: .pair, count: count)
    costs[count] = 0
    for index in stride(from: count - 1, through: 0, by: -1) {
      func consider(_ step: Step, _ cost: Int?, to end: Int) {
        guard let cost, costs[end] != Int.max, cost + costs[end] < costs[index] else { return }
        costs[index] = cost + costs[end]
        steps[index] = step
      }
      if index + 1 < count {
        consider(.pair, common.cost(original[index], original[index + 1]), to: index + 2)
      }
      if hasLostTrails {
        consider(.lostTrail, common.cost(original[index], 0xAD).map { $0 + Self.lossCost }, to: index + 1)
      }
      if index + 1 == count { consider(.asciiTrail, common.cost(original[index], next), to: count) }
    }
    guard costs[0] != Int.max else { return nil }
    var path = Path(bytes: [], letters: 0, takesNext: false)
    var index = 0
    while index < count {
      if common.isLetter(original[index]) { path.letters += 1 }
      path.bytes.append(original[index])
      switch steps[index] {
      case .pair:
        path.bytes.append(original[index + 1])
        index += 2
      case .lostTrail:
        path.bytes.append(0xAD)
        index += 1
      case .asciiTrail:
        path.bytes.append(next)
        path.takesNext = true
        index += 1
      }
    }
    return path
  }

  private func pairs(_ original: [UInt8], _ common: CommonPairs) -> Path? {
    var letters = 0
    for index in stride(from: 0, to: original.count, by: 2) {
      guard common.cost(original[index], original[index + 1]) != nil else { return nil }
      if common.isLetter(original[index]) { letters += 1 }
    }
    return Path(bytes: original, letters: letters, takesNext: false)
  }
}

/// How common the characters of a code page are in today's prose.
struct CommonPairs {
  private let isKorean: Bool
  /// A bit for each pair of 0x8080 and above.
  private var bits = [UInt64](repeating: 0, count: 512)

  init(of codePage: TextEncoding) {
    isKorean = codePage == .cp949
    let text = isKorean ? Self.korean : Self.chinese
    guard let converter = CodePageConverter(from: "UTF-8", to: codePage.rawValue) else { return }
    let pairs = converter.convert(Array(text.utf8)[...]) { _ in }
    for index in stride(from: 0, to: pairs.count - 1, by: 2) where pairs[index] >= 0x80 {
      let place = Int(pairs[index] & 0x7F) << 8 | Int(pairs[index + 1])
      bits[place >> 6] |= 1 << (place & 63)
    }
  }

  /// True for the leads of letters; the others are those of signs.
  func isLetter(_ lead: UInt8) -> Bool {
    lead >= 0xB0 || lead < 0xA1 || lead == 0xA4 || (!isKorean && lead == 0xA5)
  }

  /// 0 for the commonest characters, more for rarer ones; nil for what is no character.
  func cost(_ lead: UInt8, _ trail: UInt8) -> Int? {
    guard lead >= 0x81, lead < 0xFF else { return nil }
    guard trail >= 0xA1, trail < 0xFF else {
      // CP949's further syllables and GBK's further characters.
      let isFurther =
        isKorean
        ? lead <= 0xC6 && ((0x81...0xA0).contains(trail) || trail.isLetter)
        : (0x40...0x7E).contains(trail) || (0x80...0xA0).contains(trail)
      return isFurther ? 6 : nil
    }
    let place = Int(lead & 0x7F) << 8 | Int(trail)
    if bits[place >> 6] & 1 << (place & 63) != 0 { return 0 }
    switch lead {
    case 0xA1, 0xA3: return 2
    case 0xA2, 0xA4...0xA9: return isKorean ? 4 : 3
    case 0xB0...0xC8: return isKorean && Self.isTense(UInt16(lead) << 8 | UInt16(trail)) ? 4 : 2
    case 0xC9...0xD7: return isKorean ? 7 : 2
    case 0xD8...0xF7: return isKorean ? 7 : 5
    // GBK's further characters, and places for one's own.
    case 0x81...0xA0, 0xAA...0xAF, 0xF8...0xFE: return isKorean && lead >= 0xAA ? nil : 8
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

  private static let korean =
    "이다는의에을가한고로하지도사기인자시어리대정으해일스전업은를과와서성수부장제상원주구보비국년월만들있"
    + "었했공산개발동안계연조경관미화중소세신유선생회방금용법위적여영재민간진차학실할된될라아나그것않더및등"
    + "통체외반속표물매출량력강요약현까터면명내최청설치식건단달당데두드따때또략레료른모목무문바박배백번범변"
    + "별복분불살색석센술습승심씨았야양억언없였예오온올완우운울웅워음임입거검게겠격결겨곳광교군권귀규균근글"
    + "급긍김남낮냈너넘네녀노녹논높농누눈느늘능니님담답덕던덜델돈돌든디락람랑랜램러런럼렌련렬령례론롤루류륙"
    + "률르름릅릉린림립링마막말망맞맥맹며먼멀메멘몰뮤므믹믿밀밖받밝버벌벤벽본볼봉북붙브블빅빌빠삼새샘섬섭섯"
    + "셀손송쇼순쉬슈슬싱쌀쓰알암압앞애액얼엇엔역열염옥옮왕욕움웃육율익읽작잔잘잠저점접져족존종좋죽준줄즈즉"
    + "증직질집짜째쪽착찬찰참창찾채책처천철첨첫초촌총추축춘충취츠측층친칠침카칸칼캐커컨컴케켓코콘쿠크큰클키"
    + "타탄탈탑태텔토퇴투트특틀티팀파판팔팜패퍼편평포폭푸품풍프플피필함합항핵행향허험혈협형혜호혼홀홍환활황"
    + "획효후훈휘휴흐흥희히힘절탁폐확"
  private static let chinese =
    "的一是不在有国人中大为上和年业了个公司电以会时地对到发行产要这他我们量生作分成同工用动面方后多定学法"
    + "所民得经十三之进着等部度家力里如水化高自二理起小物现实加都两体制机当使点从本去把性好应开它合还因由其"
    + "些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反明看原又利比或但质气第向道此变条只没结解"
    + "问意建月无系情者最立代已通并提直题程展五果料象员位入常文总次品式活设及管特件长求基资边流路级少图山统"
    + "接知较将组见计别手期根论运农指几九区强放决西被做必先回则任取据处南给色光门即保北造百规领七海口东导器"
    + "世金增争济油思术交受联认六共权收证改清美再采转更单带安场车务具万每目至达示议报完类八离华名确才科张信"
    + "节话整空元今集传许步广石记需段研界拉究观越装影算低持众书布容际商非验连深难近千周委技备半办省约支史便"
    + "团市何除消构府称准精值号率维划选标写存效院查江型按格易置派层片始专状厂京识适属包调满局照参引听该铁价"
    + "严韩协供券森董碍杯画凯芯池企额亿股投订船钢"
}

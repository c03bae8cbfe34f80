/// The characters that most of today's prose in Korean and Chinese is made of, those that are commonest first.
enum CommonCharacters {
  static let korean =
    "“”‘’·…「」강난열화서칸큼울이다는의에을가한고로하지도사기인자시어리대정으해일스전업은를과와서성수부장제상원주구보비국년월만들있"
    + "었했공산개발동안계연조경관미화중소세신유선생회방금용법위적여영재민간진차학실할된될라아나그것않더및등"
    + "통체외반속표물매출량력강요약현까터면명내최청설치식건단달당데두드따때또략레료른모목무문바박배백번범변"
    + "별복분불살색석센술습승심씨았야양억언없였예오온올완우운울웅워음임입거검게겠격결겨곳광교군권귀규균근글"
    + "급긍김남낮냈너넘네녀노녹논높농누눈느늘능니님담답덕던덜델돈돌든디락람랑랜램러런럼렌련렬령례론롤루류륙"
    + "률르름릅릉린림립링마막말망맞맥맹며먼멀메멘몰뮤므믹믿밀밖받밝버벌벤벽본볼봉북붙브블빅빌빠삼새샘섬섭섯"
    + "셀손송쇼순쉬슈슬싱쌀쓰알암압앞애액얼엇엔역열염옥옮왕욕움웃육율익읽작잔잘잠저점접져족존종좋죽준줄즈즉"
    + "증직질집짜째쪽착찬찰참창찾채책처천철첨첫초촌총추축춘충취츠측층친칠침카칸칼캐커컨컴케켓코콘쿠크큰클키"
    + "타탄탈탑태텔토퇴투트특틀티팀파판팔팜패퍼편평포폭푸품풍프플피필함합항핵행향허험혈협형혜호혼홀홍환활황"
    + "획효후훈휘휴흐흥희히힘절탁폐확"
  static let chinese =
    "，。、：；“”（）《》经江协原画拉董森淡循迎铜苏浙的一是不在有国人中大为上和年业了个公司电以会时地对到发行产要这他我们量生作分成同工用动面方后多定学法"
    + "所民得经十三之进着等部度家力里如水化高自二理起小物现实加都两体制机当使点从本去把性好应开它合还因由其"
    + "些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反明看原又利比或但质气第向道此变条只没结解"
    + "问意建月无系情者最立代已通并提直题程展五果料象员位入常文总次品式活设及管特件长求基资边流路级少图山统"
    + "接知较将组见计别手期根论运农指几九区强放决西被做必先回则任取据处南给色光门即保北造百规领七海口东导器"
    + "世金增争济油思术交受联认六共权收证改清美再采转更单带安场车务具万每目至达示议报完类八离华名确才科张信"
    + "节话整空元今集传许步广石记需段研界拉究观越装影算低持众书布容际商非验连深难近千周委技备半办省约支史便"
    + "团市何除消构府称准精值号率维划选标写存效院查江型按格易置派层片始专状厂京识适属包调满局照参引听该铁价"
    + "严韩协供券森董碍杯画凯芯池企额亿股投订船钢"
    + "续警校树字学季孩孤语训购断歌核班珠策答破码习热短死武止筑签纠赠遭播席忠惠旭映昭渠砂砖屠岭鸭镭钠歉庭株因坠占"

  /// Pairs of which one character is hardly told from another where the byte 0xAD or 0xA0 of its UTF-8 is lost.
  private static let words =
    "선정 선보 선박 선택 선수 선거 선두 선언 선진 선도 선물 선사 선호 선임 선발 선점 조선 우선 개선 노선 당선 직선 곡선 무선 유선 풍선 최선 어선 상선"
    + " 유럽 유지 유통 유일 유치 유리 유가 유입 유출 유망 유전 유동 보유 공유 소유 석유 원유 자유 치유 향유 정유 급유 경유 철강 철도 철수 철거 철학 산철"
    + " 고철 강철 전철 지철 애플 애초 애로 장애 연애 비율 십억 수십 사십 오십 열렸 칠레 칠곡 할인 할당 할머 역할 분할 숭실 술을 기술 예술 미술"
    + " 잠재 잠정 핵심 혐의 절반 절약 절차 절감"

  static func isWord(_ first: UInt32, _ second: UInt32) -> Bool {
    pairs.contains(UInt64(first) << 32 | UInt64(second))
  }

  private static let pairs: Set<UInt64> = Set(
    words.split(separator: " ").map { word in
      word.unicodeScalars.reduce(0) { $0 << 32 | UInt64($1.value) }
    })

  /// The place of each character in its list.
  static let ranks: [UInt32: Int] = {
    var ranks: [UInt32: Int] = [:]
    for text in [korean, chinese] {
      for (rank, scalar) in text.unicodeScalars.enumerated() where ranks[scalar.value] == nil {
        ranks[scalar.value] = rank
      }
    }
    return ranks
  }()
}

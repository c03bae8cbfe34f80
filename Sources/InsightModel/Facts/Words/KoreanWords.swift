/// What words of Korean say of figures.
enum KoreanWords {
  static let units: [(Sense, String)] = [
    (.scale(12), "조"), (.scale(8), "억"), (.scale(4), "만"), (.scale(3), "천"), (.scale(2), "백"),
    (.scale(6), "백만"),
    (.scale(7), "천만"), (.scale(9), "십억"), (.scale(11), "천억"), (.scale(10), "백억"),
    (.currency("KRW"), "원"), (.currency("USD"), "달러,미국 달러,미 달러"), (.currency("JPY"), "엔"),
    (.currency("CNY"), "위안"), (.currency("EUR"), "유로"), (.currency("TWD"), "대만 달러,대만달러"),
    (.percent, "퍼센트,프로"), (.points, "퍼센트포인트,퍼센트 포인트,포인트,%포인트,%p"), (.tenth, "할"),
    (.times, "배"), (.overNext, "분의"), (.rankNoun, "위"), (.rankStep, "계단,단계"),
    (.duration("년"), "년간,년 동안,년째,년 만,개년"), (.duration("분기"), "개 분기,개분기"),
    (.duration("개월"), "개월"), (.duration("주"), "주간,주일,주"), (.duration("일"), "일간"),
    (.duration("시간"), "시간"), (.duration("분"), "분간,분"), (.duration("초"), "초"),
    (.yearSign, "년"), (.monthSign, "월"), (.daySign, "일"), (.quarter, "분기"),
    (.unit("t"), "톤"), (.unit("kg"), "킬로그램"), (.unit("km"), "킬로미터"), (.unit("m"), "미터"), (.unit("ha"), "헥타르"),
    (.unit("l"), "리터"), (.unit("barrel"), "배럴"), (.unit("GWh"), "기가와트시"), (.unit("MW"), "메가와트"),
    (.unit("m2"), "제곱미터"), (.unit("평"), "평"), (.unit("도"), "도"),
    (.count("개"), "개사,개국,개소,개 사,개 업체,개"), (.count("명"), "명"), (.count("대"), "대"), (.count("곳"), "곳"),
    (.count("건"), "건"),
    (.count("척"), "척"), (.count("회"), "회,차례,번"), (.count("장"), "장"), (.count("마리"), "마리,두"),
    (.count("권"), "권"),
    (.count("가구"), "가구,세대"), (.count("표"), "표"), (.count("석"), "석"), (.count("편"), "편"), (.count("골"), "골"),
    (.count("점"), "점"), (.count("호"), "호"), (.count("승"), "승"), (.count("기"), "기"), (.count("팀"), "팀"),
    (.count("잔"), "잔"),
    (.count("병"), "병"), (.count("상자"), "상자"), (.count("그루"), "그루"),
  ]

  /// Counters whose numbers are said in words: 두 곳, 세 배.
  private static func counted(_ number: Int, _ stems: String) -> [(Sense, String)] {
    let counters = "곳,개사,개,배,명,대,척,건,차례,번,팀,편,가지,나라,회사,업체,해,달,도시,지역,항만,공항,품목,종목,계단"
    return stems.utf8.split(separator: 0x2C).flatMap { stem in
      counters.utf8.split(separator: 0x2C).map { counter in
        let (stem, counter) = (String(Substring(stem)), String(Substring(counter)))
        let word = stem + " " + counter
        if counter == "배" { return (.multiple(Double(number)), word + "," + stem + counter) }
        if counter == "계단" { return (.rankChange(number), word) }
        return (.counted(number, counter), word)
      }
    }
  }

  static let words: [(Sense, String)] =
    counted(2, "두") + counted(3, "세") + counted(4, "네") + counted(5, "다섯") + counted(6, "여섯")
    + counted(7, "일곱")
    + counted(8, "여덟") + counted(9, "아홉") + counted(10, "열")
    + CommonWords.currencies + [
      (.fraction(50), "절반"), (.multiple(2), "갑절,두배,2배로"), (.multiple(0.5), "반토막"),
      (.before(.about), "약,대략,대체로"), (.before(.nearly), "거의"), (.before(.moreThan), "최소,적어도"),
      (.before(.atMost), "최대"),
      (.after(.moreThan), "이상,넘는,넘게,넘어,넘었,을 넘,를 넘,초과,웃도는,웃돌,상회,여"),
      (.after(.atMost), "이하,이내"), (.after(.lessThan), "미만,못 미치,밑도"),
      (.after(.nearly), "가까이,에 육박,육박,에 가까운,에 달하"),
      (.after(.about), "안팎,정도,가량,내외,남짓,쯤"),
      (.rank(1), "선두,수위,정상을 지,최대 업체,1등"), (.name, "제"), (.top, "상위,톱,top,Top,TOP,하위"),
      (.ordinal(1), "첫 번째,첫번째"), (.ordinal(2), "두 번째,두번째"), (.ordinal(3), "세 번째,세번째"),
      (.ordinal(4), "네 번째,네번째"),
      (.ordinal(5), "다섯 번째,다섯번째"),
      (.superlative, "로 많,로 큰,로 높"),
      (.period(.lastYear), "지난해,작년,지난 해"), (.period(.thisYear), "올해,금년"), (.period(.nextYear), "내년"),
      (.period(.lastQuarter), "전 분기,전분기,직전 분기,지난 분기"), (.period(.thisQuarter), "이번 분기"),
      (.period(.thisMonth), "이달,이번 달"),
      (.period(.lastMonth), "지난달"), (.period(.previous), "전년도,전년,한 해 전,1년 전,전기,직전 해,직전 시즌"),
      (.period(.partOfYear), "상반기,하반기"), (.half, "반기"),
      (.growth, "전년 대비,전년대비,전년보다,전년 동기 대비,전년 동기보다,대비,같은 기간보다,성장률,증가율,증감률,변화율"),
      (.inRow, "연속,내리"),
      (.up, "성장,늘어,늘었,늘린,늘려,늘며,늘고,증가,상승,확대,급증,급등,뛰,올라,올랐,오른,오르,증대,개선,플러스,많은,많았,더 많,껑충,불어"),
      (.down, "역성장,감소,줄어,줄었,줄인,줄며,줄고,하락,떨어,축소,급감,급락,내려,내렸,내린,위축,마이너스,적은,적었,빠졌,빠진,밀려,밀렸,후퇴"),
      (.share, "점유율,비중,차지,몫,비율,가운데,전체의,전체 의"), (.difference, "격차,차이,차로,앞서,앞선,앞섰,뒤진,뒤져,뒤졌,보다 많,보다 적"),
      (.from, "에서,부터"), (.to, "으로,로,까지"), (.than, "보다"), (.of, "의"),
      (.all, "전체,세계,총,전 세계,합쳐,합계,합산,모두,합하면,합친,합한,전국,글로벌"),
      (.hedge, "제외,전망,예상,목표,계획,예정,추정,될 것,할 것,관측,기대,예측,추산,잠정,방침,바랐,바란,원했,원한,약속,우려"),
      (.other, "국내,해외,수출,내수,평균,월평균,분기,북미,유럽,미국,중국,일부,별도,기준"),
      (.rest, "나머지,그 외,기타"),
      (.turn, "지만,반면,으나,는데,으며,이며,했고,였고"), (.joins, "와,과,및"), (.pronoun, "이 회사,이 업체,이 나라"),
    ]
}

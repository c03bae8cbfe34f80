/// An invented article whose prose says what its table says, and much else that a table cannot contradict: what is expected,
/// other times, other things, others. What is picked decides all of it; `Fuzz` picks by its bytes, tests by a seed.
struct SoundArticle {
  /// A page of the series.
  private(set) var text = ""
  /// 1-based lines of `text` that hold prose.
  private(set) var sentences: [String] = []

  private struct Row {
    var name: String
    var new: Int
    var old: Int
  }

  private let tongue: Tongue
  private var rows: [Row] = []

  /// `pick` gives a whole number from 0 below its argument.
  init(_ pick: (Int) -> Int) {
    tongue = Tongue.all[pick(Tongue.all.count)]
    let count = 3 + pick(5)
    let first = pick(tongue.names.count)
    for index in 0..<count {
      let old = 300 + pick(9000)
      let name = tongue.names[(first + index) % tongue.names.count]
      rows.append(Row(name: name, new: max(100, old * (70 + pick(80)) / 100 + pick(9)), old: old))
    }
    rows.sort { ($0.new, $1.name) > ($1.new, $0.name) }
    for index in rows.indices {
      for _ in 0...pick(2) {
        sentences.append(sentence(tongue.sentences[pick(tongue.sentences.count)], index, pick))
      }
    }
    text = page
  }

  // MARK: Numbers

  private var total: Row {
    Row(
      name: tongue.total, new: rows.reduce(0) { $0 + $1.new }, old: rows.reduce(0) { $0 + $1.old })
  }

  private func whole(_ number: Int) -> String {
    var digits = String(number)
    var parts: [String] = []
    while digits.count > 3 {
      parts.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    parts.insert(digits, at: 0)
    return parts.joined(separator: tongue.hasComma ? "." : ",")
  }

  /// Of a thousandth, half away from zero: `-12.5`.
  private func tenths(_ part: Int, of whole: Int, signed: Bool = true) -> String {
    let scaled = (abs(part) * 2000 + whole) / (2 * whole)
    return (signed && part < 0 && scaled > 0 ? "-" : "")
      + "\(scaled / 10)\(tongue.hasComma ? "," : ".")\(scaled % 10)"
  }

  private func growth(_ row: Row, signed: Bool = true) -> String {
    tenths(row.new - row.old, of: row.old, signed: signed)
  }

  // MARK: Prose

  private func sentence(_ template: String, _ index: Int, _ pick: (Int) -> Int) -> String {
    let row = rows[index]
    let next = rows[(index + 1) % rows.count]
    let isUp = row.new >= row.old
    let point = tongue.hasComma ? "," : "."
    var text = template
    func fill(_ mark: String, _ value: String) {
      while let range = text.firstRange(of: mark) { text.replaceSubrange(range, with: value) }
    }
    fill("{a}", row.name)
    fill("{b}", next.name)
    fill("{x}", whole(row.new))
    fill("{y}", whole(row.old))
    fill("{g}", growth(row, signed: false))
    fill("{s}", tenths(row.new, of: total.new))
    fill("{d}", whole(abs(row.new - row.old)))
    fill("{xx}", whole(row.new + next.new))
    fill("{up}", isUp ? tongue.up : tongue.down)
    fill("{more}", isUp ? tongue.more : tongue.less)
    fill("{r}", tongue.ranks[index])
    // As if a hand had slipped: nothing of it is of the table.
    fill("{g~}", slipped(growth(row, signed: false), pick))
    fill("{x~}", slipped(whole(row.new), pick))
    fill("{s~}", slipped(tenths(row.new, of: total.new), pick))
    fill("{q}", "\(2 + pick(60))\(point)\(1 + pick(9))")
    fill("{k}", String(100 + pick(900)))
    fill("{year}", String(2005 + pick(15)))
    return text
  }

  /// A number with one of its digits changed.
  private func slipped(_ number: String, _ pick: (Int) -> Int) -> String {
    var signs = Array(number)
    let digits = signs.indices.filter { signs[$0].isNumber }
    let at = digits[pick(digits.count)]
    let digit = ((signs[at].wholeNumberValue ?? 0) + 1 + pick(9)) % 10
    signs[at] = at == digits[0] && digit == 0 && digits.count > 1 ? "1" : Character(String(digit))
    return String(signs)
  }

  // MARK: The page

  private var page: String {
    var lines = rows.enumerated().map { place, row in
      "\(place + 1) \(row.name) \(whole(row.new)) \(tenths(row.new, of: total.new))% \(whole(row.old)) \(growth(row))%"
    }
    lines.append(
      "\(total.name) \(whole(total.new)) 100\(tongue.hasComma ? "," : ".")0% \(whole(total.old)) \(growth(total))%"
    )
    let half = sentences.count / 2
    let gap = tongue.isSpaceless ? "" : " "
    return """
      Title

      Mill Letter No. 7

      Author

      A. Writer

      Post Date

      2025-03-12

      Ⅰ. MILLS

      1. \(tongue.headline)

      \(sentences[..<half].joined(separator: gap))
      \(tongue.caption)
      \(tongue.header)
      \(lines.joined(separator: "\n"))
      \(sentences[half...].joined(separator: gap))

      Prev

      No Data ...

      Next

      No Data ...
      """
  }
}

/// The words of a language for such articles.
private struct Tongue {
  var names: [String]
  var headline: String
  var caption: String
  var header: String
  var total: String
  var up: String
  var down: String
  var more: String
  var less: String
  var ranks: [String]
  var hasComma = false
  var isSpaceless = false
  var sentences: [String]

  static let all = [english, german, korean, chinese]

  private static let english = Tongue(
    names: [
      "Norport", "Skerrie", "Westhaven", "Lomma", "Ardal", "Kestrow", "Brinmoor", "Tavell", "Oxley",
      "Penhurst",
    ],
    headline: "Mills in Review", caption: "Table 1. Output by Mill 2023-2024 (Unit: Tonnes)",
    header: "Rank Mill 2024 Output 2024 Share (%) 2023 Output Change (%)", total: "Total",
    up: "grew", down: "shrank", more: "gained", less: "lost",
    ranks: ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"],
    sentences: [
      "{a} {up} by {g}% to {x} tonnes.", "{a} holds a share of {s}%, with {x} tonnes.",
      "{a} {more} {d} tonnes.",
      "{a} and {b} together made {xx} tonnes.", "{a} ranks {r}.",
      "Output at {a} went from {y} to {x} tonnes.",
      "{a} is expected to grow by {q}% this year.", "In the first quarter {a} grew by {q}%.",
      "Its mill at {a} employs {k} people and was bought for ${q} million in {year}.",
      "Bread from {a} rose by {q}% in price.", "{a} sells {q}% of its flour abroad.",
      "By its own count {a} could make {k} tonnes more.", "Harlow, which is not in the list, grew by {q}%.",
      "{a} had aimed at a rise of {q}%.", "In {year} {a} made {k} tonnes.",
      "Costs at {a} are {q}% of its sales.",
      "More than {k} tonnes of it went to {b} by rail.",
      "A barrel holds {q} litres, and {a} has {k} of them.",
      "Profit at {a} rose by {g~}%.", "The share price of {a} fell {g~}%.", "The staff of {a} grew by {g~}%.",
      "{a} did not grow by {g~}%.", "In Asia {a} made {x~} tonnes in 2024.",
      "Its rivals grew by {g~}%, {a} says.",
      "A fund holds {s~}% of {a}.", "{a} has a share of {s~}% in Norway.", "{a} grew by {g~}% in June.",
      "{a}'s subsidiary grew by {g~}%.", "{a} made {x~} tonnes of cake.",
      "Ten years ago {a} made {x~} tonnes.",
      "{a} exported {x~} tonnes.", "{a} cut its costs by {g~}%.", "A unit of {a} shrank by {g~}%.",
      "{a} {up} by {g~}%, in euros.", "{a} {up} by {g~}%, says a rival.",
      "Without its bakery {a} {up} by {g~}%.",
      "{a} {up} by {g~}% a year.", "Since 2020 {a} {up} by {g~}%.",
      "As measured at sea, {a} made {x~} tonnes in 2024.",
      "It was a rumour: {a} {up} by {g~}%.", "Two thirds of what {a} made went to {b}.",
      "The new mill of {a} made {x~} tonnes in 2024.",
      "{a} {up} by {g~}%, when holidays are left out.", "By value, {a} {up} by {g~}%.",
      "Every third sack of {a} is rye.",
      "{a} ranks {r} in Asia.", "{a} received {x~} tonnes from {b}.",
      "{a} made {x} tonnes, {g~}% more than in 2019.",
      "In 2019 the mills had a good year. {a} made {x~} tonnes.", "{a} made {x~} tonnes for {b}.",
      "In the north, {a} made {x~} tonnes.",
      "{a} sold {x~} tonnes, half of them abroad.",
    ])

  private static let german = Tongue(
    names: [
      "Nordhafen", "Schlehdorf", "Westheim", "Lommatz", "Arnau", "Kesten", "Brinkum", "Tavern", "Ochsfeld",
      "Pernau",
    ],
    headline: "Mühlen im Überblick", caption: "Tabelle 1. Ausstoß der Mühlen 2023-2024 (Einheit: Tonnen)",
    header: "Rang Mühle 2024 Ausstoß 2024 Anteil (%) 2023 Ausstoß Veränderung (%)", total: "Gesamt",
    up: "wuchs", down: "schrumpfte", more: "gewann", less: "verlor",
    ranks: ["ersten", "zweiten", "dritten", "vierten", "fünften", "sechsten", "siebten"], hasComma: true,
    sentences: [
      "{a} {up} um {g} Prozent auf {x} Tonnen.", "{a} hält einen Anteil von {s} Prozent.",
      "{a} {more} {d} Tonnen.",
      "{a} und {b} kommen zusammen auf {xx} Tonnen.", "{a} liegt auf dem {r} Platz.",
      "Der Ausstoß von {a} ging von {y} auf {x} Tonnen.", "{a} soll in diesem Jahr um {q} Prozent wachsen.",
      "Im ersten Quartal wuchs {a} um {q} Prozent.", "{a} wurde {year} für {q} Millionen Euro gekauft.",
      "Brot aus {a} wurde um {q} Prozent teurer.", "{a} verkauft {q} Prozent seines Mehls im Ausland.",
      "Rund {k} Beschäftigte arbeiten in {a}.", "Harlau wuchs um {q} Prozent.",
      "{year} kam {a} auf {k} Tonnen.",
      "{a} hatte mit einem Plus von {q} Prozent gerechnet.",
      "Der Gewinn von {a} stieg um {g~} Prozent.", "{a} wuchs in Asien um {g~} Prozent.",
      "{a} wuchs nicht um {g~} Prozent.", "Vor zehn Jahren kam {a} auf {x~} Tonnen.",
      "{a} verbrannte {x~} Tonnen Kohle.",
      "{a} wuchs im Juni um {g~} Prozent.", "Die Rivalen von {a} wuchsen um {g~} Prozent.",
      "Real {up} {a} um {g~} Prozent.", "{a} {up} um {g~} Prozent, in Euro gerechnet.",
      "Ohne die Bäckerei kam {a} auf {x~} Tonnen.", "Im Norden, so heißt es, kam {a} auf {x~} Tonnen.",
      "Das neue Werk von {a} kam auf {x~} Tonnen.", "{a} erhielt {x~} Tonnen von {b}.",
      "{a} kam auf {x} Tonnen, {g~} Prozent mehr als 2019.",
      "2019 war ein gutes Jahr. {a} kam auf {x~} Tonnen.", "Seit 2020 {up} {a} um {g~} Prozent.",
      "Jeder dritte Sack von {a} ist Roggen.", "{a} {up} um {g~} Prozent im Jahr.",
    ])

  private static let korean = Tongue(
    names: ["가람물산", "나래상사", "다온기업", "라온제지", "마루식품", "바른유통", "새봄산업", "아람제과", "자람농산", "차오름"],
    headline: "제분업 동향", caption: "표 1. 업체별 생산량 2023-2024 (단위: 톤)",
    header: "순위 업체 2024 생산량 2024 점유율(%) 2023 생산량 증감률(%)", total: "합계", up: "증가", down: "감소", more: "늘었다",
    less: "줄었다", ranks: ["1", "2", "3", "4", "5", "6", "7"],
    sentences: [
      "{a}은 {g}% {up}한 {x}톤을 기록했다.", "{a}의 점유율은 {s}%다.", "{a}은 {d}톤 {more}.", "{a}과 {b}을 합치면 {xx}톤이다.",
      "{a}은 {r}위를 차지했다.", "{a} 생산량은 {y}톤에서 {x}톤으로 바뀌었다.", "{a}은 올해 {q}% 성장할 전망이다.",
      "1분기 {a}은 {q}% 증가했다.", "{a}은 {year}년 {k}억원에 공장을 인수했다.", "{a}의 빵값은 {q}% 올랐다.",
      "{a}의 직원은 {k}명이다.", "{a}은 목표를 {q}%로 잡았다.", "하나제분은 {q}% 증가했다.",
      "{a}의 이익은 {g~}% 증가했다.", "{a}의 주가는 {g~}% 하락했다.", "{a}의 직원은 {g~}% 증가했다.", "{a}은 {g~}% 증가하지 않았다.",
      "{a}은 석탄 {x~}톤을 태웠다.", "{a}은 십 년 전 {x~}톤을 기록했다.",
      "아시아에서 {a}은 {g~}% {up}했다.", "빵을 빼면 {a}은 {g~}% {up}했다.", "2019년은 풍년이었다. {a}은 {x~}톤을 기록했다.",
      "{a}은 2019년보다 {g~}% 많은 {x}톤을 기록했다.", "{a}은 {b}에서 {x~}톤을 받았다.",
      "{a}의 새 공장은 {x~}톤을 기록했다.",
      "{a}은 해마다 {g~}% {up}했다.", "달러로 따지면 {a}은 {g~}% {up}했다.", "{a} 손님 열에 셋은 노인이다.",
    ])

  private static let chinese = Tongue(
    names: ["东海", "西山", "南湖", "北原", "中川", "大桥", "小河", "长岭", "平沙", "高塔"], headline: "磨坊动态",
    caption: "表 1. 企业产量 2023-2024 (单位：吨)", header: "排名 企业 2024产量 2024份额(%) 2023产量 增长率(%)", total: "合计",
    up: "增长", down: "下降", more: "增加", less: "减少", ranks: ["一", "二", "三", "四", "五", "六", "七"],
    isSpaceless: true,
    sentences: [
      "{a}{up}{g}%，达到{x}吨。", "{a}的份额为{s}%。", "{a}{more}{d}吨。", "{a}与{b}合计{xx}吨。", "{a}排名第{r}位。",
      "{a}产量由{y}吨变为{x}吨。", "{a}今年预计增长{q}%。", "第一季度{a}增长{q}%。", "{a}于{year}年以{k}亿元收购一家工厂。",
      "{a}的面包价格上涨{q}%。", "{a}有员工{k}人。", "{a}的目标是增长{q}%。", "远方增长{q}%。",
      "{a}的利润增长{g~}%。", "{a}股价下跌{g~}%。", "{a}在亚洲增长{g~}%。", "{a}的对手增长{g~}%。", "一家基金持有{a}{s~}%的股份。",
      "十年前{a}的产量为{x~}吨。", "{a}没有增长{g~}%。", "{a}消耗煤炭{x~}吨。",
      "按美元计，{a}{up}{g~}%。", "2019年是丰年。{a}产量为{x~}吨。", "{a}产量为{x}吨，比2019年增加{g~}%。", "{a}从{b}获得{x~}吨。",
      "不算面包，{a}{up}{g~}%。", "{a}的新厂产量为{x~}吨。", "{a}每年{up}{g~}%。",
      "在北方，{a}产量为{x~}吨。", "据对手称，{a}{up}{g~}%。", "{a}三成的面粉外销。",
    ])
}

/// The column types that a word of a header speaks for.
struct ColumnKinds: OptionSet {
  let rawValue: UInt8
  static let rank = ColumnKinds(rawValue: 1)
  static let number = ColumnKinds(rawValue: 2)
  static let percent = ColumnKinds(rawValue: 4)
  static let money = ColumnKinds(rawValue: 8)
  static let text = ColumnKinds(rawValue: 16)
  /// What may be printed as a percent and as an amount: a change, a rate, a margin.
  static let relative: ColumnKinds = [.percent, .number, .money]
  /// Names and times of rows.
  static let period = ColumnKinds(rawValue: 32)

  typealias Bytes = UnsafeBufferPointer<UInt8>

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ type: Table.ColumnType) {
    switch type {
    case .rank: self = .rank
    case .number: self = .number
    case .percent: self = .percent
    case .money: self = .money
    case .date, .text: self = .text
    }
  }

  /// What the last telling word of a column's name says; a share or growth also where `rate` stands after it.
  init(ofName name: String) {
    var found: ColumnKinds = []
    var name = name
    name.withUTF8 { bytes in
      for word in bytes.split(whereSeparator: { $0 <= 0x20 }).reversed() {
        let kinds = ColumnKinds(word: Bytes(rebasing: word))
        if found.isEmpty { found = kinds } else if kinds == .percent { found = .percent }
        if !found.isEmpty, found != .relative { return }
      }
    }
    self = found
  }

  /// Empty where the word names none. `word` has no white space.
  init(word: Bytes) {
    var (start, end) = (0, word.count)
    // `점유율(%)` is what it is without its unit.
    if let open = word.firstIndex(where: { $0 == 0x28 || $0 == 0x5B }), open > 0 { end = open }
    while start < end, Self.isMark(word[start]) { start += 1 }
    while end > start, Self.isMark(word[end - 1]) { end -= 1 }
    self = Self.kinds(of: Bytes(rebasing: word[start..<end]))
  }

  private static func kinds(of word: Bytes) -> ColumnKinds {
    guard !word.isEmpty, word.count <= 32 else { return [] }
    let ending = word.count >= 6 && word[0] >= 0xE3 ? Bytes(rebasing: word.suffix(3)) : nil
    return ColumnKinds(rawValue: vocabulary.code(of: word) ?? ending.flatMap(endings.code) ?? 0)
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x3A || byte == 0x3B || byte == 0x2A || byte == 0x28 || byte == 0x29
  }

  /// Korean, Chinese and Japanese compounds say last what they are, in a character of three bytes.
  private static let endings = WordTable([
    (" 율 률 率 比", code(.percent)), (" 액 額 额 가", code([.money, .number])), (" 량 量", code([.number, .money])),
    (" 수 数 數", code(.number)), (" 명 名 사 国 國", code(.text)), (" 위 位", code(.rank)),
    (" 연 년 도 年", code([.text, .period])),
  ])

  private static let vocabulary = WordTable([
    (
      """
       rank ranking no no. # nr nr. pos pos. position place rang plats platz 순위 排名 名次 순번 번호 順位 序号
      """, code(.rank)
    ),
    (
      """
       supplier suppliers company companies vendor vendors maker makers manufacturer manufacturers name names brand \
      country countries region regions model models product products segment segments item items category team \
      teams player players bank banks city cities market industry sector customer customers applicant applicants \
      application party parties firm firms operator operators carrier carriers airline airlines port ports client \
      description type source fuel currency nation state province location club university institution destination \
      crop fish language religion organization group station line route mine headquarters hq project owner area/region athlete \
      업체 회사 기업 기업명 국가명 국가 품목 구분 업체명 지역 은행 도시 회사명 제품 항목 분야 통화 公司 企业 国家 品牌 名称 地区 项目 类别 城市 \
      货币 land företag bolag län kommun stad bransch lag namn unternehmen hersteller firma bundesland stadt energieträger \
      branche verein pays entreprise
      """, code(.text)
    ),
    (
      """
       year month quarter period date season day half 연도 년도 기간 월 분기 일자 날짜 年份 年度 月份 日期 时间 \
      år månad kvartal datum jahr monat quartal année
      """, code([.text, .period])
    ),
    (
      """
       revenue revenues sales amount value price prices cost costs profit income spending investment capex \
      budget turnover exports imports assets capital expenditure earnings wage salary debt loans deposits gdp fee \
      매출 매출액 금액 가격 수출 수입 영업이익 자산 收入 销售额 营收 金额 出口 进口 价格 omsättning pris kostnad export import \
      intäkter resultat umsatz gewinn preis kosten erlöse ausfuhr einfuhr
      """, code([.money, .number])
    ),
    (
      """
       employees staff pupils passengers population patents filings applications grants gold silver bronze medals points score \
      goals wins losses draws played won lost drawn births deaths students members visitors households votes seats \
      goals stores outlets papers citations inventors tourists arrivals residents vehicles ships matches games \
      인구 특허 건수 명수 직원수 금 은 동 人口 专利 金牌 银牌 铜牌 folkmängd invånare antal guld silver brons einwohner \
      anzahl patente bevölkerung mitarbeiter beschäftigte beschäftigten betriebe tore punkte spiele siege stück poäng anställda \
      employés effectif habitants empleados dipendenti
      """, code(.number)
    ),
    (
      """
       units sold produced shipped delivered shipments shipment volume volumes capacity output production deliveries count number \
      total totals quantity size area weight generation consumption supply demand reserves orders installations stock \
      open high low range close bid ask inventory index hours distance speed temperature density flights teu tonnage harvest \
      수량 출하량 销量 出货量 产量 생산량 합계 계 总计 合计 totalt gesamt summe menge produktion erzeugung verbrauch leistung
      """, code([.number, .money])
    ),
    (
      """
       share growth margin yoy qoq mom y/y q/q m/m % percentage percent cagr %yoy chg% \
      점유율 증가율 성장률 비중 전년비 전년대비 대비 份额 增长率 占比 同比 环比 andel tillväxt marknadsandel anteil \
      marktanteil wachstum
      """, code(.percent)
    ),
    (
      """
       rate change chg chg. ratio factor yield increase decrease difference variation roe roa +/- turnout \
      증감 변동 变化 增减 förändring ändring veränderung rendite quote zuwachs
      """, code(.relative)
    ),
  ])

  private static func code(_ kinds: ColumnKinds) -> UInt8 { kinds.rawValue }
}

import Testing

@testable import InsightModel

/// What words and digits of four languages say, one sentence each.
@Suite struct MentionTests {
  @Test(arguments: [
    ("The bridge cost €2.5m.", ["€2.5m money 2500000"]),
    ("The mill sold paper worth 76.7 billion dollars.", ["76.7 billion dollars money 76700000000"]),
    ("A budget of KRW 1.46 trillion was passed.", ["KRW 1.46 trillion money 1460000000000"]),
    ("It paid 17.6391 trillion won.", ["17.6391 trillion won money 17639100000000"]),
    ("Sales came to $655.9bn.", ["$655.9bn money 655900000000"]),
    ("Prices rose by 4.25% over the week.", ["4.25% change 4.25"]),
    ("Its share of the market is 31 percent.", ["31 percent share 31"]),
    ("The rate fell by 0.3 percentage points.", ["0.3 percentage points points 0.3"]),
    ("Output more than doubled.", ["more than doubled multiple 2"]),
    ("Exports are 2.5 times what they were.", ["2.5 times multiple 2.5"]),
    ("A third of the barley was lost.", ["A third share 33.33"]),
    ("Nearly two thirds of the fleet is laid up.", ["Nearly two thirds share 66.67"]),
    ("One ship in eight is idle.", ["One ship in eight share 12.5"]),
    ("Seven out of ten farms are small.", ["Seven out of ten share 70"]),
    ("The reserve covers 550 km of coast.", ["550 km measure 550"]),
    ("They built 2,600 turbines.", ["2,600 turbines count 2600"]),
    ("Twenty-three trains were late.", ["Twenty-three trains count 23"]),
    ("The strike lasted six weeks.", ["six weeks duration 6"]),
    ("It is the second-largest port.", ["second-largest rank 2"]),
    ("Lomma rose two positions.", ["two positions rank change 2"]),
    ("Ardal is the number one.", ["number one rank 1"]),
    ("This was the 3rd congress.", ["3rd ordinal 3"]),
    ("It shrank in the first quarter of 2024.", ["first quarter of 2024 quarter 2024-Q1"]),
    ("The harvest of 2023/24 was poor.", ["2023/24 season 2023/24"]),
    ("Up to 40 pilots were hired.", ["Up to 40 pilots count 40"]),
    ("Imports fell for the third year in a row.", ["third year in a row duration 3"]),
    ("Between 50-70% of the ore is left.", ["50-70% share 50"]),
  ])
  func english(_ sentence: String, _ wanted: [String]) { #expect(FactSample.read(sentence) == wanted) }

  @Test(arguments: [
    ("Der Umsatz der Mühle lag bei 3,2 Mrd. Euro.", ["3,2 Mrd. Euro money 3200000000"]),
    ("Die Ernte wuchs um 12,5 Prozent.", ["12,5 Prozent change 12.5"]),
    ("Der Anteil der Bahn sank um 0,4 Prozentpunkte.", ["0,4 Prozentpunkte points 0.4"]),
    ("Rund 1.450 Tonnen wurden in den Hafen gebracht.", ["Rund 1.450 Tonnen measure 1450"]),
    ("Der Absatz hat sich mehr als verdoppelt und das ist gut.", ["mehr als verdoppelt multiple 2"]),
    ("Knapp ein Fünftel der Flotte liegt auf der Reede.", ["Knapp ein Fünftel share 20"]),
    ("Die Reederei ist die drittgrößte der Welt.", ["drittgrößte rank 3"]),
    ("Der Hafen liegt auf Platz 4 der Liste.", ["Platz 4 rank 4"]),
    ("Der Ausstoß sank im zweiten Quartal 2024 und das war neu.", ["zweiten Quartal 2024 quarter 2024-Q2"]),
    ("Der Bau dauert drei Jahre und ist teuer.", ["drei Jahre duration 3"]),
  ])
  func german(_ sentence: String, _ wanted: [String]) { #expect(FactSample.read(sentence) == wanted) }

  @Test(arguments: [
    ("정부 예산은 1조4600억원이다.", ["1조4600억원 money 1460000000000"]),
    ("수출은 12.5% 증가했다.", ["12.5% change 12.5"]),
    ("점유율은 3.2%포인트 하락했다.", ["3.2%포인트 points 3.2"]),
    ("생산량은 약 340만 톤이다.", ["약 340만 톤 measure 3400000"]),
    ("매출이 두 배로 늘었다.", ["두 배 multiple 2"]),
    ("농가의 3분의 1이 줄었다.", ["3분의 1 change -33.33"]),
    ("이 항만은 4위다.", ["4위 rank 4"]),
    ("공장 세 곳을 닫았다.", ["세 곳 count 3"]),
    ("선박 1,250척을 인도했다.", ["1,250척 count 1250"]),
    ("2024년 2분기에 문을 연다.", ["2024년 2분기 quarter 2024-Q2"]),
    ("5만명 이상이 모였다.", ["5만명 이상 count 50000"]),
    ("입장료는 1만5000원이다.", ["1만5000원 money 15000"]),
    ("입장료는 2만 3,400원이다.", ["2만 3,400원 money 23400"]),
    ("수확은 7만 4000톤이었다.", ["7만 4000톤 measure 74000"]),
    ("부두 3만 2024년 완공했다.", ["3만 count 30000", "2024년 year 2024"]),
  ])
  func korean(_ sentence: String, _ wanted: [String]) { #expect(FactSample.read(sentence) == wanted) }

  @Test(arguments: [
    ("销售额达1.2亿元。", ["1.2亿元 money 120000000"]),
    ("产量同比增长8.5%。", ["8.5% change 8.5"]),
    ("份额下降0.6个百分点。", ["0.6个百分点 points 0.6"]),
    ("出口约占三成。", ["约占三成 share 30"]),
    ("三分之一的船停航。", ["三分之一 share 33.33"]),
    ("利润翻了一番。", ["翻了一番 multiple 2"]),
    ("该港排在第四位。", ["第四位 rank 4"]),
    ("有七家企业减产。", ["七家 count 7"]),
    ("出口额超过3.5万吨。", ["超过3.5万吨 measure 35000"]),
    ("2024年第二季度开业。", ["2024年 year 2024", "第二季度 quarter "]),
  ])
  func chinese(_ sentence: String, _ wanted: [String]) { #expect(FactSample.read(sentence) == wanted) }

  /// Digits in names are no amounts.
  @Test(arguments: [
    "The A320 waits at Gate 14.", "Under Article 12 a permit is needed.", "The HBM3E 12-layer stack is new.",
    "A 5G mast burned down.",
    "It ranks among the Top 10.", "Call 02-555-0142 at any hour.", "Pier 9B is closed.",
    "A 24-hour permit is sold.",
    "The Falcon 9 flew again.", "Trains leave at 14:30.",
    "Der Zug steht auf Gleis 7 und wartet.", "Nach § 14 ist das verboten und teuer.",
    "Der Typ V150 ist neu und das ist gut.",
    "국내 3사가 모였다.", "제2공장을 짓는다.", "4680 배터리가 늘었다.", "10분 충전 기술이다.",
    "前五名企业。", "2号高炉投产。", "生产Q235钢。", "500系列车。",
  ])
  func traps(_ sentence: String) {
    let read = FactSample.read(sentence)
    #expect(read.allSatisfy { $0.hasSuffix("ordinal") || $0.contains(" day ") }, "\(read)")
  }
}

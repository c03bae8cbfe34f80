import Testing

@testable import InsightModel

/// Articles of which the page's layout ran all key points and the body together in one line.
@Suite struct RunTogetherTests {
  /// An article's points and its paragraphs.
  private struct Parts: Equatable {
    var points: [String]
    var paragraphs: [String]
  }

  private static func parts(_ issue: Issue, _ article: Int) -> Parts {
    let blocks = issue.blocks[issue.articles[article].blocks]
    return Parts(
      points: blocks.filter { $0.kind == .keyPoint }.map { issue.string($0.range) },
      paragraphs: blocks.filter { $0.kind == .paragraph }.map { issue.string($0.range) })
  }

  private static func page(_ headline: String, _ line: String) -> Issue {
    read("Ⅰ. PORT TRENDS\n1. \(headline)\n\(line)\n2. Another Headline\nAnd its sentence.\n")
  }

  /// Where the pieces end, counted in characters that are no space.
  private static func ends(_ pieces: [String]) -> Set<Int> {
    var count = 0
    return Set(
      pieces.map { piece in
        count += piece.count { !$0.isWhitespace }
        return count
      })
  }

  /// Every article of these documents that has points, its lines run together.
  private static let articles: [(headline: String, parts: Parts)] =
    (CorpusTests.names.filter { $0.hasPrefix("labels") }.map {
      file("Tests/InsightModelTests/Corpus/\($0).txt")
    }
    + [seedBytes]).flatMap { bytes in
      let issue = Issue(bytes: bytes)
      return issue.articles.indices.compactMap { article in
        let parts = parts(issue, article)
        // A hyphen between two parts of one point is like one between two points.
        let isPlain = !parts.points.isEmpty && !parts.points.contains { $0.contains(" - ") }
        return !isPlain || parts.paragraphs.isEmpty
          ? nil : (issue.string(issue.articles[article].headline), parts)
      }
    }

  /// What is cut must be cut where it was run together; what is not may stay together. A point of two sentences may
  /// be cut between them where the others have one.
  /// A number that has lost characters is one; a name of a letter and a figure, a mark before one, and a year that is asked after are none.
  @Test(arguments: [
    ("3,01?", true), ("301.?", true), ("30.1#", true), ("3_1.2", true), ("30?.1", true), ("2031?", false),
    ("#1", false),
    ("_1", false), ("1_", false), ("1#", false), ("??", false), ("A_1", false),
  ])
  func numbersThatHaveLostCharacters(_ text: String, _ isNumber: Bool) {
    #expect(BrokenNumber.isLike(text) == isNumber)
  }

  @Test func nothingIsCutWhereItWasNotRunTogether() {
    var (right, early) = (0, 0)
    for (headline, parts) in Self.articles {
      let line = "- " + parts.points.joined(separator: " - ") + " " + parts.paragraphs.joined(separator: " ")
      let found = Self.parts(Self.page(headline, line), 0)
      let wrong = Self.ends(found.points + found.paragraphs)
        .subtracting(Self.ends(parts.points + parts.paragraphs))
      if found.points == parts.points {
        right += 1
      } else if !wrong.isEmpty, found.points.last?.last == "." {
        early += 1
      } else {
        #expect(wrong == [], "\(found.points) \(found.paragraphs.map { $0.prefix(40) })")
      }
    }
    #expect(Self.articles.count >= 19)
    #expect(right >= 10)
    #expect(early <= 1)
  }

  @Test(arguments: [
    // Capitals, function words, names known from elsewhere, units, words known in small letters.
    ("SHIPS RISE IN ULSAN The yard rose by two points.", "SHIPS RISE IN ULSAN"),
    ("Work to begin in May The board has approved a third quay.", "Work to begin in May"),
    (
      "Third quay planned for Mokpo Mokpo Port has asked for bids. Mokpo Port is small.",
      "Third quay planned for Mokpo"
    ),
    ("Contract worth USD 6.5 billion Poland has signed for the tanks.", "Contract worth USD 6.5 billion"),
    ("Fuel bill falls by a third Sentence after sentence will say so.", "Fuel bill falls by a third"),
    ("Quay opens in May. It will take ships of any size.", "Quay opens in May."),
    // A number with a decimal point ends a sentence, an abbreviation does not.
    ("Tolls cut by 7.5%. The bridge keeps its name.", "Tolls cut by 7.5%."),
    ("Draught raised to 16.25. The dredgers leave in May.", "Draught raised to 16.25."),
    ("Crew cut to 9. The owners are content with that.", "Crew cut to 9."),
    ("Quay sold to U.S. Steel. The board has agreed to it.", "Quay sold to U.S. Steel."),
    // Verbs of every kind after names: of the headline, of several words, with their own.
    (
      "Third quay planned at last Mokpo Port and its owners agreed on a price in May.",
      "Third quay planned at last"
    ),
    (
      "Third quay planned at last Mokpo’s council of elders met on Monday to agree.",
      "Third quay planned at last"
    ),
    (
      "Sportage leads the list of 12 units Kia sold more cars than ever before. Sales fell.",
      "Sportage leads the list of 12 units"
    ),
    (
      "First in the world to be built from scratch Hyundai Rotem received the order. Trams follow.",
      "First in the world to be built from scratch"
    ),
    ("SHIPS RISE IN ULSAN KEPCO Mokpo Port has said that it will pay for them.", "SHIPS RISE IN ULSAN KEPCO"),
    ("SHIPS RISE IN ULSAN A yard rose by two points.", "SHIPS RISE IN ULSAN"),
    (
      "Auditors to report in March The Mokpo Port Supervisory Service issued guidelines in May.",
      "Auditors to report in March"
    ),
    (
      "Quay opens in May. Cranes to follow. The board has set the date.",
      "Quay opens in May. Cranes to follow."
    ),
  ])
  func turns(_ line: String, _ point: String) {
    let issue = Self.page("Mokpo Port Grows", "- " + line + " One more sentence is here.")
    #expect(Self.parts(issue, 0).points == [point])
    #expect(losses(in: issue) == [])
  }

  @Test(arguments: [
    // Names inside a sentence, hyphens in names and numbers, one sentence, none.
    "Talks with Mokpo Port have begun over the summer. It is early.",
    "Kim Dong-cheol stays as chief executive KEPCO lost less than before. Its debt is high.",
    "Heat pumps of 1.8 - 2.4 MW tested at -15℃ in all of Korea's provinces",
    "Seoul - Busan line of test houses planned for 2026-2027",
    "parcels delivered on sundays in all of seoul the carriers say so",
    "Depot Under Han River Takes Parcels by Tube Kim Dong-myung Shows Model at COEX",
    "Fate of the many new plants Hyundai Rotem has built in Mokpo is open. It is early.",
    "Fees to be shared by Busan and Elbe Mokpo II have risen since May last year. It is early.",
    "Channel to be deepened to 16 Metres of Mokpo have asked for it. Work begins.",
    "12 Products Signed Samsung Biologics has filled its tanks. They are large.",
  ])
  func staysTogether(_ line: String) {
    let issue = Self.page("Mokpo Port Grows", "- " + line)
    #expect(Self.parts(issue, 0) == Parts(points: [line], paragraphs: []))
    #expect(losses(in: issue) == [])
  }

  /// Where a point alone is all of an article, what tells a story after its first full stop is the body.
  @Test(arguments: [
    ("Tolls up by 4.5%. Half of the carts went round. The clerks had none of it.", "Tolls up by 4.5%."),
    (
      "Carts move to the U.S. They have been sold there for years. The first one went in May.",
      "Carts move to the U.S."
    ),
    (
      "Tolls up 4.0%, fares 1.9%. Carters earned more for once in ten years. Clerks call it the end.",
      "Tolls up 4.0%, fares 1.9%."
    ),
    (
      "Fewer carts by a tenth. Carters name the mud. Clerks name the toll instead.", "Fewer carts by a tenth."
    ),
    ("Mud on the road. Carters blame them for it. The clerks had none of it.", "Mud on the road."),
    ("Tolls up. Carts down. Clerks glum.", "Tolls up. Carts down. Clerks glum."),
  ])
  func whatTellsAStoryIsTheBody(_ line: String, _ point: String) {
    let issue = Self.page("Toll Bridge", "- " + line)
    #expect(Self.parts(issue, 0).points.last == point)
    #expect(losses(in: issue) == [])
  }

  /// A headline with its text in its own line says nothing of the blank lines around headlines; items of a list have none.
  @Test(arguments: [
    ("2. Weir Mended\nIt holds again since the spring.", ["Toll Bridge Closed for Repairs", "Weir Mended"]),
    ("It needs these:\n2. A new deck of oak.\n3. A gate.", ["Toll Bridge Closed for Repairs"]),
  ])
  func textBesideOneHeadline(_ below: String, _ headlines: [String]) {
    let issue = read(
      "Ⅰ. PORT TRENDS\n\n1. Toll Bridge Closed for Repairs The bridge over the Elbe has been shut to carts since Monday. It is old.\n\n\(below)\n"
    )
    #expect(issue.articles.map { issue.string($0.headline) } == headlines)
  }

  /// The last point ends at as many full stops as the others have.
  @Test(arguments: [
    (
      "Quay opens in May. Cranes to follow. - Cost is shared. Work goes on. Mokpo Port grows by half. It is early.",
      "Cost is shared. Work goes on."
    ),
    (
      "Quay opens in May. Cranes to follow. - Cost is shared by all. The port grows by half. It is early.",
      "Cost is shared by all."
    ),
    (
      "Quay opens in May - Cranes to follow. No date set yet. The port has grown by half. It is early.",
      "Cranes to follow. No date set yet."
    ),
    (
      "Quay opens in May - Cranes sold in Brno Bohemian Iron & Steel signed for them. The port has grown.",
      "Cranes sold in Brno Bohemian Iron & Steel signed for them. The port has grown."
    ),
  ])
  func fullStopsOfPoints(_ line: String, _ last: String) {
    let issue = Self.page("Harbour Works", "- " + line)
    #expect(Self.parts(issue, 0).points.last == last)
    #expect(losses(in: issue) == [])
  }

  @Test(arguments: [
    ("정부, 선박 백 척 확보", "올해 안에 백 척 확보에 배정. 정예팀도 선정", "정부가 올해 안에 선박 백 척을 확보한다. 예산은 작다.", true),
    ("정부, 선박 백 척 확보", "올해 안에 백 척을 확보할 계획인", "정부가 올해 안에 선박 백 척을 확보한다.", false),
    ("로봇 팔 조선소에 들어가", "숙련공 부족이 가장 큰 이유", "현대삼호는 용접 로봇을 들인다고 밝혔다.", false),
    ("三星与宝马签订协议", "二〇二七年开始量产", "三星表示，与宝马签订了验证协议。样品将于明年交付。", true),
    ("三星与宝马签订协议", "将向 SK On 供应二〇二七年的样品", "SK On 表示，与宝马签订了验证协议。", false),
  ])
  func withoutCapitals(_ headline: String, _ point: String, _ body: String, _ isCut: Bool) {
    let issue = Self.page(headline, "- \(point) \(body)")
    let whole = Parts(points: ["\(point) \(body)"], paragraphs: [])
    #expect(Self.parts(issue, 0) == (isCut ? Parts(points: [point], paragraphs: [body]) : whole))
    #expect(losses(in: issue) == [])
  }

  @Test(arguments: [
    ("Cost of 1.2 billion - Work in May, not June - Power for all berths", 3),
    ("Cost of 1.2 - 1.4 billion for Seoul - Busan - Power for all berths", 2),
    ("State-of-the-art yard in Geoje - Kim Dong-myung named its head", 2),
    ("국내 첫 저온 배터리 생산 - 첫해에 1GWh를 생산할 계획 - 2030년까지 열 배로", 3),
  ])
  func pointsPart(_ line: String, _ count: Int) {
    let issue = Self.page("Points", "- " + line)
    #expect(Self.parts(issue, 0).points.count == count)
    #expect(losses(in: issue) == [])
  }
}

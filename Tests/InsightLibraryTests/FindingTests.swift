import Foundation
import InsightLibrary
import InsightModel
import Testing

/// What queries find, and what is said of wrong ones.
@Suite struct FindingTests {
  private static let letters = [
    Letter.text(
      number: 1, published: "2030-05-01",
      articles: [
        ("Ferry Lines Merge", ["The ferry lines “Nord” and “Süd” merge in May.", "Fares stay as they are."]),
        ("반도체 시장 동향", ["삼성전자는 반도체 시장이 회복된다고 밝혔다.", "경제 제재가 길어진다."]),
      ]),
    Letter.text(
      number: 2, published: "2031-02-01",
      articles: [
        ("芯片出口", ["中国的半导体出口增长了三成。"]),
        ("Паромы идут", ["Паром вышел из порта в полдень."]),
        (
          "Fleet Table",
          [
            "Table 1. Fleet by yard (Unit: ships)\nRank Yard Ships\n1 Anker 30\n2 Bulwark 20\nTotal 50\n*Source: Lloyd"
          ]
        ),
      ]),
  ]

  private static func total(_ query: String) throws -> Int {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add(letters.map { Incoming($0) })
    return try library.search(SearchQuery(query)).total
  }

  @Test(arguments: [
    ("ferry lines", 2), ("FERRY", 2), ("ferr", 0), ("ferr*", 2), ("\"ferry lines\"", 2),
    ("\"lines ferry\"", 0),
    ("nord sud", 1), ("'Süd'", 1), ("\"nord\" merge", 1), ("fares OR merge", 3), ("ferry -may", 1),
    ("-fares stay", 0),
    ("ferry near/3 nord", 1), ("ferry near/0 nord", 0), ("nord near ferry", 1), ("(fares OR nord) -may", 1),
    ("반도체", 2), ("반도", 2), ("도체", 2), ("반도체시장", 0), ("\"반도체 시장\"", 2), ("시장", 2), ("회복", 1),
    ("삼성전자", 1), ("경제재", 0), ("경제", 1), ("제재", 1), ("삼", 1), ("장", 2), ("\"장 동\"", 1), ("\"장 동향\"", 1),
    ("半导体", 1), ("导体", 1), ("出口", 2), ("口", 2), ("\"三成\"", 1), ("паром", 1), ("ПАРОМ*", 2),
    ("in:harbour ferry", 2), ("since:2031 ferry", 0), ("since:2031 出口", 2), ("before:2031 出口", 0),
    ("has:table lloyd", 1), ("has:table", 1), ("is:unread ferry", 2), ("is:starred ferry", 0),
    ("-is:starred ferry", 2),
    ("section:ports ferry", 2), ("section:rails ferry", 0),
    ("section:ports", 5), ("section:ports -fares", 4), ("section:ports -zeppelin", 5),
    ("has:table -lloyd", 0),
    ("has:table -zeppelin", 1), ("-lloyd has:table", 0),
  ])
  func finds(query: String, count: Int) throws {
    #expect(try Self.total(query) == count)
  }

  @Test(arguments: [
    ("", "there is nothing to look for"), ("\"abc", "is not closed"), ("%", "% has no letter"),
    ("OR a", "OR stands between"),
    ("a OR", "OR stands between"), ("-a", "only leaves out"), ("a -", "- has no letter"),
    ("foo:bar", "foo: is none of"),
    ("is:open", "is: takes unread or starred"), ("has:chart", "has: takes note or table"),
    ("since:May", "since: takes a date"),
    ("since:2031-13", "since: takes a date"), ("since:2031-02-29", "since: takes a date"),
    ("since:2031-04-31", "since: takes a date"), ("in:b (-a)", "only leaves out"),
    ("a OR -b", "only leaves out"),
    ("in:", "in: takes a part"), ("(a", "( is not closed"),
    ("a)", ") closes nothing"),
    ("a OR in:b", "hold for the whole query"), ("a near OR b", "near stands between"),
    ("a near/x b", "near/ takes a number"), ("a near/1001 b", "near/ takes a number"),
    ("near/", "near/ takes a number"), ("near/3", "near/3 stands between"),
    ("NEAR/2 b", "NEAR/2 stands between"), ("a near", "near stands between"),
    ("a near/4", "near/4 stands between"), ("*idge", "* stands at the end"),
    ("a -**idge*", "* stands at the end"),
  ])
  func saysWhatIsWrong(query: String, words: String) throws {
    do throws(SearchQuery.Problem) {
      _ = try SearchQuery(query)
      Issue.record("\(query) is taken")
    } catch {
      #expect(error.message.contains(words), "\(query): \(error.message)")
    }
  }

  @Test func daysAreThoseOfTheirMonth() throws {
    for day in ["2032-02-29", "2000-02-29", "2031-12-31", "2031-04-30"] {
      #expect(try SearchQuery("since:\(day)").conditions == [.init(.since(day))])
    }
    #expect(throws: SearchQuery.Problem.self) { _ = try SearchQuery("since:1900-02-29") }
  }

  @Test func aWordThatIsTypedMayGoOn() throws {
    #expect(try SearchQuery("ferr", isTyping: true) == SearchQuery("ferr*"))
    #expect(try SearchQuery("the ferr", isTyping: true) == SearchQuery("the ferr*"))
    #expect(try SearchQuery("ferry ", isTyping: true) == SearchQuery("ferry"))
    #expect(try SearchQuery("fe", isTyping: true) == SearchQuery("fe"))
    #expect(try SearchQuery("\"ferry li", isTyping: true).expression != nil)
  }

  /// Pieces between which others hold nothing.
  @Test func whatLiesFarApart() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let long = String(repeating: "Much else fills the pages here. ", count: 200)
    let texts = ["Gulls. ", "", "Terns, gulls. ", "Gulls again. ", "", "Last gulls. "].map { $0 + long }
    _ = try library.add([
      Incoming(Letter.text(number: 1, published: "2030-01-01", articles: [("A", texts)]))
    ])
    let found = try library.search(SearchQuery("gulls")).matches.map { String($0.passage.text.prefix(11)) }
    #expect(found == ["Gulls. Much", "Terns, gull", "Gulls again", "Last gulls."])
  }

  @Test func newestFirstAndBestFirst() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let long = "Tides and much else that fills a line without saying anything of them at all, as lines do."
    _ = try library.add([
      Incoming(Letter.text(number: 1, published: "2030-01-01", articles: [("A", ["Tides, tides, tides."])])),
      Incoming(Letter.text(number: 3, published: "2032-01-01", articles: [("B", [long])])),
      Incoming(Letter.text(number: 2, published: "2031-01-01", articles: [("C", [long + " Again."])])),
    ])
    let query = try SearchQuery("tides")
    #expect(try library.search(query).matches.map(\.number) == [3, 2, 1])
    #expect(try library.search(query, order: .best).matches.first?.number == 1)
    let limited = try library.search(query, limit: 2)
    #expect(limited.total == 3 && limited.matches.map(\.number) == [3, 2])
    #expect(try library.search(query, limit: 0).total == 3)
  }

  @Test func filesAreSearchedByTheSameRule() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add(Self.letters.map { Incoming($0) })
    for query in [
      "ferry", "장", "반도체 OR fares", "has:table", "section:ports -merge", "has:table -zeppelin",
      "section:ports merge", "since:2031 出口",
    ] {
      let wanted = try SearchQuery(query)
      let kept = try library.search(wanted)
      let read = Self.letters.flatMap { InsightModel.Issue(bytes: Array($0.utf8)).matches(wanted, file: "a") }
      #expect(kept.total == read.count, "\(query)")
      #expect(
        Set(kept.matches.map { "\($0.passage.text) \($0.ranges)" })
          == Set(read.map { "\($0.passage.text) \($0.ranges)" }))
    }
  }
}

/// The index finds what a scan finds, no more and no less.
@Suite struct IndexTests {
  /// Few words and signs of each script, so that they meet in many ways.
  private static let scripts = [
    ["tide", "tides", "Tide", "pier", "PIER", "naïve", "naive", "e\u{301}t", "a", "b2", "7.5", "it's"],
    ["경제", "경제재", "제재", "재", "제", "시장", "시장이", "경"],
    ["半", "半导", "导体", "半导体", "体半", "导", "体"],
    ["порт", "порты", "Порт", "й", "в", "ёлка", "елка"],
  ]

  private static func text(_ random: inout Dice, _ words: [String], _ count: Int) -> String {
    (0..<count).map { _ in
      words.randomElement(using: &random)! + [" ", " ", " ", "", ", ", "-"].randomElement(using: &random)!
    }
    .joined()
  }

  private static func query(_ random: inout Dice, _ words: [String], depth: Int = 0) -> String {
    func word() -> String { words.randomElement(using: &random)! }
    switch Int.random(in: 0..<(depth > 2 ? 4 : 8), using: &random) {
    case 0: return word()
    case 1: return "\"\(word()) \(word())\""
    case 2: return "\"\(text(&random, words, 3))\""
    case 3: return word() + "*"
    case 4: return "\(word()) near/\(Int.random(in: 0...3, using: &random)) \(word())"
    case 5:
      return "(\(query(&random, words, depth: depth + 1)) OR \(query(&random, words, depth: depth + 1)))"
    case 6: return "\(word()) -\(word())"
    case _: return "\(query(&random, words, depth: depth + 1)) \(query(&random, words, depth: depth + 1))"
    }
  }

  @Test(arguments: 0..<5) func indexIsScan(script: Int) throws {
    let words = script < 4 ? Self.scripts[script] : Self.scripts.flatMap { $0 }
    var random = Dice(state: UInt64(script))
    let shelf = try Shelf()
    var library = try shelf.library()
    let letters = (1...30).map { number in
      Letter.text(
        number: number, published: "2031-01-\(number * 7 % 30 + 1 < 10 ? "0" : "")\(number * 7 % 30 + 1)",
        articles: [
          (
            "Number \(number)",
            (0..<6).map { _ in "Q " + Self.text(&random, words, Int.random(in: 1...9, using: &random)) }
          )
        ])
    }
    _ = try library.add(letters.map { Incoming($0) })
    let passages = letters.flatMap { Passages(InsightModel.Issue(bytes: Array($0.utf8))).list }
    #expect(passages.count > 200)
    var (found, glances) = (0, 0)
    for _ in 0..<200 {
      let text = Self.query(&random, words)
      guard let wanted = try? SearchQuery(text), let expression = wanted.expression else { continue }
      let scanned = passages.filter { expression.matches(in: $0.text) != nil }
      let indexed = try library.search(wanted)
      #expect(indexed.total == scanned.count, "\(text)")
      #expect(Set(indexed.matches.map(\.passage.text)) == Set(scanned.map(\.text)), "\(text)")
      #expect(
        indexed.matches.map { $0.published ?? "" } == indexed.matches.map { $0.published ?? "" }.sorted(by: >)
      )
      // The first few are the same however they are come by: from the index, or by looking into the newest issues.
      for limit in [1, 4, 30] {
        let few = try library.search(wanted, limit: limit)
        #expect(few.total == scanned.count && few.matches == Array(indexed.matches.prefix(limit)), "\(text)")
        guard let glanced = try library.glance(wanted, limit: limit) else { continue }
        glances += 1
        #expect(glanced == few.matches && glanced.count == limit, "\(text)")
      }
      found += scanned.count
    }
    #expect(found > 700 && glances > 50)
  }

  /// What has to be looked for in the texts is told as it is found, and ends where it is no longer wanted.
  @Test func whatIsFoundSoFarIsTold() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let letters = (1...9).map { number in
      Letter.text(
        number: number, published: "2031-0\(number)-01",
        articles: [("Pier \(number)", ["拖船在港口等待，共\(number)艘。"])])
    }
    _ = try library.add(letters.map { Incoming($0) })
    // The index knows pairs of signs.
    let query = try SearchQuery("港")
    var told: [Int] = []
    let all = try library.search(
      query,
      goesOn: {
        told.append($0.count)
        return true
      })
    #expect(told.count == 9 && told == told.sorted() && told.first == 0 && (told.last ?? 0) > 0)
    #expect(all?.total == all?.matches.count && (all?.total ?? 0) > (told.last ?? 0))
    var asked = 0
    let given = try library.search(
      query,
      goesOn: { _ in
        asked += 1
        return asked < 4
      })
    #expect(given == nil && asked == 4)
  }

  /// What is found of two signs and more is what stands there, spaces or not: a scan of the text itself.
  @Test func signsAreFoundWhereverTheyStand() throws {
    var random = Dice(state: 9)
    let words = Self.scripts[1] + Self.scripts[2]
    let texts = (0..<200).map { _ in Self.text(&random, words, 6) }
    for _ in 0..<200 {
      let wanted = words.randomElement(using: &random)!
      guard let phrase = SearchPhrase(wanted) else { continue }
      let expression = SearchQuery.Expression.phrase(phrase)
      for text in texts {
        #expect((expression.matches(in: text) != nil) == text.contains(wanted), "\(wanted) in \(text)")
      }
    }
  }
}

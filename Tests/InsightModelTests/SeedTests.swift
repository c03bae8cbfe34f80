import Testing

@testable import InsightModel

/// What must be had from the real issue, exactly.
@Suite struct SeedTests {
  private let issue = Issue(bytes: seedBytes)

  @Test func header() {
    let header = issue.header
    #expect(
      header.title
        == "Korean Industrial Insight No. 12 of AI, Semiconductors, Batteries and Electric vehicles")
    #expect(header.periodical == "Korean Industrial Insight")
    #expect(header.number == 12)
    #expect(header.author == "KH")
    #expect(header.published == "2025-05-02")
    #expect(header.reads == 25)
    #expect(header.attachment == nil)
    #expect(header.topics == ["AI", "Semiconductors", "Batteries", "Electric vehicles"])
    #expect(header.previous == nil)
    #expect(
      header.next
        == "Korean Industrial Insight No.14 of AI, Semiconductors, Batteries and Electric vehicles in Chinese"
    )
    #expect(issue.isPeriodical)
    #expect(issue.encoding == .utf8)
  }

  @Test func sectionsAndArticles() {
    #expect(issue.sections.map(\.numeral) == ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"])
    #expect(
      issue.sections.map { issue.string($0.title) } == [
        "AI INDUSTRY TRENDS", "SEMICONDUCTOR INDUSTRY TRENDS", "BATTERY INDUSTRY TREND",
        "ELECTRIC VEHICLE INDUSTRY TRENDS",
      ])
    #expect(issue.sections.map(\.articles.count) == [3, 3, 3, 3])
    #expect(
      issue.articles.indices.map { issue.address(of: $0).description } == [
        "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3",
      ])
    for index in issue.articles.indices { #expect(issue.article(at: issue.address(of: index)) == index) }
    #expect(
      issue.string(issue.articles[2].headline) == "AI Judges Trusted More Than Human Judges… 64% of Koreans")
  }

  @Test func blocks() {
    func count(_ kind: Block.Kind) -> [Int] {
      issue.articles.map { issue.blocks[$0.blocks].count { $0.kind == kind } }
    }
    #expect(count(.keyPoint) == [2, 0, 0, 0, 0, 1, 5, 3, 2, 0, 2, 2])
    #expect(count(.paragraph) == [12, 10, 7, 18, 5, 12, 5, 8, 9, 7, 8, 13])
    let subheadings = issue.blocks.indices.filter { issue.blocks[$0].kind == .subheading }
    #expect(
      subheadings.map { issue.string(issue.blocks[$0].range) } == [
        "Hanmi Semiconductor May Partner with Samsung Amid Conflict with SK Hynix"
      ])
    let table = issue.blocks.firstIndex { $0.kind == .table(0) }
    #expect(table.map { $0 + 2 } == subheadings.first, "table, note, subheading")
    #expect(issue.articles[3].blocks.contains(subheadings[0]))
  }

  @Test func table() throws {
    #expect(issue.tables.count == 1)
    let table = try #require(issue.tables.first)
    #expect(table.address == Address(section: 2, article: 1))
    #expect(table.number == 1)
    #expect(table.caption == "Top 10 Global Semiconductor Suppliers by Revenue 2023-2024")
    #expect(table.unit == "Million USD")
    #expect(table.source == "Gartner (April 2025)")
    #expect(
      table.columns.map(\.name) == [
        "2024 Rank", "2023 Rank", "Supplier", "2024 Revenue", "2024 Market Share (%)", "2023 Revenue",
        "2024-2023 Growth Rate (%)",
      ])
    #expect(table.columns.map(\.type) == [.rank, .rank, .text, .money, .percent, .money, .percent])
    #expect(table.rows.map(\.role) == Array(repeating: .data, count: 10) + [.others, .total])
    #expect(
      table.rows.map { $0.cells.map { $0?.text ?? "" }.joined(separator: "|") } == [
        "1|3|Nvidia|76,692|11.7%|34,846|120.1%", "2|2|Samsung Electronics|65,697|10.0%|40,868|60.8%",
        "3|1|Intel|49,804|7.6%|49,427|0.8%", "4|6|SK Hynix|44,186|6.7%|23,077|91.5%",
        "5|4|Qualcomm|32,976|5.0%|29,229|12.8%", "6|5|Broadcom|27,801|4.2%|25,613|8.5%",
        "7|12|Micron Technology|27,619|4.2%|16,153|71.0%", "8|7|AMD|24,127|3.7%|22,307|8.2%",
        "9|8|Apple|20,51|3.1%|18,052|13.6%", "10|13|MediaTek|15,934|2.4%|13,451|18.5%",
        "||Others|270,536|41.2%|269,031|0.6%", "||Total|655,882|100.0%|542,054|21.0%",
      ])
    #expect(table.cell(0, 3)?.value == Figure(76692))
    #expect(table.cell(0, 4)?.value == Figure(117, decimals: 1))
    let apple = try #require(table.cell(8, 3))
    #expect(apple.value == Figure(20510))
    #expect(apple.finding == 0)
    #expect(table.findings.count == 1)
    #expect(table.findings.first?.proven == Figure(20510))
    #expect((table.findings.first?.reasons.count ?? 0) >= 3)
    #expect(
      issue.diagnostics.contains { $0.problem == .malformedNumber(text: "20,51", column: "2024 Revenue") })
  }

  @Test func everyDamagedCharacterIsHealed() {
    var signs: [String: Int] = [:]
    for healing in issue.healings { signs[issue.string(healing.healed), default: 0] += 1 }
    #expect(issue.healings.count == 55)
    #expect(signs["“", default: 0] + signs["”", default: 0] == 38)
    #expect(signs["‘", default: 0] + signs["’", default: 0] == 7)
    #expect(signs["▲"] == 3)
    #expect(signs["…"] == 3)
    #expect((1...4).map { signs[RomanNumeral.sign($0) ?? ""] } == [1, 1, 1, 1])
    #expect(issue.diagnostics.count { $0.kind == "healing" } == 55)
    #expect(!issue.text.bytes.contains(0xA1) || !issue.string(0..<issue.text.bytes.count).contains("¡"))
    #expect(!issue.diagnostics.contains { $0.kind == "unhealed" || $0.kind == "unsure-columns" })
  }

  @Test func nothingIsLost() {
    #expect(losses(in: issue) == [])
  }

  @Test func repeatedItIsOneLongDocument() {
    let many = Issue(bytes: Array(repeatElement(seedBytes, count: 20).joined()))
    #expect(many.sections.count { !$0.numeral.isEmpty } == 80)
    // Each further issue begins with its title.
    #expect(many.sections.count == 80 + 19)
    #expect(many.articles.count == 12 * 20)
    #expect(many.tables.count == 20)
    #expect(many.healings.count == 55 * 20)
    #expect(losses(in: many) == [])
  }
}

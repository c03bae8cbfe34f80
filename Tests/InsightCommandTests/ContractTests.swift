import Foundation
import Testing

/// The JSON contract `insight.issue/1`, field by field on the real issue.
@Suite struct ContractTests {
  private typealias Object = [String: Any]

  private static func document(_ arguments: String...) async throws -> Object {
    let result = try await Program.shell(
      "\"$insight\" show \"$seed\" --format json " + arguments.joined(separator: " "))
    #expect(result.status == 0 && result.error == "")
    return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? Object)
  }

  private static func isText(_ value: Any?) -> Bool { value is String }
  private static func isTextOrNull(_ value: Any?) -> Bool { value is String || value is NSNull }
  private static func isNumberOrNull(_ value: Any?) -> Bool { value is NSNumber || value is NSNull }

  private static func expectKeys(
    _ object: Object, _ keys: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      object.keys.sorted() == keys.split(separator: " ").map(String.init).sorted(),
      sourceLocation: sourceLocation)
  }

  @Test func header() async throws {
    let issue = try await Self.document()
    Self.expectKeys(
      issue,
      "schema title number author published reads attachment topics previous next encoding sections tables diagnostics facts"
    )
    #expect(issue["schema"] as? String == "insight.issue/1")
    #expect(
      issue["title"] as? String
        == "Korean Industrial Insight No. 12 of AI, Semiconductors, Batteries and Electric vehicles")
    #expect(issue["number"] as? Int == 12)
    #expect(issue["author"] as? String == "KH")
    #expect(issue["published"] as? String == "2025-05-02")
    #expect(issue["reads"] as? Int == 25)
    #expect(issue["attachment"] is NSNull)
    #expect(issue["topics"] as? [String] == ["AI", "Semiconductors", "Batteries", "Electric vehicles"])
    #expect(issue["previous"] is NSNull)
    #expect(
      issue["next"] as? String
        == "Korean Industrial Insight No.14 of AI, Semiconductors, Batteries and Electric vehicles in Chinese"
    )
    let encoding = try #require(issue["encoding"] as? Object)
    Self.expectKeys(encoding, "detected healedFrom")
    #expect(encoding["detected"] as? String == "UTF-8" && Self.isText(encoding["healedFrom"]))
  }

  @Test func sectionsArticlesAndBlocks() async throws {
    let issue = try await Self.document()
    let sections = try #require(issue["sections"] as? [Object])
    #expect(sections.compactMap { $0["numeral"] as? String } == ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"])
    #expect(sections.compactMap { $0["ordinal"] as? Int } == [1, 2, 3, 4])
    #expect(
      sections.compactMap { $0["title"] as? String } == [
        "AI INDUSTRY TRENDS", "SEMICONDUCTOR INDUSTRY TRENDS", "BATTERY INDUSTRY TREND",
        "ELECTRIC VEHICLE INDUSTRY TRENDS",
      ])
    var addresses: [String] = []
    var points: [Int] = []
    var paragraphs: [Int] = []
    for section in sections {
      Self.expectKeys(section, "numeral ordinal title articles")
      for article in try #require(section["articles"] as? [Object]) {
        Self.expectKeys(article, "number address headline keyPoints blocks")
        addresses.append(article["address"] as? String ?? "")
        #expect(addresses.last == "\(section["ordinal"] ?? 0).\(article["number"] ?? 0)")
        #expect((article["headline"] as? String)?.isEmpty == false)
        let blocks = try #require(article["blocks"] as? [Object])
        var last = 0
        for block in blocks {
          let kind = try #require(block["kind"] as? String)
          Self.expectKeys(block, kind == "table" ? "kind table lines" : "kind text lines")
          #expect(["paragraph", "keyPoint", "subheading", "table", "note"].contains(kind))
          let lines = try #require(block["lines"] as? [Int])
          #expect(lines.count == 2 && lines[0] <= lines[1] && lines[0] > last)
          last = lines.last ?? last
          if let text = block["text"] as? String { #expect(!text.isEmpty && !text.contains("\n")) }
        }
        let texts = blocks.filter { $0["kind"] as? String == "keyPoint" }.compactMap { $0["text"] as? String }
        #expect(article["keyPoints"] as? [String] == texts)
        points.append(texts.count)
        paragraphs.append(blocks.filter { $0["kind"] as? String == "paragraph" }.count)
        if addresses.last == "2.1" {
          #expect(blocks.compactMap { $0["table"] as? Int } == [0])
          #expect(
            blocks.filter { $0["kind"] as? String == "subheading" }.compactMap { $0["text"] as? String } == [
              "Hanmi Semiconductor May Partner with Samsung Amid Conflict with SK Hynix"
            ])
        }
      }
    }
    #expect(addresses == (1...4).flatMap { section in (1...3).map { "\(section).\($0)" } })
    #expect(points == [2, 0, 0, 0, 0, 1, 5, 3, 2, 0, 2, 2])
    #expect(paragraphs == [12, 10, 7, 18, 5, 12, 5, 8, 9, 7, 8, 13])
  }

  @Test func table() async throws {
    let issue = try await Self.document()
    let tables = try #require(issue["tables"] as? [Object])
    let table = try #require(tables.first)
    #expect(tables.count == 1)
    Self.expectKeys(table, "address number caption unit source columns rows findings")
    #expect(table["address"] as? String == "2.1" && table["number"] as? Int == 1)
    #expect(table["caption"] as? String == "Top 10 Global Semiconductor Suppliers by Revenue 2023-2024")
    #expect(table["unit"] as? String == "Million USD" && table["source"] as? String == "Gartner (April 2025)")
    let columns = try #require(table["columns"] as? [Object])
    for column in columns { Self.expectKeys(column, "name type unit") }
    #expect(
      columns.compactMap { $0["name"] as? String } == [
        "2024 Rank", "2023 Rank", "Supplier", "2024 Revenue", "2024 Market Share (%)", "2023 Revenue",
        "2024-2023 Growth Rate (%)",
      ])
    #expect(
      columns.compactMap { $0["type"] as? String }
        == ["rank", "rank", "text", "money", "percent", "money", "percent"])

    let rows = try #require(table["rows"] as? [Object])
    let findings = try #require(table["findings"] as? [Object])
    #expect(
      rows.compactMap { $0["role"] as? String } == Array(repeating: "data", count: 10) + ["others", "total"])
    for (number, row) in rows.enumerated() {
      Self.expectKeys(row, "role cells")
      let cells = try #require(row["cells"] as? [Any])
      #expect(cells.count == columns.count)
      for (place, cell) in cells.enumerated() where !(cell is NSNull) {
        let cell = try #require(cell as? Object)
        Self.expectKeys(cell, "text value finding")
        #expect(
          Self.isText(cell["text"]) && Self.isNumberOrNull(cell["value"])
            && Self.isNumberOrNull(cell["finding"]))
        guard let index = cell["finding"] as? Int else { continue }
        // A finding is that of its cell; the cell's value is the proven one.
        let finding = try #require(findings.indices.contains(index) ? findings[index] : nil)
        #expect(finding["row"] as? Int == number && finding["column"] as? Int == place)
        #expect(finding["printed"] as? String == cell["text"] as? String)
        #expect(finding["proven"] as? NSNumber == cell["value"] as? NSNumber)
      }
    }
    for finding in findings {
      Self.expectKeys(finding, "row column printed proven reasons")
      #expect(Self.isNumberOrNull(finding["row"]) && Self.isNumberOrNull(finding["column"]))
      #expect(Self.isNumberOrNull(finding["proven"]) && (finding["reasons"] as? [String])?.isEmpty == false)
    }

    func cell(_ row: Int, _ column: Int) -> Object? { (rows[row]["cells"] as? [Any])?[column] as? Object }
    #expect(cell(0, 2)?["text"] as? String == "Nvidia" && cell(0, 2)?["value"] is NSNull)
    #expect(cell(0, 3)?["value"] as? Int == 76692 && cell(0, 3)?["finding"] is NSNull)
    #expect(cell(0, 4)?["value"] as? Double == 11.7)
    #expect(cell(10, 0) == nil && cell(11, 3)?["value"] as? Int == 655_882)
    // The damaged cell: never worth what is printed.
    #expect(cell(8, 3)?["text"] as? String == "20,51" && cell(8, 3)?["finding"] is NSNumber)
    #expect(cell(8, 3)?["value"] as? Int != 2051)
  }

  @Test func diagnostics() async throws {
    let issue = try await Self.document()
    let diagnostics = try #require(issue["diagnostics"] as? [Object])
    for diagnostic in diagnostics {
      Self.expectKeys(diagnostic, "kind line was now message")
      #expect(diagnostic["line"] is Int && Self.isText(diagnostic["message"]))
      #expect(Self.isTextOrNull(diagnostic["was"]) && Self.isTextOrNull(diagnostic["now"]))
    }
    let lines = diagnostics.compactMap { $0["line"] as? Int }
    #expect(lines == lines.sorted())
    var counts: [String: Int] = [:]
    for diagnostic in diagnostics where diagnostic["kind"] as? String == "healing" {
      counts[diagnostic["now"] as? String ?? "", default: 0] += 1
    }
    #expect(counts["“", default: 0] + counts["”", default: 0] == 38)
    #expect(counts["‘", default: 0] + counts["’", default: 0] == 7)
    #expect(counts["▲"] == 3 && counts["…"] == 3)
    for numeral in ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"] { #expect(counts[numeral] == 1) }
  }

  @Test func oneArticleAlone() async throws {
    let article = try await Self.document("2.2")
    Self.expectKeys(article, "number address headline keyPoints blocks")
    #expect(article["address"] as? String == "2.2")
  }

  /// Absent things are null or empty, never left out.
  @Test func aTextWithoutAnything() async throws {
    let result = try await Program.run("show", "-", "--format", "json", input: "Just a \"line\" \\ \u{1}.\n")
    let issue = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? Object)
    Self.expectKeys(
      issue,
      "schema title number author published reads attachment topics previous next encoding sections tables diagnostics facts"
    )
    for key in ["title", "number", "author", "published", "reads", "attachment", "previous", "next"] {
      #expect(issue[key] is NSNull, "\(key)")
    }
    #expect((issue["topics"] as? [Any])?.isEmpty == true && (issue["tables"] as? [Any])?.isEmpty == true)
    let blocks =
      ((issue["sections"] as? [Object])?.first?["articles"] as? [Object])?.first?["blocks"] as? [Object]
    #expect(blocks?.first?["text"] as? String == "Just a \"line\" \\ ␁.")
  }
}

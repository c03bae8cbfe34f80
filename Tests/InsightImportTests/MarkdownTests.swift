import InsightModel
import Testing

@testable import InsightImport

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("authors:\n  - name: Jo Ek\n    place: Ely\n  - place: Wick\n    name: P. Ool", "Jo Ek, P. Ool"),
    ("authors:\n- Jo Ek\n- P. Ool", "Jo Ek, P. Ool"), ("author:\n  name: Jo Ek\n  mail: x", "Jo Ek"),
    ("author: [Jo Ek, P. Ool]", "Jo Ek, P. Ool"),
  ])
  func authorsOfAHead(_ head: String, _ author: String) throws {
    let issue = try read("---\ntitle: T\n\(head)\ndate: 2024-05-06\n---\n\nText.\n", name: "a.md")
    #expect(issue.header.author == author)
    #expect(issue.header.published == "2024-05-06")
  }

  @Test func itsPartsAreWhatTheyAre() throws {
    let issue = try read(
      """
      Bell Tower
      ==========

      Repairs
      --

      A paragraph that somebody broke
      by hand, with `code` and **weight**.

      - [x] scaffold
      - [ ] paint the
        upper floor
        1. north
        2. south

      > Quoted words
      > in two lines.
      >
      > - and a list

      ```ring``` opens no listing.

      ```sh
      # no heading
      ring
      ```

      Bells
      --

      | Bell | Weight |
      |------|-------:|
      | Old \\| Tom | 1,200 |
      | Ann | 80 |
      """, name: "tower.md")
    #expect(issue.header.title == "Bell Tower")
    #expect(
      picture(issue) == [
        "A 1 Repairs", "p A paragraph that somebody broke by hand, with code and weight.", "[x] scaffold",
        "[ ] paint the upper floor", "  1. north", "  2. south", "> q Quoted words in two lines.",
        "> * and a list",
        "p ring opens no listing.", "v # no heading/ring", "A 2 Bells",
        "t Bell|Weight / Old | Tom|1,200 / Ann|80",
      ])
  }

  @Test func linesThatTheAuthorEndedAreLines() throws {
    let issue = try read(
      "# Poem\n\nThe mill  \nis still,\\\nthe race<br>is dry\nin May.\n\n| a<br>b | c |\n|---|---|\n| d | e |\n"
    )
    let poem = try #require(issue.blocks.first { $0.kind == .paragraph })
    let lines = issue.passages(of: poem).map { issue.string($0) }
    #expect(lines == ["The mill", "is still,", "the race", "is dry in May."])
    #expect(issue.sourceLines(of: poem.lines) == 3...5)
    #expect(issue.tables.first?.columns.first?.name == "a b")
  }

  @Test func whatGoesOnWithAnItemStandsBelowIt() throws {
    let issue = try read(
      "# Tools\n\n- a rake\n\n  of ash\n\n  10<sup>2</sup> teeth\n- a hoe\n\nAll of them.\n", name: "t.md")
    #expect(picture(issue) == ["- a rake", "  p of ash", "  p 10² teeth", "* a hoe", "p All of them."])
  }

  @Test func frontMatterOfSeveralLines() throws {
    let yaml = try read(
      "---\ntitle: >-\n  Reed\n  Letter\nauthor: \"A. Orr\n  and B. Nye\"\nplace:\n  town: Wick\ntags:\n  - reeds\ntopics: [\"mud, wet\", clay]\n---\n\nWords.\n"
    )
    #expect(yaml.header.title == "Reed Letter" && yaml.header.author == "A. Orr and B. Nye")
    #expect(yaml.header.topics == ["reeds", "mud, wet", "clay"])
    let toml = try read(
      "+++\nsummary = \"\"\"\nreeds\nand = more\n\"\"\"\ntitle = '''Reed Post'''\nnumber = 4\n+++\n\nWords.\n"
    )
    #expect(toml.header.title == "Reed Post" && toml.header.number == 4)
    #expect(picture(toml) == ["p Words."])
  }

  @Test func frontMatterIsTheHead() throws {
    let yaml = try read(
      "---\ntitle: \"Dyke Letter\"\nauthors:\n  - Io Berg\n  - K. Tan\nissue: 12\ndate: 2023-09-30T08:00:00Z\ntags: [water, clay]\n---\nThe dyke holds.\n"
    )
    #expect(yaml.header.title == "Dyke Letter")
    #expect(yaml.header.number == 12)
    #expect(yaml.header.author == "Io Berg, K. Tan")
    #expect(yaml.header.published == "2023-09-30")
    #expect(yaml.header.topics == ["water", "clay"])
    #expect(picture(yaml) == ["p The dyke holds."])
    let toml = try read(
      "+++\ntitle = 'Dyke Letter'\nnumber = 13\n[extra]\ntitle = \"no\"\n+++\n\n# Weather\n\nRain.\n")
    #expect(toml.header.title == "Dyke Letter")
    #expect(toml.header.number == 13)
    // A rule at the head is no front matter.
    let rule = try read("---\nJust words: and more of them\n\n# Head\n\n---\n")
    #expect(text(rule).contains("Just words"))
  }

  @Test func itIsToldByItsMarks() {
    func form(_ text: String, _ name: String = "") -> Form { Form(Array(text.utf8), name: name) }
    #expect(form("# Title\n\nWords.\n") == .markdown)
    #expect(form("Words with [a link](https://example.org) and [one more](#x).\n") == .markdown)
    #expect(form("Words.\n\n```\ncode\n```\n") == .markdown)
    #expect(form("#!/bin/sh\n# Title\n\necho\n") == .plain)
    #expect(form("# a comment\nkey = 1\n# another\nother = 2\n") == .plain)
    #expect(form("Words.\n- point\n- point\n") == .plain)
    #expect(form("Words.\n", "x.md") == .markdown)
    #expect(form("Ⅰ. STEEL\n\n1. Prices\nWords.\n", "x.md") == .plain)
    #expect(form("<p align=\"center\"><img src=x></p>\n\n# Tool\n\nWords.\n") == .markdown)
  }

  /// What cmark would need the square of its columns for is read as a plain text's table, cell by cell all the same.
  @Test(arguments: [3999, 4001]) func tablesOfAnyWidthAreTables(columns: Int) throws {
    func row(_ cell: (Int) -> String) -> String { "|" + (0..<columns).map { cell($0) + "|" }.joined() + "\n" }
    let text = "# Wide\n\n" + row { "c\($0)" } + row { _ in "-" } + row { "\($0)" } + row { "\($0 + 1)" }
    let issue = try Importer.issue(Array(text.utf8), name: "wide.md")
    #expect(issue.tables.count == 1 && issue.tables.first?.columns.count == columns)
    #expect(issue.tables.first?.rows.count == 2)
  }

  @Test func deepNestingIsBounded() throws {
    for mark in ["> ", "- ", "* "] {
      let issue = try read("# T\n\n" + String(repeating: mark, count: 20_000) + "deep\n\nend\n", name: "x.md")
      #expect(text(issue).contains("deep"))
    }
    let brackets = try read("# T\n\n" + String(repeating: "[", count: 50_000) + "x\n", name: "x.md")
    #expect(text(brackets).contains("x"))
  }

  @Test func linesOfWideSignsAreJoinedWithoutSpaces() throws {
    let issue = try read("# 題\n\n半导体出口\n继续增长。\n\nword\n다음 줄\n", name: "x.md")
    #expect(picture(issue) == ["p 半导体出口继续增长。", "p word 다음 줄"])
  }

  /// As lines of plain text are: nothing stands in Thai, nor in a word that was divided.
  @Test(arguments: [
    ("ประตูน้ำปิด\nทุกคืน", "ประตูน้ำปิดทุกคืน"), ("the long-\nterm plan", "the long-term plan"),
    ("pre-\nand post-war", "pre- and post-war"), ("수문은\n닫힌다", "수문은 닫힌다"), ("été\nà Sète", "été à Sète"),
  ])
  func whatStandsBetweenLines(_ source: String, _ text: String) throws {
    #expect(picture(try read("# H\n\n\(source)\n", name: "x.md")) == ["p " + text])
  }

  @Test func whatWasTakenBackJoinsNoNumber() throws {
    let issue = try read(
      """
      # Prices

      Hemp was ~~410~~377 and <del>8</del>9, H~2~O is water.

      | Rope | Price |
      |---|---|
      | hemp | ~~14~~16 |
      | wire | 21<br>300 |
      """)
    #expect(
      picture(issue) == [
        "p Hemp was ~~410~~ 377 and ~~8~~ 9, H~2~O is water.",
        "t Rope|Price / hemp|~~14~~ 16 / wire|21 / 300",
      ])
    #expect(issue.tables[0].rows.allSatisfy { $0.cells[1]?.value == nil })
  }

  @Test func footnotesKeepTheirNumbersAndNoneIsLost() throws {
    let issue = try read(
      """
      # Notes

      Named.[^b] Again.[^a]

      [^a]: The last one.
      [^b]: The first one.

          With a second paragraph.

      [^c]: Named nowhere.
      """)
    #expect(
      picture(issue) == [
        "p Named.[1] Again.[2]", "p [1] The first one.", "p With a second paragraph.",
        "p [2] The last one.", "p [3] Named nowhere.",
      ])
  }

  @Test func aTableOfOneColumnIsOne() throws {
    let issue = try read("# Loads\n\n| Tons |\n|-----:|\n| 410 |\n| 377 |\n")
    #expect(picture(issue) == ["t Tons / 410 / 377"])
  }
}

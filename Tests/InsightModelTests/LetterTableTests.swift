import Testing

@testable import InsightModel

/// Tables that stand in letters and notes, and lines there that are none.
@Suite struct LetterTableTests {
  private func tables(_ text: String) -> [[[String]]] {
    read(text).tables.map { table in
      [table.columns.map(\.name)] + table.rows.map { $0.cells.map { $0?.text ?? "" } }
    }
  }

  @Test(arguments: ["\t", ";", "|"])
  func aRowMayEndInAnEmptyCell(_ mark: String) {
    let rows = [
      ["Twine", "Coils"], ["hemp", "31"], ["jute", ""], ["flax", ""], ["sisal", "7"], ["coir", ""],
    ]
    let block = rows.map { $0.joined(separator: mark) }.joined(separator: "\n")
    #expect(tables("What is left in the loft:\n\n\(block)\n\nNo more is due.\n") == [rows])
  }

  @Test func aPipedTableEndsInAnEmptyCell() {
    #expect(
      tables(
        """
        What is left in the loft:

         Twine | Coils
        -------+------
         Hemp  |    31
         Jute  |
         Sisal |     7
         Coir  |
        (4 rows)
        """) == [[["Twine", "Coils"], ["Hemp", "31"], ["Jute", ""], ["Sisal", "7"], ["Coir", ""]]])
  }

  @Test(arguments: [
    "The loft |\nThe mole |\nThe quay |", "The loft\t\nThe mole\t\nThe quay\t",
    "The loft;\nthe mole;\nthe quay;",
  ])
  func marksAtTheEndsOfLinesPartNothing(_ lines: String) {
    #expect(tables("Where we were:\n\n\(lines)\n\nThat is all.\n") == [])
  }

  @Test func namesMayTakeTwoLines() {
    #expect(
      tables(
        """
        Our boats

            Boat       Built     Crew        Sails-
                       in                    made? (1)

            Anna       1911      4           yes
            Old Berta            12          no
            Clara      1934      7           yes
        """) == [
          [
            ["Boat", "Built in", "Crew", "Sails-made? (1)"], ["Anna", "1911", "4", "yes"],
            ["Old Berta", "", "12", "no"], ["Clara", "1934", "7", "yes"],
          ]
        ])
  }

  @Test func aYearInBracketsBelowANameIsPartOfIt() {
    #expect(
      tables(
        """
        Our boats

        Boat       Master   Crew
                            (2031)
        Anna       Blom         4
        Berta      Moe         12
        Clara      Lie          7
        """
      ).first?.prefix(2) == [["Boat", "Master", "Crew (2031)"], ["Anna", "Blom", "4"]])
  }

  @Test func oneWordStandsOverEachColumn() {
    #expect(
      tables(
        """
        Our boats

        Boat        Crew Master        Toll Trips
        Anna       1,204 Old Blom    294.38   357
        Berta         32 Moe         588.34   891
        Old Clara    871 Lie          12.10    14
        Dora          90 Old Ness    431.77    86
        """) == [
          [
            ["Boat", "Crew", "Master", "Toll", "Trips"], ["Anna", "1,204", "Old Blom", "294.38", "357"],
            ["Berta", "32", "Moe", "588.34", "891"], ["Old Clara", "871", "Lie", "12.10", "14"],
            ["Dora", "90", "Old Ness", "431.77", "86"],
          ]
        ])
  }

  @Test func namesThatLabelFieldsElsewhereAreNames() {
    let rows = [
      ["Date", "Toll", "Views"], ["calm", "57.40", "2031-08-05"], ["storm", "34.09", "2031-04-05"],
    ]
    let block = rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
    #expect(tables("Boats in May\n\n\(block)\n\nMore is due.\n") == [rows])
  }

  @Test func aRuleBelowNamesMakesATableOfWords() {
    #expect(
      tables(
        """
        Our boats

         Boat               Master
        ─────────────────────────────
         Anna               Old Blom
         The grey one       Moe
         Clara              Lie

        More is due.
        """) == [
          [["Boat", "Master"], ["Anna", "Old Blom"], ["The grey one", "Moe"], ["Clara", "Lie"]]
        ])
  }

  @Test(arguments: [
    "Copyright (C) 2001-2004, 2006 Nils Blom <nils@mole.example>\nCopyright (C) 2001, 2002, 2004 Ida Moe <ida@mole.example>\nCopyright (C) 2001, 2004 Arne Lie",
    "Lot 14, 15, 17 Nils Blom\nLot 18, 19, 22 Ida Moe\nLot 30, 31 Arne Lie",
  ])
  func linesThatBeginAlikeAreNoTable(_ lines: String) {
    #expect(tables(lines + "\n") == [])
  }

  @Test func fieldsInQuotationMarksAreATable() {
    let rows = [
      ["Master", "Boat"], ["Blom, Nils", "Anna"], ["Moe, Ida", "Berta"], ["Lie, Arne", "Clara"],
    ]
    let block = "Master,Boat\n\"Blom, Nils\",Anna\n\"Moe, Ida\",Berta\n\"Lie, Arne\",Clara"
    #expect(tables("Here they are:\n\n\(block)\n\nUntil then.\n") == [rows])
  }

  private func isData(_ text: String) -> Bool {
    DataReader.table(name: "t", Array(text.utf8), .likely, DataOptions()) != nil
  }

  @Test func textInColumnsIsNoTable() {
    #expect(
      !isData(
        """
        The mole was closed on Friday since the        Twine has gone up again in the last
        storm took three planks of it. They            month. A coil of hemp is now at four
        are being mended by two men from the           crowns, and no more is to be had at
        village, who hope to be done before            the loft before the boats from the
        the end of the month.                          south have come in.
        """))
    #expect(
      !isData(
        """
        Reporter:   How did the loft begin?
        Blom:       With one loom. It is still there.
        Reporter:   And who ties the nets now?
        Blom:       My sister does, as she always has.
        """))
    #expect(
      isData(
        """
        Boat        Master      Remarks
        Anna        Blom        mended in spring by two men
        Berta       Moe         lies at the mole
        Clara       Lie         has no sails as of now
        """))
  }

  @Test(arguments: [("║", "═"), ("┃", "━"), ("│", "─")])
  func aBoxIsNoTextSetWithSpaces(_ bar: String, _ rule: String) {
    let line = String(repeating: rule, count: 8)
    #expect(
      !isData(
        """
        Twine in May

        \(bar) Twine  \(bar) Coils \(bar)  Toll \(bar)
        \(line)\(line)\(line)\(rule)
        \(bar) hemp   \(bar)    12 \(bar)  8.50 \(bar)
        \(bar) jute   \(bar)     4 \(bar) 49.00 \(bar)
        """))
  }
}

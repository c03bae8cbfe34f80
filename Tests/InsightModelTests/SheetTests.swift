import Testing

@testable import InsightModel

/// Sheets as spreadsheets and banks save them: lines of a title that are pairs, several tables below one another.
@Suite struct SheetTests {
  private func table(_ text: String) throws -> DataTable {
    try #require(DataReader.table(name: "t", Array(text.utf8)))
  }

  @Test(arguments: [
    (
      "Mill register,,,\nWeir:,Orr,,\nHeight:,4 m,,\n,,,\nDay,Flow,Head,Silt\n2031-05-02,7,2,1\n2031-05-03,8,3,2\n",
      3
    ),
    (
      "Kasse;Nord\nStand;31.05.2031\nInhaber;Orr\n\nTag;Zweck;Betrag;Saldo;Art\n02.05.2031;Mehl;-7,50;92,50;a\n03.05.2031;Korn;8,00;100,50;b\n",
      3
    ),
    (";;;\nMühlen;;;\n;;Mahlgut;Änderung\n;;2030=100;in (%)\n2031;Mai;114,3;8,7\n2031;Juni;115,2;8,1\n", 1),
  ])
  func pairsAboveTheNamesAreATitle(text: String, lines: Int) throws {
    let table = try table(text)
    #expect(table.dialect.preamble.count == lines)
    #expect(table.rowCount == 2)
  }

  @Test func whatDescribesTheColumnsIsATitle() throws {
    let days = (1...5).map { "2031-05-0\($0),7.\($0),1\($0)\n" }.joined()
    let text =
      "What,Flow of Orr,Head of Orr\nUnit:,l/s,m\nFactor:,1,1\nSource:,weir,weir\nPeriod,F_ORR,H_ORR\n"
    let table = try table(text + days)
    #expect(table.columns.map(\.name) == ["Period", "F_ORR", "H_ORR"] && table.rowCount == 5)
    // Levels of one header.
    let levels = try self.table("What,Flow,Flow\nKind,mean,most\nDay,a,b\n" + days)
    #expect(levels.dialect.preamble.isEmpty)
  }

  @Test func whatFollowsANoteBelowTheRowsIsPartOfIt() throws {
    let table = try table(
      "mill,sacks,price\nOrr,7,1.5\nBly,8,2.5\nNote: by the miller.,,\nTo be quoted as:,,\nMills of the vale,,\n"
    )
    #expect((0..<5).map { table.role($0) } == [.data, .data, .note, .note, .note])
    // Names of groups above their rows are none.
    let groups = try self.table("mill,sacks,price\nOrr,7,1.5\nBly,8,2.5\nNorth,,\nSouth,,\n")
    #expect((0..<4).allSatisfy { groups.role($0) == .data })
  }

  @Test(arguments: [
    // A header with fewer names, and rows that are filled later.
    "mill,remark,,,\nOrr,first,1,2,3\nBly,second,4,5,6\n",
    "a,b,c,d,e\nOrr,x,,,\nBly,y,,,\nCam,z,1,2,3\nDee,w,4,5,6\n",
    "key,value\nname,Orr\nheight,4\n",
  ])
  func rowsAreNoTitle(text: String) throws {
    #expect(try table(text).dialect.preamble.isEmpty)
  }

  @Test(arguments: ["\n", ",,\n", "\nPrices,,\n"])
  func aTableBelowIsNoPartOfTheFirst(gap: String) throws {
    let table = try table(
      "mill,2030,2031\nOrr,10,12\nBly,20,22\nTotal,30,34\n\(gap)flour,price,stock\nrye,1.5,100\noats,3.5,40\n"
    )
    let first = try #require((0..<table.rowCount).first { table.text($0, 0) == "flour" })
    #expect((first..<table.rowCount).allSatisfy { table.role($0) == .note })
    #expect((0..<3).map { table.role($0) } == [.data, .data, .total])
    let line = try #require(table.line(first))
    #expect(table.doubts.contains { $0.hasPrefix("tables: another table begins at line \(line);") })
    var options = DataOptions()
    options.skip = line - 1
    let other = try #require(
      DataReader.table(
        name: "t",
        Array(
          "mill,2030,2031\nOrr,10,12\nBly,20,22\nTotal,30,34\n\(gap)flour,price,stock\nrye,1.5,100\noats,3.5,40\n"
            .utf8), .none, options))
    #expect(other.columns.map(\.name) == ["flour", "price", "stock"] && other.rowCount == 2)
  }

  @Test(arguments: [
    // Words where numbers lack, without a gap; a gap without words.
    "run,one,two\na,10.5,11\nb,DNF,DNS\nc,9.5,12\nd,9,11\n",
    "run,one,two\na,10.5,11\n\nb,9,8\n\nc,n.a.,x\n\nd,9,11\n",
  ])
  func gapsAndWordsAloneBeginNoTable(text: String) throws {
    let table = try table(text)
    #expect((0..<table.rowCount).allSatisfy { table.role($0) == .data })
  }

  @Test(arguments: ["", "\n"])
  func yearsAgainAreNamesAgain(gap: String) throws {
    let table = try table("mill,2030,2031\nOrr,10,12\nBly,20,22\n\(gap)by sign,2030,2031\na,1,2\nb,3,4\n")
    #expect((0..<5).map { table.role($0) } == [.data, .data, .note, .note, .note])
  }

  @Test func rowsOfFewerFieldsBelowAreAnotherTable() throws {
    let table = try table(
      "mill,year,sacks,sign\nOrr,2031,7,1\nOrr,2030,8,\nBly,2031,9,2\nsign,Meaning\n1,counted\n2,guessed\n")
    #expect((0..<6).map { table.role($0) } == [.data, .data, .data, .note, .note, .note])
    // Rows that are cut short among others, and a short one at the end.
    let ragged = try self.table("mill,year,sacks,sign\nOrr,2031,7,1\nOrr,closed\nBly,2031,9,2\nCam,shut\n")
    #expect((0..<4).allSatisfy { ragged.role($0) == .data })
  }

  @Test func namesAmongTheRowsCountNowhere() throws {
    let table = try table("mill,sacks\nOrr,7\nmill,sacks\nBly,8\nCam,9\n")
    #expect((0..<4).map { table.role($0) } == [.data, .note, .data, .data])
  }

  @Test func numbersAboveWordsAreNames() throws {
    let names = try table("mill,31,17,5,40,9\nOrr,yes,no,yes,no,4\nBly,no,no,yes,no,5\nCam,yes,no,no,yes,6\n")
    #expect(names.dialect.hasHeader && names.rowCount == 3)
    // Most columns have words in the first row too.
    let rows = try table("Orr,31,no,yes,4\nBly,no,no,yes,5\nCam,yes,no,no,6\n")
    #expect(!rows.dialect.hasHeader && rows.rowCount == 3)
  }

  @Test func linesOfOtherFormsAreKnown() throws {
    let lines = try table("{\"mill\":\"Orr\"}\n\n{\"mill\":\n\"Bly\"}\n{\"mill\":\"Cam\"}\n")
    #expect((0..<3).map { lines.line($0) } == [1, 3, 5])
    let quoted = try table("mill,'sacks'\n'Orr','7,5'\n\n'Bly','8,0'\n")
    #expect((0..<2).map { quoted.line($0) } == [2, 4])
  }

  @Test(arguments: ["mill::sacks\nOrr::7\nBly::8\n", "mill::flour::sacks\nOrr::rye::7\nBly::oats::8\n"])
  func twoColonsAreOneSeparator(text: String) throws {
    #expect(try table(text).columns.allSatisfy { !$0.name.isEmpty })
  }

  @Test func bracketsHoldATimeTogether() throws {
    let lines = [
      "00 +0900] \"GET / HTTP/1.1\" 200 12", "30 +0900] \"GET /a HTTP/1.1\" 404 0",
      "45 +0900] \"GET /b HTTP/1.1\" 200 7",
    ]
    let text = lines.map { "10.7.0.5 - - [02/May/2031:08:15:\($0)\n" }.joined()
    let table = try #require(DataReader.table(name: "t", Array(text.utf8), .told, DataOptions()))
    #expect(table.columns.map(\.type) == [.text, .text, .text, .date, .text, .number, .number])
  }

  @Test(arguments: [
    ("Order number", true), ("Invoice num", true), ("Invoice No.", false), ("Kontonummer", true),
    ("주문번호", true), ("area code", true),
    ("Number of mills", false), ("Total number", false), ("Gesamtnummer", false), ("번호", false),
    ("Mills", false),
  ])
  func numbersThatNameAreNoAmounts(name: String, isIdentifier: Bool) {
    #expect(ColumnJudge.isIdentifier(name) == isIdentifier)
  }

  @Test func rowsKnowTheirLines() throws {
    let table = try table("Mills\n\nmill,remark\nOrr,\"two\nlines\"\n\nBly,one\n")
    #expect((0..<2).map { table.line($0) } == [4, 7])
    #expect(table.line(2) == nil)
  }

  @Test func daysThatStandUnderOneAnotherAreOneColumn() throws {
    let text = """
      orr    weir/0    10.7.0.5    Mon May  5 08:15   (01:05)
      bly    weir/12               Sat May 17 18:20   (00:21)
      orr    weir/1    10.7.0.6    Sun Jun  1 09:00   (12:00)
      cam    weir/2    10.7.0.7    Fri May  2 23:10   (00:02)

      """
    let table = try #require(DataReader.table(name: "t", Array(text.utf8), .told, DataOptions()))
    #expect(table.text(0, 3) == "Mon May  5 08:15" && table.columns.count == 5)
  }
}

import Testing

@testable import InsightModel

/// Which of the first rows name the columns, by what stands in the rows below them.
@Suite struct FileHeaderTests {
  private func grid(_ text: String) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
  }

  private func names(_ text: String) throws -> [String] { try grid(text).columns.map(\.name) }

  @Test func titlesFilledUpBelowOneThatIsNot() throws {
    let grid = try grid(
      "Tafel: 7\nErnte;;;\nin Kisten;;;\nOrt;Birnen;Feigen;Kiwis\nAhlen;1;2;3\nBonn;4;5;6\nCelle;7;8;9\n")
    #expect(grid.columns.map(\.name) == ["Ort", "Birnen", "Feigen", "Kiwis"] && grid.rowCount == 3)
    #expect(
      try names(
        "Tafel: 7\nErnte;;\nOrt;Tag;Tag\n;30.06.2021;31.12.2021\nAhlen;150;212\nBonn;41;75\nCelle;7;9\n")
        == ["Ort", "Tag 30.06.2021", "Tag 31.12.2021"])
    #expect(try names("Report\n;;\na;b;c\nx;1;2\ny;3;4\nz;4;5\n") == ["a", "b", "c"])
    #expect(try names("a;b;c\nx;;\ny;1;2\nz;3;4\n") == ["a", "b", "c"])
  }

  @Test func aSecondRowUnlikeTheRowsBelow() throws {
    #expect(
      try names("shop,in,,out,\n,Q1,Q2,Q1,Q2\nA,1,2,3,4\nB,5,6,7,8\nC,1,4,5,7\n") == [
        "shop", "in Q1", "in Q2", "out Q1", "out Q2",
      ])
    #expect(
      try names("Ort;2019;;2020;\n;m;w;m;w\nA;1;2;3;4\nB;5;6;7;8\n") == [
        "Ort", "2019 m", "2019 w", "2020 m", "2020 w",
      ])
    #expect(
      try names(",2019,,2020,\nshop,in,out,in,out\nA,1,2,3,4\nB,5,6,7,8\n") == [
        "shop", "2019 in", "2019 out", "2020 in", "2020 out",
      ])
  }

  /// The names of the upper row come again by turns; men and women are no metres and watts; what both rows say is said once.
  @Test func namesThatComeAgainByTurns() throws {
    #expect(
      try names("Quay,In,Out,In,Out\n,2029,2029,2030,2030\nN,10,20,30,40\nS,50,60,70,80\n") == [
        "Quay", "In 2029", "Out 2029", "In 2030", "Out 2030",
      ])
    #expect(
      try names("Kai;2029;2029;2030;2030\n;m;w;m;w\nNord;1;2;3;4\nSüd;5;6;7;8\n") == [
        "Kai", "2029 m", "2029 w", "2030 m", "2030 w",
      ])
    #expect(
      try names("부두,2029,2029,2030,2030\n부두,입항,출항,입항,출항\n북,1,2,3,4\n남,5,6,7,8\n") == [
        "부두", "2029 입항", "2029 출항", "2030 입항", "2030 출항",
      ])
  }

  /// An amount of a unit is a row's, also where that is called by a letter.
  @Test(arguments: ["<5 kg", "ca. 5 kg", "5 - 7 kg", "? kg", "±5 kg", "½ kg", "max 5 kg", "약 5 kg"])
  func anAmountIsNoUnit(_ cell: String) throws {
    #expect(try names("quay,load\nA,\(cell)\nB,12 kg\nC,7 kg\n") == ["quay", "load"])
    #expect(try names("quay,load\n,kg\nB,12\nC,7\n") == ["quay", "load (kg)"])
  }

  @Test(arguments: [
    "부두,1,2,3,4,5\n북해,3,14,2,9,4\n남해,1,4,18,2,4\n",
    "age group,10,20,30,40\nmen,101,88,77,60\nall,99,91,82,71\n",
    "probe,100,200,300\np1,0.1,0.2,0.3\np2,0.4,0.5,0.7\n", "Kai,22,23,0,1\nNord,4,7,3,2\nOst,5,6,3,1\n",
  ])
  func numbersThatCountUpNameColumns(_ text: String) throws {
    #expect(try !names(text).contains(""))
  }

  /// As many rows as name columns in such a way count otherwise.
  @Test(arguments: [
    "북해,1,2,3\n남해,4,5,6\n", "Nord,0,1,2,3\nOst,4,5,6,7\n", "Nord,20,21,22,23\nSüd,5,6,3,1\nWesten,7,2,9,4\n",
  ])
  func rowsThatCountUpAreRows(_ text: String) throws {
    #expect(try names(text).dropFirst().allSatisfy { $0.isEmpty })
  }

  @Test func aRowOfUnits() throws {
    #expect(
      try names("Ort;Fläche;Leute\n;ha;1 000\nAhlen;1;2\nBonn;3;4\nCelle;5;6\n") == [
        "Ort", "Fläche (ha)", "Leute (1 000)",
      ])
    #expect(try names("time,temp\n(s),(degC)\n1,2\n3,4\n5,6\n") == ["time (s)", "temp (degC)"])
  }

  @Test func loggersSayInThreeRowsWhatTheyMeasure() throws {
    let grid = try grid(
      """
      "LOG9","Ridge","X9","77","v2","prog","12","Table"
      "STAMP","NO","BattV","Soil"
      "TS","RN","Volts","Deg C"
      "","","Min","Smp"
      "2021-03-01 00:00:00",0,12.4,7.5
      "2021-03-01 00:10:00",1,12.3,7.4
      "2021-03-01 00:20:00",2,12.2,7.1

      """)
    #expect(
      grid.columns.map(\.name) == ["STAMP TS", "NO RN", "BattV Volts Min", "Soil Deg C Smp"]
        && grid.rowCount == 3)
    #expect(try names("a,b,c\nr1,x,y,1\nr2,z,w,2\nr3,u,v,3\nr4,u,v,3\n")[0] != "r1")
  }

  @Test func aYearInBracketsIsPartOfTheName() throws {
    #expect(
      try names("firm,sales,cost\n,(2021),(2021)\nEni,51,40\nOMV,44,31\n") == [
        "firm", "sales (2021)", "cost (2021)",
      ])
    let below = try grid("firm,sales,cost\nEni,(2021),4\nOMV,44,31\n")
    #expect(below.value(0, 1) == Figure(-2021))
    #expect(try grid("firm,sales\n,(1500)\nEni,51\nOMV,44\n").rowCount == 3)
  }

  @Test func aDashIsNoUnit() throws {
    #expect(
      try names("run,temp,press\n-,degC,hPa\n1,5,1000\n2,6,1001\n") == ["run", "temp (degC)", "press (hPa)"])
    #expect(try grid("name,per,n\nA,kg,-\nB,kg,5\nC,kg,6\n").rowCount == 3)
  }

  @Test func pairsAboveNotesAreATitle() throws {
    let text = "Report,,\nMade:,2031-05-05,\n,,\nName,Qty,Price\nA,5,$3.50\nB,7,$12.05\n,,\nNotes:,,\nVAT,,\n"
    #expect(try names(text) == ["Name", "Qty", "Price"])
    #expect(try grid(text).rowCount == 5)
  }

  @Test func pairsAboveAnEmptyRowAreATitle() throws {
    let grid = try grid("表名：,収穫,,\n単位：,箱,,\n,,,\n,東,西,計\n梨,24,26,50\n柿,5,6,11\n桃,4,4,8\n")
    #expect(grid.columns.map(\.name) == ["", "東", "西", "計"] && grid.rowCount == 3)
  }

  @Test(arguments: [3, 4, 5])
  func whatALoggerWritesFirstNamesNoColumns(_ width: Int) throws {
    func row(_ cells: [String]) -> String {
      cells.prefix(width).map { "\"\($0)\"" }.joined(separator: ",") + "\n"
    }
    let grid = try grid(
      "\"TOA5\",\"Ridge\",\"X9\",\"77\"\n" + row(["STAMP", "NO", "BattV", "Soil", "Air"])
        + row(["TS", "RN", "Volts", "Deg C", "Deg C"]) + row(["", "", "Min", "Smp", "Smp"])
        + (0..<4).map { row(["2021-03-01 00:\($0)0:00", "\($0)", "12.\($0)", "7.5", "6.1"]) }.joined())
    #expect(grid.columns.first?.name == "STAMP TS" && grid.rowCount == 4)
  }

  @Test func rowsAreNoNames() throws {
    #expect(try names("name,age,city\n,unknown,Riga\nBea,5,Bern\nKim,6,Oslo\n") == ["name", "age", "city"])
    #expect(try names("name,,score\nIda,x,n/a\nBea,y,5\nKim,z,7\n") == ["name", "", "score"])
    #expect(try names("name,,score\nIda,x,absent\nBea,y,5\nKim,z,7\n") == ["name", "", "score"])
    #expect(try names("shop,in,in,in\nA,n/a,-,-\nB,3,4,5\nC,1,2,6\n") == ["shop", "in", "in", "in"])
    #expect(try names("shop,in,out\nA,(5),(6)\nB,3,4\nC,1,2\n") == ["shop", "in", "out"])
    #expect(try names("id,a,b\n,100,1000\n2,3,4\n3,4,5\n") == ["id", "a", "b"])
  }

  @Test func numbersNameColumnsBesideAWordAboveDays() throws {
    #expect(
      try names("day,801,655,723\n2021-03-01,31,4,18\n2021-03-02,4,18,2\n2021-03-03,4,12,2\n") == [
        "day", "801", "655", "723",
      ])
    #expect(
      try names(",1,2,3\n2021-03-01,31,4,18\n2021-03-02,4,18,20\n2021-03-03,4,12,2\n") == ["", "1", "2", "3"])
    #expect(try names("n/a,31,4,18\n2021-03-02,4,18,2\n2021-03-03,4,12,2\n") == ["", "", "", ""])
    #expect(try names(",31,4,18\n2021-03-02,4,18,2\n2021-03-03,4,12,2\n") == ["", "", "", ""])
  }

  @Test func measuresNameColumnsOfBareNumbers() throws {
    #expect(try names("mast,5 m,15 m,40 m\nEms,31,4,18\nAller,3,14,28\n") == ["mast", "5 m", "15 m", "40 m"])
    #expect(try names("x,10%,25%,75%\nA,31,4,18\nB,3,14,28\n") == ["x", "10%", "25%", "75%"])
    #expect(try names("A,$10,$20,$30\nB,$31,$4,$18\nC,$3,$14,$28\n") == ["", "", "", ""])
    #expect(try names("A,$10,$2,$30\nB,31,4,18\nC,3,14,28\n") == ["", "", "", ""])
  }
}

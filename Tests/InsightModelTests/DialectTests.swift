import Testing

@testable import InsightModel

/// The head of a data file: what stands above the rows, and how they are written.
@Suite struct DialectTests {
  /// Text with blank lines and nothing that parts fields is known before it is read; whatever may be data is not.
  @Test(arguments: [
    (
      "Title\n\nThe Weir Keepers' Gazette\n\nAuthor\n\nR. Sluice\n\nThe gates, all of them, were shut.\n",
      true
    ),
    ("¡°The gates¡± were shut.\n\nNobody\n\nwas there.\n\nThe keeper slept.\n", true),
    ("weir,gates\nupper,3\n\nlower,4\n\nmiddle,5\n", false),
    ("weir\tgates\nupper\t3\n\nlower\t4\n", false), ("weir|gates\nupper|3\n\nlower|4\n", false),
    ("Ë®Õ¢|3\nupper 3\nx\n\ny\n", false), ("weir\u{1}gates\nupper\u{1}3\n\nlower\u{1}4\n", false),
    ("\"weir\"\nupper\nx\n\ny\n", false), ("[{\"weir\": 3}]\n\nx\n\n", false),
    ("\u{FEFF}[{'weir': 3}]\n\nx\n\ny\n", false),
    ("weir   gates\nupper      3\nlower      4\nmiddle     5\n", false), ("one line", false), ("", false),
  ])
  func whatIsHopelessIsKnownAtOnce(text: String, isHopeless: Bool) {
    #expect(DialectSniffer(Array(text.utf8), isWhole: true).isHopeless == isHopeless)
    guard isHopeless else { return }
    var reader = DataReader(name: "weirs")
    _ = reader.fill(text.utf8.count) { room in
      room.copyBytes(from: text.utf8)
      return text.utf8.count
    }
    reader.end()
    let isData = reader.sniff(onlyIfEvident: true)
    #expect(!isData)
    #expect(DialectSniffer(Array(text.utf8), isWhole: true).dialect(.evident) == nil)
  }

  @Test func badBytesAreNotHopeless() {
    #expect(!DialectSniffer([0xB4, 0x7C, 0x0A, 0x61, 0x0A, 0x0A, 0x62, 0x0A], isWhole: true).isHopeless)
  }

  private func grid(_ text: String, _ options: DataOptions = DataOptions()) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8), onlyIfEvident: false, options)))
  }

  private func names(_ text: String) throws -> [String] { try grid(text).columns.map(\.name) }

  /// A comma in a field of each row parts nothing where a rarer sign parts the line of names too.
  @Test(arguments: ["^", "~", "::", ":", "\u{1}", "\u{1F}"])
  func aCommaInAFieldOfEachRow(_ sign: String) throws {
    let rows = ["weir|place|gates", "Upper|Mill Lane, Hale|3", "Lower|Quay 5, Hale|4", "Old|Ford, Hale|12"]
    let text = rows.map { $0.replacing("|", with: sign) + "\n" }.joined()
    #expect(try names(text) == ["weir", "place", "gates"])
    #expect(try cells(text)[1] == ["Lower", "Quay 5, Hale", "4"])
    let commas = "weir, place, gates\nUpper, Mill~Lane, 3\nLower, Quay^5, 4\nOld, Ford, 12\n"
    #expect(try names(commas).count == 3)
  }

  private func cells(_ text: String, _ options: DataOptions = DataOptions()) throws -> [[String?]] {
    let grid = try grid(text, options)
    return (0..<grid.rowCount).map { row in grid.columns.indices.map { grid.printed(row, $0) } }
  }

  @Test(arguments: [
    "Rainfall by station\n\nplace,mm,days\nAalen,44,9\nBonn,51,12\nCelle,39,7\n",
    "# Rainfall by station\n# printed in May, 2021\nplace,mm,days\nAalen,44,9\nBonn,51,12\n",
    "#place,mm,days\nAalen,44,9\nBonn,51,12\n", "sep=,\nplace,mm,days\nAalen,44,9\nBonn,51,12\n",
    "\"sep=,\"\r\nplace,mm,days\r\nAalen,44,9\r\nBonn,51,12\r\n", "place,mm,days\nAalen,44,9\nBonn,51,12\n",
  ])
  func theHeaderIsBelowATitle(_ text: String) throws {
    let grid = try grid(text)
    #expect(grid.columns.map(\.name) == ["place", "mm", "days"])
    #expect(grid.columns[1].type == .number)
    #expect(grid.printed(0, 0) == "Aalen")
  }

  @Test func aTitleIsKept() throws {
    let grid = try grid("Rainfall by station\n\nplace,mm\nAalen,44\nBonn,51\nCelle,39\n")
    #expect(grid.title == "t · Rainfall by station")
  }

  @Test func aHashBelowTheHeaderIsData() throws {
    #expect(try cells("tag,n\n#one,1\n#two,2\n") == [["#one", "1"], ["#two", "2"]])
    #expect(try names("#,team,points\n1,Reds,9\n2,Blues,7\n") == ["#", "team", "points"])
  }

  @Test func twoRowsOfNames() throws {
    #expect(
      try names("Place,2019,,2020,\n,Rain,Snow,Rain,Snow\nAalen,4,1,5,2\nBonn,6,0,7,1\n") == [
        "Place", "2019 Rain", "2019 Snow", "2020 Rain", "2020 Snow",
      ])
    #expect(try names("name,mass,length\n,kg,cm\na,3,4\nb,5,6\n") == ["name", "mass (kg)", "length (cm)"])
    #expect(try names("name,role\nAnn,\nBo,chair\n") == ["name", "role"])
  }

  @Test func datesHoursAndYearsNameColumns() throws {
    #expect(
      try names("place,2021-03-01,2021-03-02\nA,4,5\nB,6,7\n") == ["place", "2021-03-01", "2021-03-02"])
    #expect(try names("place,Jan,Feb,Mar\nA,4,5,9\nB,6,7,1\n") == ["place", "Jan", "Feb", "Mar"])
    #expect(try names("sensor,0,8,16\nX1,5,9,2\nX2,7,3,4\n") == ["sensor", "0", "8", "16"])
    #expect(try names("X1,5,9,2\nX2,7,3,4\nX3,1,8,6\n") == ["", "", "", ""])
    #expect(try names("2021-03-01,4\n2021-03-02,5\n") == ["", ""])
  }

  @Test(arguments: [
    "name^n\nx, y^3\nz^4\n", "name::n\nx, y::3\nz::4\n", "name|n\nx, y|3\nz|4\n", "name\tn\nx, y\t3\nz\t4\n",
    "name,n\n'x, y',3\n'z',4\n", "name,n\nx\\, y,3\nz,4\n", "name~n\nx, y~3\nz~4\n",
    "name    n\nx, y    3\nz       4\n",
  ])
  func dialectsAreToldApart(_ text: String) throws {
    #expect(try names(text) == ["name", "n"])
    #expect(try cells(text) == [["x, y", "3"], ["z", "4"]])
  }

  @Test func backslashesBeforeQuotes() throws {
    let text = #"""
      id,name
      1,"Ann \"the elk\" Ohm"
      2,"C:\\temp, or so"
      3,plain
      """#
    #expect(try cells(text) == [["1", "Ann \"the elk\" Ohm"], ["2", "C:\\temp, or so"], ["3", "plain"]])
    // Paths are no escapes.
    #expect(try cells("id,path\n1,C:\\new\n2,D:\\\n") == [["1", "C:\\new"], ["2", "D:\\"]])
  }

  @Test func apostrophesAreNoQuotes() throws {
    #expect(try cells("name,n\nO'Hara,1\n'tis,2\n") == [["O'Hara", "1"], ["'tis", "2"]])
  }

  @Test func whatAPersonSaysHolds() throws {
    var options = DataOptions()
    options.separator = [0x3A]
    options.hasHeader = false
    #expect(try cells("a,b:1\nc,d:2\n", options) == [["a,b", "1"], ["c,d", "2"]])
    options = DataOptions()
    options.skip = 2
    options.comment = 0x25
    #expect(try cells("x,y\nz,w\nn,m\n% no row\n1,2\n%\n3,4\n", options) == [["1", "2"], ["3", "4"]])
    options = DataOptions()
    options.quote = 0x27
    #expect(try cells("a,b\n'x, y',2\nO'Neil,3\n", options) == [["x, y", "2"], ["O'Neil", "3"]])
    options = DataOptions()
    options.types = [("day", .dayFirst), ("code", .text)]
    let grid = try grid("day,code\n03/04/2024,12\n05/06/2024,13\n", options)
    #expect(grid.columns.map(\.type) == [.date, .text])
    #expect(grid.value(0, 0) == ValueReader(ValueNotation()).read("2024-04-03").figure)
    options = DataOptions()
    options.separator = [0x20]
    #expect(try cells("a b\n 1   2\n3 4 \n", options) == [["1", "2"], ["3", "4"]])
  }

  @Test func jsonIsRows() throws {
    let lines =
      "{\"city\":\"Aalen\",\"n\":3,\"at\":{\"x\":[1, 2]}}\n{\"n\":null,\"city\":\"B\\u00f6\\n\\\"q\\\"\"}\n"
    let wanted: [[String?]] = [["Aalen", "3", "{\"x\":[1, 2]}"], ["Bö\n\"q\"", "", nil]]
    #expect(try names(lines) == ["city", "n", "at"])
    #expect(try cells(lines) == wanted)
    let array = "[" + lines.split(separator: "\n").joined(separator: ",\n") + "]"
    #expect(try names(array) == ["city", "n", "at"])
    #expect(try cells(array) == wanted)
    let held = "{\"status\": \"ok\", \"rows\": " + array + "}"
    #expect(try cells(held) == wanted)
    #expect(try cells("[[1, \"a\"], [2, \"b\"]]").count == 2)
  }

  @Test func aTableThatWasWrittenAsJSONIsReadAgain() throws {
    let grid = try grid("name,\"sum, net\"\nx,\"1,200\"\ny,\nz,5\n")
    let bytes = try #require(TableExport(grid, format: .json).text(grid))
    let again = Grid(try #require(DataReader.table(name: "t", bytes)))
    #expect(again.columns.map(\.name) == ["name", "sum, net"])
    #expect((0..<3).map { again.printed($0, 1) } == ["1,200", "", "5"])
  }

  @Test func moreColumnsThanBeforeStayApart() throws {
    let header = (0..<5000).map { "c\($0)" }.joined(separator: ",")
    let row = (0..<5000).map(String.init).joined(separator: ",")
    let grid = try grid("\(header)\n\(row)\n\(row)\n")
    #expect(grid.columns.count == 5000)
    #expect(grid.printed(1, 4999) == "4999")
  }

  @Test func kanaWithMarksAreAsComposed() throws {
    #expect(
      try cells("品,数\nト\u{3099}ア,3\nはし\u{3099}め,2\nホ\u{309A}スト,1\nあ\u{3099},1\n").map { $0[0] } == [
        "ドア", "はじめ", "ポスト", "あ\u{3099}",
      ])
  }

  @Test func hangulInJamoIsAsComposed() throws {
    let grid = try grid("name,n\n\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF},1\n한글,2\n")
    #expect(grid.printed(0, 0) == "한글")
    #expect(grid.rows(Arrangement(filter: "한글"))?.count == 2)
  }

  @Test(arguments: [
    "city,when\nRiga,2020\nOslo,2021\n", "city,chief\nRiga,Al Bo\nOslo,Cy Du\nBern,Ed Fu\n",
    "a;b;c\n1;2;3\n4;5\n6;7;8\n9;10;11\n",
  ])
  func mostRowsEvenIsLikelyData(_ text: String) {
    #expect(DataReader.table(name: "t", Array(text.utf8), .likely, DataOptions()) != nil)
  }

  @Test(arguments: [
    "Dear all,\nthis, I fear, is prose.\nIt goes on, and on.\n", "One line only, of words\n",
    "a list\n- one\n- two\n",
  ])
  func proseIsNotEvenLikely(_ text: String) {
    #expect(DataReader.table(name: "t", Array(text.utf8), .likely, DataOptions()) == nil)
  }

  // MARK: Forms

  @Test(arguments: [
    ("name mark\nAnna  one\nOtto  two\n", ["name", "mark"], ["Anna", "one"]),
    (
      "pier  boats sort\nnorth    12 herring\nsouth     9 cod, salted\neast    104 eel\n",
      ["pier", "boats", "sort"], ["north", "12", "herring"]
    ),
    (
      "volume      size  used free\n/srv/a      410G   12G   3%\n/srv/b/long   9G    8G  88%\nmem           7M     0   0%\n",
      ["volume", "size", "used", "free"], ["/srv/a", "410G", "12G", "3%"]
    ),
    (
      "quay  keeper         tons\nWest  Jo Stam           4\nWest  Albert van Berg  12\nEast  Al             104\n",
      ["quay", "keeper", "tons"], ["West", "Jo Stam", "4"]
    ),
    (
      "share   size at end of\n 410G    9%  /a\n  12G   40%  /b\n   8G    2%  /srv\n",
      ["share", "size", "at end of"],
      ["410G", "9%", "/a"]
    ),
    ("boat    crew\n──────  ────\nMaria      4\nWal       12\n", ["boat", "crew"], ["Maria", "4"]),
    (
      "boat    crew   mate\n------  -----  --------\nMaria   4      Jo Stam\nWal     12     Al Berg\n",
      ["boat", "crew", "mate"], ["Maria", "4", "Jo Stam"]
    ),
  ])
  func columnsSetWithSpaces(_ text: String, _ names: [String], _ first: [String]) throws {
    let grid = Grid(try #require(DataReader.table(name: "t", Array(text.utf8), .likely, DataOptions())))
    #expect(grid.columns.map(\.name) == names)
    #expect(names.indices.map { grid.printed(0, $0) } == first)
    #expect(grid.rowCount < 4)
  }

  @Test func twoWordsOfANameAreOneColumn() throws {
    let text = "full name      boats\nMaria Lind        12\nJo Stam            9\nAlbert Berg      104\n"
    #expect(try names(text) == ["full name", "boats"])
  }

  @Test(arguments: [
    "Boats of the quay,,\nboat,mate,crew\nMaria,Jo,4\nWal,Al,12\n",
    "Boats of the quay,,\n,,\nboat,mate,crew\nMaria,Jo,4\nWal,Al,12\n",
    "\"Boats of the quay, all\",,\n,,(counted)\nboat,mate,crew\nMaria,Jo,4\nWal,Al,12\n",
    "Boats of the quay;;\nboat;mate;crew\nMaria;Jo;4\nWal;Al;12\n",
    "SEP=;\nboat;mate;crew\nMaria;Jo;4\nWal;Al;12\n",
    "boat,mate,crew\nMaria,Jo,4\n# counted twice\nWal,Al,12\n# the end\n",
    "boat\u{1}mate\u{1}crew\nMaria\u{1}Jo\u{1}4\nWal\u{1}Al\u{1}12\n",
    "boat:mate:crew\nMaria:Jo:4\nWal:Al:12\n",
    "[[\"boat\",\"mate\",\"crew\"],[\"Maria\",\"Jo\",4],[\"Wal\",\"Al\",12]]",
  ])
  func theSameTableInManyForms(_ text: String) throws {
    #expect(try names(text) == ["boat", "mate", "crew"])
    #expect(try cells(text) == [["Maria", "Jo", "4"], ["Wal", "Al", "12"]])
  }

  @Test func aNameAloneAboveRowsIsNoTitle() throws {
    #expect(try names("boat,,\nMaria,4,7\nWal,12,9\nIda,3,8\n") == ["boat", "", ""])
    #expect(try names("Boats,,\nquay,2019,2020\nN,4,7\nS,12,9\n") == ["quay", "2019", "2020"])
  }

  @Test func groupsAboveEachColumnAndNamesOfThreeRows() throws {
    #expect(
      try names("Quay,2019,2019,2020,2020\nPart,Rye,Oats,Rye,Oats\nN,4,1.5,5,2.5\nS,6,0.5,7,1.5\n") == [
        "Quay Part", "2019 Rye", "2019 Oats", "2020 Rye", "2020 Oats",
      ])
    #expect(
      try names("Quay,2019,,,\n,East,,West,\n,Rye,Oats,Rye,Oats\nN,4,1,5,2\nS,6,0,7,1\n") == [
        "Quay", "2019 East Rye", "2019 East Oats", "2019 West Rye", "2019 West Oats",
      ])
  }

  @Test func numbersInOrderNameColumnsBesideAWord() throws {
    #expect(
      try names("metres,5,25,100,400\nA,5.5,9.1,2.0,7.2\nB,7.5,3.9,4.1,0.2\n") == [
        "metres", "5", "25", "100", "400",
      ])
    #expect(try names(",3,9,27\nA,5,9,2\nB,7,3,4\n") == ["", "3", "9", "27"])
    #expect(
      try names("hPa,1000,900,700,300\nOslo,5,9,2,8\nGraz,7,3,4,6\n") == ["hPa", "1000", "900", "700", "300"])
    // Rows as they are.
    #expect(try names("Ulm,3,9,27\nBari,5,9,12\nOslo,7,3,4\n") == ["", "", "", ""])
  }

  /// A row that is longer or shorter than the others makes no separator of the commas in their numbers: a title costs as much.
  @Test(arguments: [
    (
      "Kai;Jahr;Preis\nNord;2029;1,20\nSüd;2029;4,00\nOst;2029;5,10;neu\nWest;2030;6,30\n",
      ["Kai", "Jahr", "Preis", ""]
    ),
    ("Kai\tPreis\tRolle\nNord\t3,50\trot\nSüd\t4,25\nOst\t9,00\tblau\n", ["Kai", "Preis", "Rolle"]),
    ("Nr|Kai|Preis\n1|Nord|3,50\n2|Süd| alt|4,25\n3|Ost|9,00\n", ["Nr", "Kai", "Preis", ""]),
    ("Nr;Kai;Preis\n1;'Nord; alt';1.250,00\n2;'Süd';99,90\n", ["Nr", "Kai", "Preis"]),
    ("Nr;Kai;Preis\n1;Nord\\; alt;3,50\n2;Süd;4,25\n3;Ost;9,00\n", ["Nr", "Kai", "Preis"]),
    ("Tiefe;Druck\n1,5;12,3;\n2,5;11,9;\n3,5;10,1;\n", ["Tiefe", "Druck", ""]),
    ("Nr;Wort\n1;ja, nein\n2;auf, ab;zu\n3;hin, her\n", ["Nr", "Wort", ""]),
    // Two lines of a title over commas.
    ("Kais; Stand 2030\n\nKai,Preis\nNord,3\nSüd,4\nOst,9\n", ["Kai", "Preis"]),
  ])
  func oneOddRowParts(_ text: String, _ names: [String]) throws {
    #expect(try self.names(text) == names)
  }

  @Test func aSingleQuoteClosesOnItsLine() throws {
    #expect(
      try cells("n,name\n1,'twas\n2,boys'\n3,'Moe, Al'\n4,x\n").map { $0[1] } == [
        "'twas", "boys'", "Moe, Al", "x",
      ])
    let many = "a,b\n" + String(repeating: "'x,1,", count: 30_000)
    _ = DataReader.table(name: "t", Array(many.utf8), onlyIfEvident: false)
  }

  @Test(arguments: ["quay,boats,crew\n", "quay\nNorth\nSouth\n", "quay boats n\nNorth Wal 3\nSouth Ida 12\n"])
  func aTableThatAProgramIsAskedForMayBeShort(_ text: String) {
    #expect(DataReader.table(name: "t", Array(text.utf8), .told, DataOptions()) != nil)
    #expect(DataReader.table(name: "t", Array(text.utf8), onlyIfEvident: true) == nil)
  }

  @Test(arguments: ["This is a line of words.\n", "A first line, of prose.\nAnd a second.\n", "12:30:45\n"])
  func proseIsNoTableThoughOneIsAskedFor(_ text: String) {
    #expect(DataReader.table(name: "t", Array(text.utf8), .told, DataOptions()) == nil)
  }

  @Test func controlsOfC1AreSignsOfWindows() throws {
    let grid = try grid("quay,note\nN,\u{93}far\u{94}\nS,it\u{92}s \u{81}\n")
    #expect(grid.printed(0, 1) == "“far”")
    #expect(grid.printed(1, 1) == "it’s \u{FFFD}")
    #expect(grid.doubts.contains { $0.hasPrefix("healing: 3 control") })
  }

  // MARK: Rows that stay below

  @Test(arguments: [
    ("name,n\nTotal,9\na,4\nb,5\n", [UInt32(0)]),
    ("name,n\na,4\nb,5\nTotal,9\nSource: the office\n", [2, 3]),
    ("name,n\na,4\nb,5\nAverage,4.5\n", [2]), ("name,n\na,4\nOthers,1\n합계,5\n자료: 통계청\n", [1, 2, 3]),
    ("name,n\na,4\nTotal Energy Ltd,5\nb,1\n", []), ("name,n\na,40\nb,1\nTotal Energy Ltd,5\n", []),
    ("name,n\nTotal Energy Ltd,5\na,40\nb,1\n", []), ("name,n\na,40\nb,1\nOther Voices,5\n", []),
    ("name,n\na,40\nb,1\nTotal Exports,41\n", [2]), ("name,n\na,40\nb,1\nTotal exports,41\n", [2]),
    ("name,n\na,40\nb,1\n기타큐슈,5\n", []), ("name,n\na,40\nb,1\n기타지역,5\n", [2]),
    ("name,n\n전국,41\na,40\nb,1\n", [0]), ("name,n\n소계,41\na,40\nb,1\n", [0]),
    ("name,n\n소계,55\na,40\nb,1\n", []),
    ("name,n\nAll ports,41\na,40\nb,1\n", [0]), ("name,n\nAll Saints,55\na,40\nb,1\n", []),
    ("name,n\nMean,20.5\na,40\nb,1\n", [0]), ("name,n\na,40\nOthers,7\nb,1\n", [1]),
    ("name,n\na,40\nOthers,7\nb,1\na,2\n", []), ("name,n\na,40\nOthers,7\nb,1\nOther,2\n", [3]),
    ("name,n\na,40\nb,1\nTotal,41\n(end of 2021)\n", [2, 3]),
    ("name,n\na,40\nb,1\nTotal,41\nprinted on 2021-02-03\n", [2, 3]),
    ("name,n\na,40\nb,1\nTotal,41\n© the harbour\n", [2, 3]), ("name,n\na,40\nb,1\nBad Ems\n", []),
  ])
  func totalsAndNotesStayBelow(_ text: String, _ pinned: [UInt32]) throws {
    #expect(try grid(text).pinnedRows == pinned)
  }

  @Test func recastTextsMayComeInDrops() throws {
    let texts = [
      "a::b\nx::1\ny, z::2\n", "[{\"a\":\"x\",\"b\":1},{\"a\":\"y, z\",\"b\":2}]",
      "{\"a\":\"x\",\"b\":1}\n{\"a\":\"y, z\",\"b\":2}\n",
      "{\"a\":[\"x\",\"y, z\"],\"b\":[1,2]}", "a,b\n'x','1'\n'y, z','2'\n",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      for step in 1...9 {
        var reader = DataReader(name: "t")
        var offset = 0
        while offset < bytes.count {
          let portion = bytes[offset...].prefix(step)
          offset += portion.count
          reader.take(Array(portion))
          if offset == bytes.count { reader.end() }
          if reader.dialect == nil {
            guard offset + 12 >= bytes.count else { continue }
            _ = reader.sniff(onlyIfEvident: false)
          }
          while let part = reader.cut() { reader.add(part.read()) }
        }
        let grid = Grid(reader.table(isComplete: true))
        #expect(grid.columns.map(\.name) == ["a", "b"], "\(text) \(step)")
        #expect(grid.printed(1, 0) == "y, z", "\(text) \(step)")
      }
    }
  }

  @Test func anyBytesUnderAnyOverridesAreRead() {
    var generator = Dice(state: 404)
    let pieces: [[UInt8]] = [
      Array(",".utf8), Array(";".utf8), Array("::".utf8), Array("\"".utf8), Array("'".utf8), [0x0A],
      [0x0D, 0x0A],
      Array("\\".utf8), Array("{\"a\":".utf8), Array("[".utf8), Array("}".utf8), Array("1.2.03".utf8),
      Array("31/02/24".utf8),
      Array("9999-12-31 23:59:59.999999999".utf8), Array("99999999999999999999".utf8), Array("5 kg".utf8),
      Array("1h5m".utf8),
      Array("천".utf8), [0xFF], [0xE1, 0x84], Array("Total".utf8), Array("# ".utf8), Array("sep=;\n".utf8),
      Array("  ".utf8),
      Array("inf".utf8), Array("Q1 9999".utf8), Array("1e999".utf8), Array("9223372036854775807 TB".utf8),
    ]
    for _ in 0..<1500 {
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).flatMap { _ in
        pieces.randomElement(using: &generator) ?? []
      }
      var options = DataOptions()
      if Bool.random(using: &generator) {
        options.separator = pieces[Int.random(in: 0...3, using: &generator)]
      }
      if Bool.random(using: &generator) { options.quote = [0, 0x27, 0x22].randomElement(using: &generator) }
      if Bool.random(using: &generator) { options.skip = Int.random(in: 0...3, using: &generator) }
      if Bool.random(using: &generator) { options.comment = 0x23 }
      if Bool.random(using: &generator) { options.hasHeader = Bool.random(using: &generator) }
      options.types = [("1", ForcedType.allCases.randomElement(using: &generator) ?? .text)]
      guard let table = DataReader.table(name: "t", bytes, onlyIfEvident: false, options) else { continue }
      let grid = Grid(table)
      for column in grid.columns.indices {
        for isAscending in [true, false] {
          let rows = grid.rows(Arrangement(keys: [SortKey(column: column, isAscending: isAscending)]))
          #expect(rows?.count == grid.dataRows.count)
        }
        _ = Grouping(grid, by: column, grid.dataRows).map { grid.table(of: $0) }
        _ = Histogram(grid, column, grid.dataRows, distinct: .max)
      }
      _ = grid.statistics(grid.dataRows).map { grid.described($0) }
      _ = TableExport(grid, format: .json).text(grid)
    }
  }
}

import Testing

@testable import InsightModel

/// Data files whose cells were misread on their way.
@Suite struct DataHealingTests {
  private func texts(_ table: DataTable) -> [[String]] {
    (0..<table.rowCount).map { row in table.columns.indices.map { table.text(row, $0) ?? "-" } }
  }

  private func table(_ text: String) throws -> DataTable {
    try #require(DataReader.table(name: "t.csv", Array(text.utf8)))
  }

  /// Where a line ends within a cell its words are parted; what turns the direction of a line is shown.
  @Test func lineEndsWithinCellsAreSpaces() throws {
    let text = "pier,crew\nold\u{2028}north,7\nnew\u{2029}south,9\nfar\u{202E}east,4\n"
    let table = try #require(DataReader.table(name: "c.csv", Array(text.utf8), onlyIfEvident: false))
    #expect((0..<3).map { Grid(table).shown($0, 0) } == ["old north", "new south", "far\u{FFFD}east"])
  }

  @Test func cellsAndHeaderAreReadAgain() throws {
    let table = try table("Ort,FlÃ¤che,Bezug\nPlÃ¶n,36,â€žSeeâ€œ\nLÃ¼beck,214,\"HafenstraÃŸe, Kai\"\n")
    #expect(table.columns.map(\.name) == ["Ort", "Fläche", "Bezug"])
    #expect(texts(table) == [["Plön", "36", "„See“"], ["Lübeck", "214", "Hafenstraße, Kai"]])
    #expect(table.doubts == ["healing: read Ã¤ as ä and 5 more like it (UTF-8 read as Latin-1)"])
  }

  @Test(arguments: [
    ("Ð\u{9C}Ð¾Ñ\u{81}ÐºÐ²Ð°", "Москва", "UTF-8 read as Latin-1"),
    ("РњРѕСЃРєРІР°", "Москва", "UTF-8 read as windows-1251"),
    ("KÃƒÂ¶ge, NÃƒÂ¦stved", "Køge, Næstved".replacing("ø", with: "ö"), "UTF-8 read as Latin-1"),
    ("S√£o Lu√≠s", "São Luís", "UTF-8 read as macintosh"),
  ])
  func otherMisreadings(_ damaged: String, _ meant: String, _ from: String) throws {
    let table = try table("n,place\n1,\"\(damaged)\"\n2,\"\(damaged)\"\n3,Rome\n")
    #expect(texts(table).map { $0[1] } == [meant, meant, "Rome"])
    #expect(table.doubts.count == 1 && table.doubts[0].hasSuffix("(\(from))"))
  }

  /// One row of a sound file, or all but one, may be damaged.
  @Test func soundCellsStayBesideDamagedOnes() throws {
    let sound = [
      "Curaçao®", "SÃO JOSÉ", "Ängelholm”", "ÎLE’S", "É®", "5 µm × 3", "£12", "Łomża", "Ærø", "서울", "東京", "Δ",
    ]
    let rows = sound.enumerated().map { "\($0.offset),\($0.element)\n" }.joined()
    #expect(texts(try table("n,t\n" + rows)).map { $0[1] } == sound)
    #expect(try table("n,t\n" + rows).doubts.isEmpty)
    let mixed = try table("n,t\n" + rows + "99,Thatâ€™s GrÃ¶nland\n" + rows)
    #expect(texts(mixed).map { $0[1] } == sound + ["That’s Grönland"] + sound)
  }

  /// What the encoding may be as well is said, and nothing where the bytes tell.
  @Test func aGuessOfTheEncodingIsTold() throws {
    let pounds = try #require(DataReader.table(name: "t.csv", Array("a,b\n1,".utf8) + [0x9C, 0x37, 0x0A]))
    #expect(pounds.doubts.contains { $0.hasPrefix("encoding: read as ") })
    #expect(Grid(pounds).encodingDoubt != nil)
    let cyrillic = "Рыба,Цена\nокунь,5\nщука,7\nсудак,9\n".unicodeScalars.map { scalar -> UInt8 in
      scalar.value < 0x80 ? UInt8(scalar.value) : UInt8(scalar.value - 0x410 + 0xC0)
    }
    let sure = try #require(DataReader.table(name: "t.csv", cyrillic))
    #expect(texts(sure)[1] == ["щука", "7"] && sure.doubts.isEmpty)
  }

  /// Rows in two encodings: those of UTF-8 were misread where the file is in Windows-1252.
  @Test func rowsOfTwoEncodings() throws {
    let rows = Array("n,t\n1,Gärtner\n".utf8) + Array("2,B".utf8) + [0xE4] + Array("cker\n3,K".utf8) + [0xFC]
    let table = try #require(DataReader.table(name: "t.csv", rows + Array("fer\n".utf8)))
    #expect(texts(table).map { $0[1] } == ["Gärtner", "Bäcker", "Küfer"])
  }

  /// What parts rows and fields stays where it is, however the portions fall.
  @Test(arguments: [7, 64, 1000])
  func portionsFallAnywhere(_ size: Int) throws {
    let bytes = Array(
      ("n;t\n" + (0..<400).map { "\($0);\"VÃ¤sterÃ¥s; â€\u{9C}\($0)â€\u{9D} Ã \"\n" }.joined()).utf8)
    var reader = DataReader(name: "t.csv")
    var offset = 0
    while offset < bytes.count {
      let portion = bytes[offset...].prefix(offset == 0 ? 512 : size)
      offset += portion.count
      reader.take(Array(portion))
      if offset == bytes.count { reader.end() }
      if reader.dialect == nil { _ = reader.sniff(onlyIfEvident: false) }
      while let part = reader.cut() { reader.add(part.read()) }
    }
    let table = reader.table(isComplete: true)
    #expect(texts(table) == (0..<400).map { ["\($0)", "Västerås; “\($0)” à"] })
  }
}

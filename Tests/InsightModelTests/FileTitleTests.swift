import Testing

@testable import InsightModel

/// Titles, pairs and comments in files of every dialect.
@Suite struct FileTitleTests {
  private func grid(_ text: String) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8), .told, DataOptions())))
  }

  private func rows(_ grid: Grid) -> [[String]] {
    (0..<grid.rowCount).map { row in grid.columns.indices.map { grid.printed(row, $0) ?? "" } }
  }

  private static let plain = [["a;b", "1,5"], ["c", "2,5"], ["d", "3,5"]]

  @Test(arguments: [
    "'a;b';1,5\n'c';2,5\n'd';3,5\n", "'a;b';1,5\n// old;9\n'c';2,5\n'd';3,5\n",
    "'a;b';1,5\n# old\n'c';2,5\n'd';3,5\n",
  ])
  func aTitleAboveQuotesOfAnotherKind(_ rows: String) throws {
    for title in [
      "", "Boats of 2024\n\n", "// by hand\n", "# by hand\nBoats\n", "Boats\n// by hand, in haste\n",
    ] {
      let grid = try grid(title + "'name';'tons'\n" + rows)
      #expect(grid.columns.map(\.name) == ["name", "tons"], "\(title)")
      #expect(self.rows(grid) == Self.plain, "\(title)")
      #expect(grid.columns[1].type == .number)
      #expect(title.isEmpty || grid.title.contains(title.contains("Boats") ? "Boats" : "by hand"))
      // Where the rows stand in the file.
      let line = (title + "'name';'tons'\n").split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(grid.dataTable?.line(0) == line)
    }
  }

  @Test(arguments: ["^", "::", "~"])
  func aTitleAboveRareSeparators(_ sign: String) throws {
    let table = ["name|tons|when", "a|1|x", "b|2|y", "c|3|z"].map { $0.replacing("|", with: sign) + "\n" }
    let grid = try grid("Boats of 2024\n// by hand\n" + table.joined())
    #expect(grid.columns.map(\.name) == ["name", "tons", "when"] && grid.rowCount == 3)
  }

  /// Slashes at the head of each row are no comment, nor is a field of such a row.
  @Test func whatBeginsWithSlashes() throws {
    #expect(
      rows(try grid("share,tons\n//quay/a,1\n//quay/b,2\n//pier/c,3\n")) == [
        ["//quay/a", "1"], ["//quay/b", "2"], ["//pier/c", "3"],
      ])
    #expect(rows(try grid("name,tons\na,1\n// b,9\nc,3\nd,4\n")).count == 3)
    #expect(try grid("// x, y and z\nname,tons\na,1\nb,2\n").columns.map(\.name) == ["name", "tons"])
  }

  @Test func escapedApostrophes() throws {
    #expect(rows(try grid(#"id;text\#n1;'It\'s'\#n2;'a;b'\#n3;'c'\#n"#))[0] == ["1", "It's"])
    #expect(
      rows(try grid(#"id,text,n\#n1,'It\'s',3\#n2,'plain',4\#n3,'Bo\'s, and Al\'s',5\#n"#))[2]
        == ["3", "Bo's, and Al's", "5"])
  }

  /// Pairs of a word and what it says above two columns, below a blank line.
  @Test func pairsAboveTwoColumns() throws {
    let table = "Monat;Regen\nJan;10,5\nFeb;20,5\nMrz;30,5\nApr;3,5\n"
    let grid = try grid("Ort;Kiel\nAmt;KMA\nHöhe;86\n\n" + table)
    #expect(grid.columns.map(\.name) == ["Monat", "Regen"] && grid.rowCount == 4)
    #expect(grid.title == "t · Ort;Kiel · Amt;KMA · Höhe;86")
    // As long as the table, above nothing but words, or values themselves.
    for other in [
      "Ort;Kiel\nAmt;KMA\nHöhe;86\nTiefe;3\n\nMonat;Regen\nJan;10,5\nFeb;20,5\nMrz;1\n",
      "Ort;Kiel\nAmt;KMA\n\nMonat;Wetter\nJan;kalt\nFeb;nass\nMrz;mild\nApr;warm\n",
      "Ort;Höhe\nKiel;86\nBonn;60\n\nMonat;Regen\nJan;10,5\nFeb;20,5\nMrz;1\nApr;2\n",
    ] { #expect(try self.grid(other).columns[0].name == "Ort", "\(other)") }
  }

  @Test func aTitleOfMoreFieldsThanTheTable() throws {
    func names(_ table: String) throws -> [String] {
      try grid("Gut; Kosten; Gewinn; vorläufig\n" + table).columns.map(\.name)
    }
    #expect(try names("Jahr;Gut;Kosten\n2021;1,5;3,5\n2022;2,5;4,5\n") == ["Jahr", "Gut", "Kosten"])
    #expect(try names("Kai;2021;2022\nNord;1,5;3,5\nSüd;2,5;4,5\n") == ["Kai", "2021", "2022"])
    // Names whose last column holds nothing.
    #expect(
      try grid("Kai;Gut;Kosten;\nNord;1,5;3,5\nSüd;2,5;4,5\n").columns.map(\.name).prefix(3) == [
        "Kai", "Gut", "Kosten",
      ])
  }

  // MARK: Columns set with spaces

  @Test(arguments: [
    ("place      2024-01-01  2024-01-02  2024-01-03", ["place", "2024-01-01", "2024-01-02", "2024-01-03"]),
    ("place           00:00       06:00       12:00", ["place", "00:00", "06:00", "12:00"]),
    ("                00:00       06:00       12:00", ["", "00:00", "06:00", "12:00"]),
    ("place               0           6          12", ["place", "0", "6", "12"]),
    ("place      1 Jan 2024  2 Jan 2024  3 Jan 2024", ["place", "1 Jan 2024", "2 Jan 2024", "3 Jan 2024"]),
    ("place               0           6          13", ["", "", "", ""]),
  ])
  func timesNameAlignedColumns(_ header: String, _ names: [String]) throws {
    let grid = try grid(
      header + """

        Seoul             9.5         2.5         3.5
        Busan            10.5        12.5        11.5
        Daegu             7.5         0.7         0.1

        """)
    #expect(grid.columns.map(\.name) == names)
    #expect(grid.columns.count == 4 && grid.printed(grid.rowCount - 1, 3) == "0.1")
  }

  @Test func depthsInUnevenStepsNameColumns() throws {
    let rows = "temp    12.5  11.2  10.1   8.0\nsalt    33.1  33.2  33.4  33.9\n"
    #expect(
      try grid("depth      0    10    20    50\n" + rows).columns.map(\.name) == [
        "depth", "0", "10", "20", "50",
      ])
    // Others as whole are values as these may be.
    #expect(
      try grid("boats      0    10    20    50\ncrew       3     9     4    12\n" + rows).columns[0].name
        == "")
  }

  /// A title of words below which the columns have names.
  @Test func aTitleAboveAlignedNames() throws {
    let grid = try grid(
      """
      Kontoauszug Nr. 12
      Datum       Text              Betrag
      02.01.2024  Miete           -950,00
      05.01.2024  Gehalt         2.500,00
      09.01.2024  Strom            -80,50
      """)
    #expect(grid.columns.map(\.name) == ["Datum", "Text", "Betrag"] && grid.rowCount == 3)
  }

  @Test(arguments: [
    "Source: harbour office, 2023 count", "Quelle: Amt für Häfen, eigene Rechnung",
    "* counted by hand in the year 2023",
    "counted by hand in the year 2023",
  ])
  func aLineBelowIsNotTorn(_ line: String) throws {
    let grid = try grid(
      """
      quay        crates   tons
      North      9411000    605
      South      3349000    770
      West       2948000   1066
      \(line)

      """)
    #expect(grid.rowCount == 4 && grid.printed(3, 0) == line && grid.role(3) == .note)
    #expect(grid.printed(2, 2) == "1066")
  }
}

import Testing

@testable import InsightModel

/// What stands before the decimals of a table's numbers.
@Suite struct DecimalMarkTests {
  private static func values(_ rows: some Collection<String>, _ prose: String = "Das Jahr war gut.") throws
    -> [String]
  {
    let text = """
      1. Fähren

      \(prose)

      Tabelle 1. Fahrten (Einheit: Fahrten)
      Reederei 2031 2032
      \(rows.joined(separator: "\n"))
      """
    let table = try #require(Issue(bytes: Array(text.utf8)).tables.first)
    return table.rows.flatMap { $0.cells.dropFirst().map { $0?.value.map { "\($0)" } ?? "-" } }
  }

  private static let amongHundreds = [
    "Nordlinie 812 790", "Sundlinie 455 1.020", "Inselboot 96 88", "Gesamt 1.363 1.898",
  ]

  /// The last number is the sum of the others only where points part thousands.
  @Test func aTotalTells() throws {
    #expect(
      try Self.values(Self.amongHundreds) == ["812", "790", "455", "1020", "96", "88", "1363", "1898"])
  }

  /// The document writes decimals with points: so does its table.
  @Test func theDocumentTells() throws {
    let points = try Self.values(
      Self.amongHundreds.dropLast(), "It rose by 4.5 % and fell by 3.25 %, to 7.1 in all.")
    #expect(points == ["812", "790", "455", "1.020", "96", "88"])
    let thousands = ["Nordlinie 8.412 7.900", "Sundlinie 4.550 1.020", "Inselboot 9.600 8.800"]
    #expect(try Self.values(thousands, "Die Preise stiegen um 4,5 Prozent auf 3,25 Euro.").first == "8412")
    #expect(try Self.values(thousands, "See pages 4,5 of the report.").first == "8.412")
    #expect(try Self.values(thousands, "The share rose by 4.5 percent.").first == "8.412")
    #expect(try Self.values(thousands).first == "8.412")
    // Dates and counts in thousands tell nothing.
    #expect(try Self.values(thousands, "Am 12.05.31 waren es 1,250 oder 1.250.").first == "8.412")
  }

  /// Rates of three places may have whole numbers among them, and nothing proves that they are thousands.
  @Test func withoutATotalNothingIsProven() throws {
    let rates = ["Alpha 2 1.250", "Beta 3 1.375", "Gamma 5 4", "Delta 7 6"]
    #expect(try Self.values(rates, "It was signed in May.").prefix(4) == ["2", "1.250", "3", "1.375"])
    // A total that is one off is none.
    let off = ["Nordlinie 812 790", "Sundlinie 455 88", "Gesamt 1.268 878"]
    #expect(try Self.values(off).suffix(2).first != "1268")
  }

  @Test func millionsTell() throws {
    let rows = ["Nordlinie 1.084.831 7.900", "Sundlinie 914.550 1.020", "Inselboot 9.600 8.800"]
    #expect(try Self.values(rows, "It fell by 3.25 %.").prefix(2) == ["1084831", "7900"])
  }

  /// Three places in every row are three places, and so they are beside one whole number.
  @Test func threePlacesStay() throws {
    let rows = ["Alpha 2.125 2.250", "Beta 3.500 3.375", "Gamma 1.875 4"]
    #expect(try Self.values(rows, "Prices in dollars.").prefix(3) == ["2.125", "2.250", "3.500"])
    let one = ["Alpha 0.125 2", "Beta 0.500 3", "Gamma 1.875 4"]
    #expect(try Self.values(one, "Prices in dollars.").prefix(1) == ["0.125"])
  }

  private static func counts(_ name: String, _ caption: String, _ rows: [String]) throws -> [String] {
    let text = """
      1. Works

      Table 3. \(caption)
      | Town | \(name) |
      \(rows.map { "| \($0) |" }.joined(separator: "\n"))
      """
    let table = try #require(Issue(bytes: Array(text.utf8)).tables.first)
    return table.rows.compactMap { $0.cells[1]?.value.map { "\($0)" } }
  }

  /// Nobody counts thousandths of people, but rates, and people in thousands, have such.
  @Test(arguments: [
    ("2031 Mitarbeiter", "Zahlen", true), ("Employees", "Staff by town", true),
    ("Employees", "Staff by town, thousand", false), ("Employees", "Staff by town (Unit: thousand)", false),
    ("Matches per Week", "Sport by town", false), ("Rate", "Sport by town", false),
  ])
  func whatIsCountedIsWhole(_ name: String, _ caption: String, _ isWhole: Bool) throws {
    let values = try Self.counts(name, caption, ["Brokk | 8.394", "Ulvik | 6.593", "Tinn | 912"])
    #expect(values == (isWhole ? ["8394", "6593", "912"] : ["8.394", "6.593", "912"]))
  }

  /// One number that lost a digit, or has one too many, changes no other.
  @Test(arguments: ["2.739", "2.7399", "2.73"])
  func oneSlipDecidesNothing(_ total: String) throws {
    let rows = ["Nordlinie 1.327 884", "Sundlinie 678 617", "Inselboot 734 332", "Gesamt \(total) 1.833"]
    let prose = "Das Jahr war gut, und die Zahlen sind nach der Größe gezeigt."
    #expect(try Self.values(rows, prose).first == "1327")
  }

  /// Where spaces part thousands, a row with a group too long moves the numbers of no other row.
  @Test func aGroupTooLongMovesNoOtherRow() throws {
    let text = """
      1. Staff

      Firma Mitarbeiter 2028 Mitarbeiter 2027 Wachstum (%)
      Jessen 912 450 851 3300 7,2
      Lindau 678 120 617 800 9,8
      Brunnhof 432 900 410 250 5,5
      Isartal 251 300 240 100 4,7
      """
    let table = try #require(Issue(bytes: Array(text.utf8)).tables.first)
    let values = table.rows.dropFirst().map { $0.cells[1]?.value.map { "\($0)" } ?? "-" }
    #expect(values == ["678120", "432900", "251300"])
  }

  private static let open = ["Nordlinie 8.412 7.900", "Sundlinie 4.550 1.020", "Inselboot 9.600 8.800"]

  /// Two numbers of the document and twice as many as of the other kind decide; where they do not, its language does.
  @Test(arguments: [
    ("4,5", "8.412"), ("4,5 3,25", "8412"), ("4,5 3,25 1.5", "8.412"), ("4,5 3,25 2,5 1.5", "8412"),
    ("4,567 3,256", "8.412"), ("4,56 3,25", "8412"), ("4,5. 3,25.", "8412"), ("4,5.1 3,25.2", "8.412"),
    ("12.05,3 12.05,4", "8.412"), ("a4,5 b3,25", "8412"), ("4, 5 3, 25", "8.412"), ("x,5 y,25", "8.412"),
    ("und das dem 4.5", "8412"), ("und das dem 4.5 3.25", "8.412"), ("und das dem 4.5 3.25 1,5", "8412"),
    ("und das dem 4.5 3.25 2.5 1,5", "8.412"),
  ])
  func theDocumentsNumbersTell(_ prose: String, _ first: String) throws {
    #expect(try Self.values(Self.open, prose).first == first)
  }

  /// Commas before thousands beside four times as many numbers that may be thousands are slips.
  @Test(arguments: [
    (0, 3, "8412"), (1, 3, "8412"), (2, 3, "8.412"), (2, 4, "8412"), (3, 4, "8.412"), (3, 5, "8412"),
  ])
  func pointsThatMayBeSlips(_ points: Int, _ rows: Int, _ first: String) throws {
    let lines = (0..<rows).map { row in
      "Linie\(["a", "b", "c", "d", "e", "f"][row]) 8.41\(row + 2) \(row < points ? "1,500" : "7.900") 6.00\(row + 1)"
    }
    #expect(try Self.values(lines, "und das dem ein").first == first)
  }

  /// Commas that part no thousands decide where they are twice as many as points before decimals.
  @Test(arguments: [
    (["12,5 7,9", "3,5 1,2"], "12.5"), (["12,5 7,9", "3,5 1.2"], "12.5"), (["12,5 7.9", "3,5 1.2"], "-"),
    (["12,5 700", "3 12"], "-"), (["0,5 700", "3 12"], "0.5"),
  ])
  func commasThatPartNoThousands(_ rows: [String], _ first: String) throws {
    #expect(try Self.values(rows.enumerated().map { "Linie\(["a", "b"][$0]) \($1)" }, "x").first == first)
  }

  /// Two parts and their sum tell that points part thousands.
  @Test(arguments: [("1.567", "1567"), ("1.568", "-")])
  func aTotalOfTwoTells(_ total: String, _ value: String) throws {
    #expect(
      try Self.values(["Nordlinie 912 5", "Sundlinie 655 4", "Gesamt \(total) 9"], "x").suffix(2).first
        == value)
  }
}

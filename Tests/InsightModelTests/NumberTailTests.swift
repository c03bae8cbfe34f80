import Testing

@testable import InsightModel

/// Short words behind numbers, years of other eras, and years beside parts of years.
@Suite struct NumberTailTests {
  /// The values of a column as they are written in JSON, `-` for none; rows are parted by `|`, columns by `;`.
  private func values(_ names: String, _ rows: String, _ column: Int = 0) throws -> [String] {
    let lines = [names] + rows.split(separator: "|").map(String.init)
    let text = lines.map { $0.replacing(";", with: "\t") + "\n" }.joined()
    let grid = Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
    return (0..<grid.rowCount).map { row in
      guard grid.columns[column].type != .text, let value = grid.value(row, column) else { return "-" }
      guard grid.columns[column].type == .date else { return value.description }
      let day = DateReader.civil(days: value.floor / 86_400)
      return "\(day.year)-\(day.month)-\(day.day)"
    }
  }

  @Test(arguments: [
    ("7.5|8.25 p|9.5 b|6.0|4.0 bd", "7.50 8.25 9.50 6.00 4.00"),
    ("7 500 p|8 250 b|9 500 s|6 000|4 000 d", "7500 8250 9500 6000 4000"),
    ("7.5|8.25p|9.5 b", "7.50 8.25 9.50"),
    // A letter that is no flag anywhere may be a scale: no value is made of it among bare numbers.
    ("7.5|8.25|9.5 b|6.0", "7.50 8.25 - 6.00"),
    // The scale of most.
    ("7.5 b|8.25 b|9 m", "7500000000 8250000000 9000000"),
    ("7.5 (p)|8.25 (e)|9.0", "7.50 8.25 9.00"),
    // Tonnes, and trillions beside other scales.
    ("5 t|7 t|8.5 t", "5.0 7.0 8.5"), ("5 t|0.5 b|800 m", "5000000000000 500000000 800000000"),
    // Pages, and the pages of a book with bare ones among them.
    ("20 p|31 p|44 p", "- - -"), ("20 p|31|44", "20 31 44"),
    // Units and durations.
    ("5 d|3 h|20 min", "432000 10800 1200"),
  ])
  func flagsAreNoScales(cells: String, read: String) throws {
    let rows = cells.split(separator: "|").map { "\($0);x" }.joined(separator: "|")
    let values = try values("rate;who", rows)
    #expect(values == read.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    ("1,450.00 Dr|320.50 Cr|18.75 DR", "-1450.00 320.50 -18.75"),
    ("1.450,00 S|320,50 H|18,75 S", "-1450.00 320.50 -18.75"),
    ("45.00DB|320.50CR", "-45.00 320.50"),
    // One side alone may be a word, or crores.
    ("450 Cr|32 Cr|18 Cr", "- - -"), ("14.50 S|32.25 S", "- -"),
    // Seats and kinds, not sums; letters that only a statement with days gives a side.
    ("12 C|14 D|15 C", "- - -"), ("14.50 D|32.25 C|18.00 D", "- - -"),
  ])
  func theSideOfALedgerIsASign(cells: String, read: String) throws {
    let rows = cells.split(separator: "|").map { "\($0);x" }.joined(separator: "|")
    #expect(try values("saldo;who", rows) == read.split(separator: " ").map(String.init))
  }

  @Test func daysBesideThemMakeLettersSides() throws {
    let rows = "2031-05-02;45,00 D|2031-05-03;320,50 C"
    #expect(try values("data;valor", rows, 1) == ["-45.00", "320.50"])
  }

  @Test(arguments: [
    ("วันที่", "7 ก.ย. 2571|21 ธันวาคม พ.ศ. 2570", "2028-9-7 2027-12-21"),
    ("วันที่", "29/02/2571|03/11/2570", "2028-2-29 2027-11-3"),
    ("วันที่", "2031-05-02 08:15:00.5|2031-05-03 08:15:00.5", "2031-5-2 2031-5-3"),
    // In a file without Thai words the year is what it says.
    ("until", "28/02/2571|03/11/2570", "2571-2-28 2570-11-3"),
    ("งวด", "ไตรมาส 3/2571|ไตรมาสที่ 1 ปี 2570", "2028-7-1 2027-1-1"),
    ("日期", "117/05/02|116/12/31", "2028-5-2 2027-12-31"),
    ("年月", "117年5月|98年12月|116年1月", "2028-5-1 2009-12-1 2027-1-1"),
    ("年月", "98年12月|97年5月", "1998-12-1 1997-5-1"),
    ("年度", "民國117年|令和9年度|116年度", "2028-1-1 2027-1-1 2027-1-1"),
    ("日付", "R10.5.2|H31.4.30|S64.1.7", "2028-5-2 2019-4-30 1989-1-7"),
    // Codes and durations.
    ("code", "R10.5.2|H31.4.30|S64.1.7", "- - -"), ("part", "117/05/02|116/12/31", "- -"),
    ("期間", "150年|20年", "150 20"),
  ])
  func yearsOfOtherErasAreTimes(name: String, cells: String, read: String) throws {
    let rows = cells.split(separator: "|").map { "\($0);x" }.joined(separator: "|")
    #expect(try values("\(name);who", rows) == read.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    ("2031|2031-Q3|2030|2031-Q2", "2031-1-1 2031-7-1 2030-1-1 2031-4-1"),
    ("2031|2030|2029", "2031 2030 2029"),
    ("2031|2031-Q3|17|2031-Q2|2031-Q1", "- 2031-7-1 - 2031-4-1 2031-1-1"),
    ("20310502T081500Z|20310501T0715", "2031-5-2 2031-5-1"),
  ])
  func yearsStandBesideTheirParts(cells: String, read: String) throws {
    let rows = cells.split(separator: "|").map { "\($0);x" }.joined(separator: "|")
    #expect(try values("period;who", rows) == read.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    ("1.450,50 TL|12,00 TL", "1450.50 12.00"), ("1 450,50 руб.|12,00 руб.", "1450.50 12.00"),
    ("RON 1450.50|RON 12.00", "1450.50 12.00"), ("KZT 1450|UAH 12", "1450 12"), ("TOP 10|TOP 20", "- -"),
    ("SDG 5|SDG 12", "- -"),
  ])
  func currenciesAreWordsOnBothSides(cells: String, read: String) throws {
    let rows = cells.split(separator: "|").map { "\($0);x" }.joined(separator: "|")
    #expect(try values("price;who", rows) == read.split(separator: " ").map(String.init))
  }
}

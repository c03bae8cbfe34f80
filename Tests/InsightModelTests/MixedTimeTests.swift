import Testing

@testable import InsightModel

/// Times that are written in two ways in one column.
@Suite struct MixedTimeTests {
  private static func grid(_ fields: [String], _ name: String = "x") -> Grid {
    GridSample.data(
      Array(("k;\(name)\n" + fields.enumerated().map { "\($0);\($1)\n" }.joined()).utf8))
  }

  private static func sorted(_ fields: [String], _ name: String = "x") -> [String]? {
    let grid = grid(fields, name)
    guard grid.columns[1].type == .date else { return nil }
    return grid.dataTable?.sorted(
      grid.allRows, by: [SortKey(column: 1, isAscending: true)], progress: { _ in true }
    )?.map { fields[Int($0)] }
  }

  /// Years of two and of four digits; the one says where the year of the other stands.
  @Test(arguments: [
    ["23-03-17", "2023-04-18", "24-01-15", "2024-02-16"],
    ["23.03.17", "2023.04.18", "24.01.15", "2024.02.16"],
    ["23/3/17", "2023/4/18", "24/1/5", "2024/2/16"], ["17.03.23", "18.04.2023", "15.01.24", "16.02.2024"],
    ["3.7.23", "12.8.2023", "1.5.24", "1.6.2024"], ["05/23", "12/2023", "03/24", "04/2024"],
    ["17-Mar-23", "18-Apr-2023", "15-Jan-24", "16-Feb-2024"],
  ])
  func years(_ fields: [String]) { #expect(Self.sorted(fields.reversed()) == fields) }

  @Test func daysOfDigits() {
    #expect(Self.sorted(["20240216", "240115", "230317"], "date") == ["230317", "240115", "20240216"])
    #expect(Self.sorted(["240216", "240115", "230317"], "date") == nil)
  }

  /// Scores, and versions beside what is no day.
  @Test func whatHasNoFullYearIsNoDate() {
    #expect(Self.sorted(["03/24", "05/23", "12/23"]) == nil)
    #expect(Self.sorted(["1.5.24", "1.6.2024", "2.0.1"]) == nil)
  }

  /// `36:15` is 36 hours where the name says so, and minutes elsewhere.
  @Test(arguments: [
    ("Stunden", "130500"), ("Hours worked", "130500"), ("Überstunden", "130500"), ("Zeit (h:mm)", "130500"),
    ("근무시간", "130500"), ("lap", "2175"), ("Zeit (h:mm:ss)", "2175"), ("Opening hours", "2175"),
  ])
  func hours(_ name: String, _ seconds: String) {
    let grid = Self.grid(["36:15", "7:30", "41:00"], name)
    #expect(grid.sortValue(0, 1)?.description == seconds)
  }

  /// `3 days, 4:05` ends in hours and minutes, and so do the others.
  @Test func daysBeforeHours() {
    let grid = Self.grid(["3 days, 4:05", "12:30", "1 day, 0:10"], "up")
    #expect((0..<3).map { grid.sortValue($0, 1)?.description } == ["273900", "45000", "87000"])
  }

  @Test func hoursOfADay() {
    #expect(Self.grid(["6:15", "7:30"], "Stunden").value(0, 1)?.description == "22500")
    #expect(Self.grid(["6:15", "7:30"], "Stunden").columns[1].type == .number)
    #expect(Self.grid(["6:15", "7:30"], "Opening hours").columns[1].type == .date)
    // With seconds beside them.
    #expect(Self.grid(["36:15", "7:30:30"], "hours").sortValue(0, 1)?.description == "130500")
  }
}

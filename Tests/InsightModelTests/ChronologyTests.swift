import Testing

@testable import InsightModel

/// Columns of an issue's table whose texts name times stand in their order, not in that of the letters.
@Suite struct ChronologyTests {
  @Test(arguments: [
    ["3Q23", "4Q23", "1Q24", "2Q'24"],
    ["Q3 2023", "Q4 2023", "Q1 2024", "2024 Q2"],
    ["1H 2023", "2H 2023", "1H 2024"],
    ["September 2024", "Dec. 2024", "April 2025", "May 2025"],
    ["2023년 3분기", "2023년 4분기", "2024년 1분기"],
    ["9월", "10월", "11월"],
    ["FY2022", "FY2023", "FY24", "FY2025E"],
    ["30 April 2024", "May 2, 2024", "2024-05-03", "2024. 5. 4."],
    ["Nov-24", "Dec-24", "Jan-25"],
    ["Mar", "Apr", "-", "Aug"],
  ])
  func timesAreInOrder(_ times: [String]) {
    let expected = times.filter { $0 != "-" } + times.filter { $0 == "-" }
    for turned in [times, times.reversed(), Array(times[1...]) + [times[0]]] {
      let grid = GridSample.grid("Period:text|Units:number", turned.map { "\($0)|1" } + ["Total|9"])
      let rows = grid.rows(Arrangement(keys: [SortKey(column: 0, isAscending: true)])) ?? []
      let sorted = rows.filter { Int($0) < turned.count }.compactMap { grid.printed(Int($0), 0) }
      #expect(sorted == expected)
    }
  }

  @Test(arguments: [
    ["Area 51", "May 2025"], ["Q1", "Q2 2024"], ["3/4/2024", "4/3/2024"], ["2024", "Maytag"], ["10", "9"], [],
    ["Q5 2024", "Q1 2024"],
  ])
  func otherTextsAreNone(_ texts: [String]) { #expect(ColumnReading(texts, name: "") == nil) }
}

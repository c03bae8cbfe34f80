import Testing

@testable import InsightModel

/// Numbers over time, from which lines are drawn.
@Suite struct CourseTests {
  private func grid(_ text: String) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
  }

  private let rows = "Day,Rye,Oats,Note\n2031-03-03,4,1,x\n2031-03-01,2,9,y\n2031-03-02,,5,z\n"

  @Test func pointsGoByTimeWhateverTheOrderOfTheRows() throws {
    let grid = try grid(rows)
    #expect(grid.timeColumn == 0 && grid.alike(1) == [1, 2])
    let chart = try #require(Chart(.line, 1, of: grid, rows: grid.dataRows))
    #expect(chart.courses.map(\.column) == [1])
    #expect(chart.courses[0].points.map(\.value) == [2, 4] && chart.courses[0].points.map(\.row) == [1, 0])
    #expect(chart.least == 2 && chart.greatest == 4)
  }

  @Test func columnsOfOneKindShareAScale() throws {
    let grid = try grid(rows)
    #expect(Chart.kinds(1, of: grid).prefix(3) == [.values, .line, .lines])
    let chart = try #require(Chart(.lines, 2, of: grid, rows: grid.dataRows))
    #expect(chart.courses.map(\.column) == [2, 1] && chart.least == 1 && chart.greatest == 9)
  }

  @Test func withoutTimesThereIsNoLine() throws {
    #expect(!Chart.kinds(1, of: try grid("Crop,Rye\na,4\nb,2\n")).contains(.line))
    let once = try grid("Day,Rye\n2031-03-03,4\n2031-03-03,2\n")
    #expect(try #require(Chart(.line, 1, of: once, rows: once.dataRows)).courses.isEmpty)
  }

  /// As many places as points up to the most; more rows share them, with their least and greatest value.
  @Test(arguments: [(Course.mostPoints, Course.mostPoints), (Course.mostPoints * 3, Course.mostPoints)])
  func manyRowsShareTheirPlaces(_ count: Int, _ most: Int) throws {
    let text = "At,V\n" + (0..<count).map { "\(1_900_000_000 + $0 * 60),\($0 % 7)\n" }.joined()
    let grid = try grid(text)
    let course = try #require(Course(1, over: 0, of: grid, rows: grid.dataRows))
    #expect(course.points.count <= most && course.points.count > most / 3)
    #expect(course.points.map(\.least).min() == 0 && course.points.map(\.greatest).max() == 6)
  }
}

import Testing

@testable import InsightModel

/// The one grammar of the periods in names.
@Suite struct PeriodWordTests {
  private static func read(_ word: String) -> PeriodWord? {
    var word = word
    return word.withUTF8 { PeriodWord($0) }
  }

  @Test(
    arguments: [
      ("2023", PeriodWord.Kind.year, 2023, nil), ("FY2023", .whole, 2023, nil), ("FY23E", .whole, 2023, nil),
      ("2026E", .whole, 2026, nil), ("23년", .whole, 2023, nil), ("2023年度", .whole, 2023, nil),
      ("'23", .whole, 2023, nil), ("Q3", .part, nil, 7...9), ("3Q", .part, nil, 7...9),
      ("3Q23", .whole, 2023, 7...9), ("Q3'23", .whole, 2023, 7...9), ("2023Q3", .whole, 2023, 7...9),
      ("2023.3Q", .whole, 2023, 7...9), ("23.3분기", .whole, 2023, 7...9), ("'23.3분기", .whole, 2023, 7...9),
      ("2H23", .whole, 2023, 7...12), ("하반기", .part, nil, 7...12), ("9M23", .whole, 2023, 1...9),
      ("June", .month, nil, 6...6), ("Jun.", .month, nil, 6...6),
      ("Jun'23", .whole, 2023, 6...6), ("Jun-23", .whole, 2023, 6...6), ("6월", .part, nil, 6...6),
      ("2023.06", .whole, 2023, 6...6), ("2023-06", .whole, 2023, 6...6), ("Feb-Jun", .part, nil, 2...6),
      ("Feb.–Jun.", .part, nil, 2...6), ("2~6월", .part, nil, 2...6), ("2023.2~6월", .whole, 2023, 2...6),
      ("Q1~Q3", .part, nil, 1...9), ("05.06.2023", .whole, 2023, 6...6), ("2023-06-05", .whole, 2023, 6...6),
    ] as [(String, PeriodWord.Kind, Int?, ClosedRange<Int>?)])
  func wordsOfTime(_ word: String, _ kind: PeriodWord.Kind, _ year: Int?, _ months: ClosedRange<Int>?) throws
  {
    let period = try #require(Self.read(word))
    #expect(period.kind == kind)
    #expect(period.year == year)
    #expect(period.months == months)
    #expect(!period.isComparison)
  }

  @Test(arguments: ["2024/2023", "2024-2023", "2024/23", "FY2024/FY2023", "3Q24/2Q24"])
  func oneTimeOverAnother(_ word: String) throws {
    #expect(try #require(Self.read(word)).isComparison)
  }

  @Test(arguments: ["2023/24", "2023-24", "2023/2024", "2023-2024"])
  func seasonsAreNoComparisons(_ word: String) throws {
    let period = try #require(Self.read(word))
    #expect(!period.isComparison && period.kind == .whole && !period.isYear)
  }

  @Test(arguments: [
    "3M", "9M", "7-Eleven", "Q5", "Q12", "3H", "2023.5", "2023.25", "12-15", "1234", "24E", "A4", "mays",
    "25", "2023-",
    "1Q2", "13월", "Sales",
  ])
  func otherWordsAreNone(_ word: String) { #expect(Self.read(word) == nil) }

  @Test func namesOfOneTimeHaveOneCode() {
    let names = [
      "3Q23 Sales", "Q3 2023 Sales", "2023 Q3 Sales", "2023년 3분기 Sales", "Q3 FY2023 Sales", "23년 3분기 Sales",
    ]
    #expect(Set(names.map { ColumnMeaning(name: $0, unit: nil).period }) == [20_230_709])
    let spans = ["Feb-Jun 2023", "Feb - Jun 2023", "Feb-Jun 23", "2023년 2~6월", "Sales (2023.2~6월)"]
    #expect(Set(spans.map { ColumnMeaning(name: $0, unit: nil).period }) == [20_230_206])
  }
}

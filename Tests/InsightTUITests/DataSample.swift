import InsightModel

@testable import InsightTUI

/// Data files to look at in tests.
enum DataSample {
  private static let longRemark = String(repeating: "a very long remark ", count: 40)

  /// Eight columns of all types and twelve rows: names in many scripts, emoji, a long text, texts over several lines,
  /// a row without cells, cells that are empty, missing, no number, or hold what no terminal should see.
  static let catches = grid(
    "catches.csv",
    """
    berth;harbour;landed (t);price;share;remark;since;nets_lost_in_the_season
    1;大阪港;1,204.5;€3.10;12.5%;first boat 🐟;2019-03-01;0
    2;Île Verte;88.25;€11.00;1%;;1998-11-30;12
    3;한강;640;€2.95;6.75%;"two lines
    in one cell";2004-05-06;3
    4;Nordsjø 🚢;9.125;€120.00;0.1%;\(longRemark);2021-12-24;-
    5;Straße;n/a;€4.40;0%;tab\there, bell\u{7}, escape\u{1B}[31m;2001-01-01;1
    6;Quay 10;77;;0.8%;right to left \u{202E}override;;4
    7;Quay 9;78.5;€4.10;0.8%
    8;Quay 2;2,000;€4.05;20.7%;👨‍👩‍👧 family boat;2017-07-07;1,001
    9
    10;ferry pier;12;€3.99;0.1%;e\u{301}te\u{301};2010-10-10;2
    11;Old Pier;about twelve hundred and four;€4.00;0.1%;-;unknown;2
    12;大;5,512.75;€1.75;57.2%;"says ""last"" at the end";2022-02-02;9

    """)

  /// Two prices over twenty-four months, one of which falls below zero, with one cell that is missing.
  static let prices: Grid = {
    let rows = (0..<24).map { month -> String in
      let date = "\(2029 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)-01"
      let copra = 40 + (month * 7919) % 23 - month
      let cloves = month == 7 ? "" : String((month - 9) * (month - 9) / 4 - 8)
      return "\(date),\(copra),\(cloves)\n"
    }
    return grid("prices.csv", "month,copra,cloves\n" + rows.joined())
  }()

  /// A grid of `count` rows with the columns name, value (a number that jumps to and fro) and group (of seven).
  static func long(_ count: Int) -> Grid {
    let rows = (0..<count).map { "row \($0),\($0 * 7919 % 10_007),g\($0 % 7)\n" }
    return grid("long.csv", "name,value,group\n" + rows.joined())
  }

  static func grid(_ name: String, _ text: String) -> Grid {
    guard let table = DataReader.table(name: name, Array(text.utf8), onlyIfEvident: false) else {
      fatalError("\(name) is no data file")
    }
    return Grid(table)
  }

  static func document(_ grid: Grid, loaded: Double? = nil) -> Document {
    Document(name: grid.title, state: .data(grid, loaded: loaded))
  }

  /// A reader of one data file, alone.
  static func reader(_ grid: Grid = catches, _ columns: Int = 80, _ rows: Int = 24) -> Reader {
    Sample.reader(of: [document(grid)], columns, rows)
  }
}

import Testing

@testable import InsightModel

/// Numbers above or below which tables are read otherwise, each with the last that is inside and the first that is outside.
@Suite struct TableLimitTests {
  /// What holds for `last` and for nothing beyond it.
  struct Limit: Sendable, CustomTestStringConvertible {
    var name: String
    var last: Int
    var beyond: Int
    var holds: @Sendable (Int) -> Bool

    init(_ name: String, _ last: Int, _ beyond: Int? = nil, _ holds: @escaping @Sendable (Int) -> Bool) {
      (self.name, self.last, self.beyond, self.holds) = (name, last, beyond ?? last + 1, holds)
    }

    var testDescription: String { name }
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: max(0, count))
  }

  private static let locks =
    "Lock   Depth   Boats\nUpper     10      20\nLower      8      31\nMiddle     9      12\n"

  /// Where the table is found whose names begin with `Lock   `.
  private static func findsLocks(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let found = AlignedColumns.find(bytes[...], isWhole: true, isSure: false) else { return false }
    return found.layout.starts.count == 3 && bytes[found.start...].starts(with: "Lock   ".utf8)
  }

  private static func rows(_ count: Int, of columns: [Table.Column], _ text: @escaping (Int, Int) -> String)
    -> TableRows
  {
    TableRows(
      count: count, columns: columns, names: 0, amounts: [1], percents: [], text: text,
      number: { CellReader.read(text($0, $1)).value })
  }

  private static let columns = [
    Table.Column(name: "Lock", type: .text, unit: nil), Table.Column(name: "Boats", type: .number, unit: nil),
  ]

  private static let reading = [
    Limit("lines of a block before the table", 8) {
      findsLocks(repeated("Locks open today.\n", $0) + "\n" + locks)
    },
    Limit("bytes of a barred cell", 160) { count in
      let cell = repeated("a", count - 1)
      return read("Lock|\nBoats|\n|\nUpper|\n12|\n|\n\(cell)|\n15|\n|\n").tables.first?.rows.count == 2
    },
    Limit("the greatest number that may be a rank", 999) { most in
      read("Crew | Boats | No.\nAshby | 1,204 | 12\nCorby | 903 | 7\nDerby | 602 | \(most)\n").tables.first?
        .columns.last?.type == .rank
    },
    Limit("words of a lower line of names", 64, 66) { count in
      !HeaderSpread.runs((0..<count).map { $0 % 2 == 0 ? "Boats" : "Crews" }).isEmpty
    },
    Limit("words of a header that are compared", 256) { count in
      HeaderGaps.repeated((0..<count).map { $0..<$0 + 1 }, in: Array(repeated("a", count).utf8)).contains(
        true)
    },
    Limit("bytes of a unit without a word for it", 40) { count in
      Caption("Table 1. Locks (Million USD\(repeated(" ", count - 11)))").unit != nil
    },
    Limit("digits of a caption's number", 6) { Caption("Table \(repeated("1", $0)) Locks").title == "Locks" },
    Limit("bytes of a word of a header", 32) { count in
      Array("가\(repeated("a", count - 6))률".utf8).withUnsafeBufferPointer(ColumnKinds.init(word:)) == .percent
    },
    Limit("rows of which all are looked at", 1000) { count in
      RowRoles(
        rows(count, of: columns) { row, column in
          column == 0 ? row == 400 ? "Total" : "Lock \(row)" : row == 400 ? "\(count - 1)" : "1"
        }
      ).role(400) == .total
    },
    Limit("rows of the foot of a longer table", 30) { count in
      RowRoles(
        rows(1500, of: columns) { row, column in
          row < 1500 - count
            ? column == 0 ? "Lock \(row)" : "\(row * 7 % 90)" : column == 0 ? "Note: counted by hand" : ""
        }
      ).role(1500 - count) == .note
    },
    Limit("bytes of a row's name", 64) { count in
      RowRole("Total " + repeated("x", count - 6)) == .perhapsTotal
    },
    Limit("bytes of a cell in a line of its own", 80) { count in
      let cell = repeated("a", count)
      return read("Lock\nBoats\nCrews\nUpper\n12\n31\n\(cell)\n15\n40\nLower\n9\n33\n").tables.first?.rows
        .count == 3
    },
    Limit("columns of a table with a cell in each line", 16) { count in
      let names = (1..<count).map {
        "Lock \(["A", "B", "C", "D"][$0 % 4])\(["x", "y", "z", "w", "v"][$0 % 5])"
      }
      let rows = ["Upper", "Lower", "Middle"].map { name in
        ([name] + (1..<count).map { "\($0 * 7 + name.count)" })
      }
      let lines = ["Table 1. Boats", "Place"] + names + rows.joined()
      return read(lines.joined(separator: "\n")).tables.first?.columns.count == count
    },
    Limit("words of a caption on the line of its table", 30) { count in
      let caption = "Table 1. " + (0..<count).map { _ in "lock" }.joined(separator: " ")
      let rows = (1...6).map { "\($0) Lock \(1204 * $0) \($0)5.2% \($0 + 40),31\($0)" }.joined(separator: " ")
      return !read("\(caption) Rank Name Boats Share Crews \(rows)").tables.isEmpty || count < 20
    },
  ]

  @Test(arguments: reading)
  func limitsOfReading(_ limit: Limit) {
    #expect(limit.holds(limit.last))
    #expect(!limit.holds(limit.beyond))
  }
}

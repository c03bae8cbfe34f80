import Testing

@testable import InsightModel

/// Filters and patterns.
@Suite struct FilterTests {
  private static func kept(_ text: String, _ grid: Grid = GridSample.ports) -> String {
    do {
      var filter = try Filter(text, grid)
      return grid.dataRows.filter { filter.holds(grid, Int($0)) }.map(String.init).joined(separator: " ")
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    ("", "0 1 2 3 4"), ("  ", "0 1 2 3 4"), ("busan", "0 3"), ("Busan", "0"), ("busan new", "3"),
    ("\"busan 釜\"", "0"), ("\"new busan\"", ""), ("arhus", "1"), ("ILE", ""), ("ile d’or", "4"), ("釜山", "0"),
    ("!busan", "1 2 4"), ("! busan", "1 2 4"), ("!!busan", "0 3"), ("!busan !ile", "1 2"),
    ("\"port \"\"sud", "2"),
  ])
  func words(text: String, rows: String) { #expect(Self.kept(text) == rows) }

  @Test(arguments: [
    ("2030 cargo>100", "0 1"), ("\"2030 Cargo\" >= 1,240.5", "0"), ("2030 cargo<77", "4"),
    ("2030 cargo ≤ 77", "3 4"),
    ("2030 cargo=1240.50", "0"), ("2030 cargo!=77", "0 1 2 4"), ("2030 cargo<0.001M", "1 3 4"),
    ("busan 2030 cargo>100", "0"), ("2030 rank<3 2029 rank>1", "0"),
    ("!2030 cargo>100", "2 3 4"), ("!2030 cargo!=77", "3"), ("change<-25", "1 4"), ("change<-25.2%", "4"),
    ("change=\"\"", "2 3"), ("change!=\"\"", "0 1 4"), ("2030 cargo=\"12,30\"", "2"), ("2030 cargo=n/a", ""),
    ("4>1000", "0"), ("2030 CARGO == 980", "1"), ("2030 cargo<>980", "0 2 3 4"),
  ])
  func numbers(text: String, rows: String) { #expect(Self.kept(text) == rows) }

  /// A value is read as the cells of an issue's table are, decimal commas included.
  @Test(arguments: [
    ("heuer>=1.204", "0"), ("heuer>=88,2", "0 1 2"), ("heuer<88,3", "1"), ("vorjahr>1.001,5", "1"),
    ("vorjahr<100", "2"),
  ])
  func numbersWithDecimalCommas(text: String, rows: String) throws {
    let issue = Issue(
      bytes: Array(
        """
        Ⅰ. HÄFEN

        1. Ein ruhiges Jahr

        Tabelle 1. Umschlag (Mio. Tonnen)
        Hafen Heuer Vorjahr
        Ahlen 1.204,5 988,2
        Bonn 88,2 1.002,0
        Celle 640,0 71,9

        """.utf8))
    #expect(try Self.kept(text, Grid(#require(issue.tables.first))) == rows)
  }

  /// What cells say themselves is not scaled by the name of the column.
  @Test func scalesInCellsBelowAScaleInTheName() throws {
    let grid = GridSample.data(Array("yard,Turnover (EUR billion)\na,41.5B\nb,9.25B\n".utf8))
    #expect(Self.kept("#2=41.5B", grid) == "0" && Self.kept("#2<10B", grid) == "1")
    let plain = GridSample.data(Array("yard,Turnover (EUR billion)\na,41.5\nb,9.25\n".utf8))
    #expect(Self.kept("#2=41.5B", plain) == "0" && Self.kept("#2<10B", plain) == "1")
  }

  /// Columns of an issue's table are compared as those of a data file are.
  @Test(arguments: [
    ("took>1h", "1 2"), ("took<=90m", "0 2"), ("size>1GB", "0"), ("sailed=2031", "0 1"),
    ("sailed>=May 2031", "1 2"),
    ("depth>=7", "0 2"),
  ])
  func columnsOfATableAreThoseOfAFile(text: String, rows: String) throws {
    let issue = Issue(
      bytes: Array(
        """
        # Cargo

        | Berth | took | size | sailed | depth |
        |---|---|---|---|---|
        | Quay 1 | 45m | 1.5 GB | 3 April 2031 | 12 m |
        | Quay 2 | 2h10m | 900 MB | 2031-06-30 | 6.5 m |
        | Quay 3 | 1h30m | 20 kB | 1 May 2032 | 300 m |

        """.utf8))
    let grid = Grid(try #require(issue.tables.first))
    #expect(Self.kept(text, grid) == rows)
    #expect(grid.columns.map(\.type) == [.text, .number, .number, .date, .number])
  }

  @Test(arguments: [
    ("port=\"busan new\"", "3"), ("port=\"Busan New\"", ""), ("opened=1901", "1"), ("port=\"ILE D'OR\"", ""),
    ("opened>=2004", "2 3"), ("opened>1901", "2 3"), ("opened<1901-01-01", "0"), ("opened<1901-01-02", "0 1"),
    ("opened<2004-11-04 opened>2004-11-02", "2"),
    ("port!=\"busan new\"", "0 1 2 4"), ("port>b port<c", "0 3"),
  ])
  func texts(text: String, rows: String) { #expect(Self.kept(text) == rows) }

  @Test(arguments: [
    ("port~^b", "0 3"), ("port~^B", "0"), ("port !~ ^b", "1 2 4"), ("!port~^b", "1 2 4"), ("~n/a", "3"),
    ("!~^-$", "0 1 4"),
    ("port~\"s.d\"", "2"), ("opened~^\\d{4}$", "1"), ("port~\"u[a-z]+ \"", "0 1 3"),
    ("port~(ile|new)", "3 4"),
  ])
  func patterns(text: String, rows: String) { #expect(Self.kept(text) == rows) }

  /// A mark that joins with the quote before it, in a name and in a cell.
  @Test(arguments: ["\u{200D}hold", "\u{301}hold", "hold\u{200D}"])
  func marksBesideQuotes(name: String) throws {
    let grid = GridSample.data(Array("berth,\(name)\n1,\u{301}a \"\"x\n2,b\n".utf8))
    for (row, column) in [(0, 1), (1, 1)] {
      var filter = try Filter(Filter.term(alike: row, column, grid), grid)
      #expect(filter.holds(grid, row) && !filter.holds(grid, 1 - row))
    }
  }

  private static let voyages = GridSample.data(
    Array(
      "ship;sailed;fare\nMira;2030-05-02;1,5\nNordsjø;2030-05-31 23:59;1.200,25\n\"a; \"\"b\"\"\";2031-01-01;-\n;;2e3\n"
        .utf8))

  @Test(arguments: [
    ("sailed<2030-05-31", "0"), ("sailed<=2030-05-31", "0 1"), ("sailed=2030-05", "0 1"),
    ("sailed>2030", "2"),
    ("sailed>=2030", "0 1 2"), ("sailed!=2030", "2 3"), ("sailed>\"2030-05-31 23:58\"", "1 2"),
    ("sailed=\"\"", "3"),
    ("sailed<soon", "sailed holds dates or times; “soon” is none"), ("fare>1,4", "0 1 3"),
    ("fare>1.200", "1 3"),
    ("fare=1200,25", "1"), ("fare=\"\"", "2"), ("ship=\"a; \"\"b\"\"\"", "2"), ("ship~\"^a; .b.$\"", "2"),
    ("nordsjo", "1"), ("!i !a", "1 3"),
  ])
  func dataFiles(text: String, rows: String) { #expect(Self.kept(text, Self.voyages) == rows) }

  @Test(arguments: [
    ("cargo>5", "“cargo” may be 2 columns: 2030 Cargo (4), 2029 Cargo (5); write one in full, or its number"),
    ("colour=red", "no column “colour”"),
    ("<5", "which column? name<…"), ("2030 cargo<", "a value is missing at the end"),
    ("2030 cargo<five", "2030 Cargo holds numbers; “five” is none"), ("!", "something belongs after !"),
    ("port~", "a pattern belongs after ~"), ("port~(a", "( is not closed; \\( is the sign"),
    ("port~*a", "nothing to repeat before *"), ("port~[a", "[ is not closed; \\[ is the sign"),
    ("port~a)", ") closes nothing; \\) is the sign"), ("port~\\q", "\\q is not known"),
    ("port~a{5,2}", "{ } counts upwards, to 1000 at most"), ("port~(?=a)", "of (?…) only (?:…) is known"),
    ("port~((a{900}){900}){9}", "the pattern is too long"),
    ("port~" + String(repeating: "(", count: 99), "too many ( inside one another"),
  ])
  func saysWhatIsWrong(text: String, message: String) { #expect(Self.kept(text) == message) }

  @Test func aFilterThatIsTypedNeverFails() {
    for text in [
      "!2030 cargo >= \"1,000\" port~\"(a|b)+[^c]{2,3}\\d$\" \"x", "“curly” ≠=<>~!~=\"\"\"", "!!! !=!~~",
    ] {
      for end in text.indices { _ = Self.kept(String(text[...end])) }
    }
  }

  /// Taking a filter away brings all rows back, in their order; a filter and its opposite part the rows.
  @Test func filterThenClearIsIdentity() throws {
    var dice = Dice(state: 11)
    for _ in 0..<20 {
      let grid = GridSample.random(&dice, rows: 60)
      let order = Arrangement(keys: [SortKey(column: 2, isAscending: false)])
      for text in ["a", "amount>100", "part<=0", "word~^[a-f]", "rank=2", "word=\"-\"", "amount=\"\""] {
        var narrowed = order
        narrowed.filter = text
        let all = try #require(grid.rows(order))
        let kept = try #require(grid.rows(narrowed))
        narrowed.filter = "!" + text
        let others = try #require(grid.rows(narrowed))
        #expect(Set(kept).isDisjoint(with: others) && kept.count + others.count == all.count)
        #expect(kept == all.filter { kept.contains($0) })
        narrowed.filter = ""
        #expect(grid.rows(narrowed) == all)
      }
    }
  }

  /// Comparisons keep the rows that a plain look at their values keeps, also with others before and beside them.
  @Test func comparisonsAgreeWithPlainOnes() throws {
    var dice = Dice(state: 6)
    for _ in 0..<20 {
      let grid = GridSample.random(&dice, rows: 100)
      for column in grid.columns.indices where grid.columns[column].type != .text {
        let row = Int.random(in: 0..<100, using: &dice)
        guard let wanted = grid.value(row, column), let text = grid.printed(row, column) else { continue }
        let name = Filter.name(of: column, grid)
        let plain: [(String, (Figure) -> Bool)] = [
          (">", { $0 > wanted }), ("<", { $0 < wanted }), (">=", { !($0 < wanted) }),
          ("<=", { !($0 > wanted) }),
        ]
        for (sign, holds) in plain {
          var filter = try Filter("\(name)\(sign)\(text)", grid)
          var either = try Filter("(\(name)\(sign)\(text) OR Word=alpha)", grid)
          for row in 0..<grid.rowCount {
            let isKept = grid.value(row, column).map(holds) ?? false
            #expect(filter.holds(grid, row) == isKept, "\(name)\(sign)\(text) \(row)")
            let isAlpha = grid.printed(row, 0)?.lowercased() == "alpha"
            #expect(either.holds(grid, row) == (isKept || isAlpha), "\(name)\(sign)\(text) \(row)")
          }
        }
      }
    }
  }

  /// The term for a cell keeps exactly the rows that the column's distinct values count as the same.
  @Test func termsKeepWhatIsAlike() throws {
    var dice = Dice(state: 5)
    let grid = GridSample.random(&dice, rows: 200)
    for column in grid.columns.indices {
      let values = try #require(grid.distinct(column, grid.dataRows))
      #expect(values.map(\.count).reduce(0, +) == grid.rowCount)
      for value in values {
        var filter = try Filter(Filter.term(alike: Int(value.row), column, grid), grid)
        let kept = grid.dataRows.filter { filter.holds(grid, Int($0)) }
        #expect(kept.first == value.row && kept.count == value.count)
      }
    }
  }

  @Test func stopsWhenToldTo() {
    let grid = GridSample.ports
    #expect(grid.rows(Arrangement(filter: "busan"), progress: { _ in false }) == nil)
    #expect(grid.rows(Arrangement(filter: "port<")) == [0, 1, 2, 3, 4])
  }
}

@Suite struct PatternTests {
  private static func isFound(_ pattern: String, _ text: String) throws -> Bool {
    var matcher = PatternMatcher(try Pattern(pattern))
    var text = text
    return text.withUTF8 { matcher.matches($0) }
  }

  @Test(arguments: [
    ("", "", true), ("a", "", false), ("a*", "", true), ("^$", "", true), ("^$", "a", false),
    ("^a$", "a", true),
    ("^a$", "ba", false), ("a|^b", "cb", false), ("a|b$", "cb", true), ("(ab)+c", "xababcx", true),
    ("(ab)+c", "ac", false),
    ("a{2}", "aba", false), ("a{2,}", "baab", true), ("^a{2,3}$", "aaaa", false), ("^a{0,1}b$", "b", true),
    ("x?y*?z", "z", true),
    ("[^a-c]", "abc", false), ("[]a]", "]", true), ("[a-]", "-", true), ("[\\d.]+%", "x1.5%", true),
    ("\\.", "a", false),
    ("\\D", "12", false), ("\\s", "a\u{3000}b", true), ("\\w\\W", "é!", true), (".", "한", true),
    ("^.{2}$", "한강", true),
    ("e\u{301}", "é", true), ("cafe", "Café", true), ("Café", "café", false), ("[가-힣]{2}", "x한강", true),
    ("(a*)*b", "aaac", false), ("(|a)+$", "b", true), ("((a|b)*c|d)$", "ababcabd", true),
    ("a.c", "a\nc", true),
  ])
  func finds(pattern: String, text: String, isFound: Bool) throws {
    #expect(try Self.isFound(pattern, text) == isFound)
  }

  /// Against the standard library's, on texts of few letters.
  @Test func agreesWithTheStandardLibrary() throws {
    var dice = Dice(state: 77)
    let pieces = [
      "a", "b", ".", "[ab]", "[^a]", "(a|b)", "(ab|a)", "a*", "b+", "c?", "(?:b|c)*", "^", "$", "a{1,2}", "|",
    ]
    for _ in 0..<150 {
      let pattern = (0..<Int.random(in: 1...5, using: &dice)).map { _ in
        pieces.randomElement(using: &dice) ?? ""
      }.joined()
      let known = try Regex(pattern)
      var matcher = PatternMatcher(try Pattern(pattern))
      for _ in 0..<20 {
        var text = String(
          (0..<Int.random(in: 0...6, using: &dice)).map { _ in "abc".randomElement(using: &dice) ?? "a" })
        let isFound = text.withUTF8 { matcher.matches($0) }
        let isKnown = try known.firstMatch(in: text) != nil
        #expect(isKnown == isFound, "\(pattern) in \(text)")
      }
    }
  }

  /// Patterns on which backtracking never ends, and ones with more states than are kept.
  @Test func takesLinearTime() throws {
    let text = String(repeating: "a", count: 5_000)
    #expect(try !Self.isFound("(a+)+$b", text))
    #expect(try !Self.isFound("(a|a)*b", text))
    var dice = Dice(state: 4)
    let letters = (0..<3_000).map { _ in Bool.random(using: &dice) ? "a" : "b" }
    let isFound = try Self.isFound("(a|b)*a(a|b){14}$", letters.joined())
    #expect(isFound == (letters[letters.count - 15] == "a"))
  }
}

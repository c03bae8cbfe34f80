import Testing

@testable import InsightModel

/// What programs print in columns, set with spaces.
@Suite struct AlignedColumnsTests {
  private func grid(_ text: String) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8), .told, DataOptions())))
  }

  private func row(_ grid: Grid, _ row: Int) -> [String] {
    grid.columns.indices.map { grid.printed(row, $0) ?? "" }
  }

  @Test(arguments: [
    // Names of two words, one space from the next name; a last column of several words.
    (
      """
      BERTH ID   BOAT          CREW      LOAD STATE
      a81c20d4   tug:1.8       "./haul…"    3 Up 4 hours
      77be01aa   ferry-alpine  "./sail…"   12 Left (3) 5 days ago
      90aa17c2   barge:7       "./haul…"  104 Up 2 days
      """,
      ["BERTH ID", "BOAT", "CREW", "LOAD", "STATE"], 1,
      ["77be01aa", "ferry-alpine", "\"./sail…\"", "12", "Left (3) 5 days ago"]
    ),
    (
      """
      Volume         Cap  Taken Left% Hung on
      /srv/q1       210G    12G   94% /
      /srv/q2longer 1.5T   900G   40% /dock
      mem             7M      0  100% /dock/two
      """,
      ["Volume", "Cap", "Taken", "Left%", "Hung on"], 2, ["mem", "7M", "0", "100%", "/dock/two"]
    ),
    // No column begins or ends with a word that joins two others.
    (
      """
      Barge Cargo % of Fleet % Change
      Anna  1,204 40.1%      31.6%
      Berta 903   30.1%      3.7%
      Clara 893   29.8%      -4.7%
      """,
      ["Barge", "Cargo", "% of Fleet", "% Change"], 1, ["Berta", "903", "30.1%", "3.7%"]
    ),
    (
      """
      Mate       Date of Birth   Mean per Day   # of Trips
      Amy Poe       1912-03-04             67            3
      Joe Doe       1922-03-04             78           13
      Zoe Roe       1932-03-04             91            8
      """,
      ["Mate", "Date of Birth", "Mean per Day", "# of Trips"], 0, ["Amy Poe", "1912-03-04", "67", "3"]
    ),
    // Figures that are too long push the ones after them to the right.
    (
      """
      BOAT         NR %FUL %OIL    MIL   TON DECK STAT SINCE COMMAND
      anna          1  0.0  0.1   1677    18 ?    Ss   Mar03 /bin/row gently
      berta      2310  0.4 11.3 23883641 91234 ?  Ssl  Mar03 /bin/tow --far
      anna         42  0.0  0.0     92    34 d/2  R+   Mar04 sail
      """,
      ["BOAT", "NR", "%FUL", "%OIL", "MIL", "TON", "DECK", "STAT", "SINCE", "COMMAND"], 1,
      ["berta", "2310", "0.4", "11.3", "23883641", "91234", "?", "Ssl", "Mar03", "/bin/tow --far"]
    ),
    (
      """
      hulls -----crates----- --in--
       r  b    tar   hemp    in out
       1  0 120432 1200432 31234 6632
       0  0 120432 1199876 31234   40
       2  1 120432     804 31234    0
      """,
      ["r", "b", "tar", "hemp", "in", "out"], 0, ["1", "0", "120432", "1200432", "31234", "6632"]
    ),
    // A column without a name, and one that most rows leave empty.
    (
      """
             crates       tar  hemp/rope
      Quay:   16265      8120       5123
      Hold:    2097       120
      """,
      ["", "crates", "tar", "hemp/rope"], 1, ["Hold:", "2097", "120", ""]
    ),
    (
      """
      DOCK      NR  SORT MOORINGS
      east     8:0  quay 
      └─e1     8:1  pier /srv/a
      west   259:0  quay 
      └─w1   259:1  pier /
      """,
      ["DOCK", "NR", "SORT", "MOORINGS"], 1, ["└─e1", "8:1", "pier", "/srv/a"]
    ),
    // A title above, a legend below.
    (
      """
      Boats at sea (with crews)
      Kind Queue Left From Where       To Where         State
      tug      0    3 pier.20:44       quay.112:44      AFLOAT
      tug      0   36 pier.20:22       dock.7:515       AFLOAT
      oar      0    0 pier:54          pier:39          WAIT

      AFLOAT = under way
      """,
      ["Kind", "Queue", "Left", "From Where", "To Where", "State"], 1,
      ["tug", "0", "36", "pier.20:22", "dock.7:515", "AFLOAT"]
    ),
    (
      """
      10:31 PM  HULL    %oil   %tar    %hemp
      10:32 PM   all    3.02   0.00     1.01
      10:32 PM     0    4.00   0.00     1.00
      10:32 PM     1    2.02   0.10     1.00
      """,
      ["10:31 PM", "HULL", "%oil", "%tar", "%hemp"], 1, ["10:32 PM", "0", "4.00", "0.00", "1.00"]
    ),
  ])
  func columnsOfPrograms(_ text: String, _ names: [String], _ row: Int, _ cells: [String]) throws {
    let grid = try grid(text + "\n")
    #expect(grid.columns.map(\.name) == names)
    #expect(self.row(grid, row) == cells)
  }

  @Test func yearsNameColumnsAndFiguresStandUnderThem() throws {
    let grid = try grid(
      """
      Pier          2031    2032    2033
      South Quay  41738.1 41628.1 41325.3
      Long Wharf 115681.6 115124.9 114516.7
      New Dock     5111.3  5124.1  5223.1
      Old Dock    87468.0 88186.9 88858.9

      """)
    #expect(grid.columns.map(\.name) == ["Pier", "2031", "2032", "2033"])
    #expect(grid.columns.dropFirst().allSatisfy { $0.type == .number })
  }

  @Test func namesThatStandElsewhereThanTheRowsAreNoNames() {
    // One column to the left of their names, and names of two words.
    let text = """
                      Crew   P   W   D   L  GF
       1  Manford Ropers  38  28   5   5  94
       2           Arkle  38  26   6   6  88
       3   Manford Tars.  38  23   6   9  58

      """
    guard let table = DataReader.table(name: "t", Array(text.utf8), .told, DataOptions()) else { return }
    let grid = Grid(table)
    let won = grid.columns.firstIndex { $0.name == "W" }
    #expect(won == nil || grid.value(0, won ?? 0) == Figure(28))
  }

  @Test func aLegendIsNoRow() throws {
    let grid = try grid(
      """
        BOAT           LOAD   AT   SUB     WORDS
        tug.craft      loaded sea  rowing  Tows barges of sand up the river
        oar.craft      loaded sea  rowing  Takes the crew ashore
      * mast.craft     loaded dock idle    A hull that waits for a mast
        sail.craft     loaded sea  rowing  Dries fish

      LOAD = whether the hold is full, as far as is known.
      SUB  = what the crew does at the time of this report.

      """)
    #expect(grid.columns.map(\.name) == ["", "BOAT", "LOAD", "AT", "SUB", "WORDS"])
    #expect(grid.pinnedRows == [4, 5] && grid.role(4) == .note)
  }

  @Test func wordsBesideASlashAreOne() throws {
    let grid = try grid(
      """
      HULL ID   NAME   TAR %   HEMP USED / MAX      ROPE I/O        CREW
      3f4e1c9a  tug    0.15%   12.5MiB / 7.66GiB    1.2kB / 648B    5
      91ab22d0  oar    12.4%   1.2GiB / 7.66GiB     88MB / 120MB    32

      """)
    #expect(grid.columns.map(\.name) == ["HULL ID", "NAME", "TAR %", "HEMP USED / MAX", "ROPE I/O", "CREW"])
  }

  @Test func linesWithoutNamesAreCutWhereAllHaveOneWord() throws {
    let grid = try grid(
      """
      sum 1284
      drw-  2 anna crew    4096 Jan 12 10:22 docks
      -rw-  1 anna crew   18220 Jan  3 09:01 my log.txt
      -rw-  1 bob  mate 1203311 Dec 30  2023 plan last.pdf
      lrw-  1 cara cook      11 Nov  2 17:44 link -> /srv/a

      """)
    #expect(row(grid, 2) == ["-rw-", "1", "bob", "mate", "1203311", "Dec", "30", "2023", "plan last.pdf"])
    #expect(grid.rowCount == 4)
  }

  @Test(arguments: [
    // Three lines are too few to tell words apart by what stands below them.
    "HEAD        main       2 ahead of pier\nfix/hull    3f4e1c9    Mend the hull with tar\nadd/mast    91ab22d    Set up a mast of pine\n",
    "pier        boats      kept by hand\nnorth       three      Jo and Al Stam\nsouth       seven      Cy and Ed Berg\n",
  ])
  func aTextOfSeveralWordsStaysOne(_ text: String) throws {
    #expect(try grid(text).columns.count == 3)
  }

  @Test(arguments: [
    ("HOLD    MEM\na      12M\nb     1.5g\nc      640\n", [12_582_912, 1_610_612_736, 640]),
    ("HOLD    RES\na      12m\nb     1.5g\nc      640\n", [12_582_912, 1_610_612_736, 655_360]),
    ("HOLD    CPU\na      12m\nb        2\nc     250m\n", [0.012, 2, 0.25]),
  ])
  func namesTellWhatLettersAre(_ text: String, _ values: [Double]) throws {
    let grid = try grid(text)
    #expect((0..<3).map { grid.number($0, 1) } == values)
  }

  @Test func lettersBesideOtherNamesStayWhatTheyWere() throws {
    let grid = try grid("FIRM  SALES\na      12m\nb       2m\nc     250m\n")
    #expect(grid.value(0, 1) == Figure(12_000_000))
    // Among amounts no column of sizes tells of another one.
    let sizes = try self.grid(
      "FIRM    DISK  TOTAL\na       1.5G    12M\nb        30M     2M\nc        16G     4M\n")
    #expect(sizes.value(0, 2) == Figure(12 << 20))
    let amounts = try self.grid("FIRM   TOTAL\na        12M\nb         2M\nc         4M\n")
    #expect(amounts.value(0, 1) == Figure(12_000_000))
  }
}

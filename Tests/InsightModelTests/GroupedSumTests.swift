import Testing

@testable import InsightModel

/// Totals of groups, which a word in one of several columns of names tells.
@Suite struct GroupedSumTests {
  private func totals(_ text: String) throws -> [Int] {
    let grid = Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
    return (0..<grid.rowCount).filter { grid.role($0) == .total }
  }

  private static let region = "quay,goods,tons\n"

  @Test(arguments: [
    // In the second column, in any words for it.
    ("Nord,coal,10\nNord,fish,20\nNord,Total,30\nSüd,coal,5\nSüd,fish,7\nSüd,Total,12\n", [2, 5]),
    (
      "Nord,coal,10\nNord,fish,20\nNord,Zwischensumme,30\nSüd,coal,5\nSüd,fish,7\nSüd,Zwischensumme,12\n",
      [2, 5]
    ),
    ("Nord,합계,30\nNord,coal,10\nNord,fish,20\nSüd,합계,12\nSüd,coal,5\nSüd,fish,7\n", [0, 3]),
    // Above a sum of all.
    (
      "Nord,coal,10\nNord,fish,20\nNord,Total,30\nSüd,coal,5\nSüd,fish,7\nSüd,Total,12\nGrand total,,42\n",
      [2, 5, 6]
    ),
    // Over both columns, and far from their parts.
    (
      "coal,Nord,10\ncoal,Süd,20\nfish,Nord,5\nfish,Süd,7\ncoal,All quays,30\nfish,All quays,12\nAll goods,Nord,15\nAll goods,Süd,27\nAll goods,All quays,42\n",
      [4, 5, 6, 7, 8]
    ),
    // What stands above an empty field stands in it too.
    (
      "Nord,coal,10\n,fish,20\n,Total,30\nSüd,coal,5\n,fish,7\n,Total,12\nTotal,coal,15\n,fish,27\n,Total,42\n",
      [2, 5, 6, 7, 8]
    ),
    // One that does not add up among others that do is damaged.
    (
      "Nord,coal,10\nNord,fish,20\nNord,Total,30\nSüd,coal,5\nSüd,fish,7\nSüd,Total,12\nOst,coal,1\nOst,fish,3\nOst,Total,40\n",
      [2, 5, 8]
    ),
  ])
  func areFound(_ rows: String, _ expected: [Int]) throws {
    #expect(try totals(Self.region + rows) == expected)
  }

  @Test func yearsTellGroupsApart() throws {
    #expect(
      try totals(
        "Jahr;Gut;Menge\n2023;Holz;10,5\n2023;Erz;20,5\n2023;Gesamt;31,0\n2024;Holz;12,5\n2024;Erz;22,5\n2024;Gesamt;35,0\n"
      )
        == [2, 5])
  }

  /// A hundred percent is a sum; another one is no share of all.
  @Test func shares() throws {
    let text =
      "quay,goods,share\nNord,coal,40%\nNord,fish,60%\nNord,Total,100%\nSüd,coal,30%\nSüd,fish,70%\nSüd,Total,100%\n"
    #expect(try totals(text) == [2, 5])
    #expect(try totals(text.replacing("100%", with: "90%")).isEmpty)
  }

  /// Numbers of rows, codes of names and levels below others tell no groups.
  @Test(arguments: [
    (
      "id,team,member,hours\n1,red,Ann,10\n2,red,Bo,20\n3,red,Team total,30\n4,blue,Cy,5\n5,blue,Dan,7\n6,blue,Team total,12\n",
      [2, 5]
    ),
    (
      "quay,code,goods,tons\nNord,c,coal,10\nNord,f,fish,20\nNord,t,Total,30\nSüd,c,coal,5\nSüd,f,fish,7\nSüd,t,Total,12\n",
      [2, 5]
    ),
    (
      "quay,goods,term,tons\nNord,coal,Q1,10\nNord,coal,Q2,11\nNord,coal,Total,21\nNord,fish,Q1,20\nNord,fish,Q2,22\nNord,fish,Total,42\nNord,Total,,63\nSüd,coal,Q1,5\nSüd,coal,Q2,6\nSüd,coal,Total,11\nSüd,Total,,11\n",
      [2, 5, 6, 9, 10]
    ),
  ])
  func otherColumnsTellNone(_ text: String, _ expected: [Int]) throws {
    #expect(try totals(text) == expected)
  }

  /// A name is no proof.
  @Test(arguments: [
    // A company.
    "firm,mark,tons\nTotal,TTE,200\nShell,SHEL,300\nBP,BP,250\nTotal,TTE,210\nShell,SHEL,290\nBP,BP,240\n",
    // Half of them add up, and so few may by chance: 3 × 6 other sums there are.
    "quay,goods,tons\nNord,coal,10\nNord,fish,20\nNord,Total,30\nSüd,coal,5\nSüd,fish,7\nSüd,Total,13\n",
    "quay,goods,tons\nNord,coal,1\nNord,fish,2\nNord,Total,3\nSüd,coal,2\nSüd,fish,4\nSüd,Total,6\n",
  ])
  func namesProveNothing(_ text: String) throws { #expect(try totals(text).isEmpty) }
}

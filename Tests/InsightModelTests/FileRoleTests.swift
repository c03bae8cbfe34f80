import Testing

@testable import InsightModel

/// Totals, averages and notes of data files, by sums, gaps and what names are like.
@Suite struct FileRoleTests {
  private func grid(_ text: String) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
  }

  private func roles(_ text: String) throws -> [Table.Role] {
    let grid = try grid(text)
    return (0..<grid.rowCount).map(grid.role)
  }

  private func last(_ row: String, below rows: String = "pear,12,4\nplum,250,91\nfig,33,7\n") throws
    -> Table.Role
  {
    try #require(try roles("fruit,crates,days\n\(rows)\(row)\n").last)
  }

  // MARK: Gaps

  @Test func emptyRowsBelowATotalPartItFromNothing() throws {
    let text = "fruit,crates\npear,12\nplum,250\nfig,33\nTotal,295\n,\nSource: market report,\n"
    #expect(try roles(text).suffix(3) == [.total, .note, .note])
    #expect(try grid(text).statistics(try grid(text).dataRows)?[1].sum?.description == "295")
    #expect(try roles("fruit,crates\npear,12\nplum,250\nfig,33\n,\n,\n").suffix(2) == [.note, .note])
    #expect(try roles("fruit,crates\npear,12\n,\nfig,33\n") == [.data, .data, .data])
  }

  @Test func rowsBelowAnEmptyOneAreNoOtherTable() throws {
    #expect(
      try roles("name,dept,pay\nIda,IT,5\nBea,HR,6\n,,\nKim,IT,unknown\nLea,HR,8\nEve,IT,9\n").suffix(3)
        == [.data, .data, .data])
    #expect(
      try roles("lake,jan,feb\nBo,5,6\nKa,7,8\n\ncity,mar,apr\nRiga,5,6\nBern,6,7\n").suffix(3) == [
        .note, .note, .note,
      ])
  }

  // MARK: Sums

  @Test(arguments: [
    "Gesamtergebnis", "Totale complessivo", "Endsumme", "Общий итог", "総合計", "合　計", "Report Total",
    "U.S. Total",
    "Obst gesamt", "Total¹", "- Total", "Gesamternte",
  ])
  func aTotalIsProvenByTheSums(_ name: String) throws {
    #expect(try last("\(name),295,102") == .total)
  }

  @Test(arguments: ["Report Total,296,109", "Obst gesamt,295,120", "Gesamternte,12,5"])
  func aWordAloneMakesNoTotal(_ row: String) throws { #expect(try last(row) == .data) }

  @Test func aGreatSumIsOneByAnyName() throws {
    // 999 and 1000 other sums there are.
    #expect(try roles("k,v\na,300\nb,400\nc,299\nsammanlagt,999\n").last == .data)
    #expect(try roles("k,v\na,300\nb,400\nc,300\nsammanlagt,1000\n").last == .total)
    #expect(try roles("k,v\nsales,83519\na,20119\nb,30300\nprofit,33100\n").first == .data)
    #expect(try roles("k,v\nsales,5000\ncosts,-3000\nprofit,2000\n").last == .data)
    #expect(try roles("k,v\na,1\nb,2\nc,3\n").last == .data)
    #expect(
      try roles("user,id,group\nroot,0,0\nmail,0,0\nida,2001,2001\nkim,2002,2002\n").allSatisfy {
        $0 == .data
      })
    #expect(try roles("k,v,w\na,30,30\nb,40,40\nc,30,30\nsammanlagt,100,100\n").last == .data)
    #expect(try roles("k,v\na,3000\nb,4000\nc,3000\nd,10003\n").last == .data)
  }

  @Test func theEndOfALongFileIsLookedAt() throws {
    let many = (0..<1500).map { "r\($0),2\n" }.joined()
    let long = try grid("k,v\n\(many)Total,3000\n")
    #expect(long.role(1500) == .total && long.role(1499) == .data)
    #expect(try grid("k,v\n\(many)Desk Total,3000\n").role(1500) == .total)
    // The roundings of 1501 numbers add up to 58 at most.
    #expect(try grid("k,v\n\(many)Desk Total,3058\n").role(1500) == .total)
    #expect(try grid("k,v\n\(many)Desk Total,3059\n").role(1500) == .data)
    #expect(try grid("k,v\n\(many)Total,1\n").role(1500) == .data)
  }

  @Test func numbersRefuteAName() throws {
    #expect(try roles("firm,sales\nEni,310\nBP,205\nRepsol,400\nTotal,260\n").last == .data)
    #expect(try roles("word,n\nfoo,5\nmedian,4\nmean,3\naverage,1\n").last == .data)
    #expect(try roles("mark,n\nPoor,5\nGood,6\nAverage,3\n").last == .data)
    // A rate of all is among those of its parts; counts stand beside it.
    #expect(try roles("land,rate\nA,3.1\nB,9.8\nC,4.4\nInsgesamt,5.5\n").last == .total)
    #expect(try roles("land,n,rate\nA,3,50\nB,9,70\nC,4,20\nTotal,16,55\n").last == .total)
    #expect(try roles("land,n\nA,3\nB,9\nC,4\nAverage,5.3\n").last == .average)
  }

  @Test func sumsAmongTheRowsAreNoPartOfSums() throws {
    let pivot =
      "site,crop,t\nEast,rye,21\nEast,oats,14\nEast Total,,35\nWest,rye,8\nWest Total,,8\nGrand Total,,43\n"
    #expect(try roles(pivot) == [.data, .data, .total, .data, .total, .total])
    #expect(try grid(pivot).statistics(try grid(pivot).dataRows)?[2].sum?.description == "43")
    let nested =
      "k,t\na,2\nb,3\nZwischensumme,5\nc,4\nd,7\nZwischensumme,11\nNord gesamt,16\ne,1\nf,2\nSüd gesamt,3\n"
    #expect(
      try roles(nested)
        == [.data, .data, .total, .data, .data, .total, .total, .data, .data, .total])
    #expect(try roles("k,t\nNord gesamt,5\na,2\nb,3\nSüd gesamt,11\nc,4\nd,7\n").count { $0 == .total } == 2)
    // Companies and what does not add up are data.
    #expect(try roles("firm,t\nEni,310\nBP,205\nTotal Oil,400\nOMV,80\n").allSatisfy { $0 == .data })
    #expect(try roles("k,t\na,2\nb,3\nSubtotal,6\nc,4\nd,7\nSubtotal,12\n")[2] == .data)
    #expect(try roles("k,t\na,2\nTotal a,2\nb,3\nc,9\n").allSatisfy { $0 == .data })
  }

  /// The word stands in one of the first eight cells, or in the name of the row wherever that is.
  @Test func sumsAreCalledSoAtTheHeadOrByTheirNames() throws {
    func role(_ cells: String, _ more: Int, isName: Bool) throws -> Table.Role {
      let filler = Array(repeating: cells, count: more)
      let head = (0..<more).map { "c\($0)" } + (isName ? ["k"] : ["k", "more"]) + ["t"]
      let rows = [("wool", 2), ("hemp", 3), ("Subtotal", 5), ("jute", 4), ("coir", 7), ("Subtotal", 11)]
      let lines = rows.map { name, value in
        (filler + [name] + (isName ? [] : ["x"]) + ["\(value)"]).joined(separator: ",")
      }
      return try roles(([head.joined(separator: ",")] + lines).joined(separator: "\n") + "\n")[2]
    }
    for more in [1, 7, 8, 12] { #expect(try role("2031-05-02", more, isName: true) == .total, "\(more)") }
    #expect(try role("x", 7, isName: false) == .total)
    #expect(try role("x", 8, isName: false) == .data)
  }

  @Test func groupsOfAPivotTableAreSumsOfTheirParts() throws {
    let pivot = "label,t,n\nEast,35,2\nrye,21,1\noats,14,1\nWest,8,1\nrye,8,1\nGrand Total,43,3\n"
    #expect(try roles(pivot) == [.total, .data, .data, .total, .data, .total])
    #expect(try grid(pivot).statistics(try grid(pivot).dataRows)?[1].sum?.description == "43")
    // The total is that of all, or the parts do not make up a group.
    #expect(
      try roles("label,t\nEast,35\nrye,21\noats,14\nWest,8\nrye,8\nTotal,86\n").dropLast().allSatisfy {
        $0 == .data
      })
    #expect(
      try roles("label,t\nEast,35\nrye,20\noats,14\nWest,8\nrye,9\nTotal,43\n").dropLast().allSatisfy {
        $0 == .data
      })
    #expect(try roles("label,t\na,8\nb,8\nc,9\nd,9\nTotal,17\n").dropLast().allSatisfy { $0 == .data })
  }

  @Test func aSumWithoutANameIsOne() throws {
    #expect(try roles("k,t,w\na,2,5\nb,3,6\nc,4,8\n,9,19\n").last == .total)
    #expect(try roles("k,t,w\na,2,5\nb,3,6\nc,4,8\n,9,20\n").last == .data)
    #expect(try roles("k,note,t\na,x,2\nb,y,3\nc,x,4\n,z,9\n").last == .data)
    #expect(try last("Σ,295,102") == .total)
  }

  @Test func statisticsBelowTheRowsAreTold() throws {
    let rows = "k,t\na,2\nb,7\nc,3\n"
    #expect(try roles(rows + "Average,4\nMin,2\nMax,7\n").suffix(3) == [.average, .average, .average])
    #expect(try roles(rows + "Mean,4\nStd,2.6\n").suffix(2) == [.average, .average])
    #expect(try roles(rows + "Max,7\n").last == .data)
    #expect(try roles(rows + "Min,2\nMax,9\n").suffix(2) == [.data, .data])
    #expect(try roles("stat,t\ncount,3\nmean,4\nstd,2\nmin,2\nmax,7\n").allSatisfy { $0 == .data })
  }

  @Test func percentsBelowATotalAreNoAmounts() throws {
    let rows = "k,t\na,2\nb,7\nc,3\nTotal,12\n"
    #expect(try roles(rows + "Growth,5%\n").suffix(2) == [.total, .note])
    #expect(try roles("k,t\na,2\nb,7\nc,3\nd,5%\n").last == .data)
    #expect(try roles(rows + "Growth,5\n").last == .data)
  }

  @Test func aNameThatOftenComesIsAValue() throws {
    let text =
      "day,who,n\n2021-03-01,Total,6\n2021-03-01,A,2\n2021-03-01,B,3\n2021-03-02,Total,7\n2021-03-02,A,4\n2021-03-02,B,3\n"
    #expect(try roles(text).allSatisfy { $0 == .data })
    // Unless it is the sum of the others of its day each time.
    #expect(try roles(text.replacing("Total,6", with: "Total,5")).count { $0 == .total } == 2)
    #expect(
      try roles("day,who,n\nmon,A,5\nmon,Others,2\ntue,A,3\ntue,Others,4\n").allSatisfy { $0 == .data })
  }

  // MARK: Notes

  @Test(arguments: [
    "Stand: 30.06.2021", "a) estimated", "p = provisional", "Champ : Corse", "주1) 잠정", "（注）速報",
    "https://a.example/b",
    "© Market Office", "_____",
  ])
  func aNoteIsUnlikeTheNames(_ note: String) throws {
    #expect(try last("\(note),,") == .note)
    #expect(try last(note) == .note)
  }

  @Test func aRowOfTypesIsNoRow() throws {
    let rows = "USGS\t014\t2021-03-01\t850\nUSGS\t014\t2021-03-02\t863\nUSGS\t014\t2021-03-03\t870\n"
    #expect(try roles("agency\tsite\tday\tflow\n5s\t15s\t20d\t14n\n" + rows) == [.note, .data, .data, .data])
    #expect(try roles("a,b,c\n5s,15s,20d\n6s,16s,21d\n7s,17s,22d\n").allSatisfy { $0 == .data })
    #expect(
      try roles("job\tfirst\tthen\tlast\n5s\t15s\t20d\t14s\n3m\t5s\t20d\t1s\n").allSatisfy { $0 == .data })
  }

  @Test func whatNamesHaveMakesNoNote() throws {
    #expect(try last("kiwi,,") == .data)
    #expect(try last("12:30,,", below: "11:00,1,2\n11:30,3,4\n12:00,5,7\n") == .data)
    #expect(try last("c) tea,,", below: "a) oil,1,2\nb) rye,3,4\nd) hay,5,7\n") == .data)
    #expect(try last("x=4,,", below: "x=1,1,2\nx=2,3,4\nx=3,5,7\n") == .data)
    #expect(try last("Windows 11,,", below: "Mac OS,1,2\nWindows 10,3,4\nUbuntu 20,5,7\n") == .data)
    #expect(try last("prickly pear,,") == .data)
    #expect(try last("prickly pear,,", below: "kiwi,1,2\nfig,2,9\n,,\n") == .note)
    #expect(try last("yuzu,,", below: "kiwi,1,2\nfig,2,9\n,,\n") == .data)
  }
}

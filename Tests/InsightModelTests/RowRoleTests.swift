import Testing

@testable import InsightModel

/// Which rows are no data does not hang on how a table is written: as a file and as a table of an issue it has the same roles.
@Suite struct RowRoleTests {
  @Test(arguments: [
    ("US Total", true), ("Deutschland gesamt", true), ("Total¹", true), ("Gesamtverbrauch", true),
    ("All towns", true),
    ("Zwischensumme", true), ("합계(세금 포함)", true), ("合計（税込）", true), ("地域　合計", true), ("Итоговый", true),
    ("TOTALT", true),
    ("All", true), ("Allied", false), ("Sum of us", true), ("Oslo", false), ("", false), ("12 (3)", false),
    ("Gemüse", false),
  ])
  func namesThatMentionATotal(_ name: String, _ mentions: Bool) {
    #expect(RowRole.mentionsTotal(name) == mentions)
  }

  /// Rows, and the first letter of the role of each.
  static let tables: [(rows: String, roles: String)] = [
    // Totals last, first, above a note and in the middle.
    ("yard,hulls\nAker,41\nBrevik,57\nDokka,22\nTotal,120", "dddt"),
    ("yard,hulls\nTotal,120\nAker,41\nBrevik,57\nDokka,22", "tddd"),
    ("yard,hulls\nAker,41\nBrevik,57\nDokka,22\nTotal,120\nSource: yard office,", "dddtn"),
    ("yard,hulls\nAker,41\nTotal,120\nBrevik,57\nDokka,22", "dtdd"),
    // Sums among the rows.
    ("kiln,tiles\na,25\nb,34\nSubtotal,59\nc,42\nd,71\nSubtotal,113\nTotal,172", "ddtddtt"),
    ("kiln,tiles\na,25\nb,34\nEast Total,59\nc,42\nd,71\nWest Total,113\nGrand Total,172", "ddtddtt"),
    ("kiln,tiles\na,25\nb,34\nSubtotal,59\nc,42\nd,71\nSubtotal,173\nTotal,172", "ddtddtt"),
    ("kiln,tiles\nNorth,59\na,25\nb,34\nSouth,113\nc,42\nd,71\nTotal,172", "tddtddt"),
    // Means and the like.
    ("lake,depth\nMjosa,453\nFemund,131\nTyri,295\nMean,293", "ddda"),
    ("lake,depth\nMjosa,453\nFemund,131\nTyri,295\nMin,131\nMax,453", "dddaa"),
    ("grade,papers\nPoor,51\nFair,64\nGood,77\nAverage,32", "dddd"),
    // The rest, in several languages.
    ("land,boote\nDeutschland,93\nPolen,71\nSonstige Staaten,12\nInsgesamt,176", "ddot"),
    ("지역,배\n목포,93\n여수,71\n기타,12\n합계,176", "ddot"),
    ("港,船\n長崎,93\n下関,71\nその他,12\n合計,176", "ddot"),
    ("country,boats\nPoland,93\nLatvia,71\nOther Countries,12\nTotal,176", "ddot"),
    // Companies.
    ("firm,sales\nEni,310\nBP,205\nRepsol,400\nTotal,260", "dddd"),
    ("firm,sales\nEni,310\nBP,205\nRepsol,400\nTotal Energies,260", "dddd"),
    ("firm,sales\nTotal Marine,950\nBay,205\nCove,400", "ddd"),
    ("shop,pairs\nArket,93\nCos,71\nMonki,30\nOther Stories,12", "dddd"),
    // What breaks the order, or has no rank where all others have one.
    ("shop,pairs\nArket,93\nCos,71\nMonki,30\nOther Stories,64", "dddo"),
    ("rank,shop,pairs\n1,Arket,93\n2,Cos,71\n3,Monki,30\n,Average,22", "ddda"),
    ("rank,shop,pairs\n1,Arket,93\n2,Cos,71\n3,Monki,30\n,Other Stories,12", "dddo"),
    // One figure is damaged: a part that is too much, a total that is not the sum, one that has lost a digit beside its shares.
    ("yard,hulls\nAker,41\nBrevik,570\nDokka,22\nTotal,120", "dddt"),
    ("yard,hulls\nAker,41\nBrevik,57\nDokka,22\nTotal,128", "dddt"),
    ("yard,hulls,share\nAker,41,34.2%\nBrevik,57,47.5%\nDokka,22,18.3%\nTotal,20,100.0%", "dddt"),
    ("yard,hulls\nAker,41\nBrevik,57\nDokka,22\nTotal hulls,124", "dddt"),
    ("yard,hulls\nAker,41\nBrevik,57\nTotal Hulls,104", "ddd"),
    // One that has lost a digit is no company.
    ("yard,hulls\nAker,410\nBrevik,570\nDokka,220\nTotal,120", "dddt"),
    ("yard,hulls\nAker,410\nBrevik,570\nDokka,220\nTotal,129", "dddd"),
    // Commas in a note part nothing.
    (
      "yard,hulls,crew\nAker,41,8\nBrevik,57,9\nDokka,22,4\nTotal,120,21\nSource: yard office, table 7, 2031",
      "dddtn"
    ),
    ("yard,hulls\nAker,41\nBrevik,57\nDokka,22\nTotal,120\nQuelle: Amt, 2031", "dddtn"),
    ("yard,hulls\nAker,41\nBrevik,57\nDokka,22\nSourceby: Amt,20", "dddd"),
    // A total that leaves out what stands above, one in words that nobody knows, one without a name, one that is none.
    ("port,cargo\nShanghai,9170\nBergen,2046\nBremen,3411\nTotal excl. China,5457", "dddt"),
    ("stad,antal\nLund,3120\nMora,2044\nKalix,1307\nsammanlagt,6471", "dddt"),
    ("town,tolls\nLund,3120\nMora,2044\nKalix,1307\n,6471", "dddt"),
    ("town,tolls\nLund,3120\nMora,2044\nKalix,1307\nUmea,6460", "dddd"),
    // Growth below a total; no total at all.
    ("yard,hulls,crew\nAker,41,8\nBrevik,57,9\nDokka,22,4\nTotal,120,21\nGrowth,5%,2%", "dddtn"),
    ("yard,hulls\nAker,41\nBrevik,57\nDokka,22", "ddd"),
  ]

  private func letters(_ roles: [Table.Role]) -> String { String(roles.compactMap(\.rawValue.first)) }

  @Test(arguments: tables)
  func rolesOfAFile(_ rows: String, _ roles: String) throws {
    let grid = Grid(try #require(DataReader.table(name: "t", Array((rows + "\n").utf8))))
    #expect(letters((0..<grid.rowCount).map(grid.role)) == roles)
  }

  @Test(arguments: tables)
  func rolesInAnIssue(_ rows: String, _ roles: String) throws {
    var lines = rows.split(separator: "\n").map {
      "| " + $0.split(separator: ",", omittingEmptySubsequences: false).joined(separator: " | ") + " |"
    }
    let width = lines[0].count { $0 == "|" } - 1
    lines.insert("|" + String(repeating: "---|", count: width), at: 1)
    let issue = read(lines.joined(separator: "\n") + "\n")
    #expect(letters(try #require(issue.tables.first).rows.map(\.role)) == roles)
    #expect(issue.tables.count == 1 && losses(in: issue) == [])
  }

  /// Sums of sums and of the rows below them are no sums of what stands above them, and leave no doubt.
  @Test(arguments: [
    "| label | t | n |\n|---|---|---|\n| East | 35 | 2 |\n| rye | 21 | 1 |\n| oats | 14 | 1 |\n| West | 8 | 1 |\n| rye | 8 | 1 |\n| Total | 43 | 3 |",
    "| k | t |\n|---|---|\n| a | 2 |\n| b | 3 |\n| Subtotal | 5 |\n| c | 4 |\n| d | 7 |\n| Subtotal | 11 |\n| Nord gesamt | 16 |\n| e | 1 |\n| f | 2 |\n| Süd gesamt | 3 |",
  ])
  func sumsAmongTheRowsLeaveNoDoubt(_ text: String) throws {
    let table = try #require(read(text + "\n").tables.first)
    #expect(table.findings.isEmpty && table.rows.contains { $0.role == .total && $0.part == .aside })
  }
}

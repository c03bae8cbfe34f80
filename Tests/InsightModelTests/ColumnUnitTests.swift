import Testing

@testable import InsightModel

/// What the names of columns say: units, identifiers; and filters in those units.
@Suite struct ColumnUnitTests {
  @Test(arguments: [
    ("Ertrag (t/ha)", "t/ha"), ("Turnover (SEK mn)", "SEK mn"), ("Druck [hPa]", "hPa"),
    ("Umsatz (TEUR)", "TEUR"),
    ("Einwohner (1000)", nil), ("Kosten in CHF", "CHF"), ("Erlös in Mio. CHF", "Mio. CHF"),
    ("Saldo PLN", "PLN"),
    ("Umsatz Mrd. €", "Mrd. €"), ("Height, cm", "cm"), ("Weight, kg (mean)", "kg"), ("판매(만톤)", "만톤"),
    ("가구(천명)", "천명"), ("Strom (kWp)", "kWp"), ("Load [%]", "%"), ("Ertrag (1.000 t)", "1.000 t"),
    // What says something else.
    ("Cost (gross)", nil), ("Sales (H2)", nil), ("Score (of 100)", nil), ("Fee (see page 7)", nil),
    ("매출(전년)", nil),
    ("価格(税抜)", nil), ("Games won", nil), ("인원", nil), ("전체 인원", nil), ("Born in Oslo", nil),
    ("Smith, Ann", nil),
    ("m", nil), ("Rent (warm)", nil), ("Speed (top)", nil), ("Total (S/N: 7731)", nil),
  ])
  func unitsOfNames(_ name: String, _ unit: String?) { #expect(ColumnUnit.ofName(name) == unit, "\(name)") }

  @Test func aCurrencyInTheCellsStands() throws {
    let grid = GridSample.data(Array("item,Rent (warm)\nA,€7.50\nB,€8.25\n".utf8))
    #expect(grid.columns[1].unit == "€")
  }

  @Test(arguments: [
    "memberId", "PatientID", "deviceid", "GEOID", "fips_code", "Code", "codigo_uf", "Vertragsnr",
    "Vertragsnr.", "KdNr",
    "Beleg-Nr.", "Account No.", "Serial No", "N° commande", "Numéro de dossier", "code_insee", "지역코드",
    "商品コード", "Konto",
    "user_id", "SKU",
  ])
  func identifiers(_ name: String) { #expect(ColumnJudge.isIdentifier(name), "\(name)") }

  @Test(arguments: [
    "lines of code", "Code lines", "Market cap", "paid", "grid", "Order No.", "Account balance",
    "number of members", "No.",
    "Konto Saldo", "Casino", "rapid", "Users", "DeviceCount", "serial hours", "Nr.",
  ])
  func noIdentifiers(_ name: String) { #expect(!ColumnJudge.isIdentifier(name), "\(name)") }

  private func kept(_ text: String, _ filter: String) throws -> String {
    let grid = GridSample.data(Array(text.utf8))
    _ = try Filter(filter, grid)
    return (grid.rows(Arrangement(filter: filter)) ?? []).map { grid.text(Int($0), 0) }.joined(separator: " ")
  }

  private static let weights = "item,Weight (kg),kind\nA,4,old\nB,7,kg\nC,12,new\n"
  private static let sizes = "item,size\nA,2.5 GB\nB,70 MB\nC,930 KB\nD,14 B\n"

  @Test(arguments: [
    (weights, "weight>=7kg", "B C"), (weights, "weight>6500g", "B C"),
    (weights, "weight=7 kg", "B"), (weights, "weight>=7 kind=new", "C"), (weights, "weight>=4 old", "A"),
    (weights, "weight<0.5t AND kind=kg", "B"), (sizes, "size>=70 MB", "A B"), (sizes, "size<1 MB", "C D"),
    (sizes, "size=14 B OR size=930 KB", "C D"), (sizes, "(size>=70 MB) 2.5", "A"),
    ("k,Way (km)\nA,4\nB,7\n", "way>=6000m", "B"), ("k,Size (MB)\nA,4\nB,7\n", "size>=6", "B"),
    ("k,Size (MB)\nA,4\nB,7\n", "size>=6000 kB", "B"), ("k,Time (min)\nA,4\nB,7\n", "time>=5m", "B"),
    ("k,Umsatz (TEUR)\nA,4\nB,7\n", "umsatz>=6K", "B"), ("k,Sales ('000)\nA,4\nB,7\n", "sales>=6k", "B"),
    ("k,Umsatz in Mio. CHF\nA,4\nB,7\n", "umsatz>=6 Mio", "B"),
    ("k,Umsatz in Mio. CHF\nA,4\nB,7\n", "umsatz>=6Mio", "B"), (weights, "weight>=7 kg", "B C"),
    ("k,worth\nA,4 billion\nB,700 million\n", "worth>=1.2 billion", "A"),
    ("k,opened\nA,2031-05-02\nB,2030-01-01\n", "opened=Q2 2031", "A"),
    ("k,q\nA,Q2 2031\nB,Q4 2031\n", "q>Q3 2031", "B"), ("k,n\nA,1 200\nB,900\n", "n>=1 000", "A"),
    ("k,took\nA,3 h 20 min\nB,40 min\n", "took>=3 h 15 min", "A"),
  ])
  func aValueHasItsUnit(_ text: String, _ filter: String, _ rows: String) throws {
    #expect(try kept(text, filter) == rows, "\(filter)")
  }

  private func forced(_ text: String, _ type: String) throws -> Grid {
    var options = DataOptions()
    let isSet = options.set(.type, to: type)
    #expect(isSet)
    return Grid(try #require(DataReader.table(name: "t", Array(text.utf8), onlyIfEvident: false, options)))
  }

  @Test func whatIsSaidOfAColumnHolds() throws {
    let days = Figure(1_925_596_800)
    #expect(try forced("x,n\n20310108,2\n20310109,3\n", "x=date").value(0, 0) == days)
    #expect(try forced("x,n\n080131,2\n090131,3\n", "x=dmy").value(0, 0) == days)
    #expect(try forced("x,n\n310108,2\n310109,3\n", "x=ymd").value(0, 0) == days)
    #expect(try forced("x,n\n01082031,2\n01092031,3\n", "x=mdy").value(0, 0) == days)
    #expect(try forced("x,n\n0731,2\n1234,3\n", "x=number").value(0, 0) == Figure(731))
    let second = try forced("x,x\n1,2\n3,4\n", "x.2=text")
    #expect(second.columns.map(\.type) == [.number, .text])
    #expect(try forced("x,n\n1,2\n", "zz=text").unknownTypes == ["zz"])
    // Without a word they are what they were.
    #expect(GridSample.data(Array("x,n\n080131,2\n090131,3\n".utf8)).columns[0].type == .text)
  }
}

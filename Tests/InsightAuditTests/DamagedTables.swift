import Testing

/// A table with damage, or with what looks like damage and is none, and what must be found in it.
struct Damaged: Sendable, CustomTestStringConvertible {
  var sample: Sample
  var marks: [Mark]

  init(_ name: String, _ text: String, _ marks: Mark...) {
    sample = Sample(name, text)
    self.marks = marks
  }

  var testDescription: String { sample.name }
}

/// Where a finding must be, and what it must prove; row or column is nil where the finding is of a whole column or row.
struct Mark: Sendable, Equatable, CustomStringConvertible {
  var row: Int?
  var column: Int?
  var proven: String?

  init(_ row: Int?, _ column: Int?, _ proven: String? = nil) {
    self.row = row
    self.column = column
    self.proven = proven
  }

  var description: String {
    "(\(row.map(String.init) ?? "-"), \(column.map(String.init) ?? "-"), \(proven ?? "-"))"
  }
}

/// One cell that the others prove.
enum ProvenTables {
  static let all: [Damaged] = [
    Damaged(
      "an athlete's medal has a digit too many",
      """
      | Rank | Country | Gold | Silver | Bronze | Total |
      | 1 | Norway | 16 | 8 | 13 | 37 |
      | 2 | Kenya | 12 | 99 | 4 | 25 |
      | 3 | Fiji | 9 | 11 | 10 | 30 |
      | 4 | Chile | 7 | 6 | 8 | 21 |
      | | Total | 44 | 34 | 35 | 113 |
      """, Mark(1, 3, "9")),
    Damaged(
      "a row's total in a medal table",
      """
      | Country | Gold | Silver | Bronze | Total |
      | Norway | 16 | 8 | 13 | 73 |
      | Kenya | 12 | 9 | 4 | 25 |
      | Fiji | 9 | 11 | 10 | 30 |
      | Chile | 7 | 6 | 8 | 21 |
      | Total | 44 | 34 | 35 | 113 |
      """, Mark(0, 4, "37")),
    Damaged(
      "a medal more, where every other sum is exact",
      """
      | Country | Gold | Silver | Bronze | Total |
      | Norway | 16 | 8 | 13 | 37 |
      | Kenya | 12 | 9 | 4 | 25 |
      | Fiji | 9 | 11 | 11 | 30 |
      | Chile | 7 | 6 | 8 | 21 |
      | Total | 44 | 34 | 35 | 113 |
      """, Mark(2, 3, "10")),
    Damaged(
      "the total of everything",
      """
      | Stop | Q1 | Q2 | Q3 | Q4 | 2023 |
      | Harbour | 1,204 | 1,388 | 1,519 | 1,297 | 5,408 |
      | Old Town | 862 | 905 | 1,011 | 874 | 3,652 |
      | Airport | 2,310 | 2,604 | 2,987 | 2,455 | 10,356 |
      | Total | 4,376 | 4,897 | 5,517 | 4,626 | 91,416 |
      """, Mark(3, 5, "19416")),
    Damaged(
      "a quarter's total",
      """
      | Stop | Q1 | Q2 | Q3 | Q4 | 2023 |
      | Harbour | 1,204 | 1,388 | 1,519 | 1,297 | 5,408 |
      | Old Town | 862 | 905 | 1,011 | 874 | 3,652 |
      | Airport | 2,310 | 2,604 | 2,987 | 2,455 | 10,356 |
      | Total | 4,376 | 4,897 | 5,17 | 4,626 | 19,416 |
      """, Mark(3, 3, "5517")),
    Damaged(
      "a lost minus",
      """
      Table 1. Town budget (Unit: thousand EUR)
      | Department | Revenue | Spending | Balance |
      | Schools | 312 | 1,890 | -1,578 |
      | Roads | 188 | 1,204 | 1,016 |
      | Hospitals | 945 | 2,711 | -1,766 |
      | Water works | 530 | 497 | 33 |
      | Total | 1,975 | 6,302 | -4,327 |
      """, Mark(1, 3, "-1016")),
    Damaged(
      "minus signs as triangles and parentheses, one of them lost",
      """
      | Branch | 2024 Sales | 2023 Sales | Difference |
      | Delta | 4,310 | 5,022 | △712 |
      | Gamma | 3,120 | 2,870 | 250 |
      | Omega | 1,904 | 2,245 | 341 |
      | Sigma | 2,660 | 2,700 | (40) |
      | Total | 11,994 | 12,837 | △843 |
      """, Mark(2, 3, "-341")),
    Damaged(
      "a lost decimal point",
      """
      Table 2. Segments (Unit: USD bn)
      | Segment | 2022 Sales | 2021 Sales | Growth (%) |
      | Phones | 205.49 | 191.97 | 7.0% |
      | Tablets | 2929 | 31.86 | -8.1% |
      | Watches | 41.12 | 38.37 | 7.2% |
      | Services | 78.13 | 68.43 | 14.2% |
      | Total | 354.03 | 330.63 | 7.1% |
      """, Mark(1, 1, "29.29")),
    Damaged(
      "a growth without its decimal point",
      """
      Table 2. Segments (Unit: USD bn)
      | Segment | 2022 Sales | 2021 Sales | Growth (%) |
      | Phones | 205.49 | 191.97 | 7.0% |
      | Tablets | 29.29 | 31.86 | -8.1% |
      | Watches | 41.12 | 38.37 | 7.2% |
      | Services | 78.13 | 68.43 | 142% |
      | Total | 354.03 | 330.63 | 7.1% |
      """, Mark(3, 3, "14.2")),
    Damaged(
      "a growth that lost its sign",
      """
      Table 2. Segments (Unit: USD mn)
      | Segment | 2022 Sales | 2021 Sales | Growth (%) |
      | Phones | 205,490 | 191,970 | 7.0% |
      | Tablets | 29,290 | 31,862 | 8.1% |
      | Watches | 41,120 | 38,370 | 7.2% |
      | Services | 78,130 | 68,430 | 14.2% |
      | Total | 354,030 | 330,632 | 7.1% |
      """, Mark(1, 3, "-8.1")),
    Damaged(
      "the growth of the total",
      """
      Table 2. Segments (Unit: USD bn)
      | Segment | 2022 Sales | 2021 Sales | Growth (%) |
      | Phones | 205.49 | 191.97 | 7.0% |
      | Tablets | 29.29 | 31.86 | -8.1% |
      | Watches | 41.12 | 38.37 | 7.2% |
      | Services | 78.13 | 68.43 | 14.2% |
      | Total | 354.03 | 330.63 | 17.1% |
      """, Mark(4, 3, "7.1")),
    Damaged(
      "swapped digits of a share",
      """
      Table 3. Timber (Unit: Million KRW)
      | Company | 2024 Sales | 2024 Share (%) | 2023 Sales |
      | Alder | 88,412 | 31.3% | 80,117 |
      | Birch | 71,905 | 52.5% | 73,442 |
      | Cedar | 60,233 | 21.3% | 41,809 |
      | Others | 61,877 | 21.9% | 40,021 |
      | Total | 282,427 | 100.0% | 235,389 |
      """, Mark(1, 2, "25.5")),
    Damaged(
      "the share of the total",
      """
      Table 3. Timber (Unit: Million KRW)
      | Company | 2024 Sales | 2024 Share (%) | 2023 Sales |
      | Alder | 88,412 | 31.3% | 80,117 |
      | Birch | 71,905 | 25.5% | 73,442 |
      | Cedar | 60,233 | 21.3% | 41,809 |
      | Others | 61,877 | 21.9% | 40,021 |
      | Total | 282,427 | 10.0% | 235,389 |
      """, Mark(4, 2, "100.0")),
    Damaged(
      "a total that all shares are taken of",
      """
      Table 3. Timber (Unit: Million KRW)
      | Company | 2024 Sales | 2024 Share (%) | 2023 Sales |
      | Alder | 88,412 | 31.3% | 80,117 |
      | Birch | 71,905 | 25.5% | 73,442 |
      | Cedar | 60,233 | 21.3% | 41,809 |
      | Others | 61,877 | 21.9% | 40,021 |
      | Total | 28,427 | 100.0% | 235,389 |
      """, Mark(4, 1, "282427")),
    Damaged(
      "an amount of the earlier year",
      """
      Table 4. Passengers (Unit: thousand)
      | Line | 2019 Passengers | 2019 Share | 2018 Passengers | 2018 Share | Growth |
      | North | 41,204 | 42.2% | 39,877 | 43.2% | 3.3% |
      | South | 30,518 | 31.3% | 82,044 | 30.4% | 8.8% |
      | Ring | 25,871 | 26.5% | 24,310 | 26.4% | 6.4% |
      | Total | 97,593 | 100.0% | 92,231 | 100.0% | 5.8% |
      """, Mark(1, 3, "28044")),
    Damaged(
      "a separator one place off",
      """
      | Party | 2025 Votes | 2021 Votes |
      | Lantern | 1,844,210 | 1,611,873 |
      | Compass | 1,502,977 | 1,7104,42 |
      | Orchard | 893,144 | 702,310 |
      | Total | 4,240,331 | 4,024,625 |
      """, Mark(1, 2, "1710442")),
    Damaged(
      "a cell of a city that city and continent prove",
      """
      | City | 2024 | 2023 | Both |
      | Kyoto | 412 | 388 | 800 |
      | Nara | 27 | 215 | 422 |
      | Asia total | 619 | 603 | 1,222 |
      | Lyon | 512 | 476 | 988 |
      | Nice | 266 | 281 | 547 |
      | Europe total | 778 | 757 | 1,535 |
      | Total | 1,397 | 1,360 | 2,757 |
      """, Mark(1, 1, "207")),
    Damaged(
      "a subtotal that the grand total needs",
      """
      | City | 2024 | 2023 |
      | Kyoto | 412 | 388 |
      | Nara | 207 | 215 |
      | Asia total | 916 | 603 |
      | Lyon | 512 | 476 |
      | Nice | 266 | 281 |
      | Europe total | 778 | 757 |
      | Total | 1,397 | 1,360 |
      """, Mark(2, 1, "619")),
    Damaged(
      "a rank between its neighbours",
      """
      | Rank | Peak | Height |
      | 1 | Storhorn | 2,469 |
      | 2 | Gråtind | 2,412 |
      | 3 | Isfjell | 2,388 |
      | 7 | Langnes | 2,301 |
      | 5 | Kvitkam | 2,287 |
      | 6 | Rundhø | 2,204 |
      | 7 | Svartegg | 2,198 |
      """, Mark(3, 0, "4")),
    Damaged(
      "a total above its rows",
      """
      | Region | 2024 Output | 2023 Output | Growth |
      | Total | 9,310 | 8,904 | 4.6% |
      | Highlands | 2,108 | 2,010 | 4.9% |
      | Lowlands | 4,912 | 3,920 | 6.9% |
      | Islands | 3,010 | 2,974 | 1.2% |
      """, Mark(2, 1, "4192")),
    Damaged(
      "amounts with a scale of their own",
      """
      | Bank | 2024 Assets | 2023 Assets | Growth |
      | Nordia | 512.4B | 488.1B | 5.0% |
      | Sudbank | 338.0B | 310.9B | 8.7% |
      | Ostkasse | 29.52B | 301.2B | -2.0% |
      | Westhaus | 120.7B | 118.3B | 2.0% |
      """, Mark(2, nil)),
    Damaged(
      "names and totals in Korean",
      """
      <표 1> 업체별 판매량 (단위: 대)
      | 업체명 | 2024 판매량 | 2024 점유율 | 2023 판매량 | 증가율 |
      | 가람 | 48,210 | 40.1% | 45,102 | 6.9% |
      | 나래 | 35,77 | 29.8% | 33,018 | 8.4% |
      | 다온 | 20,114 | 16.7% | 21,300 | -5.6% |
      | 기타 | 16,118 | 13.4% | 15,877 | 1.5% |
      | 합계 | 120,219 | 100.0% | 115,297 | 4.3% |
      """, Mark(1, 1, "35777")),
    Damaged(
      "two cells run together",
      """
      Table 11. Car sales (Unit: thousand)
      Maker 2024 Sales 2024 Share 2023 Sales Growth
      Kestrel 9,104 30.8% 8,877 2.6%
      Osprey 7,426 25.1% 7,225 2.8%
      Harrier 5,31018.0% 5,602 -5.2%
      Others 7,714 26.1% 7,390 4.4%
      Total 29,554 100.0% 29,094 1.6%
      """, Mark(2, 1, "5310"), Mark(2, 2, "18.0")),
    Damaged(
      "two amounts run together",
      """
      Table 12. Car sales (Unit: thousand)
      Maker 2024 Sales 2023 Sales Growth
      Kestrel 9,104 8,877 2.6%
      Osprey 7,4267,225 2.8%
      Harrier 5,310 5,602 -5.2%
      Others 7,714 7,390 4.4%
      Total 29,554 29,094 1.6%
      """, Mark(1, 1, "7426"), Mark(1, 2, "7225")),
  ]
}

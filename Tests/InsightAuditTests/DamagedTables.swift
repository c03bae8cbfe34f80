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

/// What does not add up, and no one value is proven.
enum DoubtfulTables {
  static let all: [Damaged] = [
    Damaged(
      "two damaged cells in one column",
      """
      Table 5. Passengers (Unit: thousand)
      | Line | 2019 Passengers | 2019 Share | 2018 Passengers | 2018 Share | Growth |
      | North | 14,204 | 27.0% | 39,877 | 28.0% | 3.3% |
      | South | 30,518 | 20.0% | 28,044 | 19.7% | 8.8% |
      | Ring | 2,871 | 17.0% | 24,310 | 17.1% | 6.4% |
      | Harbour | 33,120 | 21.7% | 30,066 | 21.1% | 10.2% |
      | Valley | 21,905 | 14.4% | 20,112 | 14.1% | 8.9% |
      | Total | 152,618 | 100.0% | 142,409 | 100.0% | 7.2% |
      """, Mark(0, 1), Mark(2, 1)),
    Damaged(
      "two damaged cells in two columns",
      """
      Table 5. Passengers (Unit: thousand)
      | Line | 2019 Passengers | 2019 Share | 2018 Passengers | 2018 Share | Growth |
      | North | 14,204 | 27.0% | 39,877 | 28.0% | 3.3% |
      | South | 30,518 | 20.0% | 28,044 | 19.7% | 8.8% |
      | Ring | 25,871 | 17.0% | 42,310 | 17.1% | 6.4% |
      | Harbour | 33,120 | 21.7% | 30,066 | 21.1% | 10.2% |
      | Valley | 21,905 | 14.4% | 20,112 | 14.1% | 8.9% |
      | Total | 152,618 | 100.0% | 142,409 | 100.0% | 7.2% |
      """, Mark(0, 1), Mark(2, 3)),
    Damaged(
      "a table that never added up",
      """
      Table 6. Parcels by depot
      | Depot | 2024 | 2023 |
      | East | 4,120 | 3,980 |
      | West | 3,310 | 3,402 |
      | Others | 1,204 | 1,377 |
      | Total | 8,900 | 9,001 |
      """, Mark(nil, 1), Mark(nil, 2)),
    Damaged(
      "one column of numbers, one of them wrong",
      """
      | Depot | Parcels |
      | East | 4,120 |
      | West | 331 |
      | South | 1,204 |
      | Total | 8,634 |
      """, Mark(nil, 1)),
    Damaged(
      "a growth without anything that vouches for its amounts",
      """
      | Ferry | 2024 Cars | 2023 Cars | Growth |
      | Alma | 8,310 | 7,902 | 5.2% |
      | Brita | 6,204 | 6,551 | 5.3% |
      | Cilla | 5,118 | 4,870 | 5.1% |
      | Doris | 2,006 | 2,120 | -5.4% |
      """, Mark(1, nil)),
    Damaged(
      "an earlier rank that leaves a choice",
      """
      | 2024 Rank | 2023 Rank | Port | 2023 Tonnes |
      | 1 | 2 | Arica | 88,120 |
      | 2 | 1 | Bergen | 90,404 |
      | 3 | 4 | Cadiz | 71,300 |
      | 4 | 3 | Dover | 79,966 |
      | 5 | 7 | Elba | 40,118 |
      | 6 | 5 | Faro | 69,001 |
      | 7 | 8 | Genoa | 55,310 |
      | 8 | 11 | Haifa | 50,248 |
      """, Mark(4, nil)),
    Damaged(
      "a separator lost from a number that nothing covers",
      """
      | Lake | Depth |
      | Mjøsa | 4,53 |
      | Vänern | 106 |
      | Saimaa | 82 |
      """, Mark(0, 1)),
    Damaged(
      "two numbers that cannot be read",
      """
      | Party | 2025 Votes | 2021 Votes |
      | Lantern | 1,844,21 | 1,611,873 |
      | Compass | 1,502,97 | 1,710,442 |
      | Orchard | 893,144 | 702,310 |
      | Total | 4,240,331 | 4,024,625 |
      """, Mark(0, 1), Mark(1, 1)),
    Damaged(
      "a letter for a digit",
      """
      | Shaft | Ore | Coal |
      | Anna | 1,2O4 | 310 |
      | Berta | 980 | 422 |
      | Clara | 771 | 505 |
      """, Mark(0, 1)),
    Damaged(
      "a share without a total",
      """
      Table 7. Top brands
      | Brand | Units | Share |
      | Kite | 41,220 | 24.1% |
      | Gull | 30,118 | 17.6% |
      | Tern | 22,806 | 31.3% |
      | Auk | 18,204 | 10.6% |
      | Rail | 9,977 | 5.8% |
      """, Mark(2, nil)),
    Damaged(
      "a rank out of count, alone",
      """
      | Rank | Song | Artist |
      | 1 | Low Tide | Mara |
      | 2 | Paper Sun | The Quays |
      | 3 | Tin Roof | Olund |
      | 9 | Half Moon | Petra K |
      | 5 | Slow Bus | Nine Mile |
      | 6 | Salt | Irja |
      """, Mark(3, 0)),
    Damaged(
      "an election that prints one vote too few digits in one column",
      """
      | Party | Votes |
      | Lantern | 1,844,210 |
      | Compass | 152,977 |
      | Orchard | 893,144 |
      | Others | 300,120 |
      | Total | 4,540,451 |
      """, Mark(nil, 1)),
  ]
}

/// What looks odd and is in order.
enum SoundTables {
  static let all: [Damaged] = [
    Damaged(
      "a sum off by one unit",
      """
      Table 8. Sales (Unit: Million USD)
      | Maker | 2024 Sales | 2023 Sales |
      | Ash | 4,121 | 3,980 |
      | Elm | 3,310 | 3,402 |
      | Oak | 1,204 | 1,377 |
      | Total | 8,636 | 8,759 |
      """),
    Damaged(
      "shares that make 99.9",
      """
      | Maker | Share |
      | Ash | 33.3% |
      | Elm | 33.3% |
      | Oak | 33.3% |
      | Total | 100.0% |
      """),
    Damaged(
      "a total of which the rows are a part",
      """
      Table 9. Top 3 exporters
      | Country | 2024 | 2023 |
      | Alba | 412 | 388 |
      | Brema | 207 | 215 |
      | Corsa | 118 | 109 |
      | Total | 1,859 | 1,789 |
      """),
    Damaged(
      "an average in the total row",
      """
      | Shop | Price | Rating |
      | East | 12.40 | 4.1 |
      | West | 10.90 | 3.8 |
      | North | 11.75 | 4.6 |
      | Total | 11.68 | 4.2 |
      """),
    Damaged(
      "prices beside amounts",
      """
      | Grade | Tonnes | Price |
      | A | 4,100 | 210 |
      | B | 3,250 | 180 |
      | C | 2,940 | 150 |
      | Total | 10,290 | 183 |
      """),
    Damaged(
      "no total at all",
      """
      | River | Length | Basin |
      | Loire | 1,006 | 117,000 |
      | Rhône | 813 | 97,800 |
      | Elbe | 1,112 | 148,300 |
      """),
    Damaged(
      "tied ranks",
      """
      | Rank | Jumper | Points |
      | 1 | Aalto | 288 |
      | 2 | Berg | 271 |
      | 2 | Croft | 271 |
      | 4 | Dahl | 260 |
      | 5 | Eide | 255 |
      | 6 | Falk | 249 |
      """),
    Damaged(
      "times that rise with the rank",
      """
      | Rank | Runner | Seconds |
      | 1 | Ito | 9.91 |
      | 2 | Jones | 9.94 |
      | 3 | Kaya | 10.02 |
      | 4 | Lund | 10.02 |
      | 5 | Mbeki | 10.11 |
      | 6 | Novak | 10.20 |
      """),
    Damaged(
      "missing cells",
      """
      | Field | 2024 Yield t | 2023 Yield t | Growth |
      | East | 412 | 388 | 6.2% |
      | West | - | 215 | n/a |
      | South | 118 | 109 | 8.3% |
      | Total | 530 | 712 | -25.6% |
      """),
    Damaged(
      "growths from unrounded amounts",
      """
      Table 10. Revenue (Unit: USD bn)
      | Maker | 2024 | 2023 | Growth |
      | Ash | 1.2 | 1.1 | 12.4% |
      | Elm | 3.3 | 3.4 | -1.2% |
      | Oak | 0.9 | 0.8 | 7.7% |
      | Fir | 6.1 | 5.0 | 21.3% |
      """),
    Damaged(
      "an average row above the total",
      """
      | Team | Home | Away |
      | Reds | 21,400 | 18,200 |
      | Blues | 30,100 | 25,500 |
      | Average | 25,750 | 21,850 |
      | Total | 51,500 | 43,700 |
      """),
    Damaged(
      "parts of a part",
      """
      | Fuel | 2024 | 2023 |
      | Coal | 410 | 480 |
      | Gas | 520 | 500 |
      | of which LNG | 200 | 180 |
      | Total | 930 | 980 |
      """),
    Damaged(
      "a negative total",
      """
      | Unit | 2024 | 2023 |
      | Mills | -120 | 44 |
      | Mines | 80 | -310 |
      | Ports | -15 | 12 |
      | Total | -55 | -254 |
      """),
    Damaged(
      "growths of another measure than the amounts",
      """
      | Country | 2024 GDP | 2023 GDP | Real growth |
      | Alba | 412 | 388 | 1.9% |
      | Brema | 207 | 199 | -0.4% |
      | Corsa | 318 | 290 | 2.7% |
      | Dorna | 512 | 476 | 0.8% |
      """),
    Damaged(
      "a column of numbers that name things",
      """
      | Bus | Line | Stops |
      | Green | 14 | 22 |
      | Red | 7 | 18 |
      | Blue | 21 | 31 |
      | Total | | 71 |
      """),
  ]
}

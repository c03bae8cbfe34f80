import Testing

/// A table in which everything adds up, with the rules that it obeys.
struct Clean: Sendable, CustomTestStringConvertible {
  var sample: Sample
  var relations: [Relation]

  init(_ name: String, _ text: String, _ relations: [Relation]) {
    sample = Sample(name, text)
    self.relations = relations
  }

  var testDescription: String { sample.name }
}

/// Tables in which everything adds up, of ten kinds.
enum CleanTables {
  static let all: [Clean] = [
    Clean(
      "medals",
      """
      | Rank | Country | Gold | Silver | Bronze | Total |
      | 1 | Norway | 16 | 8 | 13 | 37 |
      | 2 | Kenya | 12 | 9 | 4 | 25 |
      | 3 | Fiji | 9 | 11 | 10 | 30 |
      | 4 | Chile | 7 | 6 | 8 | 21 |
      | 5 | Latvia | 4 | 3 | 5 | 12 |
      | 6 | Nepal | 3 | 7 | 2 | 12 |
      | 7 | Ghana | 1 | 2 | 6 | 9 |
      | 8 | Peru | 0 | 4 | 3 | 7 |
      |  | Total | 52 | 50 | 51 | 153 |
      """,
      [
        .counts(0), .rows(2, 0..<8, 8), .rows(3, 0..<8, 8), .rows(4, 0..<8, 8), .rows(5, 0..<8, 8),
        .columns(5, [2, 3, 4]),
      ]),
    Clean(
      "harvest",
      """
      Table 2. Harvest by crop (Unit: thousand tonnes)
      | Crop | Harvest | Share |
      | Rye | 4,821.4 | 31.80% |
      | Oats | 3,977.9 | 26.23% |
      | Barley | 2,610.3 | 17.22% |
      | Lentils | 1,204.8 | 7.95% |
      | Flax | 655.2 | 4.32% |
      | Others | 1,893.1 | 12.49% |
      | Total | 15,162.7 | 100.00% |
      """, [.rows(1, 0..<6, 6), .rows(2, 0..<6, 6), .share(2, of: 1, total: 6)]),
    Clean(
      "airlines",
      """
      Table 3. Passengers of regional airlines
      | 2022 Rank | 2021 Rank | Carrier | 2022 Passengers | 2021 Passengers | Growth |
      | 1 | 2 | Aurora | 412,873 | 385,201 | +7.2% |
      | 2 | 1 | Borealis | 398,114 | 401,990 | -1.0% |
      | 3 | 4 | Cirrus | 301,552 | 266,048 | +13.3% |
      | 4 | 3 | Dorado | 287,340 | 290,113 | -1.0% |
      | 5 | 5 | Etesia | 195,006 | 150,877 | +29.2% |
      | 6 | 6 | Foehn | 142,778 | 131,042 | +9.0% |
      | 7 | 7 | Galerna | 98,415 | 99,873 | -1.5% |
      """, [.counts(0), .growth(5, 3, 4)]),
    Clean(
      "quarters",
      """
      Table 4. Tickets sold in 2023
      | Stop | Q1 | Q2 | Q3 | Q4 | 2023 |
      | Harbour | 1,204 | 1,388 | 1,519 | 1,297 | 5,408 |
      | Old Town | 862 | 905 | 1,011 | 874 | 3,652 |
      | Airport | 2,310 | 2,604 | 2,987 | 2,455 | 10,356 |
      | Station | 1,740 | 1,698 | 1,822 | 1,765 | 7,025 |
      | Museum | 415 | 530 | 688 | 402 | 2,035 |
      | Total | 6,531 | 7,125 | 8,027 | 6,793 | 28,476 |
      """,
      [
        .rows(1, 0..<5, 5), .rows(2, 0..<5, 5), .rows(3, 0..<5, 5), .rows(4, 0..<5, 5), .rows(5, 0..<5, 5),
        .columns(5, [1, 2, 3, 4]),
      ]),
    Clean(
      "budget",
      """
      Table 5. Town budget (Unit: thousand EUR)
      | Department | Revenue | Spending | Balance |
      | Schools | 312 | 1,890 | -1,578 |
      | Roads | 188 | 1,204 | -1,016 |
      | Hospitals | 945 | 2,711 | -1,766 |
      | Parks | 41 | 233 | -192 |
      | Fire service | 76 | 418 | -342 |
      | Water works | 530 | 497 | 33 |
      | Total | 2,092 | 6,953 | -4,861 |
      """, [.rows(1, 0..<6, 6), .rows(2, 0..<6, 6), .rows(3, 0..<6, 6), .columns(1, [2, 3])]),
    Clean(
      "election",
      """
      Table 6. Votes by party
      | Party | 2025 Votes | 2025 Share | 2021 Votes | 2021 Share | Change (%p) |
      | Lantern | 1,844,210 | 34.3% | 1,611,873 | 31.2% | +3.1%p |
      | Compass | 1,502,977 | 27.9% | 1,710,442 | 33.1% | -5.2%p |
      | Orchard | 893,144 | 16.6% | 702,310 | 13.6% | +3.0%p |
      | Anvil | 640,218 | 11.9% | 688,905 | 13.3% | -1.4%p |
      | Heron | 312,405 | 5.8% | 250,119 | 4.8% | +1.0%p |
      | Others | 188,333 | 3.5% | 206,740 | 4.0% | -0.5%p |
      | Total | 5,381,287 | 100.0% | 5,170,389 | 100.0% | - |
      """,
      [
        .rows(1, 0..<6, 6), .rows(2, 0..<6, 6), .rows(3, 0..<6, 6), .rows(4, 0..<6, 6),
        .share(2, of: 1, total: 6), .share(4, of: 3, total: 6), .columns(2, [4, 5]),
      ]),
    Clean(
      "timber",
      """
      Table 7. Timber sales by house (Unit: Million KRW)
      | Company | 2024 Sales | 2024 Share (%) | 2023 Sales | 2023 Share (%) | Growth (%) |
      | Alder | 88,412 | 18.2% | 80,117 | 17.8% | 10.4% |
      | Birch | 71,905 | 14.8% | 73,442 | 16.3% | -2.1% |
      | Cedar | 60,233 | 12.4% | 41,809 | 9.3% | 44.1% |
      | Douglas | 41,877 | 8.6% | 40,021 | 8.9% | 4.6% |
      | Elm | 39,120 | 8.0% | 35,566 | 7.9% | 10.0% |
      | Fir | 27,764 | 5.7% | 28,013 | 6.2% | -0.9% |
      | Ginkgo | 20,991 | 4.3% | 17,345 | 3.9% | 21.0% |
      | Hazel | 15,408 | 3.2% | 15,250 | 3.4% | 1.0% |
      | Others | 120,655 | 24.8% | 118,904 | 26.4% | 1.5% |
      | Total | 486,365 | 100.0% | 450,467 | 100.0% | 8.0% |
      """,
      [
        .rows(1, 0..<9, 9), .rows(2, 0..<9, 9), .rows(3, 0..<9, 9), .rows(4, 0..<9, 9),
        .share(2, of: 1, total: 9), .share(4, of: 3, total: 9), .growth(5, 1, 3),
      ]),
    Clean(
      "subtotals",
      """
      Table 8. Hotels opened
      | City | 2024 | 2023 |
      | Kyoto | 412 | 388 |
      | Nara | 207 | 215 |
      | Kobe | 318 | 290 |
      | Asia total | 937 | 893 |
      | Lyon | 512 | 476 |
      | Nice | 266 | 281 |
      | Lille | 144 | 139 |
      | Europe total | 922 | 896 |
      | Total | 1,859 | 1,789 |
      """, [.rows(1, 0..<3, 3), .rows(2, 0..<3, 3), .rows(1, 4..<7, 7), .rows(2, 4..<7, 7)]),
    Clean(
      "segments",
      """
      Table 9. Segments (Unit: USD bn)
      | Segment | FY2022 | FY2021 | Change | Growth (%) |
      | Phones | 205.49 | 191.97 | 13.52 | 7.0% |
      | Tablets | 29.29 | 31.86 | -2.57 | -8.1% |
      | Watches | 41.12 | 38.37 | 2.75 | 7.2% |
      | Services | 78.13 | 68.43 | 9.70 | 14.2% |
      | Cables | 3.07 | 2.88 | 0.19 | 6.6% |
      | Total | 357.10 | 333.51 | 23.59 | 7.1% |
      """,
      [.rows(1, 0..<5, 5), .rows(2, 0..<5, 5), .rows(3, 0..<5, 5), .columns(1, [2, 3]), .growth(4, 1, 2)]),
    Clean(
      "league",
      """
      | Rank | Team | Played | Won | Drawn | Lost |
      | 1 | Rovers | 20 | 14 | 4 | 2 |
      | 2 | United | 20 | 12 | 5 | 3 |
      | 3 | Wanderers | 20 | 11 | 3 | 6 |
      | 4 | Athletic | 20 | 8 | 6 | 6 |
      | 5 | Albion | 20 | 5 | 5 | 10 |
      | 6 | Rangers | 20 | 1 | 5 | 14 |
      """, [.counts(0), .columns(2, [3, 4, 5])]),
  ]
}

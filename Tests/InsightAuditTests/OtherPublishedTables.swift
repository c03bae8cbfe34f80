import Testing

/// More of them.
enum OtherPublishedTables {
  static let all: [Damaged] = [
    Damaged(
      "population with density",
      """
      | City | Population | Area (km2) | Density |
      | Seoul | 9,411,000 | 605.2 | 15,550 |
      | Busan | 3,293,000 | 770.1 | 4,276 |
      | Daegu | 2,363,000 | 1,499.5 | 1,576 |
      | Total | 15,067,000 | 2,874.8 | 5,241 |
      """),
    Damaged(
      "a total under ranks that has none",
      """
      Table 1. Top 5 Foundries by Revenue (Unit: Million USD)
      | Rank | Company | 4Q24 Revenue | 3Q24 Revenue | QoQ | 4Q24 Share | 3Q24 Share |
      | 1 | TSMC | 26,854 | 23,527 | 14.1% | 67.1% | 64.7% |
      | 2 | Samsung | 3,260 | 3,305 | -1.4% | 8.1% | 9.1% |
      | 3 | SMIC | 2,207 | 2,171 | 1.7% | 5.5% | 6.0% |
      | 4 | UMC | 1,867 | 1,873 | -0.3% | 4.7% | 5.1% |
      | 5 | GlobalFoundries | 1,830 | 1,739 | 5.2% | 4.6% | 4.8% |
      |  | Total of Top 5 | 36,018 | 32,615 | 10.4% | 90.0% | 89.7% |
      """),
    Damaged(
      "countdown rank rising",
      """
      | Rank | Film | Weekend | Total gross | Weeks |
      | 1 | Low Sun | 14.2 | 14.2 | 1 |
      | 2 | Kestrel | 9.9 | 48.1 | 3 |
      | 3 | Harbour | 7.3 | 7.3 | 1 |
      | 4 | Ninth Hour | 4.0 | 102.7 | 7 |
      | 5 | Paper Moon | 2.2 | 31.8 | 5 |
      """),
    Damaged(
      "temperature",
      """
      | Month | Min | Max | Mean | Rain |
      | Jan | -5.9 | 1.6 | -2.4 | 21 |
      | Feb | -3.4 | 4.7 | 0.4 | 25 |
      | Mar | 1.6 | 10.4 | 5.7 | 47 |
      | Apr | 7.8 | 17.8 | 12.5 | 65 |
      | Year | 9.0 | 17.2 | 12.8 | 1,418 |
      """),
    Damaged(
      "index 100",
      """
      | Year | Output | Index |
      | 2020 | 4,120 | 100.0 |
      | 2021 | 4,388 | 106.5 |
      | 2022 | 4,602 | 111.7 |
      | 2023 | 4,411 | 107.1 |
      | 2024 | 4,759 | 115.5 |
      """),
    Damaged(
      "money suffixed",
      """
      | Company | 2024 | 2023 | Growth |
      | One | $1.2B | $1.0B | 20.0% |
      | Two | $830M | $790M | 5.1% |
      | Three | $2.4B | $2.6B | -7.7% |
      | Total | $4.4B | $4.4B | 0.9% |
      """),
    Damaged(
      "aligned by spaces",
      """
      Vendor      Q1 2025   Q1 2024   Growth
      Lenovo       15,186    13,725    10.6%
      HP           12,770    12,037     6.1%
      Dell          9,578     9,212     4.0%
      Apple         6,500     4,762    36.5%
      Others       18,700    17,990     3.9%
      Total        62,734    57,726     8.7%
      """),
    Damaged(
      "aligned tabs",
      """
      Vendor\tQ1 2025\tShare\tQ1 2024\tShare
      Lenovo\t15,186\t24.2%\t13,725\t23.8%
      HP\t12,770\t20.4%\t12,037\t20.9%
      Dell\t9,578\t15.3%\t9,212\t16.0%
      Others\t25,200\t40.2%\t22,752\t39.4%
      Total\t62,734\t100.0%\t57,726\t100.0%
      """),
    Damaged(
      "rank marks",
      """
      | Rank | Golfer | R1 | R2 | R3 | R4 | Total |
      | 1 | Kim | 68 | 70 | 67 | 66 | 271 |
      | T2 | Park | 70 | 69 | 67 | 67 | 273 |
      | T2 | Lee | 69 | 69 | 68 | 67 | 273 |
      | 4 | Ko | 71 | 70 | 66 | 68 | 275 |
      | 5 | Ryu | 70 | 72 | 69 | 66 | 277 |
      """),
    Damaged(
      "turnaround words",
      """
      <표 1> 기업별 실적 (단위: 억원)
      | 기업 | 2024 영업이익 | 2023 영업이익 | 증감률 |
      | 가나 | 1,204 | -310 | 흑자전환 |
      | 다라 | 880 | 640 | 37.5% |
      | 마바 | -120 | 95 | 적자전환 |
      | 사아 | 2,310 | 2,150 | 7.4% |
      | 합계 | 4,274 | 2,575 | 66.0% |
      """),
    Damaged(
      "row shares",
      """
      | Region | Under 30 | 30-49 | 50-64 | Over 64 | Total |
      | North | 22.1% | 31.0% | 24.5% | 22.4% | 100.0% |
      | South | 18.7% | 28.4% | 26.6% | 26.3% | 100.0% |
      | East | 25.0% | 33.3% | 22.2% | 19.4% | 100.0% |
      | West | 20.3% | 30.9% | 25.5% | 23.3% | 100.0% |
      | All | 21.4% | 30.8% | 24.8% | 23.0% | 100.0% |
      """),
    Damaged(
      "parent rows above",
      """
      | Region | 2023 | 2024 |
      | Asia | 603 | 619 |
      | Kyoto | 388 | 412 |
      | Nara | 215 | 207 |
      | Europe | 757 | 778 |
      | Lyon | 476 | 512 |
      | Nice | 281 | 266 |
      | Total | 1,360 | 1,397 |
      """),
    Damaged(
      "cumulative percent",
      """
      | Defect | Count | Share | Cumulative share |
      | Scratch | 120 | 40.0% | 40.0% |
      | Dent | 75 | 25.0% | 65.0% |
      | Crack | 60 | 20.0% | 85.0% |
      | Stain | 45 | 15.0% | 100.0% |
      | Total | 300 | 100.0% | |
      """),
    Damaged(
      "two totals",
      """
      | Market | 2023 | 2024 | Growth |
      | China | 8,100 | 11,000 | 35.8% |
      | Europe | 3,010 | 2,985 | -0.8% |
      | USA | 1,430 | 1,560 | 9.1% |
      | Others | 960 | 1,455 | 51.6% |
      | Total excl. China | 5,400 | 6,000 | 11.1% |
      | Total | 13,500 | 17,000 | 25.9% |
      """),
    Damaged(
      "market shares only by quarter",
      """
      Table 3. HBM market share by quarter
      | Supplier | 1Q24 | 2Q24 | 3Q24 | 4Q24 | 1Q25 |
      | SK hynix | 55.2% | 54.8% | 53.1% | 55.9% | 69.7% |
      | Samsung | 38.1% | 39.9% | 38.7% | 35.0% | 13.1% |
      | Micron | 6.7% | 5.3% | 8.2% | 9.1% | 17.2% |
      """),
    Damaged(
      "memory makers, run together",
      """
      Table 1. 1Q25 DRAM Revenue Ranking (Unit: Million USD)
      1Q25 Rank 4Q24 Rank Supplier 1Q25 Revenue 4Q24 Revenue QoQ (%) 1Q25 Share 4Q24 Share
      1 2 SK hynix 9,718 10,458 -7.1% 36.0% 36.5%
      2 1 Samsung 9,100 11,250 -19.1% 33.7% 39.3%
      3 3 Micron 6,575 6,400 2.7% 24.3% 22.4%
      4 4 Nanya 219 204 7.5% 0.8% 0.7%
      5 5 Winbond 146 120 22.2% 0.5% 0.4%
      6 6 PSMC 11 12 -10.0% 0.0% 0.0%
      Others 1,245 183 580.3% 4.6% 0.6%
      Total 27,014 28,627 -5.6% 100.0% 100.0%
      """),
    Damaged(
      "company Total in the middle",
      """
      | Company | 2023 | 2024 |
      | Shell | 316.6 | 284.3 |
      | Total | 218.9 | 195.6 |
      | BP | 208.4 | 189.2 |
      | Chevron | 196.9 | 193.4 |
      """),
    Damaged(
      "rounded row sums",
      """
      | Line | Direct | Indirect | Total |
      | A | 12.4 | 7.3 | 19.8 |
      | B | 9.9 | 4.4 | 14.3 |
      | C | 30.3 | 12.1 | 42.3 |
      | D | 5.5 | 2.2 | 7.7 |
      | Total | 58.1 | 26.0 | 84.1 |
      """),
    Damaged(
      "averages column",
      """
      | Team | Mon | Tue | Wed | Average |
      | A | 12 | 15 | 18 | 15 |
      | B | 20 | 22 | 24 | 22 |
      | C | 9 | 9 | 12 | 10 |
      """),
    Damaged(
      "makers of electric cars, run together",
      """
      Table 2. Top 5 EV Makers (Unit: Thousand units)
      2025 Rank 2024 Rank Maker 2025 Sales 2025 Market Share (%) 2024 Sales 2025-2024 Growth Rate (%)
      1 1 BYD 1,008 20.6% 712 41.6%
      2 3 Geely 411 8.4% 220 86.8%
      3 2 Tesla 337 6.9% 387 -12.9%
      4 4 SAIC 270 5.5% 202 33.7%
      5 6 Volkswagen 216 4.4% 164 31.7%
      Others 2,651 54.2% 2,040 30.0%
      Total 4,893 100.0% 3,725 31.4%
      """),
  ]
}

import Testing

/// Tables whose numbers were rounded one by one, so that rounding looks like damage, or damage like rounding.
enum RoundedTables {
  static let sound: [Damaged] = [
    Damaged(
      "quarters and totals off by one, without a unit",
      """
      | Category | Jan | Feb | Mar | 2025 Total |
      | Ships | 256 | 286 | 326 | 868 |
      | Looms | 204 | 152 | 189 | 545 |
      | Ovens | 142 | 89 | 89 | 320 |
      | Lathes | 107 | 98 | 151 | 356 |
      | Displays | 106 | 88 | 82 | 275 |
      | Pumps | 49 | 42 | 76 | 167 |
      | Total | 863 | 755 | 913 | 2,531 |
      """),
    Damaged(
      "eight amounts off by two, without a unit",
      """
      | Rank | Maker | 2024 Revenue | 2024 Share | YoY |
      | 1 | Umber | 652,866 | 21.8 | -8.9 |
      | 2 | Ochre | 581,226 | 19.4 | 3.3 |
      | 3 | Sienna | 378,106 | 12.6 | -41.7 |
      | 4 | Nordvik | 260,893 | 8.7 | -5.6 |
      | 5 | Ferro | 228,983 | 7.6 | 109.0 |
      | 6 | Indigo | 201,597 | 6.7 | -37.3 |
      | 7 | Lapis | 156,269 | 5.2 | -31.2 |
      |  | Others | 540,062 | 18.0 | 27.4 |
      |  | Total | 3,000,000 | 100.0 | -8.7 |
      """),
    Damaged(
      "four rows off by two beside others that are exact",
      """
      | Region | 2023 Shipments | 2024 Shipments | Growth (%) |
      | Kenya | 13,676 | 18,303 | 33.8 |
      | Egypt | 12,464 | 10,214 | -18.1 |
      | Africa subtotal | 26,141 | 28,517 | 9.1 |
      | Mexico | 22,419 | 19,940 | -11.1 |
      | Brazil | 6,029 | 5,586 | -7.3 |
      | United States | 14,113 | 16,789 | 19.0 |
      | Chile | 18,193 | 17,139 | -5.8 |
      | Americas subtotal | 60,755 | 59,456 | -2.1 |
      | Grand Total | 86,896 | 87,972 | 1.2 |
      """),
    Damaged(
      "changes of shares that look like shares in three rows",
      """
      | Rank | Maker | 2024 Usage (GWh) | 2025 Usage (GWh) | 2024 Share | 2025 Share | Change (%p) |
      | 1 | Umber | 210.6 | 256.9 | 29.3% | 28.8% | -0.5%p |
      | 2 | Ochre | 55.9 | 97.7 | 7.8% | 11.0% | +3.2%p |
      | 3 | Sienna | 97.3 | 91.4 | 13.5% | 10.2% | -3.3%p |
      | 4 | Indigo | 90.8 | 85.3 | 12.6% | 9.6% | -3.1%p |
      | 5 | Lapis | 76.0 | 84.3 | 10.6% | 9.4% | -1.1%p |
      | 6 | Madder | 42.6 | 73.9 | 5.9% | 8.3% | +2.4%p |
      | 7 | Nordvik | 52.6 | 73.0 | 7.3% | 8.2% | +0.9%p |
      | 8 | Weld | 44.5 | 43.0 | 6.2% | 4.8% | -1.4%p |
      |  | Others | 49.2 | 86.8 | 6.8% | 9.7% | +2.9%p |
      |  | Total | 719.5 | 892.2 | 100.0% | 100.0% |  |
      """),
    Damaged(
      "ranks of another time in the order of an index but for one",
      """
      | Rank | University | Index | Previous Rank |
      | 1 | Lund | 96.7 | 5 |
      | 2 | Graz | 70.3 | 4 |
      | 3 | Delft | 69.3 | 3 |
      | 4 | Pusan | 60.1 | 2 |
      | 5 | Porto | 56.0 | 1 |
      | 6 | Tartu | 51.0 | 6 |
      """),
    Damaged(
      "ranks of the year before, two of which have changed places",
      """
      | 2024 Rank | 2023 Rank | Port | 2024 Calls | 2023 Calls |
      | 1 | 1 | Arendal | 76,692 | 64,846 |
      | 2 | 2 | Kiel | 65,697 | 60,868 |
      | 3 | 3 | Gdynia | 49,804 | 49,427 |
      | 4 | 4 | Turku | 44,186 | 43,077 |
      | 5 | 5 | Malmo | 32,976 | 39,229 |
      | 6 | 6 | Visby | 27,801 | 35,613 |
      | 7 | 7 | Narva | 27,619 | 26,153 |
      | 8 | 8 | Ronne | 24,127 | 22,307 |
      | 9 | 10 | Vaasa | 20,510 | 18,052 |
      | 10 | 9 | Liepaja | 15,934 | 19,451 |
      """),
    Damaged(
      "previous ranks that are those of now but for one",
      """
      | Rank | Previous Rank | City | Score |
      | 1 | 1 | Oslo | 91.2 |
      | 2 | 2 | Lund | 88.0 |
      | 3 | 3 | Graz | 85.1 |
      | 4 | 4 | Porto | 84.9 |
      | 5 | 7 | Tartu | 80.0 |
      | 6 | 6 | Cork | 77.7 |
      """),
    Damaged(
      "a row without its rank",
      """
      | Rank | City | Index |
      | 1 | Bergen | 86.9 |
      |  | Turku | 86.2 |
      | 3 | Daegu | 77.4 |
      | 4 | Cork | 74.8 |
      | 5 | Kobe | 64.1 |
      """),
  ]

  static let doubtful: [Damaged] = [
    Damaged(
      "a last digit lost where ten rounded rows may be exact by chance",
      """
      | Supplier | 2023 Turnover (KRW billion) | 2024 Turnover (KRW billion) | Share (%) |
      | Umber | 1,611,082 | 1,159,453 | 38.6% |
      | Ochre | 225,410 | 271,630 | 9.1% |
      | Sienna | 138,042 | 250,620 | 8.4% |
      | Indigo | 289,946 | 221,58 | 7.4% |
      | Lapis | 196,591 | 210,917 | 7.0% |
      | Madder | 92,786 | 180,341 | 6.0% |
      | Weld | 221,213 | 175,691 | 5.9% |
      | Nordvik | 126,131 | 175,024 | 5.8% |
      | Kestrel | 115,979 | 140,239 | 4.7% |
      | Others | 174,673 | 214,497 | 7.1% |
      | Total | 3,191,853 | 3,000,000 | 100.0% |
      """, Mark(3, 2)),
    Damaged(
      "a letter for a digit where two sums are off by one",
      """
      Table 1. Catch (Unit: Thousand tonnes)
      | Market | 2023 Catch | 2024 Catch | Growth (%) |
      | Japan | 6,820 | 5,094 | -25.3 |
      | India | 13,171 | 13,118 | -0.4 |
      | Asia Total | 19,991 | 18,212 | -8.9 |
      | Ghana | 7,702 | 8,956 | 16.3 |
      | Kenya | 6,l32 | 7,547 | 23.1 |
      | Africa Total | 13,835 | 16,503 | 19.3 |
      | World | 33,826 | 34,715 | 2.6 |
      """, Mark(4, 1)),
    Damaged(
      "a rank printed twice in four rows",
      """
      | Rank | Company | 2023 Revenue | 2024 Revenue | Share (%) |
      | 1 | Norrvik | 24,227 | 28,763 | 32.0 |
      | 2 | Sund | 16,236 | 23,263 | 25.8 |
      | 3 | Alm | 14,009 | 15,588 | 17.3 |
      | 3 | Lund | 12,416 | 9,833 | 10.9 |
      |  | Others | 10,195 | 12,553 | 13.9 |
      |  | Total | 77,083 | 90,000 | 100.0 |
      """, Mark(3, 0)),
    Damaged(
      "two ranks of six with a digit doubled",
      """
      | Rank | Country | Score |
      | 1 | Chile | 76.9 |
      | 2 | Taiwan | 69.9 |
      | 33 | Ghana | 66.5 |
      | 4 | Norway | 57.8 |
      | 55 | Viet Nam | 51.4 |
      | 6 | Brazil | 49.0 |
      """, Mark(2, 0), Mark(4, 0)),
    Damaged(
      "a letter for a digit beside another damaged amount",
      """
      | Candidate | Votes | Share |
      | Blank | 7,705,250 | 85.6% |
      | Choi | 679,162 | 7.5% |
      | Lee | 6l5,487 | 6.8% |
      | Total | 8,999,999 | 100.0% |
      """, Mark(2, 1)),
    Damaged(
      "a separator moved beside another damaged amount",
      """
      Table 1. Sales (Unit: Million USD)
      | Maker | 2023 Sales | 2024 Sales | 2024 Share (%) |
      | Umber | 60,112 | 69,412 | 77.1% |
      | Ochre | 10,005 | 71,77 | 8.0% |
      | Sienna | 5,518 | 6,234 | 6.9% |
      | Others | 6,804 | 7,173 | 8.0% |
      | Total | 82,439 | 90,000 | 100.0% |
      """, Mark(1, 2)),
    Damaged(
      "a lost rank beside another that is none",
      """
      | Rank | Maker | Sales |
      | l | Umber | 960.9 |
      |  | Ochre | 256.1 |
      | 3 | Sienna | 201.7 |
      | 4 | Indigo | 188.0 |
      | 5 | Lapis | 90.3 |
      """, Mark(0, 0)),
    Damaged(
      "a number beside a gap that two short ones would fit",
      """
      Table 1. Profits (Unit: KRW billion)
      | Company | 2023 Profit | 2024 Profit | YoY (%) |
      | Umber | 1,651 | 1,060 | -35.8% |
      | Ochre | 2,518 | 2,310 | -8.3% |
      | Sienna | 405 |  | 30.4% |
      | Indigo | 4,792 | 2,310 | -51.8% |
      """),
  ]

  static let proven: [Damaged] = [
    Damaged(
      "two amounts in one cell that is a number by itself",
      """
      | Category | 1Q24 | 2Q24 | 3Q24 | 4Q24 | Total |
      | Yarn | 549 | 517 | 526 | 550 | 2,142 |
      | Wire | 616 | 669 | 554 | 493 | 2,332 |
      | Resin | 353 | 381 | 364267 |  | 1,365 |
      | Lamps | 318 | 395 | 261 | 255 | 1,229 |
      | Total | 1,836 | 1,962 | 1,705 | 1,565 | 7,068 |
      """, Mark(2, 3, "364"), Mark(2, 4, "267")),
    Damaged(
      "two percents in one cell",
      """
      | Operator | 2023 Votes | 2024 Votes | 2023 Share | 2024 Share |
      | Umber | 4,120 | 3,980 | 41.2% | 39.8% |
      | Ochre | 3,360 | 3,410 | 33.6%34.1% |  |
      | Sienna | 2,520 | 2,610 | 25.2% | 26.1% |
      | Total | 10,000 | 10,000 | 100.0% | 100.0% |
      """, Mark(1, 3, "33.6"), Mark(1, 4, "34.1")),
  ]
}

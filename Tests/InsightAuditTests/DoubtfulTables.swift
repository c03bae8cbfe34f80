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
      "a number that no slip leads to, so that another may be wrong too",
      """
      Table 14. Timber (Unit: Million KRW)
      | Company | 2024 Sales | 2024 Share (%) | 2023 Sales |
      | Alder | 88,412 | 31.3% | 80,117 |
      | Birch | 19,350 | 25.5% | 73,442 |
      | Cedar | 60,233 | 21.3% | 41,809 |
      | Others | 61,877 | 21.9% | 40,021 |
      | Total | 282,427 | 100.0% | 235,389 |
      """, Mark(1, 1)),
    Damaged(
      "a time out of the order of ranks",
      """
      | Rank | Runner | Seconds |
      | 1 | Ito | 9.91 |
      | 2 | Jones | 9.94 |
      | 3 | Kaya | 10.02 |
      | 4 | Lund | 1.05 |
      | 5 | Mbeki | 10.11 |
      | 6 | Novak | 10.20 |
      | 7 | Osei | 10.24 |
      """, Mark(3, 2)),
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
    Damaged(
      "depths that no sum is made of",
      """
      | Basin | Tonnes | Draught |
      | North | 4,100 | 21 |
      | South | 3,250 | 18 |
      | Inner | 2,940 | 15 |
      | Total | 10,290 | 18 |
      """),
    Damaged(
      "the largest three of many",
      """
      Table 13. Top 3 wells by flow
      | Well | Flow |
      | Anna | 412 |
      | Berta | 207 |
      | Clara | 118 |
      | Total | 759 |
      """),
    Damaged(
      "a figure withheld that the total has",
      """
      | Mine | 2024 Tonnes | 2023 Tonnes |
      | East | 412 | 388 |
      | West | - | 215 |
      | South | 118 | 109 |
      | Total | 733 | 712 |
      """),
  ]
}

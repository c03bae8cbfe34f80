/// Columns of kinds that have a rule of their own: periods in one word, points, moves, shares of an unsaid whole.
enum KindTables {
  static let sound: [Damaged] = [
    Damaged(
      "shares of two half years that nearly change places",
      """
      Table 3. Quarries (Unit: Kilotonnes)
      | Quarry | 2H25 Tonnage | 1H25 Tonnage | Change (%) | 2H25 Share (%) | 1H25 Share (%) |
      | Abelone | 8,123 | 8,410 | -3.4% | 40.5% | 40.6% |
      | Brixham | 6,011 | 6,188 | -2.9% | 30.0% | 29.9% |
      | Culver | 4,406 | 4,529 | -2.7% | 22.0% | 21.9% |
      | Dorset | 902 | 951 | -5.2% | 4.5% | 4.6% |
      | Others | 611 | 633 | -3.5% | 3.0% | 3.1% |
      | Total | 20,053 | 20,711 | -3.2% | 100.0% | 100.0% |
      """),
    Damaged(
      "four of all, without a rest, under the total of all",
      """
      Table 8. Printers (Unit: Million Units)
      | Maker | 2024 Shipments | 2024 Share (%) | 2023 Shipments |
      | Ashdown | 12.41 | 31.0% | 11.90 |
      | Burley | 10.02 | 25.1% | 10.77 |
      | Crowe | 8.84 | 22.1% | 8.12 |
      | Denby | 6.33 | 15.8% | 6.01 |
      | Total | 40.00 | 100.0% | 38.95 |
      """),
    Damaged(
      "several answers of each, which make more than a whole",
      """
      Table 5. What Skippers Asked For (Unit: %)
      | Wish | Share (%) |
      | Deeper berths | 61.4% |
      | Shore power | 44.0% |
      | Cranes | 31.9% |
      | A canteen | 12.7% |
      | Other | 6.5% |
      """),
    Damaged(
      "changes in points",
      """
      | Fuel | 2023 Mix (%) | 2022 Mix (%) | Diff. (pp) |
      | Coal | 31.2 | 34.9 | -3.7 |
      | Gas | 28.4 | 27.1 | +1.3 |
      | Wind | 22.7 | 19.8 | +2.9 |
      | Water | 17.7 | 18.2 | -0.5 |
      """),
    Damaged(
      "moves of ranks, and one that stays",
      """
      | 2024 Rank | 2023 Rank | Move | Port | 2024 Calls |
      | 1 | 1 | - | Harlow | 9,120 |
      | 2 | 4 | ↑2 | Esker | 8,004 |
      | 3 | 2 | ↓1 | Tilde | 7,713 |
      | 4 | 3 | ↓1 | Quoin | 6,208 |
      | 5 | 5 | - | Bight | 5,550 |
      """),
    Damaged(
      "small counts that have nothing to do with each other",
      """
      | Valley | Mules | Carts | Ploughs | Wells | Kilns | Mills |
      | Upper | 6 | 1 | 5 | 1 | 9 | 4 |
      | Middle | 8 | 5 | 3 | 7 | 2 | 9 |
      | Lower | 7 | 3 | 4 | 0 | 1 | 2 |
      | Total | 21 | 9 | 12 | 8 | 12 | 15 |
      """),
    Damaged(
      "shares of an estimate among small amounts",
      """
      | Island | 2026E Catch | 2025 Catch | 2026E Share (%) | 2025 Share (%) |
      | Skye | 9 | 6 | 31.0% | 25.0% |
      | Mull | 6 | 5 | 20.7% | 20.8% |
      | Iona | 5 | 5 | 17.2% | 20.8% |
      | Rum | 4 | 4 | 13.8% | 16.7% |
      | Eigg | 3 | 2 | 10.3% | 8.3% |
      | Muck | 2 | 2 | 6.9% | 8.3% |
      """),
  ]

  static let proven: [Damaged] = [
    Damaged(
      "one too many among things whose unit no list knows",
      """
      Table 1. Stiles by Parish (Unit: Stiles)
      | Parish | Stone | Timber | Iron | Total |
      | Ashby | 14 | 6 | 9 | 29 |
      | Bexley | 7 | 13 | 12 | 32 |
      | Corby | 9 | 5 | 3 | 16 |
      | Denton | 4 | 8 | 2 | 14 |
      | Total | 33 | 32 | 26 | 91 |
      """, Mark(2, 1, "8")),
    Damaged(
      "a space lost between two years in one word each",
      """
      Table 3. Quarries (Unit: Kilotonnes)
      | Quarry | FY25 Tonnage | FY24 Tonnage | Change (%) | FY25 Share (%) | FY24 Share (%) |
      | Abelone | 8,123 | 8,410 | -3.4% | 40.5% | 40.6% |
      | Brixham | 6,011 | 6,188 | -2.9% | 30.0% | 29.9% |
      | Culver | 4,4064,529 | | -2.7% | 22.0% | 21.9% |
      | Dorset | 902 | 951 | -5.2% | 4.5% | 4.6% |
      | Others | 611 | 633 | -3.5% | 3.0% | 3.1% |
      | Total | 20,053 | 20,711 | -3.2% | 100.0% | 100.0% |
      """, Mark(2, 1, "4406"), Mark(2, 2, "4529")),
    Damaged(
      "one seat too many, under a unit that is no measure",
      """
      Table 2. Council (Unit: Mandates)
      | Ward | Wins | Draws | Losses | Total |
      | East | 11 | 7 | 4 | 22 |
      | Mill | 8 | 3 | 9 | 20 |
      | Park | 6 | 10 | 2 | 18 |
      | Shore | 2 | 5 | 7 | 13 |
      | Total | 26 | 25 | 22 | 73 |
      """, Mark(3, 1, "1")),
    Damaged(
      "a growth whose digits changed places, over a sum that is off by one",
      """
      Table 4. Barges (Unit: Thousand Tonnes)
      | River | 2025 Freight | 2025 Share (%) | 2024 Freight | 2024 Share (%) | Growth (%) |
      | Ems | 4,210,377 | 35.1% | 3,902,118 | 33.9% | 7.9% |
      | Isar | 3,114,902 | 26.0% | 3,306,540 | 28.8% | -8.5% |
      | Lech | 2,790,115 | 23.3% | 2,411,077 | 21.0% | 15.7% |
      | Others | 1,884,605 | 15.7% | 1,880,265 | 16.4% | 0.2% |
      | Total | 12,000,000 | 100.0% | 11,500,000 | 100.0% | 4.3% |
      """, Mark(1, 5, "-5.8")),
  ]

  static let doubtful: [Damaged] = [
    Damaged(
      "a share larger than all that is over 100 %",
      """
      Table 1. Scooters (Unit: %)
      | Maker | 2021 | 2022 | 2023 |
      | Aster | 33.1% | 31.4% | 30.8% |
      | Borage | 24.6% | 72.5% | 28.3% |
      | Clover | 19.9% | 20.2% | 18.1% |
      | Others | 22.4% | 21.1% | 22.8% |
      """, Mark(1, 2)),
    Damaged(
      "a cell that lost its decimals, of an excerpt under the total of all",
      """
      Table 8. Printers (Unit: Million Units)
      | Maker | 2024 Shipments | 2024 Share (%) | 2023 Shipments | 2023 Share (%) | Growth (%) |
      | Ashdown | 12.41 | 31.0% | 11.90 | 30.6% | 4.3% |
      | Burley | 10. | 25.1% | 10.77 | 27.7% | -7.0% |
      | Denby | 6.33 | 15.8% | 6.01 | 15.4% | 5.3% |
      | Total | 40.00 | 100.0% | 38.95 | 100.0% | 2.7% |
      """, Mark(1, 1)),
    Damaged(
      "a change in points with a digit lost",
      """
      | Fuel | 2023 Mix (%) | 2022 Mix (%) | Change |
      | Coal | 31.2 | 34.9 | -3.7p |
      | Gas | 28.4 | 27.1 | +1.3p |
      | Wind | 22.7 | 9.8 | +2.9p |
      | Water | 17.7 | 18.2 | -0.5p |
      | Peat | 4.4 | 4.1 | +0.3p |
      """, Mark(2, nil)),
    Damaged(
      "a move that its ranks do not make",
      """
      | 2024 Rank | 2023 Rank | Move | Port | 2024 Calls |
      | 1 | 1 | - | Harlow | 9,120 |
      | 2 | 4 | ↑2 | Esker | 8,004 |
      | 3 | 2 | ↓1 | Tilde | 7,713 |
      | 4 | 3 | ↓4 | Quoin | 6,208 |
      | 5 | 5 | - | Bight | 5,550 |
      | 6 | 7 | ↑1 | Sound | 4,017 |
      """, Mark(3, 2)),
    Damaged(
      "a share without a rest, beside those of another year that make a hundred",
      """
      Table 1. Scooters (Unit: %)
      | Maker | 2022 | 2023 |
      | Aster | 41.4% | 40.8% |
      | Borage | 32.5% | 83.3% |
      | Clover | 26.1% | 25.9% |
      """, Mark(1, 2)),
    Damaged(
      "moves with a plus and a minus that one rank does not make",
      """
      | 2024 Rank | 2023 Rank | Move | Port | 2024 Calls |
      | 1 | 2 | +1 | Harlow | 9,120 |
      | 2 | 9 | +2 | Esker | 8,004 |
      | 3 | 1 | -2 | Tilde | 7,713 |
      | 4 | 3 | -1 | Quoin | 6,208 |
      | 5 | 5 | - | Bight | 5,550 |
      | 6 | 6 | - | Sound | 4,017 |
      """, Mark(1, nil)),
    Damaged(
      "points by another name",
      """
      | Fuel | 2023 Mix (%) | 2022 Mix (%) | Diff. (percentage points) |
      | Coal | 31.2 | 34.9 | -3.7 |
      | Gas | 28.4 | 27.1 | +3.1 |
      | Wind | 22.7 | 19.8 | +2.9 |
      | Water | 13.3 | 14.1 | -0.8 |
      | Peat | 4.4 | 4.1 | +0.3 |
      """, Mark(1, 3)),
  ]
}

import Testing

/// Damage that rounding or a second reading leaves in doubt.
enum OtherDoubtfulTables {
  static let all: [Damaged] = [
    Damaged(
      "shares that make a whole in all other quarters",
      """
      | Supplier | 1Q24 | 2Q24 | 3Q24 | 4Q24 | 1Q25 |
      | Aster | 55.2% | 54.8% | 53.1% | 55.9% | 69.7% |
      | Borea | 38.1% | 39.9% | 38.7% | 3.5% | 13.1% |
      | Corvo | 6.7% | 5.3% | 8.2% | 9.1% | 17.2% |
      """, Mark(nil, 4)),
    Damaged(
      "one column of shares, one of them with a digit too many",
      """
      | Source | Share |
      | Wind | 33% |
      | Sun | 333% |
      | Water | 33% |
      | Total | 100% |
      """, Mark(nil, 1)),
    Damaged(
      "a last digit lost where amounts were rounded after the percents were taken",
      """
      Table 2. Sales of makers (Unit: Million USD)
      | Maker | 2024 Sales | 2024 Share (%) | 2023 Sales | Growth (%) |
      | Aster | 7,244 | 45.2% | 6,734 | 7.6% |
      | Borea | 3,48 | 21.7% | 2,906 | 20.0% |
      | Corvo | 412 | 2.6% | 389 | 6.0% |
      | Dyna | 239 | 1.5% | 201 | 19.1% |
      | Others | 4,655 | 29.0% | 4,012 | 16.0% |
      | Total | 16,036 | 100.0% | 14,242 | 12.6% |
      """, Mark(1, 1)),
    Damaged(
      "a separator moved where the sum is off by one",
      """
      Table 2. Sales of makers (Unit: Million USD)
      | Maker | 2024 Sales | 2024 Share (%) | 2023 Sales | Growth (%) |
      | Aster | 72,45 | 45.2% | 6,734 | 7.6% |
      | Borea | 3,486 | 21.7% | 2,906 | 20.0% |
      | Corvo | 412 | 2.6% | 389 | 5.9% |
      | Dyna | 239 | 1.5% | 201 | 18.9% |
      | Others | 4,655 | 29.0% | 4,012 | 16.0% |
      | Total | 16,036 | 100.0% | 14,242 | 12.6% |
      """, Mark(0, 1)),
    Damaged(
      "a digit too many, so that the total lies among its parts",
      """
      | Site | Lines | Staff | Output (GWh) |
      | Wroclaw | 20 | 99,800 | 86 |
      | Nanjing | 24 | 11,200 | 110 |
      | Ochang | 8 | 3,900 | 18 |
      | Michigan | 10 | 2,700 | 20 |
      | Total | 62 | 27,600 | 234 |
      """, Mark(nil, 2)),
    Damaged(
      "two slips in two rows of counts",
      """
      | Country | Gold | Silver | Bronze | Total |
      | Norway | 61 | 8 | 13 | 37 |
      | Kenya | 12 | 9 | 4 | 25 |
      | Fiji | 9 | 11 | 1 | 30 |
      | Chile | 7 | 6 | 8 | 21 |
      | Total | 44 | 34 | 35 | 113 |
      """, Mark(nil, 1), Mark(nil, 3)),
    Damaged(
      "shares that are not called so, over their total",
      """
      | Fuel | 2029 | 2030 | 2031 |
      | Peat | 31.2% | 29.8% | 28.1% |
      | Straw | 22.4% | 23.0% | 42.6% |
      | Reed | 28.3% | 29.1% | 29.9% |
      | Others | 18.1% | 18.1% | 18.4% |
      | Total | 100.0% | 100.0% | 100.0% |
      """, Mark(nil, 3)),
    Damaged(
      "the same without a rest",
      """
      | Fuel | 2029 | 2030 | 2031 |
      | Peat | 31.2% | 29.8% | 82.1% |
      | Straw | 22.4% | 23.0% | 23.6% |
      | Reed | 46.4% | 47.2% | 48.3% |
      | Total | 100.0% | 100.0% | 100.0% |
      """, Mark(nil, 3)),
    Damaged(
      "one column of them, with one slip",
      """
      | Fuel | In May |
      | Peat | 31.2% |
      | Straw | 2.24% |
      | Reed | 28.3% |
      | Others | 18.1% |
      | Total | 100.0% |
      """, Mark(nil, 1)),
    Damaged(
      "a move of ranks in a table of points",
      """
      Table 3. Ferries (Unit: Points)
      | 2031 Rank | 2030 Rank | Move | Ferry | Score |
      | 1 | 3 | ↑2 | Alma | 91 |
      | 2 | 1 | ↓1 | Brise | 88 |
      | 3 | 7 | ↑1 | Cala | 80 |
      | 4 | 4 | - | Dune | 77 |
      | 5 | 2 | ↓3 | Elbe | 61 |
      """, Mark(2, nil)),
  ]
}

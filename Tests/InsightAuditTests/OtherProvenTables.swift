import Testing

/// Cells that the others prove, in tables as periodicals print them.
enum OtherProvenTables {
  static let all: [Damaged] = [
    Damaged(
      "swapped digits of an amount in terawatt hours",
      """
      Table 1. Electricity by source (Unit: TWh)
      | Source | 2022 | 2023 | 2024 | 2024 Share (%) | YoY (%) |
      | Nuclear | 176.1 | 180.5 | 188.8 | 31.7 | 4.6 |
      | Coal | 193.2 | 184.9 | 167.2 | 28.1 | -9.6 |
      | Gas | 163.6 | 157.7 | 176.2 | 28.1 | 6.0 |
      | Renewables | 50.4 | 56.6 | 63.2 | 10.6 | 11.7 |
      | Others | 11.1 | 8.6 | 9.2 | 1.5 | 7.0 |
      | Total | 594.4 | 588.3 | 595.6 | 100.0 | 1.2 |
      """, Mark(2, 3, "167.2")),
    Damaged(
      "a change that lost its sign, beside percents in parentheses",
      """
      Table 4. City budget by office (Unit: thousand EUR)
      | Item | 2024 | 2025 | Change | Change (%) |
      | Staff | 4,210 | 4,388 | 178 | 4.2% |
      | Premises | 1,102 | 1,090 | 12 | (1.1%) |
      | Operating subtotal | 5,312 | 5,478 | 166 | 3.1% |
      | Roads | 2,040 | 2,515 | 475 | 23.3% |
      | Schools | 3,300 | 2,950 | -350 | (10.6%) |
      | Capital subtotal | 5,340 | 5,465 | 125 | 2.3% |
      | Total | 10,652 | 10,943 | 291 | 2.7% |
      """, Mark(1, 3, "-12")),
    Damaged(
      "a letter O for a nought",
      """
      | District | Registered | Votes cast | Turnout | Valid | Invalid |
      | North | 41,220 | 3O,915 | 75.0% | 30,600 | 315 |
      | South | 38,400 | 27,264 | 71.0% | 27,001 | 263 |
      | East | 29,750 | 22,908 | 77.0% | 22,690 | 218 |
      | West | 33,108 | 24,169 | 73.0% | 23,944 | 225 |
      | Total | 142,478 | 105,256 | 73.9% | 104,235 | 1,021 |
      """, Mark(0, 2, "30915")),
    Damaged(
      "a letter l for a one",
      """
      | District | Registered | Votes cast | Turnout | Valid | Invalid |
      | North | 41,220 | 30,915 | 75.0% | 30,600 | 3l5 |
      | South | 38,400 | 27,264 | 71.0% | 27,001 | 263 |
      | East | 29,750 | 22,908 | 77.0% | 22,690 | 218 |
      | West | 33,108 | 24,169 | 73.0% | 23,944 | 225 |
      | Total | 142,478 | 105,256 | 73.9% | 104,235 | 1,021 |
      """, Mark(0, 5, "315")),
    Damaged(
      "a city under a continent that is not called a total",
      """
      | Region | 2023 | 2024 | Both |
      | Asia | 603 | 619 | 1,222 |
      | Kyoto | 388 | 42 | 800 |
      | Nara | 215 | 207 | 422 |
      | Europe | 757 | 778 | 1,535 |
      | Lyon | 476 | 512 | 988 |
      | Nice | 281 | 266 | 547 |
      | Total | 1,360 | 1,397 | 2,757 |
      """, Mark(1, 2, "412")),
    Damaged(
      "a total amid other rows",
      """
      | Item | 2023 | 2024 | Change |
      | Current assets | 4,120 | 4,560 | 440 |
      | Fixed assets | 8,890 | 9,015 | 125 |
      | Total assets | 13,010 | 31,575 | 565 |
      | Current liabilities | 3,050 | 3,310 | 260 |
      | Long-term debt | 4,200 | 4,015 | -185 |
      | Total liabilities | 7,250 | 7,325 | 75 |
      | Equity | 5,760 | 6,250 | 490 |
      """, Mark(2, 2, "13575")),
    Damaged(
      "two medals run together to one number",
      """
      | Country | Gold | Silver | Bronze | Total |
      | Norway | 168 | | 13 | 37 |
      | Kenya | 12 | 9 | 4 | 25 |
      | Fiji | 9 | 11 | 10 | 30 |
      | Chile | 7 | 6 | 8 | 21 |
      | Total | 44 | 34 | 35 | 113 |
      """, Mark(0, 1, "16"), Mark(0, 2, "8")),
    Damaged(
      "a share and an amount run together",
      """
      Table 2. Makers of electric cars (Unit: Thousand units)
      Maker 2025 Sales 2025 Market Share (%) 2024 Sales Growth Rate (%)
      Aster 1,008 20.6%712 41.6%
      Borea 411 8.4% 220 86.8%
      Corvo 823 16.8% 753 9.3%
      Others 2,651 54.2% 2,040 30.0%
      Total 4,893 100.0% 3,725 31.4%
      """, Mark(0, 2, "20.6"), Mark(0, 3, "712")),
    Damaged(
      "a row whose name begins like another word",
      """
      | Segment | FY2023 | % of total | FY2024 | % of total |
      | Memory | 4.1 | 66.6% | 84.5 | 76.1% |
      | Foundry | 12.5 | 18.9% | 15.2 | 13.7% |
      | Logic | 9.6 | 14.5% | 11.4 | 10.3% |
      | Total | 66.2 | 100.0% | 111.1 | 100.0% |
      """, Mark(0, 1, "44.1")),
    Damaged(
      "a number with a triangle that lost its first digit",
      """
      <표 2> 사업부별 영업이익 (단위: 억원)
      | 부문 | 2024년 | 2023년 | 증감 |
      | 반도체 | 15,094 | △14,880 | 29,974 |
      | 모바일 | 10,622 | 11,385 | △763 |
      | 디스플레이 | 3,700 | 5,566 | △,866 |
      | 가전 | △60 | 1,250 | △1,310 |
      | 합계 | 29,356 | 3,321 | 26,035 |
      """, Mark(2, 3, "-1866")),
    Damaged(
      "makers of cars in Chinese",
      """
      表1 2024年汽车销量（单位：万辆）
      | 企业 | 2024年销量 | 2023年销量 | 同比 | 份额 |
      | 比亚迪 | 427.2 | 302.4 | 41.3% | 13.6% |
      | 吉利 | 33.7 | 279.4 | 19.4% | 10.6% |
      | 奇瑞 | 260.4 | 188.1 | 38.4% | 8.3% |
      | 长安 | 268.4 | 255.3 | 5.1% | 8.5% |
      | 其他 | 1853.9 | 1984.2 | -6.6% | 59.0% |
      | 合计 | 3143.6 | 3009.4 | 4.5% | 100.0% |
      """, Mark(1, 1, "333.7")),
    Damaged(
      "points for separators",
      """
      | Item | Cost | Tax | Sum |
      | Rent | 1,200 | 240 | 1,440 |
      | Food | 64,000 | 12,800 | 76,800 |
      | Power | 1.118.200 | 223,640 | 1,341,840 |
      | Total | 1,183,400 | 236,680 | 1,420,080 |
      """, Mark(2, 1, "1118200")),
    Damaged(
      "a last digit lost where every percent is that of the printed amounts",
      """
      Table 2. Sales of makers (Unit: Million USD)
      | Maker | 2024 Sales | 2024 Share (%) | 2023 Sales | Growth (%) |
      | Aster | 7,244 | 45.2% | 6,734 | 7.6% |
      | Borea | 3,48 | 21.7% | 2,906 | 20.0% |
      | Corvo | 412 | 2.6% | 389 | 5.9% |
      | Dyna | 239 | 1.5% | 201 | 18.9% |
      | Others | 4,655 | 29.0% | 4,012 | 16.0% |
      | Total | 16,036 | 100.0% | 14,242 | 12.6% |
      """, Mark(1, 1, "3486")),
    Damaged(
      "a minus sign too many",
      """
      Table 2. Trade (Unit: US$ bn)
      | Month | Exports | Imports | Balance |
      | Jan | 49.1 | 51.0 | -1.9 |
      | Feb | 52.6 | 48.3 | -4.3 |
      | Mar | 58.3 | 53.3 | 5.0 |
      | Apr | 58.2 | 53.3 | 4.9 |
      | Sum | 218.2 | 205.9 | 12.3 |
      """, Mark(1, 3, "4.3")),
    Damaged(
      "a rank printed twice over",
      """
      | Rank | Team | Points |
      | 1 | Aalto | 288 |
      | 2 | Berg | 271 |
      | 3 | Croft | 269 |
      | 44 | Dahl | 260 |
      | 5 | Eide | 255 |
      | 6 | Falk | 249 |
      | 7 | Gade | 231 |
      """, Mark(3, 0, "4")),
    Damaged(
      "a lost digit beside a row of averages",
      """
      | Team | Home | Away | Both |
      | Reds | 21,400 | 18,200 | 39,600 |
      | Blues | 3,010 | 25,500 | 55,600 |
      | Greens | 12,100 | 9,900 | 22,000 |
      | Average | 21,200 | 17,867 | 39,067 |
      | Total | 63,600 | 53,600 | 117,200 |
      """, Mark(1, 1, "30100")),
  ]
}

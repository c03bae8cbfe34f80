import Testing

/// Tables of many kinds as periodicals print them, in which nothing is to be found.
enum PublishedTables {
  static let all: [Damaged] = [
    Damaged(
      "medals run together",
      """
      Table 3. Medal table of the winter games
      Rank Nation Gold Silver Bronze Total
      1 Norway 17 8 13 38
      2 Germany 12 10 5 27
      3 United States 8 10 7 25
      4 China 8 4 2 14
      5 Sweden 8 5 5 18
      6 Netherlands 8 5 4 17
      Others 33 52 58 143
      Total 94 94 94 282
      """),
    Damaged(
      "energy mix",
      """
      Table 1. Electricity generation by source (Unit: TWh)
      | Source | 2022 | 2023 | 2024 | 2024 Share (%) | YoY (%) |
      | Nuclear | 176.1 | 180.5 | 188.8 | 31.7 | 4.6 |
      | Coal | 193.2 | 184.9 | 167.2 | 28.1 | -9.6 |
      | Gas | 163.6 | 157.7 | 167.2 | 28.1 | 6.0 |
      | Renewables | 50.4 | 56.6 | 63.2 | 10.6 | 11.7 |
      | Others | 11.1 | 8.6 | 9.2 | 1.5 | 7.0 |
      | Total | 594.4 | 588.3 | 595.6 | 100.0 | 1.2 |
      """),
    Damaged(
      "budget with subtotals",
      """
      Table 4. City budget by office (Unit: thousand EUR)
      | Item | 2024 | 2025 | Change | Change (%) |
      | Staff | 4,210 | 4,388 | 178 | 4.2% |
      | Premises | 1,102 | 1,090 | -12 | (1.1%) |
      | Operating subtotal | 5,312 | 5,478 | 166 | 3.1% |
      | Roads | 2,040 | 2,515 | 475 | 23.3% |
      | Schools | 3,300 | 2,950 | -350 | (10.6%) |
      | Capital subtotal | 5,340 | 5,465 | 125 | 2.3% |
      | Total | 10,652 | 10,943 | 291 | 2.7% |
      """),
    Damaged(
      "market shares rounding to 99.9 with total 100",
      """
      Table 2. Smartphone market share in Q1 2025
      | Vendor | 1Q25 Shipments | 1Q25 Share | 1Q24 Shipments | 1Q24 Share | Change |
      | Samsung | 60.6 | 19.9% | 60.1 | 20.0% | 0.8% |
      | Apple | 57.9 | 19.0% | 52.6 | 17.5% | 10.1% |
      | Xiaomi | 41.8 | 13.7% | 40.8 | 13.6% | 2.5% |
      | OPPO | 23.5 | 7.7% | 25.2 | 8.4% | -6.7% |
      | vivo | 22.7 | 7.4% | 21.4 | 7.1% | 6.1% |
      | Others | 98.4 | 32.3% | 100.4 | 33.4% | -2.0% |
      | Total | 304.9 | 100.0% | 300.5 | 100.0% | 1.5% |
      """),
    Damaged(
      "shares that all round up, to 100.6 with total 100",
      """
      Table 2. Timber felled by kind (Unit: m3)
      | Kind | 2024 Volume | 2024 Share |
      | Alder | 1,726 | 17.3% |
      | Birch | 1,416 | 14.2% |
      | Cedar | 1,186 | 11.9% |
      | Dogwood | 976 | 9.8% |
      | Elm | 886 | 8.9% |
      | Fir | 766 | 7.7% |
      | Gum | 656 | 6.6% |
      | Hazel | 546 | 5.5% |
      | Ironwood | 436 | 4.4% |
      | Juniper | 376 | 3.8% |
      | Katsura | 316 | 3.2% |
      | Larch | 266 | 2.7% |
      | Maple | 216 | 2.2% |
      | Nutmeg | 156 | 1.6% |
      | Oak | 76 | 0.8% |
      | Total | 10,000 | 100.0% |
      """),
    Damaged(
      "ages",
      """
      | Player | Age | Height | Weight | Caps |
      | Son | 32 | 183 | 78 | 131 |
      | Kim | 28 | 190 | 88 | 68 |
      | Lee | 24 | 174 | 67 | 37 |
      | Hwang | 29 | 177 | 70 | 71 |
      """),
    Damaged(
      "years",
      """
      | Reactor | Start | Capacity (MW) | Built |
      | Kori 2 | 1983 | 650 | 1977 |
      | Kori 3 | 1985 | 950 | 1979 |
      | Kori 4 | 1986 | 950 | 1980 |
      | Hanbit 1 | 1986 | 950 | 1981 |
      """),
    Damaged(
      "exchange rates",
      """
      Table 6. Exchange rates at the end of the month
      | Currency | Jan 2025 | Feb 2025 | Mar 2025 | Change (%) |
      | USD/KRW | 1,452.7 | 1,463.4 | 1,466.5 | 0.2 |
      | EUR/KRW | 1,509.2 | 1,520.8 | 1,587.4 | 4.4 |
      | JPY/KRW | 939.1 | 971.6 | 979.9 | 0.9 |
      | CNY/KRW | 200.4 | 200.9 | 202.1 | 0.6 |
      """),
    Damaged(
      "prices",
      """
      | Fuel | Low | High | Average |
      | Petrol | 1,590 | 1,790 | 1,688 |
      | Diesel | 1,480 | 1,650 | 1,552 |
      | LPG | 990 | 1,100 | 1,043 |
      """),
    Damaged(
      "index values with fall",
      """
      | Index | Close | Change | Change (%) |
      | KOSPI | 2,559.79 | -3.18 | -0.12% |
      | KOSDAQ | 721.86 | -4.62 | -0.64% |
      | Nikkei | 36,830.69 | 378.39 | 1.04% |
      | Hang Seng | 22,504.68 | 385.27 | 1.74% |
      | S&P 500 | 5,686.67 | 82.53 | 1.47% |
      """),
    Damaged(
      "mixed periods",
      """
      | Company | 2022 | 2023 | 2024 | 2025E | CAGR (%) |
      | Alpha | 100.2 | 118.4 | 139.9 | 165.3 | 18.2 |
      | Beta | 88.1 | 80.5 | 77.2 | 79.1 | -3.5 |
      | Gamma | 45.0 | 61.8 | 84.2 | 110.7 | 35.0 |
      | Delta | 30.9 | 31.0 | 31.8 | 33.0 | 2.2 |
      """),
    Damaged(
      "quarters qoq yoy",
      """
      Table 1. Earnings (Unit: KRW bn)
      | Item | 1Q24 | 4Q24 | 1Q25 | QoQ | YoY |
      | Revenue | 12,429.6 | 19,767.0 | 17,639.1 | -10.8% | 41.9% |
      | Operating profit | 2,886.0 | 8,082.8 | 7,440.5 | -7.9% | 157.8% |
      | Net profit | 1,917.0 | 8,006.5 | 8,108.2 | 1.3% | 323.0% |
      """),
    Damaged(
      "ranks of two periods",
      """
      | 2024 Rank | 2023 Rank | Maker | 2024 GWh | 2023 GWh | Growth |
      | 1 | 1 | CATL | 339.3 | 257.7 | 31.7% |
      | 2 | 2 | BYD | 153.7 | 111.6 | 37.7% |
      | 3 | 3 | LG Energy Solution | 96.3 | 95.1 | 1.3% |
      | 4 | 6 | CALB | 39.4 | 33.6 | 17.3% |
      | 5 | 5 | SK On | 39.0 | 34.7 | 12.4% |
      | 6 | 4 | Panasonic | 35.1 | 43.0 | -18.4% |
      | 7 | 7 | Samsung SDI | 29.6 | 33.1 | -10.6% |
      """),
    Damaged(
      "total on top",
      """
      Table 9. Exports by region (Unit: US$ million)
      | Region | 2023 | 2024 | Growth |
      | Total | 632,226 | 683,609 | 8.1% |
      | China | 124,818 | 133,026 | 6.6% |
      | United States | 115,696 | 127,786 | 10.4% |
      | ASEAN | 109,128 | 114,000 | 4.5% |
      | EU | 68,210 | 68,080 | -0.2% |
      | Others | 214,374 | 240,717 | 12.3% |
      """),
    Damaged(
      "several totals",
      """
      | Division | H1 | H2 | Year |
      | Ships | 410 | 520 | 930 |
      | Engines | 208 | 199 | 407 |
      | Marine total | 618 | 719 | 1,337 |
      | Cranes | 77 | 81 | 158 |
      | Trucks | 312 | 290 | 602 |
      | Land total | 389 | 371 | 760 |
      | Grand total | 1,007 | 1,090 | 2,097 |
      """),
    Damaged(
      "different units",
      """
      | Metric | 2023 | 2024 | Change |
      | Users (million) | 48.2 | 50.9 | 5.6% |
      | Revenue (KRW bn) | 8,105 | 8,611 | 6.2% |
      | ARPU (KRW) | 168,154 | 169,175 | 0.6% |
      | Staff | 7,810 | 7,544 | -3.4% |
      """),
    Damaged(
      "percent point columns",
      """
      | Region | 2023 Rate | 2024 Rate | Change |
      | Seoul | 3.1% | 3.4% | +0.3%p |
      | Busan | 2.8% | 2.6% | -0.2%p |
      | Daegu | 3.6% | 3.2% | -0.4%p |
      | Incheon | 3.3% | 3.5% | +0.2%p |
      | Total | 2.7% | 2.8% | +0.1%p |
      """),
    Damaged(
      "percent point in parens",
      """
      | Party | 2020 (%) | 2024 (%) | Change (%p) |
      | Reds | 41.2 | 38.7 | (2.5) |
      | Blues | 38.9 | 44.1 | 5.2 |
      | Greens | 9.7 | 9.6 | (0.1) |
      | Others | 10.2 | 7.6 | (2.6) |
      """),
    Damaged(
      "survey multiple answers",
      """
      | Reason | 2023 | 2024 |
      | Price | 61.2% | 63.0% |
      | Range | 44.8% | 41.7% |
      | Charging | 52.0% | 48.1% |
      | Others | 12.3% | 11.9% |
      """),
    Damaged(
      "triangle negatives",
      """
      <표 2> 사업부별 영업이익 (단위: 억원)
      | 부문 | 2024년 | 2023년 | 증감 |
      | 반도체 | 15,094 | △14,880 | 29,974 |
      | 모바일 | 10,622 | 11,385 | △763 |
      | 디스플레이 | 3,700 | 5,566 | △1,866 |
      | 가전 | △60 | 1,250 | △1,310 |
      | 합계 | 29,356 | 3,321 | 26,035 |
      """),
    Damaged(
      "chinese",
      """
      表1 2024年汽车销量（单位：万辆）
      | 企业 | 2024年销量 | 2023年销量 | 同比 | 份额 |
      | 比亚迪 | 427.2 | 302.4 | 41.3% | 13.6% |
      | 吉利 | 333.7 | 279.4 | 19.4% | 10.6% |
      | 奇瑞 | 260.4 | 188.1 | 38.4% | 8.3% |
      | 长安 | 268.4 | 255.3 | 5.1% | 8.5% |
      | 其他 | 1853.9 | 1984.2 | -6.6% | 59.0% |
      | 合计 | 3143.6 | 3009.4 | 4.5% | 100.0% |
      """),
    Damaged(
      "balance sheet",
      """
      | Item | 2023 | 2024 |
      | Current assets | 4,120 | 4,560 |
      | Fixed assets | 8,890 | 9,015 |
      | Total assets | 13,010 | 13,575 |
      | Current liabilities | 3,050 | 3,310 |
      | Long-term debt | 4,200 | 4,015 |
      | Total liabilities | 7,250 | 7,325 |
      | Equity | 5,760 | 6,250 |
      """),
    Damaged(
      "margins",
      """
      | Company | Sales | Profit | Margin |
      | Arko | 8,120 | 812 | 10.0% |
      | Bolt | 4,410 | 573 | 13.0% |
      | Crown | 3,985 | -120 | -3.0% |
      | Dyne | 2,760 | 414 | 15.0% |
      | Total | 19,275 | 1,679 | 8.7% |
      """),
  ]
}

/// Units and signs of all languages, right after a number.
enum CommonWords {
  static let units: [(Sense, String)] =
    [
      (.percent, "%,％,pct"),
      (.points, "%p,%P,pp,%포인트,％포인트,%-Punkte"),
      (.currency("USD"), "US$,USD,$"), (.currency("EUR"), "€,EUR"), (.currency("GBP"), "£,GBP"),
      (.currency("JPY"), "JPY"), (.currency("KRW"), "₩,KRW"), (.currency("CNY"), "CNY,RMB"),
      (.currency("CHF"), "CHF"), (.currency("TWD"), "TWD,NT$"),
      (.times, "x,×"),
      (.scale(3), "k"), (.scale(6), "mn"), (.scale(9), "bn"), (.scale(12), "tn"),
    ] + measures

  private static let measures: [(Sense, String)] = [
    "TWh", "GWh", "MWh", "kWh", "Wh", "TW", "GW", "MW", "kW", "GB", "TB", "PB", "MB", "KB", "GHz", "MHz",
    "kHz", "Hz", "km/h",
    "km²", "km2", "km", "cm", "mm", "nm", "m²", "m2", "m³", "m3", "m", "ha", "kg", "mg", "g", "Mt", "kt", "t",
    "hl", "l", "ml",
    "TEU", "DWT", "dwt", "CGT", "GT", "bpd", "boe", "ppm", "bp", "dB", "V", "bar", "°C", "°F", "°", "℃", "㎡",
    "㎢", "㎞", "㎏",
    "mbps", "Mbps", "Gbps", "psi", "rpm", "hp", "kcal", "cal", "lb", "oz", "ft", "mph",
  ].map { (.unit($0, .measure), $0) }

  /// The signs of currencies that stand before a number, in all languages.
  static let currencies: [(Sense, String)] = [
    (.currency("USD"), "US$,USD,$"), (.currency("EUR"), "€,EUR"), (.currency("GBP"), "£,GBP"),
    (.currency("JPY"), "JPY,JP¥"), (.currency("KRW"), "₩,￦,KRW"), (.currency("CNY"), "CNY,RMB,¥,￥"),
    (.currency("CHF"), "CHF"), (.currency("TWD"), "TWD,NT$"), (.currency("HKD"), "HK$,HKD"),
    (.currency("AUD"), "A$,AUD"), (.currency("CAD"), "C$,CAD"), (.currency("INR"), "₹,INR"),
    (.currency("BRL"), "R$,BRL"), (.currency("SEK"), "SEK"), (.currency("NOK"), "NOK"),
    (.currency("DKK"), "DKK"), (.currency("PLN"), "PLN"), (.currency("SGD"), "S$,SGD"),
  ]
}

/// Whether a currency of prose is that of a table.
enum Currency {
  /// `code` as ISO 4217 has it; `unit` as a table prints it.
  static func fits(_ code: String, _ unit: String) -> Bool {
    let unit = unit.lowercased()
    if unit.contains(code.lowercased()) { return true }
    guard let words = names.first(where: { $0.code == code })?.words else { return false }
    return words.split(separator: " ").contains { word in
      guard unit.contains(word) else { return false }
      // 元 of 美元 and dollar of NT$ are others.
      return !(code == "CNY" && ["美元", "欧元", "日元", "韩元", "港元"].contains { unit.contains($0) })
    }
  }

  private static let names: [(code: String, words: String)] = [
    ("USD", "$ dollar 달러 美元"), ("EUR", "€ euro 유로 欧元"), ("KRW", "₩ won 원"), ("CNY", "元 yuan rmb 위안"),
    ("JPY", "yen 円 엔 日元"), ("GBP", "£ pound"), ("CHF", "franken fr. francs"), ("TWD", "nt$ 台币"),
    ("INR", "₹ rupee"),
    ("SEK", "krono"), ("NOK", "krone"), ("DKK", "krone"),
  ]
}

/// How units of prose go into those of tables.
enum Measures {
  /// True for the same unit in other words: `tonnes`, `t`, `톤`, `吨`.
  static func isSame(_ left: String, _ right: String) -> Bool {
    let (left, right) = (left.lowercased(), right.lowercased())
    if left == right || left + "s" == right || left == right + "s" { return true }
    // 万台, 천대, Einheiten: one within the other.
    if left.utf8.first.map({ $0 >= 0xE3 }) == true, right.contains(left) { return true }
    return right.split(separator: " ").contains { $0 == left || $0 + "s" == left || left + "s" == $0 }
  }

  /// What a number in the unit of a table is multiplied by to be one in that of the prose; nil where they cannot be compared.
  static func factor(from said: String, to printed: String) -> Double? {
    if isSame(said, printed) { return 1 }
    for word in [printed] + printed.split(separator: " ").map(String.init) {
      guard let left = unit(said), let right = unit(word), left.dimension == right.dimension else { continue }
      let factor =
        Double(right.multiplier) / PowerOfTen.double(right.places)
        / (Double(left.multiplier) / PowerOfTen.double(left.places))
      return factor
    }
    return nil
  }

  private static func unit(_ name: String) -> Unit? {
    var name = name
    return name.withUTF8 { Unit.index(of: $0) }.map { Unit.all[Int($0)] }
  }
}

// How a column's affix is found. Names have something in common too: `12A`, `3 Main Street`, `v1.2`. A word is a unit where the
// numbers are amounts by how they are written, or where it is written as units are.
extension ColumnAffix {
  /// Cells that are looked at.
  static let mostLooked = 200
  /// One among so many may have none, or be something else.
  private static let cellsForOther = 10
  /// Numbers that differ: fewer show no column of amounts.
  private static let fewestNumbers = 2

  /// Of texts that are no values as they stand, and are not empty.
  init?(_ cells: [String], name: String) {
    guard cells.count >= Self.fewestNumbers, !Self.isName(name) else { return nil }
    let parted = cells.compactMap(Parted.init)
    guard parted.count * Self.cellsForOther >= cells.count * (Self.cellsForOther - 1) else { return nil }
    let affixed = parted.filter { !$0.head.isEmpty || !$0.tail.isEmpty }
    guard let first = Self.mostFrequent(affixed) else { return nil }
    let alike = parted.filter { $0.head == first.head && $0.tail == first.tail }
    // 1 passenger, 12 passengers
    let single = parted.first { $0.isOne && $0.tail != first.tail && $0.isSingular(of: first.tail) }
    let fitting = alike.count + parted.count { $0.isOne && $0.tail == single?.tail && single != nil }
    let bare = parted.count { $0.head.isEmpty && $0.tail.isEmpty }
    guard (fitting + bare) * Self.cellsForOther >= cells.count * (Self.cellsForOther - 1), fitting > bare,
      Set(alike.map(\.number)).count >= Self.fewestNumbers
    else { return nil }
    let areAmounts = alike.contains(where: \.isAmount)
    let lengths = Set(alike.map(\.number.count)).count
    guard first.head.isEmpty ? first.isUnit(areAmounts, lengths) : first.isCurrency(areAmounts),
      first.hasSign || !Self.areVersions(alike.map(\.number))
    else { return nil }
    head = Array(first.head.utf8)
    tails = first.head.isEmpty ? [first.tail, single?.tail].compactMap { $0.map { Array($0.utf8) } } : []
    unit = first.currency + first.head + first.tail
    isMoney = (first.head + first.tail).unicodeScalars.contains(where: Parted.isCurrencySign)
  }

  /// True for `2.9` and `2.10`: amounts with a zero at their end have as many decimals as the others.
  private static func areVersions(_ numbers: [String]) -> Bool {
    let decimals = numbers.compactMap { number in
      number.lastIndex(of: ".").map { number[number.index(after: $0)...] }
    }
    return decimals.contains { long in
      long.last == "0" && decimals.contains { $0.count < long.count }
    }
  }

  private static func mostFrequent(_ cells: [Parted]) -> Parted? {
    var counts: [String: Int] = [:]
    for cell in cells { counts[cell.head + "\n" + cell.tail, default: 0] += 1 }
    return cells.max {
      counts[$0.head + "\n" + $0.tail] ?? 0 < counts[$1.head + "\n" + $1.tail] ?? 0
    }
  }

  /// True for columns whose numbers are parts of names.
  static func isName(_ column: String) -> Bool {
    if ColumnJudge.isIdentifier(column) { return true }
    return column.lowercased().split { !$0.isLetter }.contains { word in
      var word = String(word)
      return word.withUTF8 { names.code(of: $0) } != nil || nameEndings.contains { word.hasSuffix($0) }
    }
  }

  private static let names = WordTable([
    (
      """
       address adresse addresses street straße strasse rue calle via road location ort place flat apartment apt suite room zimmer house hausnummer \
      seat gate line route bus tram train flight model modell modèle modelo version release build edition grade class klasse name title titel \
      product produkt sku part chapter section unit lot block floor etage bezeichnung typ type code 주소 地址 住所 住址 모델 型号 型番 機種 버전 \
      版本 バージョン адрес модель версия
      """, 1
    )
  ])
  private static let nameEndings = ["adresse", "anschrift", "straße", "strasse", "modell", "주소", "모델"]
}

/// A cell's number, and what stands before it and behind.
private struct Parted {
  var head = ""
  var tail = ""
  /// The sign of a currency before a number that something stands behind as well.
  var currency = ""
  let number: String
  /// True where nothing stands between the number and what follows it.
  let isJoined: Bool

  init?(_ cell: String) {
    let scalars = cell.unicodeScalars
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    guard let start = scalars.firstIndex(where: isDigit) else { return nil }
    var (end, at) = (start, start)
    // Signs that part digits stand between two of them.
    while at < scalars.endIndex {
      if isDigit(scalars[at]) {
        at = scalars.index(after: at)
        end = at
      } else if at == end, ".,'’ \u{A0}\u{2009}\u{202F}".unicodeScalars.contains(scalars[at]) {
        at = scalars.index(after: at)
      } else {
        break
      }
    }
    var before = String(scalars[..<start])
    // -5, $-5, -$5
    func isSign(_ sign: Character?) -> Bool { sign.map { "+-−–".contains($0) } ?? false }
    var sign = isSign(before.last) ? String(before.removeLast()) : ""
    if sign.isEmpty, isSign(before.first) { sign = String(before.removeFirst()) }
    let isClosed = before.hasSuffix("(") && scalars[end...].first == ")"
    if isClosed { before.removeLast() }
    number = (isClosed ? "-" : sign) + String(scalars[start..<end])
    let after = String(scalars[(isClosed ? scalars.index(after: end) : end)...])
    isJoined = after.first.map { !$0.isWhitespace } ?? false
    head = before.trimmingWhitespace
    tail = after.trimmingWhitespace
    // $12.50/month: what opens an amount of money is part of it.
    if !tail.isEmpty, head.unicodeScalars.allSatisfy(Self.isCurrencySign) { (currency, head) = (head, "") }
    guard head.isEmpty || tail.isEmpty, tail.utf8.count <= Self.longestTail,
      head.utf8.count <= Self.longestHead
    else { return nil }
  }

  /// In bytes: what is longer is words, and no currency.
  private static let longestTail = 24
  private static let longestHead = 8

  var isOne: Bool { number == "1" }

  func isSingular(of plural: String) -> Bool {
    guard let sign = tail.first, sign.isLetter else { return false }
    return zip(tail, plural).prefix { $0 == $1 }.count >= min(3, tail.count)
  }

  /// True for a number that names nothing: it is below zero, or has decimals or thousands that are parted.
  var isAmount: Bool {
    number.contains { "-−–+.,'’ \u{A0}\u{2009}\u{202F}".contains($0) }
  }

  static func isCurrencySign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "$" || scalar.value >= 0x80 && scalar.properties.generalCategory == .currencySymbol
  }

  /// True for what has a sign that units have and names have not.
  var hasSign: Bool {
    (head + tail).unicodeScalars.contains {
      "/°²³%‰µμ·".unicodeScalars.contains($0) || Self.isCurrencySign($0)
    }
  }

  /// True for a tail that is a unit. Letters right behind a number, `12A`, and words with capitals, `3 Main Street`, are more
  /// often parts of names.
  func isUnit(_ areAmounts: Bool, _ lengths: Int) -> Bool {
    let scalars = Array(tail.unicodeScalars)
    guard let first = scalars.first else { return false }
    guard
      first.properties.isAlphabetic || "/°%‰".unicodeScalars.contains(first) || Self.isCurrencySign(first),
      !holdsNumber(scalars), !tail.contains(where: { ":;,()[]_#\"".contains($0) })
    else { return false }
    let words = tail.split(separator: " ")
    if tail.hasPrefix("per ") { return true }
    guard scalars.count > 1, !isScale, words.count <= 4, !Self.names.contains(tail.lowercased()) else {
      return false
    }
    if hasSign, first == "/" || scalars.contains(where: \.properties.isAlphabetic) { return true }
    if isJoined, words.count == 1, scalars.count(where: \.properties.isAlphabetic) < 3 {
      return areAmounts && number.contains { ".,".contains($0) } && first.properties.isLowercase
    }
    // Names have capitals, and numbers of one length: 737 MAX.
    if words.contains(where: { $0.first?.isUppercase ?? false }) {
      let isShort = words.count == 1 && tail.utf8.count <= Self.longestShort && tail.allSatisfy(\.isUppercase)
      return areAmounts && words.count <= 2 || words.count == 1 && !isJoined && lengths > (isShort ? 1 : 2)
    }
    return areAmounts || words.count == 1 && !isJoined
  }

  /// True for a word that scales numbers, with a currency or without one, and may say something else: `mil`.
  private var isScale: Bool {
    tail.split(separator: " ").contains { word in
      var word = String(word)
      return word == "mil"
        || word.withUTF8 { ScaleWord.exponent($0) ?? ScaleWord.exponent(cyrillic: $0) } != nil
    }
  }

  /// What makes a time of a number, which may count backwards, or a version, whose `2.10` comes after `2.9`.
  private static let names: Set = [
    "bc", "bce", "ad", "ce", "v. chr.", "n. chr.", "o'clock", "uhr", "alpha", "beta", "rc", "preview",
    "snapshot", "stable",
    "final", "release", "lts", "ga", "dev", "nightly",
  ]
  /// `TEU`, `NTU`, `DWT`
  private static let longestShort = 5

  /// True for figures that are no part of a unit as those of `CO2`, `m2`, `l/100km` and `per 100k` are.
  private func holdsNumber(_ scalars: [Unicode.Scalar]) -> Bool {
    func isDigit(_ at: Int) -> Bool { ("0"..."9").contains(scalars[at]) }
    return scalars.indices.contains { at in
      guard isDigit(at), at == 0 || !isDigit(at - 1) else { return false }
      return at == 0
        || !scalars[at - 1].properties.isAlphabetic && scalars[at - 1] != "/"
          && !(at > 3 && tail.hasPrefix("per ") && at == 4)
    }
  }

  /// True for a head that is a currency.
  func isCurrency(_ areAmounts: Bool) -> Bool {
    let scalars = head.unicodeScalars
    if scalars.contains(where: Self.isCurrencySign) { return scalars.count <= 4 }
    // PHP 8.10 is a version.
    let isParted = number.contains { ", '".contains($0) }
    return areAmounts && isParted && (1...4).contains(scalars.count)
      && scalars.allSatisfy { ("A"..."Z").contains($0) || $0 == "." || ("a"..."z").contains($0) }
      && scalars.first.map { ("A"..."Z").contains($0) } ?? false
  }
}

extension StringProtocol {
  fileprivate var trimmingWhitespace: String {
    String(String(drop { $0.isWhitespace }).reversed().drop { $0.isWhitespace }.reversed())
  }
}

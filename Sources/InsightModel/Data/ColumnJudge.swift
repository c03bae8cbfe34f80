/// Says what a column of a data file is by what its fields are.
struct ColumnJudge {
  let kind: CellValue.Kind
  private let type: Table.ColumnType
  private let name: String
  /// Of measures with one unit throughout.
  let unit: Unit?
  private let dimension: UInt8

  init(name: String, tally: ColumnTally, forced: ForcedType? = nil) {
    self.name = name
    dimension = tally.dimension
    var kind = tally.kind
    if let told = forced?.kind { kind = told }
    switch kind {
    case .number where forced == nil && tally.numbers == tally.numeric:
      let words = Self.parts(name)
      if Self.areParts(words) || tally.uncountable == 0 && Self.isIdentifier(name, words) {
        kind = .text
        type = .text
      } else {
        type = tally.uncountable == 0 && ColumnKinds(ofName: name) == .rank ? .rank : .number
      }
    case .measure where forced == nil && Self.areNames(name, tally):
      kind = .text
      type = .text
    case .number, .measure: type = .number
    case .percent: type = .percent
    case .money: type = .money
    case .date, .season, .weekday, .clock: type = .date
    case .missing, .code, .text:
      kind = .text
      type = .text
    }
    self.kind = kind
    unit = kind == .measure && tally.unit != 0 ? Unit.all[Int(tally.unit)] : nil
  }

  /// `affix` is what all numbers have in common, `currencies` are those of the amounts, `$` and `€`: a column of several has no unit.
  func column(affix: ColumnAffix?, currencies: () -> [String]) -> Table.Column {
    let unit: String? =
      switch type {
      case .percent: "%"
      case .money: ColumnUnit.ofName(name) ?? affix?.unit ?? Self.only(currencies())
      case .number where kind == .measure: (self.unit ?? Unit.base(dimension))?.name
      case .number: ColumnUnit.ofName(name) ?? affix?.unit
      case .rank, .date, .text: nil
      }
    return Table.Column(name: name, type: type, unit: unit)
  }

  /// `12A` and `14A` among flats: a letter is no unit there.
  private static func areNames(_ name: String, _ tally: ColumnTally) -> Bool {
    Unit.all[Int(tally.unit)].symbol.utf8CodeUnitCount == 1 && ColumnAffix.isName(name)
  }

  private static func only(_ currencies: [String]) -> String? { currencies.count == 1 ? currencies[0] : nil }

  /// True for versions and chapters: 1.10 is the tenth after 1.
  private static func areParts(_ words: [String]) -> Bool {
    words.last.map(PartName.isName) ?? false
  }

  /// Numbers that name and count nothing, by the name of their column.
  static func isIdentifier(_ name: String) -> Bool { isIdentifier(name, parts(name)) }

  private static func isIdentifier(_ name: String, _ words: [String]) -> Bool {
    func holds(_ table: WordTable, _ word: String?) -> Bool {
      guard var word else { return false }
      return word.withUTF8 { table.code(of: $0) } != nil
    }
    if words.contains(where: { holds(identifiers, $0) }) { return true }
    // A code, but no lines of code.
    if holds(codes, words.last),
      words.count == 1 || !["of", "de", "von"].contains(words[words.count - 2].lowercased())
    {
      return true
    }
    if words.count == 1, holds(wholeNames, words.first) { return true }
    // Numéro de client, N° facture
    let bare = words.drop { $0.allSatisfy(\.isNumber) }
    if bare.count > 1, holds(numberWords, bare.first), !words.contains("of"),
      bare.dropFirst().contains(where: { holds(numbered, $0) })
    {
      return true
    }
    // customerid, stationId
    if words.contains(where: {
      $0.utf8.count > 2 && $0.lowercased().hasSuffix("id") && holds(numbered, String($0.dropLast(2)))
    }) {
      return true
    }
    // Account number, area code: a number of something that has one, and no count. An Order No. is a rank.
    if ColumnKinds(ofName: name) == .rank,
      ["order", "invoice"].contains(words.first?.lowercased() ?? "") || words.count < 2
    {
      return false
    }
    if words.count > 1 || name.last == "#", let last = words.last {
      let isNumber = name.last == "#" || holds(numberWords, last)
      if isNumber, holds(numbered, name.last == "#" ? last : words[words.count - 2]) { return true }
    }
    // Kontonummer, 주문번호, 注文番号
    return words.contains { word in
      // Those of ASCII end with one of two letters.
      guard word.utf8.last.map({ $0 >= 0x80 || $0 | 0x20 == 0x72 || $0 | 0x20 == 0x6F }) ?? false else {
        return false
      }
      let word = word.lowercased()
      return word.utf8.count > 3 && ["nr", "no"].contains(String(word.suffix(2)))
        && holds(numbered, String(word.dropLast(2)))
        || numberEndings.contains {
          word.hasSuffix($0) && word.count > $0.count && !word.hasPrefix("gesamt")
        }
    }
  }

  /// The words of a name, also where only a capital begins the next: `userId`, `GEOID`, `StationID`.
  private static func parts(_ name: String) -> [String] {
    // Most names are one word in small letters, and a number.
    if name.utf8.allSatisfy({ $0.isSmall || $0.isDigit }) { return name.isEmpty ? [] : [name] }
    var words: [String] = []
    var word = ""
    var last: Character = " "
    for sign in name {
      guard sign.isLetter || sign.isNumber else {
        if !word.isEmpty { words.append(word) }
        (word, last) = ("", sign)
        continue
      }
      if sign.isUppercase, last.isLowercase {
        words.append(word)
        word = ""
      }
      word.append(sign)
      last = sign
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static let identifiers = WordTable([
    (
      """
       id ids uuid phone telephone tel mobile fax zip zipcode postcode postal isbn issn ean gtin sku ssn barcode iban plz \
      siret siren imei pin pincode mã รหัส 编号 編號 学号 工号 电话 邮编 fips geoid naics cik pid uid oid blz wkn ags insee cep cpf cnpj matrícula matricula iin cusip \
      sedol dni nif nie código codigo codice 학번 사번 инн огрн снилс индекс psč
      """, 1
    )
  ])
  private static let numberWords = WordTable([(" number no nr num code nummer n numéro numero número", 1)])
  private static let codes = WordTable([(" code codes kod kode ref コード 코드 代码", 1)])
  /// What is an amount as soon as another word stands beside it.
  private static let wholeNames = WordTable([(" account serial konto reference referenz", 1)])
  private static let numbered = WordTable([
    (
      """
       account order invoice serial part customer client reference ref case document doc ticket passport license licence user \
            policy transaction item catalog model room flight member employee tax vat batch lot cheque check card registration \
      article product country region area station konto kunden kd rechnungs haus teile serien bestell artikel auftrags beleg matrikel vertrags liefer \
      facture client commande compte dossier person employee patient student device session order event record object node
      """, 1
    )
  ])
  private static let numberEndings = [
    "コード", "코드", "代码", "代碼", "证号", "学号", "工号", "账号", "卡号", "單號", "編號", "nummer", "number", "번호", "番号", "编号",
    "编码", "號碼", "号码", "單號", "单号",
  ]

  /// The sign or code of a currency before or after an amount. What scales it, the `M` of `$4M` or the `억` of `4억원`, is part
  /// of the values and not of their unit.
  static func currency(_ amount: String) -> String? {
    let words = amount.split { $0.isNumber || "-−–—▲△▼▽+.,() \u{A0}\u{202F}".contains($0) }
    return words.lazy.map { currency(word: String($0)) }.first { !$0.isEmpty }
  }

  private static func currency(word: String) -> String {
    // A backslash is the sign of the won or the yen, and one does not see which.
    if word == "\\" { return "" }
    var bytes = word
    let (isCode, isScale) = bytes.withUTF8 {
      (CurrencyWord.exponent(ofScaled: $0) != nil, ScaleWord.exponent(cyrillic: $0) != nil)
    }
    if isCode { return String(word.dropFirst()) }
    if isScale { return "" }
    return MeasureUnit.exponent(word) == 0
      ? word : word.filter { !($0.isASCII && $0.isLetter) && !scales.contains($0) }
  }

  private static let scales = "십백천만억조十百千万萬亿億兆"
}

extension CellValue.Kind {
  /// What a column of this kind holds, one of them.
  var noun: String {
    switch self {
    case .missing, .code, .text: "text"
    case .number, .percent, .money: "number"
    case .measure: "number with a unit"
    case .date: "date"
    case .season: "month"
    case .weekday: "day of the week"
    case .clock: "time of day"
    }
  }
}

/// Finds the roles of rows by their names.
enum RowRole: UInt8 {
  case data, others, total
  /// A sum among the rows.
  case subtotal
  /// A mean of the others.
  case average
  /// Begins as a total or a rest does, and may be a company's name: `Total Care`, `Other Stories`, `기타큐슈`. The sums and
  /// the order of the rows decide.
  case perhapsTotal, perhapsOthers

  init(of bytes: [UInt8], _ range: Range<Int>?) {
    guard let range, range.count <= 64 else {
      self = .data
      return
    }
    self = bytes.withUnsafeBufferPointer { RowRole(name: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The role that a row's name gives it; the names of East Asia are set wide, `合　計`.
  init(_ name: String) {
    var name = name.utf8.first ?? 0 >= 0xE3 ? name.filter { !$0.isWhitespace } : name
    self = name.withUTF8 { RowRole(name: $0) }
  }

  /// The role that a row's name gives it.
  init(name: UnsafeBufferPointer<UInt8>) {
    self = .data
    // Neither a bar nor a formula is a name.
    guard let first = name.first, name.count <= 64, first != 0x7C, first != 0x3D else { return }
    self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count) { room in
      let count = Self.write(name, to: room)
      return Self.role(of: UnsafeBufferPointer(rebasing: room[..<count]), name)
    }
  }

  /// Writes a name in small letters, `_` for its spaces, without marks and without what is in parentheses: `Total (world)`.
  /// Gives the count of bytes.
  private static func write(
    _ name: UnsafeBufferPointer<UInt8>, to plain: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    for (index, byte) in name.enumerated() {
      if byte == 0x28, count > 0 { break }
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF, 0x27, 0x2D:
        plain[count] = WordList.lowercased(byte, after: index > 0 ? name[index - 1] : 0)
        count += 1
      // None inside 합 계.
      case 0x20 where count > 0 && plain[count - 1] != 0x5F && plain[0] < 0xE3:
        plain[count] = 0x5F
        count += 1
      case _: break
      }
    }
    while count > 0, plain[count - 1] == 0x5F { count -= 1 }
    return count
  }

  private static func role(of word: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>) -> RowRole
  {
    if let role = names.code(of: word).flatMap(RowRole.init(rawValue:)) { return role }
    func begins(_ start: StaticString) -> Bool {
      start.withUTF8Buffer { word.count >= $0.count && word[0] == $0[0] && word.starts(with: $0) }
    }
    if totalBeginnings.contains(where: begins) { return .perhapsTotal }
    if otherBeginnings.contains(where: begins) { return .others }
    guard begins("other_") || begins("기타") && word.count <= 15 else { return .data }
    // `Other makers`, `기타 지역`.
    let rest = name.dropFirst(6)
    return rest.first.map { $0 == 0x20 || $0.isSmall } ?? true ? .others : .perhapsOthers
  }

  private static let totalBeginnings: [StaticString] = ["total_", "totalt_"]
  private static let otherBeginnings: [StaticString] = [
    "rest_of_", "all_other", "övriga_", "sonstige_", "übrige_",
  ]
  private static let names = WordTable([
    (totalNames, RowRole.total.rawValue), (subtotalNames, RowRole.subtotal.rawValue),
    (averageNames, RowRole.average.rawValue), (otherNames, RowRole.others.rawValue),
  ])
  private static let totalNames: StaticString = """
     total totals all grand_total sum overall world world_total worldwide global_total all_total market_total \
     합계 총계 전체 전국 계 총합 총합계 合计 总计 總計 合計 総数 総計 总额 总量 全国 計 totalt summa total_general gesamt insgesamt summe gesamtsumme \
     suma totale totaal ensemble итого всего итог razem ogółem celkem összesen toplam σύνολο المجموع סהכ tổng_cộng i_alt yhteensä hela_landet riket \
    gesamtergebnis zusammen endsumme somme soma totale_complessivo totale_generale eindtotaal totalsumma hovedtotal \
    suma_końcowa общий_итог genel_toplam 総合計 jumlah รวม รวมทั้งหมด รวมทั้งสิ้น σ łącznie tổng कुल योग الإجمالي إجمالي 计 ukupno iš_viso kokku kopā kabuuan
    """
  private static let subtotalNames: StaticString = """
     subtotal sub-total sub_total sous-total sous_total 소계 小计 小計 zwischensumme zwischentotal delsumma subtotaal \
    suma_częściowa ara_toplam välisumma промежуточный_итог
    """
  private static let averageNames: StaticString = """
     average averages avg mean median overall_average simple_average weighted_average 평균 전체평균 平均 平均値 durchschnitt mittelwert \
    moyenne genomsnitt medelvärde promedio media média gemiddelde ø
    """
  private static let otherNames: StaticString = """
     others other rest remainder the_rest etc 기타 그외 나머지 其他 其它 その他 övriga övrigt andra sonstige andere übrige autres \
     otros altri overige andre muut
    """

  /// True for a name that has a word for all of them among others, as a part of the rows or a company may have it too: `US Total`,
  /// `Deutschland gesamt`, `Total¹`, `Gesamtverbrauch`, `All towns`. The sums decide.
  static func mentionsTotal(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      var (at, isFirst) = (0, true)
      while let word = word(in: bytes, from: at) {
        at = word.upperBound
        let own = UnsafeBufferPointer(rebasing: bytes[word])
        if saysTotal(own) { return true }
        if isFirst, WordList.holds(allWords, own), self.word(in: bytes, from: at) != nil { return true }
        isFirst = false
      }
      return false
    }
  }

  /// The next letters without a sign between them.
  private static func word(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    // Signs of Latin-1 and general punctuation are none, nor are those of East Asia and their full-width forms.
    func letter(_ at: Int) -> Int? {
      let second = at + 1 < bytes.count ? bytes[at + 1] : 0
      switch bytes[at] {
      case 0..<0x80: return bytes[at].isLetter ? 1 : nil
      case 0xC2, 0xE2: return nil
      case 0xE3: return second == 0x80 ? nil : 3
      case 0xEF: return second == 0xBC && at + 2 < bytes.count && bytes[at + 2] < 0xA1 ? nil : 3
      case 0xF0...: return 4
      case 0xE0...: return 3
      case _: return 2
      }
    }
    guard let first = (start..<bytes.count).first(where: { bytes[$0] & 0xC0 != 0x80 && letter($0) != nil })
    else { return nil }
    var end = first
    while end < bytes.count, let length = letter(end) { end += length }
    return first..<min(end, bytes.count)
  }

  private static func saysTotal(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    switch RowRole(name: word) {
    case .total, .perhapsTotal: return true
    case .data, .others, .subtotal, .average, .perhapsOthers: break
    }
    func stands(_ part: StaticString, from start: (Int) -> Int) -> Bool {
      part.withUTF8Buffer { part in
        word.count >= part.count
          && part.indices.allSatisfy { WordList.lowercased(word[start(part.count) + $0]) == part[$0] }
      }
    }
    return totalStems.contains { stands($0) { _ in 0 } }
      || totalEnds.contains { stands($0) { word.count - $0 } }
  }

  private static let allWords: StaticString =
    " all alle whole entire total tous toutes todos todas tutti alla 전체"
  private static let totalStems: [StaticString] = ["gesamt", "total", "итог", "Итог", "ИТОГ"]
  private static let totalEnds: [StaticString] = [
    "total", "summe", "summa", "ergebnis", "合計", "合计", "总计", "總計", "汇总", "集計", "합계", "총계", "요약",
  ]

  /// True for the words of a source or a remark: `Source: …`, `Note: …`, `* preliminary`, `자료: …`, `注:`, `Quelle: …`.
  static func isNote(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    if first == 0x2A || first == 0xE2 && text.starts(with: "※".utf8) { return text.count > 1 }
    var end = 0
    while end < text.count, text[end].isLetter || text[end] >= 0x80 {
      // The colon of East Asia is in full width.
      if text[end] == 0xEF, text[end...].starts(with: "：".utf8) { break }
      end += 1
    }
    guard end > 0, end < text.count else { return false }
    let word = UnsafeBufferPointer(rebasing: text[..<end])
    var at = end
    if at < text.count, text[at] == 0x28, at + 2 < text.count, text[at + 2] == 0x29 { at += 3 }  // Note(s)
    if at < text.count, text[at] == 0x20 { at += 1 }
    while at < text.count, text[at].isDigit { at += 1 }
    guard at < text.count, text[at] == 0x3A || text[at] == 0x2E || text[at...].starts(with: "：".utf8) else {
      return false
    }
    return noteWords.code(of: word) != nil
  }

  private static let noteWords = WordTable([
    (
      """
       source sources note notes remark remarks footnote footnotes quelle quellen anmerkung hinweis fuente fonte nota notas \
      källa källor anm anmärkning bron remarque 자료 출처 주 주석 비고 источник примечание źródło 来源 资料来源 數據來源 数据来源 注 註 备注 出典 出所 資料 備考
      """, 1
    )
  ])
}

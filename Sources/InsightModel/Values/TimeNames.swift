/// Names of months and days of the week, in English, German, French, Swedish, Dutch, Spanish, Italian and Portuguese, and
/// of the days in Korean, Chinese and Japanese. Names that are other words of every day (`set`, `out`) are left out.
enum TimeNames {
  typealias Word = UnsafeBufferPointer<UInt8>

  /// 1...12.
  static func month(_ word: Word) -> Int? {
    word.count >= 3 ? number(of: word, in: months) : nil
  }

  /// The same for a word between a day and a year, where it can be nothing else: short names that are other words elsewhere.
  static func monthInDate(_ word: Word) -> Int? { month(word) ?? number(of: word, in: shortMonths) }

  /// 1 for Monday to 7 for Sunday.
  static func weekday(_ word: Word) -> Int? { number(of: word, in: weekdays) }

  /// `Thurs.`, `Mondays`.
  static func weekday(inflected word: Word) -> Int? {
    guard let last = word.last, last == 0x2E || last | 0x20 == 0x73 && word.count > 6 else { return nil }
    return weekday(Word(rebasing: word.dropLast()))
  }

  private static func number(of word: Word, in table: WordTable) -> Int? {
    table.code(of: word).map(Int.init)
  }

  private static let months = WordTable(
    numbered: """
       1 january januar januari janvier janv jan jänner enero gennaio janeiro styczeń stycznia январь января leden ledna ocak \
      2 february februar februari février fevrier févr feber febrero febbraio fevereiro feb luty lutego февраль февраля \
      února şubat 3 march märz maerz mär mars mrz maart marzo março marts mar marzec marca март марта března mart \
      4 april avril avr abril aprile apr kwiecień kwietnia апрель апреля dubna nisan 5 may mai maj mei mayo maggio maio \
      maja май мая května mayıs 6 june juni juin junio giugno junho jun czerwiec czerwca июнь июня června haziran \
      7 july juli juillet juil julio luglio julho jul lipiec lipca июль июля července temmuz 8 august août aout augusti \
      augustus agosto aug sierpień sierpnia август августа srpna ağustos 9 september sept septembre septiembre settembre \
      setembro sep wrzesień września сентябрь сентября září eylül 10 october oktober octobre octubre ottobre outubro oct okt \
      październik października октябрь октября října ekim 11 november novembre noviembre novembro nov listopad \
      listopada ноябрь ноября listopadu kasım 12 december dezember décembre decembre diciembre dicembre dezembro desember dec \
      dez déc grudzień grudnia декабрь декабря prosince aralık
      """)

  private static let shortMonths = WordTable(
    numbered: """
       1 ene gen sty янв 2 fév fev lut фев 3 мар 4 abr kwi апр 5 mag 6 giu cze июн 7 lug lip июл 8 ago sie авг 9 set wrz сен \
      сент 10 ott out paź окт 11 lis ноя 12 dic gru дек des
      """)

  private static let weekdays = WordTable(
    numbered: """
       1 mon monday mo montag lun lundi lunes lunedì måndag mån maandag segunda 월 월요일 周一 星期一 礼拜一 週一 月曜日 月曜 月 \
      2 tue tues tuesday di dienstag mar mardi martes martedì tisdag tis dinsdag 화 화요일 周二 星期二 礼拜二 週二 火曜日 火曜 火 \
      3 wed wednesday mi mittwoch mer mercredi miércoles mercoledì onsdag ons woensdag 수 수요일 周三 星期三 礼拜三 週三 水曜日 水曜 水 \
      4 thu thur thurs thursday do donnerstag jeu jeudi jueves giovedì torsdag tor donderdag 목 목요일 周四 星期四 礼拜四 週四 木曜日 木曜 木 \
      5 fri friday fr freitag ven vendredi viernes venerdì fredag fre vrijdag 금 금요일 周五 星期五 礼拜五 週五 金曜日 金曜 金 \
      6 sat saturday sa samstag sonnabend sam samedi sábado sabato lördag lör zaterdag 토 토요일 周六 星期六 礼拜六 週六 土曜日 土曜 土 \
      7 sun sunday so sonntag dim dimanche domingo domenica söndag sön zondag 일 일요일 周日 星期日 星期天 礼拜天 礼拜日 週日 日曜日 日曜 日
      """)
}

/// Names of months in the languages of Europe, in Turkish and Thai; of the days of the week in English, German, French, Swedish,
/// Dutch, Spanish, Italian, Portuguese, Turkish, Vietnamese, Thai, Korean, Chinese and Japanese. Names that are other words of every day (`set`,
/// `out`) stand apart.
enum TimeNames {
  typealias Word = UnsafeBufferPointer<UInt8>

  /// The first byte of each Thai letter.
  static let thai: UInt8 = 0xE0

  /// Where the word of a month ends; the short ones of Thai have points inside, `ม.ค.`
  static func wordEnd(_ text: Word, _ start: Int) -> Int {
    var end = start
    while end < text.count {
      let isInside = text[end] == 0x2E && end > start && end + 1 < text.count && text[end + 1] == thai
      guard text[end].isLetter || text[end] >= 0x80 || isInside else { break }
      end += 1
    }
    return end
  }

  /// 1...12.
  static func month(_ word: Word) -> Int? {
    word.count >= 3 ? number(of: word, in: months) : nil
  }

  /// The same for a word between a day and a year, where it can be nothing else: short names that are other words elsewhere.
  static func monthInDate(_ word: Word) -> Int? { month(word) ?? number(of: word, in: shortMonths) }

  /// 1 for Monday to 7 for Sunday.
  static func weekday(_ word: Word) -> Int? {
    number(of: word, in: weekdays) ?? number(of: word, in: weekdaysOfTwoWords)
  }

  /// The same of short names that are other words elsewhere.
  static func perhapsWeekday(_ word: Word) -> Int? { number(of: word, in: shortWeekdays) }

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
       1 มกราคม ม.ค 2 กุมภาพันธ์ ก.พ 3 มีนาคม มี.ค 4 เมษายน เม.ย 5 พฤษภาคม พ.ค 6 มิถุนายน มิ.ย 7 กรกฎาคม ก.ค 8 สิงหาคม \
      ส.ค 9 กันยายน ก.ย 10 ตุลาคม ต.ค 11 พฤศจิกายน พ.ย 12 ธันวาคม ธ.ค \
      1 january januar januari janvier janv jan jän jänner enero gennaio janeiro ianuarie styczeń stycznia январь января січня \
      leden ledna ocak tammikuu tammikuuta január ιανουάριος ιανουαρίου \
      2 february februar februari février fevrier févr feber febrero febbraio fevereiro februarie feb luty lutego февраль \
      февраля лютого únor února şubat helmikuu helmikuuta február φεβρουάριος φεβρουαρίου \
      3 march maret märz maerz mär mars mrz maart marzo março marts martie mar marzec marca март марта березня březen března mart \
      maaliskuu maaliskuuta március μάρτιος μαρτίου \
      4 april avril avr abril aprile aprilie apr kwiecień kwietnia апрель апреля квітня duben dubna nisan huhtikuu \
      huhtikuuta április απρίλιος απριλίου \
      5 may mai maj mei mayo maggio maio maja май мая травня květen května mayıs toukokuu toukokuuta május μάιος μαΐου \
      6 june juni juin junio giugno junho iunie jun czerwiec czerwca июнь июня червня červen června haziran kesäkuu \
      kesäkuuta június ιούνιος ιουνίου \
      7 july juli juillet juil julio luglio julho iulie jul lipiec lipca июль июля липня červenec července temmuz heinäkuu \
      heinäkuuta július ιούλιος ιουλίου \
      8 august agustus agu août aoû aout augusti augustus agosto aug sierpień sierpnia август августа серпня srpen srpna ağustos elokuu \
      elokuuta augusztus αύγουστος αυγούστου \
      9 september sept septembre septiembre settembre setembro septembrie sep wrzesień września сентябрь сентября вересня \
      září eylül syyskuu syyskuuta szeptember σεπτέμβριος σεπτεμβρίου \
      10 october oktober octobre octubre ottobre outubro octombrie oct okt październik października октябрь октября жовтня \
      říjen října ekim lokakuu lokakuuta október οκτώβριος οκτωβρίου \
      11 november novembre noviembre novembro noiembrie nov listopad listopada ноябрь ноября листопада listopadu kasım \
      marraskuu marraskuuta νοέμβριος νοεμβρίου \
      12 december dezember décembre decembre diciembre dicembre dezembro desember decembrie dec dez déc grudzień grudnia \
      декабрь декабря грудня prosinec prosince aralık joulukuu joulukuuta δεκέμβριος δεκεμβρίου
      """)

  private static let shortMonths = WordTable(
    numbered: """
       1 ene gen sty янв oca ιαν 2 fév fev lut фев февр şub φεβ 3 мар mrt μαρ 4 abr kwi апр nis απρ 5 mag μαϊ 6 giu cze июн \
      haz ιουν 7 lug lip июл tem ιουλ 8 ago sie авг ağu αυγ 9 set wrz сен сент eyl σεπ 10 ott out paź окт eki οκτ 11 lis \
      ноя нояб kas νοε 12 dic gru дек des ara δεκ
      """)

  private static let shortWeekdays = WordTable(
    numbered: """
       1 seg ma pon man пн 2 ter wt tir вт 3 qua mié mie wo śr sr ср 4 qui gio jue czw чт 5 sex vie vr pt пт 6 sab za sob lør сб \
      7 dom zo ndz niedz вс
      """)

  private static let weekdays = WordTable(
    numbered: """
       1 mon monday mo montag lun lundi lunes lunedì måndag mån maandag segunda segunda-feira poniedziałek понедельник 월 월요일 周一 星期一 礼拜一 週一 月曜日 月曜 月 pazartesi จันทร์ \
      2 tue tues tuesday di dienstag mar mardi martes martedì tisdag tis dinsdag terça-feira wtorek вторник 화 화요일 周二 星期二 礼拜二 週二 火曜日 火曜 火 salı อังคาร \
      3 wed wednesday mi mittwoch mer mercredi miércoles mercoledì onsdag ons woensdag quarta-feira środa среда 수 수요일 周三 星期三 礼拜三 週三 水曜日 水曜 水 çarşamba พุธ \
      4 thu thur thurs thursday do donnerstag jeu jeudi jueves giovedì torsdag tor donderdag quinta-feira czwartek четверг 목 목요일 周四 星期四 礼拜四 週四 木曜日 木曜 木 perşembe พฤหัสบดี \
      5 fri friday fr freitag ven vendredi viernes venerdì fredag fre vrijdag sexta-feira piątek пятница 금 금요일 周五 星期五 礼拜五 週五 金曜日 金曜 金 cuma ศุกร์ \
      6 sat saturday sa samstag sonnabend sam samedi sábado sáb sabato sobota суббота lördag lör zaterdag 토 토요일 周六 星期六 礼拜六 週六 土曜日 土曜 土 cumartesi เสาร์ \
      7 sun sunday so sonntag dim dimanche domingo domenica niedziela воскресенье söndag sön zondag 일 일요일 周日 星期日 星期天 礼拜天 礼拜日 週日 日曜日 日曜 日 pazar อาทิตย์
      """)

  /// Vietnamese counts the days from the second, Monday, on.
  private static let weekdaysOfTwoWords = WordTable([
    ("|thứ hai|thứ 2", 1), ("|thứ ba|thứ 3", 2), ("|thứ tư|thứ 4", 3), ("|thứ năm|thứ 5", 4),
    ("|thứ sáu|thứ 6", 5), ("|thứ bảy|thứ 7", 6), ("|chủ nhật", 7),
  ])
}

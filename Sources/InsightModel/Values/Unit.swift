/// A unit that numbers are printed with, and how it goes into the base of its dimension.
struct Unit: Sendable {
  /// As it is shown: the first of its names.
  let symbol: StaticString
  /// All names, each with a space before it. Short ones stand for themselves with their capitals.
  let names: StaticString
  /// Units of one dimension compare; from 1.
  let dimension: UInt8
  /// A number in this unit is this many times ten to the minus `places` in the base.
  let multiplier: Int
  let places: Int

  private typealias Row = (StaticString, StaticString, Int, Int)

  private static let groups: [[Row]] = [
    [
      (
        "s",
        """
         s sec secs second seconds sek sekunde sekunden seconde secondes sekunder 초 秒 秒間 segundo segundos seg \
        secondo secondi seconden secunde sekund sekunda sekundy sekundi sekuntia sekunti saniye sn detik \
        giây วินาที δευτερόλεπτα δευτ секунда секунды секунд секунди сек másodperc
        """, 1, 0
      ),
      ("ns", " ns nsec nanosecond nanoseconds", 1, 9),
      ("µs", " µs μs us usec microsecond microseconds", 1, 6),
      ("ms", " ms msec millisecond milliseconds 밀리초 毫秒 ミリ秒", 1, 3),
      (
        "min",
        """
         min min. mins minute minutes minuten minuter 분 分 分钟 分鐘 分間 minuto minutos minuti minuut minut minuta \
        minuty minutter minuutti minuuttia dakika dk menit phút นาที λεπτό λεπτά perc минута минуты минут \
        мин хвилина хвилини хвилин хв
        """, 60, 0
      ),
      (
        "h",
        """
         h hr hrs hour hours std std. stunde stunden heure heures timmar 시간 小时 小時 時間 hora horas ora ore uur \
        uren godz godzina godziny godzin hodina hodiny hodin tim timer tunti tuntia saat sa jam giờ ชั่วโมง \
        ώρα ώρες óra час часа часов ч година години годин
        """, 3600, 0
      ),
      (
        "d",
        """
         d day days tag tage tagen jour jours dag dagar 일 日 天 日間 j día días dia dias giorno giorni gg dni \
        dzień dny dní dagen dager päivä päivää pv gün hari ngày วัน μέρα μέρες ημέρα ημέρες nap день дня \
        дней дн дні днів zile
        """, 86_400, 0
      ),
      (
        "weeks",
        """
         w wk wks week weeks woche wochen semaine semaines veckor 주 주일 周 週 週間 semana semanas settimana \
        settimane weken tydzień tygodnie tygodni tyg týden týdny týdnů viikko viikkoa vk hafta minggu tuần \
        สัปดาห์ εβδομάδα εβδομάδες hét неделя недели недель нед тиждень тижні тижнів uge uger uke uker \
        săptămână săptămâni
        """, 604_800, 0
      ),
      // The mean of the Gregorian calendar, of which twelve make a year: what both compare by.
      (
        "months",
        """
         mo mos month months monat monate monaten mois månader 개월 个月 個月 ヶ月 か月 カ月 mes meses mese mesi maand \
        maanden miesiąc miesiące miesięcy mies měsíc měsíce měsíců kuukausi kuukautta kk ay bulan tháng \
        เดือน μήνας μήνες hónap месяц месяца месяцев мес місяць місяці місяців måned måneder mnd lună luni
        """, 2_629_746, 0
      ),
      (
        "years",
        """
         y yr yrs year years jahr jahre jahren an ans année années år 년 年 年間 año años ano anos anno anni jaar \
        rok roky lat lata vuosi vuotta yıl tahun năm ปี χρόνια έτος έτη év год года лет рік роки років ani
        """, 31_556_952, 0
      ),
    ],
    [
      ("B", " B byte bytes octet octets Byte Bytes o", 1, 0),
      ("KB", " KB kB kb Ko ko", 1000, 0), ("MB", " MB mb Mo", 1_000_000, 0),
      ("GB", " GB gb Go", 1_000_000_000, 0), ("TB", " TB tb To", 1_000_000_000_000, 0),
      ("PB", " PB pb Po", 1_000_000_000_000_000, 0), ("EB", " EB eb Eo", 1_000_000_000_000_000_000, 0),
      ("KiB", " KiB Ki", 1 << 10, 0), ("MiB", " MiB Mi", 1 << 20, 0), ("GiB", " GiB Gi", 1 << 30, 0),
      ("TiB", " TiB Ti", 1 << 40, 0), ("PiB", " PiB Pi", 1 << 50, 0), ("EiB", " EiB Ei", 1 << 60, 0),
    ],
    [
      ("g", " g gram grams gramm", 1, 0), ("µg", " µg μg", 1, 6), ("mg", " mg", 1, 3),
      ("kg", " kg kilo kilos kilogram kilograms ㎏ 킬로그램 公斤", 1000, 0),
      ("t", " t tonne tonnes tonnen 톤 吨 噸 トン", 1_000_000, 0), ("kt", " kt", 1_000_000_000, 0),
      ("Mt", " Mt", 1_000_000_000_000, 0),
    ],
    [
      ("m", " m metre metres meter meters 미터 米", 1, 0), ("nm", " nm", 1, 9), ("µm", " µm μm", 1, 6),
      ("mm", " mm ㎜", 1, 3), ("cm", " cm ㎝", 1, 2), ("km", " km ㎞ kilometres kilometers 公里", 1000, 0),
    ],
    [
      ("W", " W watt watts", 1, 0), ("mW", " mW", 1, 3), ("kW", " kW KW", 1000, 0),
      ("MW", " MW", 1_000_000, 0),
      ("GW", " GW", 1_000_000_000, 0), ("TW", " TW", 1_000_000_000_000, 0),
    ],
    [
      ("Wh", " Wh", 1, 0), ("kWh", " kWh KWh", 1000, 0), ("MWh", " MWh", 1_000_000, 0),
      ("GWh", " GWh", 1_000_000_000, 0), ("TWh", " TWh", 1_000_000_000_000, 0),
    ],
    [
      ("J", " J", 1, 0), ("kJ", " kJ", 1000, 0), ("MJ", " MJ", 1_000_000, 0), ("GJ", " GJ", 1_000_000_000, 0),
    ],
    [
      ("Hz", " Hz", 1, 0), ("kHz", " kHz KHz", 1000, 0), ("MHz", " MHz", 1_000_000, 0),
      ("GHz", " GHz", 1_000_000_000, 0),
    ],
    [
      ("bit/s", " bit/s bits/s bps b/s", 1, 0), ("kbit/s", " kbit/s kbps Kbps kb/s Kb/s", 1000, 0),
      ("Mbit/s", " Mbit/s Mbps Mb/s", 1_000_000, 0), ("Gbit/s", " Gbit/s Gbps Gb/s", 1_000_000_000, 0),
      ("Tbit/s", " Tbit/s Tbps Tb/s", 1_000_000_000_000, 0),
    ],
    [
      ("B/s", " B/s", 1, 0), ("KB/s", " KB/s kB/s", 1000, 0), ("MB/s", " MB/s MBps", 1_000_000, 0),
      ("GB/s", " GB/s GBps", 1_000_000_000, 0), ("TB/s", " TB/s TBps", 1_000_000_000_000, 0),
      ("KiB/s", " KiB/s", 1 << 10, 0), ("MiB/s", " MiB/s", 1 << 20, 0),
      ("GiB/s", " GiB/s", 1 << 30, 0),
    ],
    [
      ("m²", " m² m2 ㎡ qm sqm", 1, 0), ("ha", " ha hectare hectares hektar", 10_000, 0),
      ("km²", " km² km2 ㎢", 1_000_000, 0),
    ],
    [
      ("l", " l L litre litres liter liters 리터 升", 1, 0), ("ml", " ml mL", 1, 3), ("cl", " cl", 1, 2),
      ("dl", " dl", 1, 1), ("hl", " hl", 100, 0), ("m³", " m³ m3 ㎥", 1000, 0),
    ],
    [("V", " V", 1, 0), ("mV", " mV", 1, 3), ("kV", " kV", 1000, 0)],
    [("A", " A", 1, 0), ("mA", " mA", 1, 3)],
    [
      ("Pa", " Pa", 1, 0), ("hPa", " hPa", 100, 0), ("kPa", " kPa", 1000, 0), ("MPa", " MPa", 1_000_000, 0),
      ("mbar", " mbar", 100, 0), ("bar", " bar", 100_000, 0),
    ],
    [("°C", " °C ℃ degC", 1, 0)], [("°F", " °F ℉ degF", 1, 0)], [("°", " °", 1, 0)], [("K", " K", 1, 0)],
    [("cal", " cal", 1, 0), ("kcal", " kcal", 1000, 0)],
    [("ton", " ton tons", 1, 0)], [("lb", " lb lbs", 1, 0)], [("oz", " oz", 1, 0)],
    [("ft", " ft feet", 1, 0)], [("mi", " mi mile miles", 1, 0)], [("psi", " psi", 1, 0)],
    [("km/h", " km/h kph", 1, 0)], [("mph", " mph", 1, 0)], [("m/s", " m/s", 1, 0)],
    [("dB", " dB", 1, 0)], [("rpm", " rpm", 1, 0)], [("px", " px", 1, 0)], [("pt", " pt pts", 1, 0)],
    [("ppm", " ppm", 1, 0)], [("‰", " ‰", 1, 0)], [("bp", " bp bps.", 1, 0)], [("x", " x × times 배 倍", 1, 0)],
    [("barrels", " bbl barrel barrels 배럴 桶", 1, 0)], [("units", " unit units", 1, 0)],
    [("pcs", " pc pcs piece pieces stück st antal", 1, 0)],
    [("people", " person persons people einwohner", 1, 0)], [("vehicles", " vehicle vehicles cars", 1, 0)],
    [("items", " item items", 1, 0)], [("rows", " row rows", 1, 0)], [("points", " point points 점", 1, 0)],
    [("명", " 명 인", 1, 0)], [("人", " 人 名", 1, 0)], [("개", " 개 개소 곳", 1, 0)], [("个", " 个 個", 1, 0)],
    [("대", " 대", 1, 0)], [("台", " 台", 1, 0)], [("건", " 건", 1, 0)], [("件", " 件", 1, 0)],
    [("회", " 회 번 次 回", 1, 0)], [("위", " 위 位 등", 1, 0)], [("가구", " 가구 세대 户 世帯", 1, 0)],
    [("권", " 권 本 册 冊", 1, 0)], [("枚", " 枚 장", 1, 0)], [("마리", " 마리 头 頭", 1, 0)],
    [("辆", " 辆 輛", 1, 0)],
    // Where nothing tells whether it is a metre, a minute or a million.
    [("m", "", 1, 0)],
    // Of processors; m is a thousandth of one where a column counts them.
    [("cores", " core cores vcpu vcpus", 1, 0), ("mcores", " mcores millicores", 1, 3)],
  ]

  /// From 1; the first stands for none.
  static let all: [Unit] =
    [Unit(symbol: "", names: "", dimension: 0, multiplier: 1, places: 0)]
    + groups.enumerated().flatMap { index, rows in
      rows.map { row in
        Unit(
          symbol: row.0, names: row.1, dimension: UInt8(truncatingIfNeeded: index + 1), multiplier: row.2,
          places: row.3)
      }
    }

  /// The dimensions of durations and of sizes in bytes.
  static let durations: UInt8 = 1
  static let sizes: UInt8 = 2
  private static let lengths: UInt8 = 4
  static let masses: UInt8 = 3
  /// The dimension of `300 K`.
  private static let kelvins = named("K")?.dimension ?? 0
  private static let cores = UInt8(truncatingIfNeeded: groups.count)
  /// That of a lone m.
  static let lone = cores - 1

  /// What the name of a column says of letters after its numbers.
  enum ColumnHint: UInt8 {
    case lengths, durations, sizes, temperatures
    /// Sizes whose bare numbers count KiB, as the programs that list processes print them.
    case processSizes
    /// Sizes beside another column of them; and room on a disk, where its letters are several.
    case perhapsSizes, room
    case cores

    fileprivate var dimension: UInt8 {
      switch self {
      case .lengths: Unit.lengths
      case .durations: Unit.durations
      case .temperatures: Unit.kelvins
      case .sizes, .processSizes, .perhapsSizes, .room: Unit.sizes
      case .cores: Unit.cores
      }
    }
  }

  private static let hints = WordTable([
    (
      """
       height distance length depth width elevation altitude höhe länge breite tiefe entfernung strecke hauteur longueur profondeur \
       höjd längd bredd djup avstånd 높이 거리 길이 깊이 고도 高度 距离 长度 深度 長さ 高さ 距離
      """, ColumnHint.lengths.rawValue
    ),
    (
      " duration runtime elapsed uptime age interval timeout took time delay eta latency wait dauer laufzeit zeit durée varaktighet 소요시간 时长 时间 所要時間",
      ColumnHint.durations.rawValue
    ),
    (
      " temperature temperatures temp temperatur température temperatura 온도 기온 温度 气温 気温",
      ColumnHint.temperatures.rawValue
    ),
    (" memory mem ram disk speicher 메모리 内存 メモリ", ColumnHint.sizes.rawValue),
    (" virt res shr rss vsz", ColumnHint.processSizes.rawValue),
    (" size total capacity usage", ColumnHint.perhapsSizes.rawValue),
    (" used avail available free shared buff/cache", ColumnHint.room.rawValue),
    (" cpu cpus", ColumnHint.cores.rawValue),
  ])

  static func hint(ofColumn name: String) -> ColumnHint? {
    var word = String(name.prefix { $0 != "(" })
    while word.last == " " { word.removeLast() }
    if let hint = word.withUTF8({ hints.code(of: $0) }).flatMap(ColumnHint.init) {
      // Used (units)
      return word == name || hint != .room && hint != .perhapsSizes ? hint : nil
    }
    // Build time, jump_height
    guard var last = word.split(whereSeparator: { !$0.isLetter }).last.map(String.init), last != word else {
      return nil
    }
    let hint = last.withUTF8 { hints.code(of: $0) }.flatMap(ColumnHint.init)
    return hint == .lengths || hint == .durations || hint == .temperatures ? hint : nil
  }

  static func areMasses(_ dimension: UInt8) -> Bool { dimension == masses }

  /// True where bare numbers count in the base of a dimension: bytes, processors.
  static func countsBare(_ dimension: UInt8) -> Bool { dimension == sizes || dimension == cores }

  /// The unit of a lone `m` in a column of a dimension: a minute, a thousandth of a processor.
  static func unit(ofM dimension: UInt8?) -> UInt8? {
    switch dimension {
    case durations: minuteIndex
    case cores: UInt8(truncatingIfNeeded: all.count - 1)
    case lone: loneIndex
    case _: nil
    }
  }

  private static let loneIndex = all.firstIndex { $0.dimension == lone }.map { UInt8(truncatingIfNeeded: $0) }

  /// The base of a dimension, in which measures of several units stand.
  static func base(_ dimension: UInt8) -> Unit? { all.first { $0.dimension == dimension && dimension > 0 } }

  /// A measure in the base of the dimension as it is in this unit; what was read in the unit divides without a rest.
  func amount(ofBase base: Figure) -> Figure {
    let digits = base.digits / multiplier
    if base.decimals >= places { return Figure(digits, decimals: base.decimals - places) }
    return PowerOfTen.scaled(digits, places - base.decimals).map { Figure($0) } ?? Figure(digits)
  }

  var name: String { symbol.withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }

  typealias Word = UnsafeBufferPointer<UInt8>

  /// The index of the unit with this name. Names of three letters and more are known in any case of their letters, and with
  /// a point behind them: `45 Sek.`
  static func index(of word: Word, inAnyCase: Bool = false) -> UInt8? {
    guard let first = word.first, word.count <= longest else { return nil }
    func isSame(_ name: [UInt8], folded: Bool) -> Bool {
      guard name.count == word.count else { return false }
      for (left, right) in zip(name, word)
      where left != right && !(folded && WordList.lowercased(left) == WordList.lowercased(right)) {
        return false
      }
      return true
    }
    let bucket = buckets[Int(WordList.lowercased(first) & 0x7F)]
    if let exact = bucket.first(where: { isSame($0.name, folded: false) }) { return exact.unit }
    if word.count > 2 || inAnyCase, let folded = bucket.first(where: { isSame($0.name, folded: true) }) {
      return folded.unit
    }
    guard word.count > 2, word[word.count - 1] == 0x2E else { return nil }
    return index(of: Word(rebasing: word.dropLast()), inAnyCase: inAnyCase)
  }

  /// The unit without ASCII at the end of a text, `12개`, and where it begins; the longest where several are.
  static func index(atEndOf text: Word) -> (unit: UInt8, start: Int)? {
    var start = text.count
    while start > 0, text[start - 1] >= 0x80 { start -= 1 }
    while start < text.count {
      if let unit = index(of: Word(rebasing: text[start...])) { return (unit, start) }
      start += 1
      while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
    }
    return nil
  }

  /// `δευτερόλεπτα`, in bytes.
  private static let longest = 24

  /// All names by the low bits of their first byte in small letters.
  private static let buckets: [[(name: [UInt8], unit: UInt8)]] = {
    var buckets: [[(name: [UInt8], unit: UInt8)]] = Array(repeating: [], count: 128)
    for (index, unit) in all.enumerated() {
      let names = unit.names.withUTF8Buffer { $0.split(separator: 0x20).map(Array.init) }
      for name in names where !name.isEmpty {
        buckets[Int(WordList.lowercased(name[0]) & 0x7F)].append((name, UInt8(truncatingIfNeeded: index)))
      }
    }
    return buckets
  }()

  /// The letters that `ls -h`, `top` and others write for sizes in powers of 1024.
  static func size(ofLetter letter: UInt8) -> Int? {
    switch letter {
    case 0x4B, 0x6B: 1 << 10
    case 0x4D, 0x6D: 1 << 20
    case 0x47, 0x67: 1 << 30
    case 0x54, 0x74: 1 << 40
    case 0x50, 0x70: 1 << 50
    case 0x45: 1 << 60
    case _: nil
    }
  }
}

extension ValueNotation {
  /// Takes what the name of a column says of the letters after its numbers, where its cells have some.
  mutating func take(_ hint: Unit.ColumnHint, _ tally: ColumnTally, besideSizes: Bool) {
    guard tally[.letter] + tally[.greatLetter] + tally.measures + tally[.decade] > 0, tally.moneys == 0 else {
      return
    }
    switch hint {
    // 4g is a weight for itself.
    case .sizes, .processSizes: guard dimension == 0 || Unit.areMasses(dimension) else { return }
    case .temperatures: guard dimension == 0, tally[.thousand] == tally[.letter] else { return }
    case .lengths, .durations, .cores: guard dimension == 0 || dimension == Unit.lone else { return }
    // G scales nothing but bytes.
    case .perhapsSizes, .room:
      let areSeveral = tally[.thousand] > 0 && tally[.smallMillion] + tally[.greatMillion] > 0
      guard dimension == 0, besideSizes || tally[.greatLetter] > 0 || hint == .room && areSeveral else {
        return
      }
    }
    (dimension, areKibibytes) = (hint.dimension, hint == .processSizes)
  }
}

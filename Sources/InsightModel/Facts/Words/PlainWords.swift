/// Words that say nothing of what a figure is of: a clause with others speaks of something that the tables may not know.
enum PlainWords {
  /// True for a word of a language with spaces.
  static func holds(_ word: String, _ language: Language) -> Bool {
    switch language {
    case .english: english.contains(word)
    case .german: german.contains(word)
    case .korean, .chinese: false
    }
  }

  /// True where a run of signs of a language without spaces is made of such words alone. `isKnown` tells others that may
  /// stand in it.
  static func make(_ run: [Unicode.Scalar], _ language: Language, _ isKnown: ([Unicode.Scalar]) -> Bool)
    -> Bool
  {
    let words = language == .korean ? korean : chinese
    // Up to which sign the run is explained.
    var ends = [true] + Array(repeating: false, count: run.count)
    for start in run.indices where ends[start] {
      for end in (start + 1)...min(run.count, start + longest) where !ends[end] {
        let piece = Array(run[start..<end])
        ends[end] = words.contains(piece) || isKnown(piece)
      }
    }
    return ends[run.count]
  }

  /// True for what begins a clause that may take back what is said before it.
  static func isCondition(_ word: String) -> Bool { conditions.contains(word) }

  private static let conditions: Set<String> = [
    "which", "when", "where", "as", "since", "wenn", "wobei", "da",
  ]

  /// No word of the lists has more signs.
  private static let longest = 6

  private static func list(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map(String.init))
  }

  private static func signs(_ words: String) -> Set<[Unicode.Scalar]> {
    Set(words.split(separator: " ").map { Array($0.unicodeScalars) })
  }

  // Articles, pronouns of the subject, prepositions; then verbs that only say that it is so.
  private static let english = list(
    """
    the a an of to by at in on for with and its their it they this that which who from only now still also then as than is are was \
    were be been has have had having s \
    made makes make produced produces reached reaches reach recorded records posted posts hold holds held took takes totalled totaled \
    came comes come stood stands amounted amounts counted counts registered achieved saw sees received receives receive get gets got \
    remained remains ended ends carried carries handled handles won wins scored edged slipped advanced accounted accounts \
    ranks ranked brought contributed totals makes make made up equals equalled went after against compared or hence thus so again even just
    """)

  private static let german = list(
    """
    der die das den dem des ein eine einer einem einen eines und im in auf von vom um zu zum zur mit bei nur noch nun jetzt auch sich ist \
    sind war waren es sie er seine ihre an am damit \
    kam kamen kommt kommen erreichte erreicht erreichen hatte hatten hat haben verzeichnete verzeichnet zählte zählt lag liegt lagen \
    erhielt erhält erhalten holte ging hält blieb bleibt landete belegt belegte beträgt betrug betragen macht machte machen stellt stellte stellen verbuchte verbuchten erzielte erzielten umfasst umfasste weist wies summiert beläuft belief erbrachte erbrachten landet nach gegenüber gegen oder also das sind somit damit das nun
    """)

  private static let korean = signs(
    """
    은 는 이 가 을 를 의 에 로 으로 와 과 도 만 한 된 해 하 했 다 였 고 며 이다 였다 이었다 했다 했고 했으며 하며 하고 이며 으로써 에서 까지 \
    기록 달 달했다 달한 이르 이르렀다 차지 집계 집계됐다 나타났다 보였다 됐다 보다 대비 비 및 \
    졌다 졌고 졌으며 었다 았다 렀다 랐다 났다 쳤다 겼다 었고 았고 었으며 았으며 어 아 진 되었다 되며 되고 됐고 됐으며 그쳤다 한다 된다 보이며 난 던 온 진 셈 수준 등
    """)

  private static let chinese = signs(
    "的 为 是 达 达到 至 到 了 占 名 位 第 有 仅 只 共 实现 完成 录得 由 从 比 较 上年 于 在内 变为 降至 升至 增至 也 则 同期 当年 全年 其 仍 又")
}

import Testing

@testable import InsightModel

/// Paragraphs that somebody broke by hand, in scripts of other letters than ASCII.
@Suite struct LineJoinTests {
  private func texts(_ text: String) -> [String] {
    let issue = read(text)
    return issue.blocks.map { block in
      issue.passages(of: block).map {
        issue.running($0).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }.joined(separator: "/")
    }
  }

  @Test func cyrillicIsWhole() {
    #expect(
      texts(
        """
        Дорогая Ида,

        сети, которые ты прислала весной, продержались всю зиму, и я хотел бы
        заказать ещё шесть таких же.

        Твой
        Нильс
        """) == [
          "Дорогая Ида,",
          "сети, которые ты прислала весной, продержались всю зиму, и я хотел бы заказать ещё шесть таких же.",
          "Твой/Нильс",
        ])
  }

  @Test func greekIsWhole() {
    #expect(
      texts(
        """
        Αγαπητή Ίντα,

        τα δίχτυα που μας έστειλες την άνοιξη άντεξαν όλον τον χειμώνα, και θα
        ήθελα άλλα έξι ίδια.

        Με φιλία
        """)[1]
        == "τα δίχτυα που μας έστειλες την άνοιξη άντεξαν όλον τον χειμώνα, και θα ήθελα άλλα έξι ίδια.")
  }

  @Test(arguments: [
    "Ключ лежит под крыльцом.\nЛодка стоит у мола.\nСети висят на чердаке.",
    "Причал: у старого мола, за складом рыбной ловли в конце набережной\nВремя: шесть часов утра, если не будет ветра с моря в этот же день",
    "Ида Сёрли\nНабережная, 3\nСторновей",
  ])
  func cyrillicLinesOfTheirOwnStay(_ lines: String) {
    let all = texts("Письмо\n\n\(lines)\n").dropFirst().flatMap { $0.split(separator: "/") }
    #expect(all.map(String.init) == lines.split(separator: "\n").map(String.init))
  }

  @Test func quotedCyrillicKeepsItsLines() {
    let quoted =
      "> Всё готово, и лодки выходят в море каждое утро, если нет ветра с юга и\n> если цела сеть.\n"
    let issue = read("Нильс пишет:\n\n\(quoted)\nСогласен.\n")
    #expect(issue.blocks.map(\.kind) == [.paragraph, .verbatim, .paragraph])
  }

  @Test func hanIsJoinedWithoutASpace() {
    #expect(
      texts(
        """
        致各位船主

        去年冬天的风暴把旧码头的三段木板冲走了，我们在这个月里已经请了两位木
        匠来修，预计下个月初可以重新使用。
        """
      ).last == "去年冬天的风暴把旧码头的三段木板冲走了，我们在这个月里已经请了两位木匠来修，预计下个月初可以重新使用。")
  }

  @Test func koreanKeepsTheSpace() {
    #expect(
      texts(
        """
        선주 여러분께

        지난겨울 폭풍으로 낡은 부두의 널빤지 세 장이 떠내려가 이번 달에 목수
        두 분을 불러 고치고 있으며 다음 달 초에 다시 쓸 수 있습니다.
        """
      ).last == "지난겨울 폭풍으로 낡은 부두의 널빤지 세 장이 떠내려가 이번 달에 목수 두 분을 불러 고치고 있으며 다음 달 초에 다시 쓸 수 있습니다.")
  }

  @Test(arguments: [
    ("木\n匠", true), ("つ\n  いて", true), ("船，\nABC", true), ("ABC\n（船）", true), ("แม่\nน้ำ", true),
    ("说：“\n今天", true), ("Segel-\nschiff", true), ("E-Mail-\nAdresse", true), ("кора-\nбль", true),
    ("1990-\n2000", true), ("Segel\u{2010}\nschiff", true),
    ("木 匠", false), ("sail\nboat", false), ("목수\n두", false), ("船\nABC", false), ("木\n목", false),
    ("책」\n을", false), ("Vor-\nund", false), ("two-\nor", false), ("sail -\nthe", false),
    ("it --\nthe", false),
    ("it—\nthe", false), ("“木”\nABC", false), ("пароход\nплывёт", false), ("-\nthe", false), ("木\n", false),
  ])
  func placesBetweenLines(_ text: String, _ isTight: Bool) {
    let bytes = Array(text.utf8)
    #expect((LineJoin.firstTight(in: bytes, 0..<bytes.count) != nil) == isTight)
  }

  @Test func aStanzaAndASignatureStayTogether() {
    #expect(
      texts(
        """
        The boat lies low,
        The wind is slow
        And all the gulls
        Are home;

        Yours truly,

        Nils Blom
        Master of the mole

        P.S. The key is under the stone.
        """) == [
          "The boat lies low,/The wind is slow/And all the gulls/Are home;", "Yours truly,",
          "Nils Blom/Master of the mole", "P.S. The key is under the stone.",
        ])
  }

  @Test func aHeadingOverNothingIsShown() {
    let issue = read("I. NETS\n\n1. Nets are dear\n\nTwine costs more.\n\nII. BOATS\n")
    #expect(issue.articles.map(\.section) == [0, 1])
  }

  @Test func aDrawingKeepsItsBars() {
    let drawing = """
         +-----+      +-----+
         | sea |----->| mole|
         +-----+      +-----+
            |            |
            v            v
      """
    let issue = read("A plan:\n\n\(drawing)\n\nThat is all.\n")
    #expect(issue.blocks.map { issue.string($0.range) }.contains(drawing))
  }
}

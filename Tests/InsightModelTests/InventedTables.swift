import InsightModel

/// Tables that nobody wrote: what stands in them is drawn by a seed, and each can be set in every form that is met.
struct InventedTable {
  /// How the cells of a row are parted, and what is drawn around them.
  enum Form: String, CaseIterable {
    case runTogether, tabs, bars, barsAtEnds, markdown, organized, quotedMarkdown
    case aligned, alignedNarrow, ruled, ruledNarrow, lineUnderNames, equalsUnderNames
    case grid, gridOfHeader, gridOfTwoLines, box, boxRounded, boxHeavy, boxDouble, boxOfHeader, boxInside,
      quotedBox
    case cellALine, cellALineWithBars
    case commas

    /// The form itself proves a table, also where no cell is a number.
    var isDrawn: Bool {
      switch self {
      case .markdown, .quotedMarkdown, .organized, .ruled, .grid, .gridOfHeader, .gridOfTwoLines, .box,
        .boxRounded, .boxHeavy, .boxDouble, .boxOfHeader, .boxInside, .quotedBox:
        true
      case .runTogether, .tabs, .bars, .barsAtEnds, .aligned, .alignedNarrow, .ruledNarrow, .lineUnderNames,
        .equalsUnderNames, .cellALine, .cellALineWithBars, .commas:
        false
      }
    }
  }

  private(set) var names: [String] = []
  private(set) var rows: [[String]] = []
  private(set) var isNumeric: [Bool] = []

  private enum Kind: CaseIterable { case count, amount, share, change, date, word }

  /// `ofWords` asks for columns of words and dates alone.
  init(seed: UInt64, ofWords: Bool = false) {
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let words = Self.languages[Int.random(in: 0..<Self.languages.count, using: &dice)]
    let rowCount = Int.random(in: 3...9, using: &dice)
    if !ofWords, Bool.random(using: &dice) {
      names.append(words.rank)
      isNumeric.append(true)
      rows = (1...rowCount).map { ["\($0)"] }
    } else {
      rows = Array(repeating: [], count: rowCount)
    }
    names.append(words.label[Int.random(in: 0..<words.label.count, using: &dice)])
    isNumeric.append(false)
    let labels = words.names.shuffled(using: &dice).prefix(rowCount)
    for (row, label) in zip(rows.indices, labels) { rows[row].append(label) }
    let kinds: [Kind] = ofWords ? [.word, .date] : [.count, .amount, .share, .change]
    for number in 0..<Int.random(in: (ofWords ? 1...3 : 2...5), using: &dice) {
      append(kinds[Int.random(in: 0..<kinds.count, using: &dice)], number, words, &dice)
    }
  }

  private mutating func append(_ kind: Kind, _ number: Int, _ words: Words, _ dice: inout Dice) {
    let base = Int.random(in: 1...6, using: &dice)
    let measure = base + number
    let (name, isNumber): (String, Bool)
    let year = "\(2019 + number)"
    switch kind {
    case .count: (name, isNumber) = ("\(year) \(words.count[measure % words.count.count])", true)
    case .amount: (name, isNumber) = ("\(year) \(words.amount[measure % words.amount.count])", true)
    case .share: (name, isNumber) = ("\(year) \(words.share) (%)", true)
    case .change: (name, isNumber) = ("\(year) \(words.change) (%)", true)
    case .date: (name, isNumber) = ("\(words.date) \(number + 1)", false)
    case .word: (name, isNumber) = ("\(words.word) \(["A", "B", "C", "D"][number % 4])", false)
    }
    names.append(name)
    isNumeric.append(isNumber)
    for row in rows.indices {
      let value: String
      switch kind {
      case .count:
        value = Self.grouped(
          Int.random(in: 1...[9, 99, 999, 9999, 99999, 999_999][base - 1], using: &dice))
      case .amount: value = Self.grouped(Int.random(in: 1000...999_999, using: &dice))
      case .share:
        value = "\(Int.random(in: 0...60, using: &dice)).\(Int.random(in: 0...9, using: &dice))%"
      case .change:
        let sign = Bool.random(using: &dice) ? "-" : ""
        value = sign + "\(Int.random(in: 0...40, using: &dice)).\(Int.random(in: 0...9, using: &dice))%"
      case .date:
        let day = Int.random(in: 1...28, using: &dice)
        value =
          "20\(Int.random(in: 10...24, using: &dice))-\(Self.padded(Int.random(in: 1...12, using: &dice)))-\(Self.padded(day))"
      case .word: value = words.names[Int.random(in: 0..<words.names.count, using: &dice)]
      }
      rows[row].append(value)
    }
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func grouped(_ number: Int) -> String {
    number < 1000 ? "\(number)" : "\(grouped(number / 1000)),\(String(number % 1000 + 1000).dropFirst())"
  }

  private struct Words {
    var rank, share, change, date, word: String
    var count, amount, label, names: [String]
  }

  private static let languages: [Words] = [
    Words(
      rank: "Rank", share: "Share", change: "Growth", date: "Opened",
      word: "Crew", count: ["Units", "Ships on Order", "Days Lost"],
      amount: ["Revenue", "Net Profit", "Cost per Unit"], label: ["Company", "Country", "Port"],
      names: [
        "Alder", "Birch and Sons", "Cedar Works", "Dogwood", "Elm Street Mills", "Fir", "Gorse Hill", "Hazel",
        "Ivy House", "Juniper", "Larch Lane Yard", "Maple",
      ]),
    Words(
      rank: "순위", share: "점유율", change: "증가율", date: "개점", word: "담당",
      count: ["수량", "신규 수주"], amount: ["매출액", "평균 가격"], label: ["업체", "국가", "구분"],
      names: [
        "한강조선", "백두", "설악전자", "금강", "동해물산", "남산", "지리산업", "한라", "오대", "태백중공업", "소백", "월출",
      ]),
    Words(
      rank: "排名", share: "份额", change: "增长率", date: "开业", word: "班组",
      count: ["销量"], amount: ["销售额", "平均 价格"], label: ["公司", "国家", "品牌"],
      names: ["长江", "黄河重工", "泰山", "华山电子", "峨眉", "太湖", "洞庭", "青海", "天山钢铁", "昆仑", "秦岭", "武夷"]),
    Words(
      rank: "Rang", share: "Anteil", change: "Wachstum",
      date: "Eröffnet", word: "Gruppe", count: ["Anzahl", "Zahl der Betriebe"],
      amount: ["Umsatz", "Umsatz je Kopf"], label: ["Unternehmen", "Bundesland", "Stadt"],
      names: [
        "Ahorn", "Buche und Söhne", "Eibe", "Fichte", "Ginster", "Holunder", "Kiefer am See", "Lärche",
        "Ulme",
        "Weide", "Zeder", "Eschenhof",
      ]),
  ]

  // MARK: Setting

  /// The lines of the table, set in a form.
  func lines(_ form: Form) -> [String] {
    let all = [names] + rows
    switch form {
    case .runTogether: return all.map { $0.joined(separator: " ") }
    case .tabs: return all.map { $0.joined(separator: "\t") }
    case .bars: return all.map { $0.joined(separator: " | ") }
    case .barsAtEnds: return all.map { $0.joined(separator: " | ") + " |" }
    case .markdown: return markdown
    case .organized:
      var lines = padded(all, left: "| ", between: " | ", right: " |")
      lines.insert("|-" + rule(of: "-", between: "-+-") + "-|", at: 1)
      return lines
    case .quotedMarkdown: return markdown.map { "> " + $0 }
    case .aligned: return padded(all, left: "", between: "   ", right: "")
    case .alignedNarrow: return padded(all, left: "", between: " ", right: "")
    case .ruled, .ruledNarrow:
      let gap = form == .ruled ? "  " : " "
      var lines = padded(all, left: "", between: gap, right: "")
      lines.insert(rule(of: "-", between: gap), at: 1)
      return lines
    case .lineUnderNames, .equalsUnderNames:
      var lines = padded(all, left: " ", between: "   ", right: " ")
      lines.insert(
        String(repeating: form == .lineUnderNames ? "─" : "=", count: Self.width(lines[0])), at: 1)
      return lines
    case .grid:
      return drawn(all, "|", top: "+-+", middle: "+-+", head: "+=+", bottom: "+-+", rulesEachRow: true)
    case .gridOfHeader:
      return drawn(all, "|", top: "+-+", middle: "+-+", head: "+-+", bottom: "+-+", rulesEachRow: false)
    case .gridOfTwoLines: return gridOfTwoLines
    case .box:
      return drawn(all, "│", top: "┌─┬┐", middle: "├─┼┤", head: "├─┼┤", bottom: "└─┴┘", rulesEachRow: true)
    case .boxOfHeader:
      return drawn(all, "│", top: "┌─┬┐", middle: "├─┼┤", head: "├─┼┤", bottom: "└─┴┘", rulesEachRow: false)
    case .boxRounded:
      return drawn(all, "│", top: "╭─┬╮", middle: "├─┼┤", head: "├─┼┤", bottom: "╰─┴╯", rulesEachRow: false)
    case .boxHeavy:
      var lines = drawn(
        all, "│", top: "┏━┳┓", middle: "├─┼┤", head: "┡━╇┩", bottom: "└─┴┘", rulesEachRow: false)
      lines[1] = lines[1].replacing("│", with: "┃")
      return lines
    case .boxDouble:
      return drawn(all, "║", top: "╔═╦╗", middle: "╠═╬╣", head: "╠═╬╣", bottom: "╚═╩╝", rulesEachRow: false)
    case .boxInside:
      var lines = padded(all, left: " ", between: " │ ", right: " ")
      lines.insert("─" + rule(of: "─", between: "─┼─") + "─", at: 1)
      return lines
    case .quotedBox:
      return drawn(all, "│", top: "┌─┬┐", middle: "├─┼┤", head: "├─┼┤", bottom: "└─┴┘", rulesEachRow: false)
        .map { "> " + $0 }
    case .cellALine: return all.flatMap { $0 }
    case .cellALineWithBars: return all.flatMap { $0.map { $0 + " |" } + ["|"] }
    case .commas:
      return all.map { $0.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") }
    }
  }

  private var markdown: [String] {
    let all = [names] + rows
    var lines = all.map { "| " + $0.joined(separator: " | ") + " |" }
    lines.insert("|" + names.map { _ in "---|" }.joined(), at: 1)
    return lines
  }

  private var widths: [Int] {
    names.indices.map { column in ([names] + rows).map { Self.width($0[column]) }.max() ?? 0 }
  }

  /// Columns of the screen: Hangul, Han and Kana take two.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      sum + ((0x1100...0x11FF).contains(scalar.value) || (0x2E80...0xD7FF).contains(scalar.value) ? 2 : 1)
    }
  }

  private func rule(of sign: Character, between: String) -> String {
    widths.map { String(repeating: sign, count: $0) }.joined(separator: between)
  }

  private func padded(_ all: [[String]], left: String, between: String, right: String) -> [String] {
    let widths = widths
    return all.map { row in
      let line =
        left
        + row.indices.map { column in
          let blank = String(repeating: " ", count: widths[column] - Self.width(row[column]))
          return isNumeric[column] ? blank + row[column] : row[column] + blank
        }.joined(separator: between) + right
      return right.isEmpty || right == " " ? String(line.reversed().drop { $0 == " " }.reversed()) : line
    }
  }

  /// `top` and its like are the signs at the left, along, where columns meet, and at the right.
  private func drawn(
    _ all: [[String]], _ bar: String, top: String, middle: String, head: String, bottom: String,
    rulesEachRow: Bool
  ) -> [String] {
    func drawnRule(_ signs: String) -> String {
      let signs = Array(signs)
      let along = String(signs[1])
      let last = signs.count > 3 ? signs[3] : signs[2]
      return "\(signs[0])\(along)" + rule(of: signs[1], between: along + String(signs[2]) + along)
        + "\(along)\(last)"
    }
    var lines = [drawnRule(top)]
    for (index, line) in padded(all, left: bar + " ", between: " \(bar) ", right: " " + bar).enumerated() {
      lines.append(line)
      if index == 0 {
        lines.append(drawnRule(head))
      } else if rulesEachRow, index < all.count - 1 {
        lines.append(drawnRule(middle))
      }
    }
    return lines + [drawnRule(bottom)]
  }

  /// A grid with a rule below each row, whose longer cells take two lines.
  private var gridOfTwoLines: [String] {
    var parts: [[String]] = []
    var isFirst: [Bool] = []
    for row in [names] + rows {
      let cut = row.map { cell -> (Substring, Substring) in
        guard Self.width(cell) > 8, let space = cell.firstIndex(of: " ") else { return (cell[...], "") }
        return (cell[..<space], cell[cell.index(after: space)...])
      }
      parts.append(cut.map { String($0.0) })
      isFirst.append(true)
      if cut.contains(where: { !$0.1.isEmpty }) {
        parts.append(cut.map { String($0.1) })
        isFirst.append(false)
      }
    }
    let widths = names.indices.map { column in parts.map { Self.width($0[column]) }.max() ?? 0 }
    let rule = "+" + widths.map { String(repeating: "-", count: $0 + 2) + "+" }.joined()
    var lines: [String] = []
    for (row, first) in zip(parts, isFirst) {
      if first { lines.append(rule) }
      lines.append(
        "|"
          + zip(row, widths).map { " " + $0 + String(repeating: " ", count: $1 - Self.width($0)) + " |" }
          .joined())
    }
    return lines + [rule]
  }

  // MARK: Checking

  /// What of the table was read otherwise; empty where every name and cell is right.
  func faults(in issue: Issue) -> String {
    guard issue.tables.count == 1 else { return "\(issue.tables.count) tables" }
    let table = issue.tables[0]
    guard table.columns.map(\.name) == names else { return "columns \(table.columns.map(\.name))" }
    let cells = table.rows.map { $0.cells.map { $0?.text ?? "" } }
    return cells == rows
      ? "" : "rows \(zip(cells, rows).first { $0 != $1 }.map { "\($0.0)" } ?? "\(cells.count)")"
  }

  /// A page with the table in it.
  func page(_ form: Form) -> String {
    "The yards have sent what they sold, and the office has put it together.\n\n"
      + lines(form).joined(separator: "\n") + "\n\nMore follows when the summer is over.\n"
  }
}

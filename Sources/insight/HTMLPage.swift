import InsightModel

/// An issue as one page of HTML that needs nothing else: no network, no other file. Its tables are sorted by a click on a
/// header, cells in doubt are marked. What comes from outside is text and nothing but text in it.
enum HTMLPage {
  static func issue(_ issue: Issue, article: Int?) -> [String] {
    let title = issue.header.title ?? article.map { issue.string(issue.articles[$0].headline) } ?? "Issue"
    var lines = opening(title, language: language(issue))
    if article == nil { lines += head(issue) }
    for index in article.map({ $0..<$0 + 1 }) ?? 0..<issue.articles.count {
      let own = issue.sections[issue.articles[index].section]
      for section in article == nil ? issue.sections(above: index) : own.title.isEmpty ? [] : [own] {
        lines.append("<h2>\(escaped(section.lead))\(text(issue, section.title))</h2>")
      }
      lines += self.article(issue, index)
    }
    let notes = article == nil ? Report(issue).entries : []
    if !notes.isEmpty {
      lines += ["<details>", "<summary>What was found: \(notes.count)</summary>", "<ul>"]
      lines += notes.map { "<li>Line \($0.line): \(escaped($0.text))</li>" }
      lines += ["</ul>", "</details>"]
    }
    lines.append("</main>")
    if !issue.tables.isEmpty { lines += ["<script>", script, "</script>"] }
    return lines + ["</body>", "</html>"]
  }

  /// A data file, or a table alone.
  static func table(_ grid: Grid, rows: [UInt32], to sink: ([String]) -> Void) {
    sink(opening(grid.title, language: "en"))
    put(grid, rows: rows, to: sink)
    sink(["</main>", "<script>", script, "</script>", "</body>", "</html>"])
  }

  // MARK: Parts

  /// All of a page that stands before its text.
  private static func opening(_ title: String, language: String) -> [String] {
    [
      "<!DOCTYPE html>", "<html lang=\"\(language)\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      // Nothing is fetched, whatever a reader's program would do with it.
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">",
      "<title>\(escaped(Passages.oneLine(title)))</title>", "<style>", style, "</style>", "</head>", "<body>",
      "<main>",
    ]
  }

  private static func head(_ issue: Issue) -> [String] {
    let header = issue.header
    var lines = header.title.map { ["<h1>\(escaped(Passages.oneLine($0)))</h1>"] } ?? []
    let facts = [header.published, header.author].compactMap { $0 }
    if !facts.isEmpty { lines.append("<p class=\"facts\">\(escaped(facts.joined(separator: ", ")))</p>") }
    return lines
  }

  private static func article(_ issue: Issue, _ index: Int) -> [String] {
    let article = issue.articles[index]
    var lines = ["<article>"]
    if !article.headline.isEmpty {
      let number = article.number > 0 ? "\(article.number). " : ""
      lines.append("<h3>\(number)\(text(issue, article.headline))</h3>")
    }
    /// The lists and quotations that are open, as their tags.
    var open: [String] = []
    func close(to depth: Int) {
      while open.count > depth { lines.append("</\(open.removeLast())>") }
    }
    for block in issue.blocks[article.blocks] {
      let wanted =
        Array(repeating: "blockquote", count: min(block.quotes, deepest))
        + (listTag(block).map { [$0] } ?? [])
      var common = 0
      while common < min(open.count, wanted.count), open[common] == wanted[common] { common += 1 }
      close(to: common)
      for tag in wanted[common...] {
        var start = ""
        if case .item(.number(let number)) = block.kind, tag == "ol", number != 1 {
          start = " start=\"\(number)\""
        }
        lines.append("<\(tag)\(start)>")
        open.append(tag)
      }
      switch block.kind {
      case .paragraph, .quotation: lines.append("<p>\(text(issue, block))</p>")
      case .keyPoint: lines.append("<li>\(text(issue, block))</li>")
      case .item(let mark):
        let step = block.depth > 0 ? " style=\"margin-left: \(min(block.depth, deepest) * 2)em\"" : ""
        lines.append("<li\(step)>\(box(mark))\(text(issue, block))</li>")
      case .subheading: lines.append("<h4>\(text(issue, block.range))</h4>")
      case .note: lines.append("<p class=\"note\">\(text(issue, block.range))</p>")
      case .verbatim: lines.append("<pre>\n\(escaped(issue.string(block.range)))</pre>")
      case .table(let number):
        let grid = Grid(issue.tables[number])
        put(grid, rows: grid.allRows) { lines += $0 }
      }
    }
    close(to: 0)
    lines.append("</article>")
    return lines
  }

  private static let deepest = 16

  private static func listTag(_ block: Block) -> String? {
    switch block.kind {
    case .keyPoint: "ul"
    case .item(.number): "ol"
    case .item: "ul"
    case .paragraph, .subheading, .table, .note, .verbatim, .quotation: nil
    }
  }

  private static func box(_ mark: ItemMark) -> String {
    switch mark {
    case .bullet, .number: ""
    case .task(let isDone): isDone ? "☑ " : "☐ "
    }
  }

  private static func put(_ grid: Grid, rows: [UInt32], to sink: ([String]) -> Void) {
    var lines = [
      "<div class=\"table\">", "<table>", "<caption>\(escaped(grid.fullTitle))</caption>", "<thead>", "<tr>",
    ]
    lines += grid.columns.indices.map { index in
      let kind = grid.columns[index].type.isNumeric ? " class=\"number\"" : ""
      return "<th scope=\"col\"\(kind)>\(escaped(grid.heading(of: index)))</th>"
    }
    lines += ["</tr>", "</thead>", "<tbody>"]
    var isPinned = false
    for row in rows.map({ Int($0) }) where row < grid.rowCount {
      if grid.role(row).isPinned != isPinned {
        isPinned.toggle()
        lines += ["</tbody>", isPinned ? "<tbody class=\"pinned\">" : "<tbody>"]
      }
      lines.append("<tr>" + grid.columns.indices.map { cell(grid, row, $0) }.joined() + "</tr>")
      if lines.count >= 1000 {
        sink(lines)
        lines = []
      }
    }
    sink(lines + ["</tbody>", "</table>", "</div>"])
  }

  private static func cell(_ grid: Grid, _ row: Int, _ column: Int) -> String {
    let finding = grid.finding(row, column)
    let text = grid.shown(row, column) ?? ""
    var classes = grid.columns[column].type.isNumeric ? ["number"] : []
    var title = ""
    var mark = ""
    if let finding {
      classes.append(finding.proven == nil ? "doubt" : "proven")
      let printed = finding.printed.isEmpty ? "" : "printed \(finding.printed); "
      title = " title=\"\(escaped(printed + finding.reasons.joined(separator: "; ")))\""
      mark = finding.proven == nil ? "?" : "*"
    }
    // What it sorts by; nothing for what is missing or in doubt, which stands last either way.
    let value =
      grid.columns[column].type.hasValues
      ? grid.number(row, column).map { " data-value=\"\($0)\"" } ?? " data-value=\"\"" : ""
    let own = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    return "<td\(own)\(value)\(title)>\(escaped(text))\(mark)</td>"
  }

  // MARK: Text

  /// A passage with its links: those to the web and to mail, which cannot run anything.
  private static func text(_ issue: Issue, _ block: Block) -> String {
    issue.passages(of: block).map { text(issue, $0) }.joined(separator: "<br>\n")
  }

  private static func text(_ issue: Issue, _ range: Range<Int>) -> String {
    var output = ""
    var start = range.lowerBound
    for link in issue.links(in: range) where link.range.lowerBound >= start && isHarmless(link.target) {
      output += escaped(issue.running(start..<link.range.lowerBound))
      output += "<a href=\"\(escaped(link.target))\">\(escaped(issue.running(link.range)))</a>"
      start = link.range.upperBound
    }
    return output + escaped(issue.running(start..<range.upperBound))
  }

  private static func isHarmless(_ target: String) -> Bool {
    let target = target.lowercased()
    return ["http://", "https://", "mailto:", "ftp://"].contains { target.hasPrefix($0) }
  }

  private static func escaped(_ text: String) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      // Signs that a page may not have.
      case "\u{0}"..<"\u{9}", "\u{B}"..<"\u{20}", "\u{7F}"..<"\u{A0}": output += "\u{FFFD}"
      case _: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// By its letters: browsers choose fonts and hyphens by it.
  private static func language(_ issue: Issue) -> String {
    let sample = issue.text.bytes.prefix(20_000)
    let (hangul, han) = sample.reduce(into: (0, 0)) { counts, byte in
      if (0xEA...0xED).contains(byte) { counts.0 += 1 } else if (0xE4...0xE9).contains(byte) { counts.1 += 1 }
    }
    return hangul * 20 > sample.count ? "ko" : han * 20 > sample.count ? "zh" : "en"
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { font-family: Georgia, serif; line-height: 1.5; margin: 0; padding: 1rem; }
    main { max-width: 46rem; margin: 0 auto; }
    h1, h2, h3, h4, table { font-family: system-ui, sans-serif; }
    .facts, .note { opacity: .75; }
    .table { overflow-x: auto; }
    table { border-collapse: collapse; font-size: .9rem; }
    caption { text-align: left; font-weight: 600; padding: .5rem 0; }
    th, td { padding: .2rem .7rem; text-align: left; vertical-align: top; }
    th { border-bottom: 1px solid; cursor: pointer; }
    th[aria-sort=ascending]::after { content: " \\25B2"; }
    th[aria-sort=descending]::after { content: " \\25BC"; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    .pinned { border-top: 1px solid; }
    .doubt { background: #f9d27a; color: #000; }
    .proven { text-decoration: underline dotted; }
    pre { overflow-x: auto; }
    blockquote { border-left: 3px solid; margin-left: 0; padding-left: 1rem; opacity: .9; }
    """

  private static let script = """
    for (const table of document.querySelectorAll("table")) {
      const heads = [...table.tHead.rows[0].cells];
      // Totals end below the rows that are sorted, wherever they stood.
      const bodies = [...table.tBodies].filter(body => !body.classList.contains("pinned"));
      heads.forEach((head, column) => head.addEventListener("click", () => {
        const isNumber = head.classList.contains("number");
        const was = head.getAttribute("aria-sort");
        const up = was ? was === "descending" : !isNumber;
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const key = row => {
          const cell = row.cells[column];
          if (cell.dataset.value === undefined) return cell.textContent;
          return cell.dataset.value === "" ? null : Number(cell.dataset.value);
        };
        const missing = value => value === null || value === "";
        const rows = bodies.flatMap(body => [...body.rows]).sort((a, b) => {
          const [left, right] = [key(a), key(b)];
          if (missing(left) || missing(right)) return missing(left) - missing(right);
          const order = typeof left === "number" ? left - right : left.localeCompare(right);
          return up ? order : -order;
        });
        bodies[0].append(...rows);
      }));
    }
    """
}

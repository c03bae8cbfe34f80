import Foundation
import Testing

/// Printing issues and tables.
@Suite struct ShowTests {
  @Test func textIsSetInEightyColumns() async throws {
    let result = try await Program.run("show", Program.seed)
    #expect(result.status == 0 && result.error == "")
    #expect(
      result.lines.first == "Korean Industrial Insight No. 12 of AI, Semiconductors, Batteries and Electric")
    #expect(result.output.contains("\n2025-05-02, by KH, 25 reads\n"))
    #expect(result.output.contains("\nⅡ. SEMICONDUCTOR INDUSTRY TRENDS\n================================\n"))
    #expect(
      result.output.contains(
        "\n1. Nvidia Surpasses Samsung Electronics to Lead Global Semiconductor Market… SK\n"))
    #expect(result.lines.allSatisfy { $0.count <= 80 })
    #expect(result.lines.contains { $0.count > 70 } && !result.lines.contains { $0.hasSuffix(" ") })
    #expect(!result.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test(arguments: [10, 40, 60, 88])
  func textIsSetInTheWidthAskedFor(width: Int) async throws {
    let result = try await Program.run("show", Program.seed, "1.2", "--width", "\(width)")
    #expect(result.status == 0)
    #expect(result.lines.allSatisfy { $0.count <= width })
    #expect(result.lines.contains { $0.count > width - 12 })
  }

  /// A mark that stands for itself after a space makes one character with it, and is text all the same.
  @Test(arguments: ["--format=text", "--linear", "--format=markdown", "--format=html", "--format=json"])
  func marksAfterSpacesAreKept(form: String) async throws {
    let scratch = try Scratch()
    let file = try scratch.write("Signs: \u{982}, \u{983} and \u{301}\nof two lines.\n", to: "signs.txt")
    let result = try await Program.run("show", file.path, form)
    for mark in ["\u{982}", "\u{983}", "\u{301}"] as [Unicode.Scalar] {
      #expect(result.output.unicodeScalars.contains(mark))
    }
  }

  /// Of a further issue in a file its title is printed, and what is not is told.
  @Test(arguments: ["--format=text", "--linear", "--format=markdown", "--format=html"])
  func aFurtherIssueKeepsItsTitle(form: String) async throws {
    let scratch = try Scratch()
    func issue(_ number: Int, _ author: String) -> String {
      """
      Title
      Lock Keeper No. \(number)
      Author
      \(author)
      Post Date
      2031-0\(number)-02

      Ⅰ. GATES

      1. Gate \(number) Is Painted

      The gate is green now.

      Prev
      Lock Keeper No. \(number - 1)
      Next
      Lock Keeper No. \(number + 1)
      Sent from the lock house

      """
    }
    let text = "Home > Water > Letters\n\n" + issue(3, "Orla Finch") + issue(4, "Per Dahl")
    let file = try scratch.write(text, to: "locks.txt")
    let result = try await Program.run("show", file.path, form)
    #expect(result.status == 0)
    #expect(result.output.contains("Lock Keeper No. 3"))
    #expect(result.output.contains("Lock Keeper No. 4"))
    let told = try await Program.run("check", "--all", file.path).lines.filter {
      $0.contains(": furniture: ")
    }
    #expect(told.count == 4, "the trail, a foot, the head below it around its title, the last foot")
    #expect(told.first?.contains(":1: ") == true)
  }

  @Test func oneArticle() async throws {
    let result = try await Program.run("show", Program.seed, "3.3")
    #expect(result.status == 0)
    #expect(result.lines.first?.hasPrefix("3. ") == true)
    #expect(!result.output.contains("ELECTRIC VEHICLE INDUSTRY"))
  }

  @Test func markdown() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(Scratch.issue, to: "notes.txt")
    let result = try await Program.run("show", file.path, "--format", "markdown")
    #expect(result.status == 0)
    #expect(
      result.output == """
        # Dockside Notes No. 3 of Cranes and Ropes

        2030-01-02

        ## Ⅰ. CRANES

        ### 1\\. The Old Crane Lifts Again

        - It lifts six tons

        It had stood still since the spring.

        **Table 1. Cranes (Tons)**

        | Rank | Crane | Load | Age | Share (%) |
        | ---: | --- | ---: | ---: | ---: |
        | 1 | Anna | 60 | 12 | 50.0% |
        | 2 | Berta | 40 | 9 | 33.3% |
        | 3 | Cäcilie | 20 | 30 | 16.7% |
        |  | Total | 120 | 51 | 100.0% |

        ### 2\\. Ropes, Old and New

        A rope is as strong as its weakest strand.

        """)
  }

  @Test func readPrintsLikeShowWhereThereIsNoTerminal() async throws {
    let shown = try await Program.run("show", Program.seed)
    for arguments in ["\"$seed\"", "read \"$seed\"", "- < \"$seed\"", "< \"$seed\"", "\"$seed\" \"$seed\""] {
      let result = try await Program.shell("\"$insight\" \(arguments) | cat")
      #expect(result.output == shown.output, "insight \(arguments)")
    }
    let article = try await Program.shell("\"$insight\" \"$seed\" --at 2.2 | cat")
    #expect(article.output == (try await Program.run("show", Program.seed, "2.2")).output)
  }

  @Test func aClosedPipeEndsItWithoutAWord() async throws {
    let result = try await Program.shell("\"$insight\" show \"$seed\" | head -n 1")
    #expect(result.lines.count == 1 && result.error == "")
  }

  @Test func severalFilesAreSeparatedByALine() async throws {
    let scratch = try Scratch()
    try scratch.write(Scratch.issue, to: "b.txt")
    let other = try scratch.write("Just a line.\n", to: "a.txt")
    let result = try await Program.shell("\"$insight\" b.txt a.txt ./b.txt \(other.path)", in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Dockside Notes") && result.output.hasSuffix("strand.\n\nJust a line.\n"))
    #expect(result.output.ranges(of: "Dockside Notes").count == 1)
  }

  @Test func aFolderGivesItsIssuesInOrder() async throws {
    let scratch = try Scratch()
    for number in [10, 9] {
      try scratch.write(
        Scratch.issue.replacingOccurrences(of: "No. 3", with: "No. \(number)"), to: "notes-\(number).txt")
    }
    try scratch.write("Just a line.\n", to: "notes-8.txt")
    try scratch.write(Scratch.issue, to: ".hidden.txt")
    try scratch.write("\u{0}\u{1}", to: "picture.png")
    try scratch.write(Scratch.issue, to: "deeper/notes-1.txt")
    let result = try await Program.run(scratch.folder.path)
    #expect(result.status == 0)
    #expect(
      result.lines.filter { $0.contains("No. ") } == [
        "Dockside Notes No. 9 of Cranes and Ropes", "Dockside Notes No. 10 of Cranes and Ropes",
      ])
  }

  @Test func aTextThatIsNoIssueIsPrintedAsItIs() async throws {
    let result = try await Program.run("show", "-", input: "One line\u{1B}[31m of text.\n\nAnother.\n")
    #expect(result.status == 0)
    #expect(result.output == "One line␛[31m of text.\n\nAnother.\n")
  }

  @Test func anEmptyInputIsNoError() async throws {
    for arguments in ["show -", "-", "show /dev/null -", ""] {
      let result = try await Program.shell("\"$insight\" \(arguments) < /dev/null")
      #expect(result.status == (arguments.contains("/dev/null") ? 2 : 0), "\(arguments): \(result.error)")
      #expect(result.output.allSatisfy { $0 == "\n" })
    }
  }
}

/// `insight table`.
@Suite struct TableCommandTests {
  private static func table(_ options: String...) async throws -> Program.Result {
    try await Program.shell(
      "\"$insight\" table - " + options.joined(separator: " ") + " << 'END'\n" + Scratch.issue + "END\n")
  }

  @Test func text() async throws {
    let result = try await Self.table()
    #expect(result.status == 0)
    #expect(result.lines.first == "Table 1. Cranes (Tons)")
    #expect(
      result.lines.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.hasPrefix("─") } == [
        "Table 1. Cranes (Tons)", "Rank Crane Load Age Share (%)", "1 Anna 60 12 50.0%", "2 Berta 40 9 33.3%",
        "3 Cäcilie 20 30 16.7%", "Total 120 51 100.0%",
      ])
  }

  @Test func csvAndTsv() async throws {
    let csv = try await Self.table("--format csv")
    #expect(
      csv.output
        == "Rank,Crane,Load,Age,Share (%)\n1,Anna,60,12,50.0%\n2,Berta,40,9,33.3%\n3,Cäcilie,20,30,16.7%\n,Total,120,51,100.0%\n"
    )
    let tsv = try await Self.table("--format tsv")
    #expect(tsv.output == csv.output.replacingOccurrences(of: ",", with: "\t"))
    let seed = try await Program.run("table", Program.seed, "--format", "csv")
    #expect(seed.lines[1] == "1,3,Nvidia,\"76,692\",11.7%,\"34,846\",120.1%")
  }

  @Test func json() async throws {
    let result = try await Self.table("--format json --sort=-age")
    let table = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rows = try #require(table["rows"] as? [[String: Any]])
    let names = rows.compactMap { (($0["cells"] as? [Any])?[1] as? [String: Any])?["text"] as? String }
    #expect(names == ["Cäcilie", "Anna", "Berta", "Total"])
  }

  @Test func markdown() async throws {
    let result = try await Self.table("--format markdown")
    #expect(
      result.lines.dropFirst(2).prefix(3) == [
        "| Rank | Crane | Load | Age | Share (%) |", "| ---: | --- | ---: | ---: | ---: |",
        "| 1 | Anna | 60 | 12 | 50.0% |",
      ])
  }

  @Test(arguments: [
    ("--sort Age", "Berta Anna Cäcilie Total"), ("--sort -Age", "Cäcilie Anna Berta Total"),
    ("--sort=-Age", "Cäcilie Anna Berta Total"), ("--sort=-4", "Cäcilie Anna Berta Total"),
    ("--sort sh", "Cäcilie Berta Anna Total"), ("--sort '-CRANE,age'", "Cäcilie Berta Anna Total"),
    ("--sort ' load , -age '", "Cäcilie Berta Anna Total"), ("--filter an", "Anna Total"),
    ("--filter C --sort Age", "Cäcilie Total"),
  ])
  func sortsAndFilters(options: String, names: String) async throws {
    let result = try await Self.table(options, "--format tsv")
    #expect(result.status == 0, "\(result.error)")
    let found = result.lines.dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)[1]
    }
    #expect(found.joined(separator: " ") == names)
  }

  @Test(
    arguments: [
      (
        "--sort Colour", 2,
        "insight: --sort: no column “Colour”; there are Rank, Crane, Load, Age, Share (%)"
      ),
      ("--sort 9", 2, "insight: --sort: no column “9”; there are Rank, Crane, Load, Age, Share (%)"),
      ("--sort ''", 2, "insight: --sort names no column; there are Rank, Crane, Load, Age, Share (%)"),
      (
        "--sort an", 2,
        "insight: --sort: “an” may be 2 columns: Rank (1), Crane (2); write one in full, or its number"
      ),
      ("--filter Zoe", 1, "insight: -: no row of table 1 holds Zoe"),
      ("2", 1, "insight: -: no table 2; there is 1 table"),
      ("0", 1, "insight: -: no table 0; there is 1 table"),
      ("one", 66, "insight: one: no such file or directory; check the name"), ("--format xml", 2, nil),
      ("--width 9", 2, nil), ("--colour", 2, nil),
    ] as [(String, Int, String?)])
  func errorsAreOneLine(options: String, status: Int, line: String?) async throws {
    let result = try await Self.table(options)
    #expect(result.status == Int32(status), "\(result.error)\(result.output)")
    #expect(result.output == "")
    #expect(result.error.hasPrefix("insight: ") && result.error.hasSuffix("\n"))
    #expect(result.error.filter { $0 == "\n" }.count == 1)
    if let line { #expect(result.error == line + "\n") }
  }

  /// A name with a dash before it is no call of help.
  @Test(arguments: ["-harbour.txt", "-xh"])
  func aDashBeforeANameIsToldOf(name: String) async throws {
    let result = try await Program.run("show", name)
    #expect(result.status == 2 && result.output == "")
    #expect(result.error == "insight: there is no option \(name); a file of this name is ./\(name)\n")
    #expect(try await Program.run("show", "-h").status == 0)
    // What follows an option is its own.
    #expect(
      try await Program.run("table", "-", "--sort", "-Depth", input: "hull,Depth\na,1\nb,2\n").status == 0)
  }

  @Test func anIssueWithoutATableSaysSo() async throws {
    let result = try await Program.run("table", "-", input: "Just a line.\n")
    #expect(result.status == 1 && result.error == "insight: -: no table in this issue\n")
  }

  @Test func theRealTableSorts() async throws {
    let result = try await Program.run("table", Program.seed, "--sort", "2023 Rank", "--format", "tsv")
    let names = result.lines.dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)[2]
    }
    #expect(
      names == [
        "Intel", "Samsung Electronics", "Nvidia", "Qualcomm", "Broadcom", "SK Hynix", "AMD", "Apple",
        "Micron Technology", "MediaTek", "Others", "Total",
      ])
  }
}

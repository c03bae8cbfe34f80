import Foundation
import Testing

/// The built program in a terminal.
@Suite(.serialized) struct TerminalTests {
  /// A script that runs the reader and then says how it ended and whether the terminal is as it was.
  private static func script(_ call: String = "\"$insight\" \"$seed\"") -> String {
    """
    ulimit -c 0
    echo 'before the reader'
    stty -g > modes-before
    bash -c 'echo $$ > process; exec \(call)'
    echo "status $?"
    stty -g > modes-after
    cmp modes-before modes-after && echo 'modes as before'
    read -r
    """
  }

  /// Expects the terminal to be as it was before the reader.
  private static func expectGivenBack(
    _ window: Window, status: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await window.wait(
      for: "before the reader", "status \(status)", "modes as before", sourceLocation: sourceLocation)
    #expect(try await !window.isAlternate(), sourceLocation: sourceLocation)
    #expect(
      try await window.modes() == "mouse 0, keypad 00, cursor 1", sourceLocation: sourceLocation)
  }

  @Test func browsesSearchesAndSorts() async throws {
    try await Window.open(120, 36, Self.script()) { window in
      try await window.wait(for: "▸ Contents", "Ⅳ. ELECTRIC VEHICLE INDUSTRY", "Article 1.1", "keys")
      #expect(try await window.isAlternate())
      try await window.press("Down")
      try await window.wait(for: "Article 1.2", "2. LG Electronics Targets AI Data Center Business.")
      try await window.press("Down", "Down", "Down", "Enter")
      try await window.wait(for: "▸ Article 2.1", "Worldwide semiconductor revenue increased by 21%")
      try await window.write("/")
      try await window.write("hynix's growth")
      try await window.wait(for: "/hynix's growth", "1/1", "SK Hynix's growth rate was the second highest")
      try await window.press("Enter")
      try await window.wait(for: "1/1  2.1")
      try await window.press("Escape")
      try await window.wait(for: "the search has ended", "SK Hynix's growth rate was the second highest")
      try await window.write("t")
      try await window.wait(for: "▸ Table 1. Top 10 Global", "row 1 of 10")
      try await window.press("Right")
      try await window.write("s")
      let screen = try await window.wait(for: "rows by 2024 Revenue, largest first", "▼1")
      #expect(screen.contains("20,510*") || screen.contains("20,51?"))
      try await window.press("Right", "Right")
      try await window.write("[")
      try await window.wait(for: "rows by 2023 Revenue, smallest first", "▲1")
      try await window.press("Enter")
      try await window.wait(for: "Row 1 of 10: MediaTek", "2024-2023 Growth Rate (%)")
      try await window.write("Q")
      try await Self.expectGivenBack(window, status: 0)
    }
  }

  @Test func resizes() async throws {
    try await Window.open(120, 36, Self.script()) { window in
      try await window.wait(for: "▸ Contents", "Article 1.1")
      try await window.press("Enter", "NPage", "Down")
      let before = try await window.wait(
        for: "▸ Article 1.1", "budget of 1.46 trillion won", "keys", "24 fig")
      let head = before.split(separator: "\n")[2].split(separator: "│").last?.split(separator: " ")
      let word = try #require(head?.prefix(2)).joined(separator: " ")
      #expect(!word.isEmpty)
      for (columns, rows) in [(60, 20), (20, 5), (40, 12)] {
        try await window.resize(columns, rows)
        try await window.wait(for: word)
        try await window.wait(without: "Contents")
      }
      try await window.resize(10, 3)
      try await window.wait(for: "insight", "20×5")
      try await window.resize(120, 36)
      try await window.wait(forScreen: before)
      try await window.write("Q")
      try await Self.expectGivenBack(window, status: 0)
    }
  }

  @Test(arguments: [
    (SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130), (SIGQUIT, 131), (SIGSEGV, 139), (SIGABRT, 134),
    (SIGILL, 132),
    (SIGUSR1, 138), (SIGUSR2, 140), (SIGALRM, 142), (SIGVTALRM, 154), (SIGPROF, 155), (SIGXCPU, 152),
    (SIGIO, 157),
  ])
  func aSignalGivesTheTerminalBack(signal: Int32, status: Int) async throws {
    try await Window.open(100, 30, Self.script()) { window in
      try await window.wait(for: "Contents", "keys")
      kill(try await window.process(), signal)
      try await Self.expectGivenBack(window, status: status)
    }
  }

  @Test func aSignalInAPromptToo() async throws {
    try await Window.open(100, 30, Self.script()) { window in
      try await window.wait(for: "Contents", "keys")
      try await window.write("/war")
      try await window.wait(for: "/war")
      kill(try await window.process(), SIGTERM)
      try await Self.expectGivenBack(window, status: 143)
    }
  }

  /// One line says what was open, and a report has addresses and nothing of the text.
  @Test func aCrashIsTold() async throws {
    let call = "\"$insight\" \"$seed\""
    try await Window.open(160, 30, Self.script(call)) { window in
      try await window.wait(for: "Contents", "keys")
      kill(try await window.process(), SIGSEGV)
      try await window.wait(
        for:
          "insight: crashed (SIGSEGV) with 000_672f859cd5f54008.txt open; --crash-report FILE writes where it happened, nothing of the document",
        "status 139", "modes as before")
    }
    try await Window.open(160, 30, Self.script(call + " --crash-report report.txt")) { window in
      try await window.wait(for: "Contents", "keys")
      kill(try await window.process(), SIGBUS)
      try await window.wait(
        for: "; where it happened is written to report.txt, nothing of the document", "status 135")
      let file = window.scratch.folder.appendingPathComponent("report.txt")
      let report = try String(contentsOf: file, encoding: .utf8)
      #expect(report.contains("signal SIGBUS\n") && report.contains("\nat 0x"))
      #expect(!report.contains("Insight No"))
    }
  }

  @Test func whatTheTerminalSaysIsNoKey() async throws {
    try await Window.open(100, 30, Self.script("\"$insight\" \"$seed\" --at 2.1")) { window in
      try await window.wait(for: "▸ Article 2.1", "keys")
      try await window.write("t")
      // The figures of the prose are counted after the first screen.
      let before = try await window.wait(for: "▸ Table 1", "row 1 of 10", "24 fig")
      for answer in [
        "\u{1B}]10;rgb:ffff/0000/QqQq\u{1B}\\", "\u{1B}[?64;1;22c", "\u{1B}P>|Q:q(1)\u{1B}\\", "\u{1B}[I",
        "\u{1B}[?2026;2$y", "\u{1B}]11;rgb:Q",
      ] {
        try await window.send(Array(answer.utf8))
        #expect(try await window.screen() == before)
      }
      // What was cut off keeps nothing back; a key that comes into it is lost with it.
      try await Task.sleep(for: .milliseconds(600))
      try await window.press("Down")
      try await window.wait(for: "row 2 of 10")
      try await window.send(Array("\u{1B}[200~Q\u{1B}OP".utf8))
      try await window.wait(for: "pasted text is taken only where one types")
      // Signals that only say something end nothing.
      kill(try await window.process(), SIGXFSZ)
      try await window.press("Down")
      try await window.wait(for: "row 3 of 10")
      try await window.write("Q")
      try await Self.expectGivenBack(window, status: 0)
    }
  }

  @Test func theWindowsSizeIsTaken() async throws {
    let call = "env LINES=30000 COLUMNS=1000000 \"$insight\" \"$seed\""
    try await Window.open(100, 30, Self.script(call)) { window in
      let screen = try await window.wait(for: "▸ Contents", "Article 1.1", "keys")
      #expect(screen.split(separator: "\n", omittingEmptySubsequences: false).count <= 31)
      try await window.write("Q")
      try await Self.expectGivenBack(window, status: 0)
    }
  }

  @Test func endsWithItsTerminal() async throws {
    try await Window.open(100, 30, Self.script()) { window in
      try await window.wait(for: "Contents", "keys")
      let process = try await window.process()
      try await window.close()
      try await window.waitForEnd(of: process)
    }
  }

  @Test func suspendsAndGoesOn() async throws {
    try await Window.open(100, 30) { window in
      try await window.wait(for: "ready>")
      try await window.write("stty -g > modes-before; \"$insight\" \"$seed\"; echo \"status $?\"")
      try await window.press("Enter")
      try await window.wait(for: "▸ Contents", "keys")
      try await window.press("Down")
      try await window.wait(for: "Article 1.2")
      for _ in 0..<2 {
        try await window.press("C-z")
        try await window.wait(for: "Stopped")
        #expect(try await !window.isAlternate())
        try await window.write("stty -g | cmp - modes-before && echo same modes")
        try await window.press("Enter")
        try await window.wait(for: "\nsame modes")
        try await window.write("clear; fg")
        try await window.press("Enter")
        try await window.wait(for: "▸ Contents", "Article 1.2", "keys")
        try await window.wait(without: "ready>", "Stopped")
        #expect(try await window.isAlternate())
      }
      try await window.press("Down")
      try await window.wait(for: "Article 1.3")
      try await window.write("q")
      try await window.wait(for: "ready>")
      #expect(try await !window.isAlternate())
    }
  }

  @Test func aStopFromOutsideToo() async throws {
    try await Window.open(100, 30) { window in
      try await window.wait(for: "ready>")
      try await window.write("bash -c 'echo $$ > process; exec \"$insight\" \"$seed\"'")
      try await window.press("Enter")
      try await window.wait(for: "▸ Contents", "keys")
      kill(try await window.process(), SIGTSTP)
      try await window.wait(for: "Stopped")
      #expect(try await !window.isAlternate())
      try await window.write("clear; fg")
      try await window.press("Enter")
      try await window.wait(for: "▸ Contents", "keys")
      try await window.write("Q")
      try await window.wait(for: "ready>")
    }
  }

  @Test func readsStandardInputAndTakesKeysFromTheTerminal() async throws {
    for call in [
      "\"$insight\" - < \"$seed\"", "cat \"$seed\" | \"$insight\"", "\"$insight\" \"$seed\" < /dev/null",
    ] {
      try await Window.open(100, 30, Self.script(call.replacingOccurrences(of: "exec ", with: ""))) {
        window in
        try await window.wait(for: "▸ Contents", "Korean Industrial Insight  No. 12")
        try await window.press("Down")
        try await window.wait(for: "Article 1.2")
        try await window.write("q")
        try await Self.expectGivenBack(window, status: 0)
      }
    }
  }

  /// A file that is read again before its change was noticed is not told of afterwards.
  @Test func aFileThatWasReadAgainIsNoLongerChanged() async throws {
    let lines = "printf 'name,value\\na,1\\nb,2\\n' > r.csv\n" + Self.script("\"$insight\" r.csv")
    try await Window.open(100, 12, lines) { window in
      try await window.wait(for: "row 1 of 2")
      try window.scratch.write("name,value\na,1\nb,2\nc,3\n", to: "r.csv")
      try await window.write("R")
      try await window.wait(for: "read again: 3 rows, 1 more")
      // The files are looked after every 0.7 seconds, and told of at the second look.
      try await Task.sleep(for: .seconds(3))
      #expect(try await !window.screen().contains("changed"))
      try window.scratch.write("name,value\na,1\n", to: "r.csv")
      try await window.wait(for: "changed: R reads it again")
      try await window.write("R")
      try await window.wait(for: "read again: 1 row, 2 fewer")
      #expect(try await !window.screen().contains("changed"))
      try await window.write("Q")
      try await Self.expectGivenBack(window, status: 0)
    }
  }

  @Test func opensAFolderAndItsArticle() async throws {
    let call = "\"$insight\" issues --at 1.2"
    try await Window.open(100, 30, "sleep 0; " + Self.files + Self.script(call)) { window in
      try await window.wait(
        for: "▸ Article 1.2", "A rope is as strong", "1 of 2", "▸ No. 3",
        "1 file left out, no issues")
      try await window.write("}")
      try await window.wait(for: "2 of 2", "No. 3", "The Old Crane Lifts Again")
      try await window.write("J")
      try await window.wait(for: "Article 1.2", "A rope is as strong")
      try await window.write("{")
      try await window.wait(for: "1 of 2", "Article 1.2")
      try await window.write("Q")
      try await Self.expectGivenBack(window, status: 0)
    }
  }

  /// Lines of shell that write two issues and a text that is none.
  private static let files = """
    mkdir issues
    cat > issues/notes-3.txt << 'END'
    \(Scratch.issue)
    END
    sed 's/No. 3/No. 4/' issues/notes-3.txt > issues/notes-4.txt
    echo 'no issue' > issues/readme.md

    """

  /// What is printed to a terminal goes through the pager, as wide as the terminal; without one it is printed.
  @Test func printsThroughThePager() async throws {
    let calls = """
      PAGER="sed -n '1,3s/^/paged:/p'" "$insight" show "$seed" 1.1; echo "status $?"
      PAGER=cat "$insight" show "$seed" 1.2 | tail -1
      PAGER=no-such-program "$insight" show "$seed" 1.2 | head -1
      INSIGHT_SECURE=1 PAGER='sed s/^/paged:/' "$insight" check "$seed" | tail -1; read -r
      """
    try await Window.open(100, 60, calls) { window in
      let screen = try await window.wait(
        for: "paged:1. Korean Government Allocates", "status 0", "as blank space")
      #expect(!screen.contains("paged:seeds"))
      #expect(!screen.contains("not found"))
    }
  }

  @Test func pastesWhereOneTypes() async throws {
    try await Window.open(100, 30, Self.script()) { window in
      try await window.wait(for: "▸ Contents", "keys")
      try await window.paste("qQ")
      try await window.wait(for: "pasted text is taken only where one types")
      try await window.write("/")
      try await window.paste("10,000\nadvanced")
      try await window.wait(for: "/10,000 advanced", "1/2")
      try await window.press("Enter", "Escape")
      try await window.write("Q")
      try await Self.expectGivenBack(window, status: 0)
    }
  }

  /// What a mouse sends: buttons 0 (left, with its release), 64 and 65 (wheel); columns and rows from 1.
  private static func mouse(_ button: Int, _ column: Int, _ row: Int, isOld: Bool) -> [UInt8] {
    // xterm's first encoding adds 32 to each number; the later one (SGR) writes them out.
    func report(_ button: Int, _ end: String) -> [UInt8] {
      isOld
        ? [0x1B, 0x5B, 0x4D] + [button, column, row].map { UInt8($0 + 32) }
        : Array("\u{1B}[<\(button);\(column);\(row)\(end)".utf8)
    }
    return report(button, "M") + (button == 0 ? report(isOld ? 3 : 0, "m") : [])
  }

  @Test(arguments: [("xterm-256color", false), ("tmux-256color", true), ("linux", true)])
  func theMouseSelectsAndScrolls(term: String, isOld: Bool) async throws {
    try await Window.open(120, 30, Self.script(), term: term) { window in
      let screen = try await window.wait(for: "▸ Contents", "Article 1.1", "keys")
      let row = try #require(screen.split(separator: "\n").firstIndex { $0.contains("1 Nvidia Surpasses") })
      try await window.send(Self.mouse(0, 10, row + 1, isOld: isOld))
      try await window.wait(for: "▸ Contents", "Article 2.1", "Worldwide semiconductor revenue")
      // The wheel turns the pane under it, far at the right too; the keys stay where they were.
      for _ in 0..<4 { try await window.send(Self.mouse(65, 110, 12, isOld: isOld)) }
      try await window.wait(for: "▸ Contents", "Nvidia's revenue surged")
      try await window.wait(without: "Worldwide semiconductor revenue")
      for _ in 0..<4 { try await window.send(Self.mouse(64, 110, 12, isOld: isOld)) }
      try await window.wait(for: "Worldwide semiconductor revenue")
      try await window.send(Self.mouse(0, 110, 12, isOld: isOld))
      try await window.wait(for: "▸ Article 2.1")
      try await window.write("Q")
      try await window.wait(for: "status 0", "modes as before")
    }
  }

  /// The mouse of the outer terminal, through a tmux of the reader's own.
  @Test func theMouseThroughTmux() async throws {
    let inner = "tmux -u -S inner -f /dev/null new-session '\"$insight\" \"$seed\"' ';' set mouse on"
    try await Window.open(120, 30, inner + "; echo left", term: "xterm-256color") { window in
      let screen = try await window.wait(for: "▸ Contents", "Article 1.1", "keys")
      let row = try #require(screen.split(separator: "\n").firstIndex { $0.contains("1 Nvidia Surpasses") })
      try await window.send(Self.mouse(0, 10, row + 1, isOld: false))
      try await window.wait(for: "▸ Contents", "Article 2.1", "Worldwide semiconductor revenue")
      for _ in 0..<4 { try await window.send(Self.mouse(65, 110, 12, isOld: false)) }
      try await window.wait(for: "▸ Contents", "Nvidia's revenue surged")
      try await window.write("Q")
      try await window.wait(for: "left")
    }
  }

  @Test func aTerminalWithoutColour() async throws {
    try await Window.open(100, 30, Self.script(), term: "vt100") { window in
      let screen = try await window.wait(for: "Contents", "Ⅰ. AI INDUSTRY TRENDS", "keys")
      #expect(screen.split(separator: "\n")[1].contains("─ ▸ Contents ─") || screen.contains("─▸ Contents ─"))
      #expect(try await Self.colours(window) == [])
      try await window.write("q")
      try await window.wait(for: "status 0", "modes as before")
    }
  }

  @Test(arguments: [("", true), ("1", false)])
  func coloursAreLeftOutOnRequest(wish: String, hasColours: Bool) async throws {
    try await Window.open(100, 30, Self.script(), environment: ["NO_COLOR": wish]) { window in
      try await window.wait(for: "▸ Contents", "keys")
      #expect(try await !Self.colours(window).isEmpty == hasColours)
      try await window.write("q")
      try await Self.expectGivenBack(window, status: 0)
    }
  }

  /// The colours on the screen.
  private static func colours(_ window: Window) async throws -> [Substring] {
    try await window.styledScreen().split(separator: "\u{1B}[").flatMap { part in
      part.prefix { $0 != "m" }.split(separator: ";").filter { (31...37).contains(Int($0) ?? 0) }
    }
  }

  @Test(arguments: ["C", "POSIX", "xx_XX.ISO-8859-1"])
  func aLocaleWithoutUnicode(locale: String) async throws {
    try await Window.open(100, 30, Self.script(), environment: ["LANG": "C", "LC_ALL": locale]) { window in
      let screen = try await window.wait(for: "Contents", "AI INDUSTRY TRENDS", "keys")
      // Through C.UTF-8 where there is one, else in ASCII alone.
      #expect(screen.contains("Ⅰ. AI INDUSTRY") || screen.allSatisfy(\.isASCII))
      try await window.write("q")
      try await Self.expectGivenBack(window, status: 0)
    }
  }

  /// Where there is no UTF-8 at all the reader draws in ASCII. A C library that finds no locale stands for such a
  /// system.
  @Test func aSystemWithoutUnicode() async throws {
    let library = """
      echo 'char *setlocale(int category, const char *name) { return name && *name ? 0 : "C"; }' > locale.c
      cc -shared -fPIC -o locale.so locale.c

      """
    let call = "env LD_PRELOAD=./locale.so \"$insight\" \"$seed\" --at 2.1"
    try await Window.open(120, 36, library + Self.script(call)) { window in
      let screen = try await window.wait(for: "> Article 2.1", "II. SEMICONDUCTOR INDUSTRY TRENDS", "? keys")
      #expect(screen.allSatisfy { $0.isASCII })
      #expect(screen.contains("while \"Foundry") && screen.contains("|") && screen.contains("+->"))
      try await window.write("t")
      #expect(try await window.wait(for: "> Table 1. Top 10 Global", "row 1 of 10").allSatisfy { $0.isASCII })
      try await window.write("s")
      #expect(try await window.wait(for: "rows by Supplier, A to Z", "^1").allSatisfy { $0.isASCII })
      try await window.write("c")
      #expect(try await window.wait(for: "2024 Revenue, Million USD", "####").allSatisfy { $0.isASCII })
      try await window.write("Q")
      try await Self.expectGivenBack(window, status: 0)
    }
  }

  @Test(arguments: [(20, 5), (21, 5), (100, 5), (40, 12), (300, 80)])
  func anySize(columns: Int, rows: Int) async throws {
    try await Window.open(columns, rows, Self.script("\"$insight\" \"$seed\" --at 2.1")) { window in
      try await window.wait(for: "SEMICONDUCTOR")
      try await window.write("t")
      try await window.wait(for: "›")
      try await window.write("qq")
      try await window.wait(for: "▾")
      try await window.write("q")
      try await window.wait(for: "status 0")
    }
  }

  @Test func aWindowThatIsTooSmallWaits() async throws {
    try await Window.open(10, 3, Self.script()) { window in
      try await window.wait(for: "insight", "20×5")
      try await window.resize(80, 24)
      try await window.wait(for: "AI INDUSTRY TRENDS")
      try await window.resize(19, 24)
      try await window.wait(for: "needs 20×5")
      try await window.write("q")
      try await window.resize(80, 24)
      try await Self.expectGivenBack(window, status: 0)
    }
  }

  @Test(arguments: [
    ("TERM=dumb \"$insight\" \"$seed\"", "insight: the terminal dumb cannot place text on a screen"),
    ("TERM= \"$insight\" \"$seed\"", "insight: TERM is not set"),
    ("TERM=none-such \"$insight\" \"$seed\"", "insight: the terminal none-such is not known here"),
    ("setsid -w \"$insight\" - < \"$seed\"", "insight: no terminal to read keys from"),
  ])
  func saysWhyItCannot(call: String, reason: String) async throws {
    try await Window.open(
      160, 30, "stty -g > a\n\(call)\necho \"status $?\"\nstty -g | cmp - a && echo same\nread -r"
    ) {
      window in
      try await window.wait(for: reason, "status 2", "\nsame")
      #expect(try await !window.isAlternate())
    }
  }

  @Test func printsInTheWidthOfTheTerminal() async throws {
    try await Window.open(50, 150, "\"$insight\" show \"$seed\" 1.2\nread -r") { window in
      let screen = try await window.wait(
        for: "2. LG Electronics Targets AI Data Center", "dielectric liquid.")
      #expect(screen.split(separator: "\n").contains { (40...50).contains($0.count) })
    }
  }
}

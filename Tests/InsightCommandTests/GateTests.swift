import Foundation
import Testing

/// What is written goes through one gate, and all that opens files through one door: the sources have no other way.
@Suite struct GateTests {
  private static func sources() throws -> [(name: String, text: String)] {
    let folder = Program.repository.appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (files?.allObjects as? [URL] ?? []).filter { ["swift", "c", "h"].contains($0.pathExtension) }
      .map {
        (
          $0.path.replacingOccurrences(of: folder.path + "/", with: ""),
          try String(contentsOf: $0, encoding: .utf8)
        )
      }
  }

  /// The files that may write, and what they write to.
  private static let writers = [
    // Standard output and standard error of the commands.
    "insight/Output.swift",
    // The screen: frames, and sequences of the program's own.
    "InsightTUI/Terminal/Terminal.swift", "CNcurses/shim.h",
    // One line and a report when it crashes, of names that are harmless; files that a person asked for; pipes.
    "InsightTUI/Terminal/Crash.swift", "InsightTUI/Terminal/FileWriter.swift",
    "InsightTUI/Terminal/SignalRelay.swift", "InsightTUI/Terminal/Background.swift",
    "insight/PackedStream.swift",
    // One line where the argument parser would ask Foundation for its encoder; no Swift can run there.
    "CFoundation/foundation.c",
  ]

  @Test func nothingElseWrites() throws {
    let ways =
      #"\b(print|debugPrint|dump|puts|fputs|putchar|putc|fputc|fwrite|printf|fprintf|dprintf|vprintf|perror|psignal|syslog|send|sendmsg|writev|pwrite|NSLog|FileHandle|TextOutputStream|FileOutputStream|OutputStream|fopen|popen|system|backtrace_symbols_fd|addch|addstr|addnstr|addwstr|mvaddstr|printw|putp|tputs|waddwstr)\s*\("#
    let pattern = try NSRegularExpression(pattern: #"(?<![.\w])(?:Swift\.|Glibc\.|Darwin\.)?"# + ways)
    // The system's takes a descriptor, bytes and their number; others of that name write into something of their own.
    let call = try NSRegularExpression(pattern: #"(?<![.\w])(?:Glibc\.)?write\([^(),:]+,[^,]+,"#)
    let sources = try Self.sources()
    #expect(sources.count > 150)
    for (name, text) in sources where !Self.writers.contains(name) {
      for line in text.split(separator: "\n").map(String.init) {
        guard !line.drop(while: { $0 == " " }).hasPrefix("//"), !line.contains("func "),
          !line.contains("case write(")
        else { continue }
        let range = NSRange(line.startIndex..., in: line)
        if [pattern, call].contains(where: { $0.firstMatch(in: line, range: range) != nil }) {
          Issue.record("\(name) writes by itself: \(line)")
        }
      }
    }
  }

  /// Paths in messages are those that are made harmless; `path` as it is goes to the system only.
  @Test func noMessageHasAPathAsItIs() throws {
    for (name, text) in try Self.sources() where name.hasPrefix("insight/") {
      for line in text.split(separator: "\n")
      where line.contains("\\(file.path)") || line.contains("\\(path):") {
        // `Check` has made its own harmless before.
        if name == "insight/Check.swift", text.contains("let path = Harmless.path(file.path)") { continue }
        Issue.record("\(name): \(line)")
      }
    }
  }

  @Test func filesAreOpenedInOnePlace() throws {
    let allowed = [
      "insight/Files.swift", "InsightTUI/Terminal/Terminal.swift", "InsightTUI/Terminal/Crash.swift",
      "InsightTUI/Terminal/FileWriter.swift",
    ]
    let pattern = try NSRegularExpression(
      pattern: #"(?<![.\w])(?:Glibc\.)?(open|openat|opendir|fopen|mkstemp)\("#)
    for (name, text) in try Self.sources() where !allowed.contains(name) {
      for line in text.split(separator: "\n").map(String.init)
      where line.contains("O_RDONLY") || line.contains("opendir(") || line.contains("fopen(") {
        let range = NSRange(line.startIndex..., in: line)
        if pattern.firstMatch(in: line, range: range) != nil {
          Issue.record("\(name) opens by itself: \(line)")
        }
      }
    }
  }
}

/// Files that are none, names that are no text, outputs that fail, limits that are reached.
@Suite struct StreamTests {
  private static func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Scratch.issue, to: "docs/b.txt")
    try scratch.write("x,y\n1,2\n3,4\n", to: "t.csv")
    return scratch
  }

  private static func shell(_ line: String, _ scratch: Scratch) async throws -> Program.Result {
    try await Program.shell(line, in: scratch.folder)
  }

  @Test(arguments: ["show", "check", ""]) func onlyFilesOfAFolderCount(command: String) async throws {
    let scratch = try Self.scratch()
    let made = try await Self.shell(
      "cd docs; mkfifo a.txt z.md; mkdir c.txt; ln -s /dev/zero d.txt; ln -s nowhere e.txt; ln -s b.txt f.txt; ln -s a.txt g.txt",
      scratch)
    #expect(made.status == 0)
    let result = try await Self.shell("timeout 20 \"$insight\" \(command) docs", scratch)
    #expect(result.status == 0 && result.error == "")
    #expect(result.output.contains("Lifts Again") == (command != "check"))
    let empty = try await Self.shell(
      "mkdir pipes; mkfifo pipes/a.txt; timeout 20 \"$insight\" \(command) pipes", scratch)
    #expect(empty.status == 66 && empty.error.contains("no text file in this folder"))
  }

  @Test func aPipeThatIsNamedIsRead() async throws {
    let scratch = try Self.scratch()
    let result = try await Self.shell(
      "mkfifo p; \"$insight\" show <(cat docs/b.txt) 1.1; (sleep 0.3; cat docs/b.txt) > p & timeout 20 \"$insight\" show p 1.1",
      scratch)
    #expect(result.status == 0 && result.error == "")
    #expect(result.output.components(separatedBy: "The Old Crane Lifts Again").count == 3)
  }

  @Test func namesThatAreNoText() async throws {
    let scratch = try Self.scratch()
    let name = "$'docs/\\xbd\\xc5.txt'"
    let result = try await Self.shell(
      "mv docs/b.txt \(name); \"$insight\" show \(name) 1.1 && \"$insight\" show docs 1.1; \"$insight\" show $'\\xbd'",
      scratch)
    #expect(result.output.components(separatedBy: "The Old Crane Lifts Again").count == 3)
    #expect(
      result.status == 66 && result.error == "insight: \u{FFFD}: no such file or directory; check the name\n")
  }

  @Test func pathsInFindingsAreHarmless() async throws {
    let scratch = try Self.scratch()
    let name = "$'docs/\\x1b]0;title\\a\\nother.txt:1: \\xc2\\x9b31m.txt'"
    let result = try await Self.shell(
      "printf 'Title\\n\\nOdd\\n\\n\\001\\n' > \(name); \"$insight\" check \(name)", scratch)
    #expect(result.status == 1)
    #expect(result.lines.allSatisfy { $0.hasPrefix("docs/␛]0;title␇␊other.txt:1: \u{FFFD}31m.txt:") })
    #expect(
      !result.output.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value)
      })
  }

  @Test(arguments: [
    "show t.csv", "show \"$seed\"", "show \"$seed\" --format json", "show \"$seed\" --format markdown",
    "table t.csv --format csv",
    "table \"$seed\"", "check \"$seed\"", "manual", "--help", "help show", "--version", "t.csv",
  ])
  func outputThatFails(call: String) async throws {
    let scratch = try Self.scratch()
    let full = try await Self.shell("\"$insight\" \(call) > /dev/full", scratch)
    #expect(full.status == 74 && full.error.hasPrefix("insight: standard output: no space left on device; "))
    #expect(full.error.filter { $0 == "\n" }.count == 1)
    let closed = try await Self.shell("\"$insight\" \(call) >&-", scratch)
    #expect(
      closed.status == 74
        && closed.error == "insight: standard output: it is closed; open it, or send it to /dev/null\n")
    let limited = try await Self.shell(
      "set -o pipefail; (ulimit -f 0; \"$insight\" \(call) 2>&1 > out) | cat", scratch)
    #expect(limited.status == 74 && limited.output.hasPrefix("insight: standard output: file too large; "))
    let broken = try await Self.shell(
      "\"$insight\" \(call) | true; (trap '' PIPE; \"$insight\" \(call)) | true", scratch)
    #expect(broken.error == "")
  }

  private static let askDuckDB =
    "ask for a part of it: duckdb -csv -c \"from 'FILE' limit 100000\" | insight -"

  /// A limit of memory that a file of 2 GB cannot keep, and the one of the program itself.
  @Test func limitsAreToldInOneLine() async throws {
    let scratch = try Self.scratch()
    let large = try await Self.shell(
      "for f in a.csv a.txt a.md; do truncate -s 2100M $f; \"$insight\" show $f; echo $?; done", scratch)
    #expect(large.output == "66\n66\n66\n")
    #expect(
      large.error
        == "insight: a.csv: larger than 2 GB; \(Self.askDuckDB)\n"
        + ["txt", "md"].map { "insight: a.\($0): larger than 2 GB; split it first\n" }.joined())
    let memory = try await Self.shell(
      "truncate -s 1000M a.csv a.md; ulimit -v 700000; for f in a.csv a.md; do \"$insight\" show $f; echo $?; done",
      scratch)
    #expect(memory.output == "66\n66\n")
    for line in memory.error.split(separator: "\n") {
      #expect(
        line.hasSuffix("larger than the memory that may be used; raise the limit (ulimit -v) or split it")
          || line.hasPrefix("insight: a.csv: ") && line.hasSuffix("(ulimit -v), or \(Self.askDuckDB)"))
    }
    #expect(memory.error.filter { $0 == "\n" }.count == 2)
  }

  /// The system's folder of processes need not be there.
  @Test(.enabled(if: getuid() == 0, "takes it away in a namespace of its own"))
  func withoutProc() async throws {
    let scratch = try Self.scratch()
    let result = try await Self.shell(
      "unshare -m true 2> /dev/null || exit 7; unshare -m bash -c 'mount -t tmpfs none /proc && exec \"$insight\" table t.csv --format csv'",
      scratch)
    if result.status != 7 {
      #expect(result.status == 0 && result.output == "x,y\n1,2\n3,4\n" && result.error == "")
    }
  }

  @Test func cellsThatASpreadsheetWouldRun() async throws {
    let scratch = try Self.scratch()
    try scratch.write("k,v,n\n=1+1,x,-5\n\"@SUM(A1)\",+82-10,-1.5%\n-,'a,+3\n\" =2\",b-,12\n", to: "f.csv")
    let plain = try await Self.shell("\"$insight\" table f.csv --format csv", scratch)
    #expect(plain.output.contains("\n=1+1,x,-5\n"))
    let csv = try await Self.shell("\"$insight\" table f.csv --format csv --defuse", scratch)
    #expect(
      csv.output == "k,v,n\n\"'=1+1\",x,-5\n\"'@SUM(A1)\",\"'+82-10\",-1.5%\n-,'a,+3\n\"' =2\",b-,12\n")
    let tsv = try await Self.shell("\"$insight\" table f.csv --format tsv --defuse", scratch)
    #expect(tsv.output.hasPrefix("k\tv\tn\n'=1+1\tx\t-5\n'@SUM(A1)\t'+82-10\t-1.5%\n"))
    let wrong = try await Self.shell("\"$insight\" table f.csv --defuse", scratch)
    #expect(wrong.status == 2 && wrong.error == "insight: --defuse is for --format csv and tsv\n")
  }

  @Test func standardInputThatIsClosed() async throws {
    let scratch = try Self.scratch()
    let result = try await Self.shell("\"$insight\" show - <&-", scratch)
    #expect(
      result.status == 66
        && result.error == "insight: standard input: bad file descriptor; name another file\n")
  }
}

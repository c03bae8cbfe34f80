import Foundation
import Testing

/// `insight check`, and what happens to calls and inputs that are wrong.
@Suite struct CheckTests {
  @Test func listsWhatIsDoubtfulFirstAndCountsWhatWasHealed() async throws {
    let result = try await Program.run("check", Program.seed)
    #expect(result.status == 1 && result.error == "")
    #expect(result.lines.allSatisfy { $0.hasPrefix(Program.seed + ":") })
    // As the table prints it.
    #expect(
      result.lines[0].hasPrefix(
        Program.seed + ":100: finding: Apple, 2024 Revenue: printed 20,51, proven 20,510: "))
    #expect(result.output.contains(":33: healing: read ¡° as “, 19 times, last in line "))
    #expect(Set(result.lines).count == result.lines.count && result.lines.count < 20)
  }

  @Test func listsEachByLineWhereThatIsAskedFor() async throws {
    let result = try await Program.run("check", "--all", Program.seed)
    #expect(result.status == 1 && result.error == "")
    #expect(result.output.contains(":33: healing: read ¡° as “\n"))
    #expect(result.output.contains(":100: finding: Apple, 2024 Revenue: printed 20,51, "))
    // What is to be looked at first, then what was only done to the text; each by line.
    let lines = result.lines.map { $0.dropFirst(Program.seed.count + 1) }
    let done = lines.drop { $0.contains(": finding: ") || $0.contains(": disagreement: ") }
    #expect(!done.isEmpty && done.count < lines.count && !done.contains { $0.contains(": finding: ") })
    for part in [lines.prefix(lines.count - done.count), done] {
      let numbers = part.compactMap { Int($0.prefix { $0 != ":" }) }
      #expect(numbers.count == part.count && numbers == numbers.sorted())
    }
  }

  @Test func saysNothingOfASoundIssue() async throws {
    let result = try await Program.run("check", "-", input: Scratch.issue)
    #expect(result.status == 0 && result.output == "" && result.error == "")
    // What stands around its text is listed where all is, and is nothing that is wrong.
    let page = """
      Home > Letters > Moorings

      Title

      Mooring Letter No. 9

      Post Date

      2031-04-02

      1. Piers

      The pier was mended in spring.

      """
    let plain = try await Program.run("check", "-", input: page)
    #expect(plain.status == 0 && plain.output == "" && plain.error == "")
    let all = try await Program.run("check", "--all", "-", input: page)
    #expect(all.status == 0 && all.lines.count == 1 && all.output.contains(":1: furniture: "))
  }

  @Test func aFileThatCannotBeReadIsToldAfterTheOthers() async throws {
    let result = try await Program.run("check", "/nonexistent/a.txt", Program.seed)
    #expect(result.status == 66 && result.output.contains(":33: healing:"))
    #expect(result.error == "insight: /nonexistent/a.txt: no such file or directory; check the name\n")
  }
}

@Suite struct ErrorTests {
  private static func expect(
    _ result: Program.Result, _ status: Int32, _ line: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == status, "\(result.error)", sourceLocation: sourceLocation)
    #expect(result.error.hasPrefix("insight: "), sourceLocation: sourceLocation)
    #expect(result.error.filter { $0 == "\n" }.count == 1, sourceLocation: sourceLocation)
    if let line { #expect(result.error == "insight: \(line)\n", sourceLocation: sourceLocation) }
  }

  @Test(arguments: ["", "show", "table", "check"])
  func aMissingFile(command: String) async throws {
    let result = try await Program.shell("\"$insight\" \(command) /nonexistent/a.txt")
    Self.expect(result, 66, "/nonexistent/a.txt: no such file or directory; check the name")
    #expect(result.output == "")
  }

  @Test(arguments: ["", "show", "table", "check"])
  func aDeviceIsRefused(command: String) async throws {
    let result = try await Program.shell("\"$insight\" \(command) /dev/zero")
    Self.expect(result, 66, "/dev/zero: is a device and no text; name a file")
  }

  @Test(.enabled(if: getuid() != 0, "root reads everything"), arguments: ["", "show", "table", "check"])
  func anUnreadableFile(command: String) async throws {
    let scratch = try Scratch()
    let file = try scratch.write("secret", to: "a.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
    let result = try await Program.shell("\"$insight\" \(command) a.txt", in: scratch.folder)
    Self.expect(result, 66, "a.txt: permission denied; ask its owner for leave to read it")
  }

  @Test func aFolderWithoutTexts() async throws {
    let scratch = try Scratch()
    try scratch.write("x", to: "docs/.hidden.txt")
    let result = try await Program.run("docs", in: scratch.folder)
    Self.expect(result, 66, "docs: no text file in this folder; name a folder with issues, or a file")
  }

  @Test(arguments: ["docs", "./docs/", "absolute"])
  func aFolderWithoutIssues(name: String) async throws {
    let scratch = try Scratch()
    try scratch.write("Just a line.\n", to: "docs/a.txt")
    let path = name == "absolute" ? scratch.folder.appendingPathComponent("docs").path : name
    let result = try await Program.run(path, in: scratch.folder)
    Self.expect(result, 66, "\(path): no issue in this folder; name a file to read it as plain text")
  }

  @Test func theTablesOfAFolderAreListed() async throws {
    let folder = Program.repository.appendingPathComponent("seeds").path
    let result = try await Program.run("table", folder, "--format", "csv")
    #expect(result.status == 0)
    #expect(
      result.lines.count == 2 && result.lines[0] == "file,issue,article,table,caption,unit,rows,columns")
    #expect(result.lines[1].contains(",12,2.1,1,") && result.lines[1].hasSuffix(",\"Million USD\",12,7"))
  }

  @Test func aNameThatIsHarmful() async throws {
    let result = try await Program.run("show", "/nonexistent/\u{1B}[31m\nred\u{202E}.txt")
    Self.expect(result, 66)
    #expect(!result.error.unicodeScalars.dropLast().contains { $0.value < 0x20 || $0 == "\u{202E}" })
  }

  @Test(arguments: [
    "show", "table", "check", "show \"$seed\" two", "show \"$seed\" --format xml", "show \"$seed\" --width 5",
    "show \"$seed\" --width wide", "show \"$seed\" 1.1 extra", "--colour", "\"$seed\" --at two",
    "\"$seed\" --at",
  ])
  func aWrongCall(arguments: String) async throws {
    let result = try await Program.shell("\"$insight\" \(arguments)")
    Self.expect(result, 2)
    #expect(result.output == "")
  }

  @Test(arguments: ["show \"$seed\" 9.9", "\"$seed\" --at 9.9"])
  func anArticleThatIsNotThere(arguments: String) async throws {
    let result = try await Program.shell("\"$insight\" \(arguments)")
    Self.expect(result, 1)
    #expect(result.error.contains("no article 9.9; there are 1.1, 1.2, "))
  }

  @Test func helpAndVersion() async throws {
    let help = try await Program.run("--help")
    #expect(help.status == 0 && help.error == "")
    for word in ["show", "table", "check", "USAGE"] { #expect(help.output.contains(word)) }
    let version = try await Program.run("--version")
    #expect(version.status == 0 && version.output.first?.isNumber == true)
  }
}

@Suite struct NothingToReadTests {
  @Test func aFolderWithoutIssuesIsNotSound() async throws {
    let scratch = try Scratch()
    let note = try scratch.write("a note\n", to: "note.txt")
    let result = try await Program.run("check", scratch.folder.path)
    #expect(result.status == 66 && result.output == "")
    #expect(
      result.error
        == "insight: \(scratch.folder.path): no issue in this folder; name a file to read it as plain text\n")
    // The same file by its name is checked.
    let named = try await Program.run("check", note.path)
    #expect(named.status != 66 && named.error == "")
  }

  @Test(arguments: ["show -", "check -", "table -", "-"])
  func standardInputIsCalledThat(_ call: String) async throws {
    let result = try await Program.shell("\"$insight\" \(call) <&-")
    #expect(result.status == 66 && result.output == "")
    #expect(result.error == "insight: standard input: bad file descriptor; name another file\n")
  }
}

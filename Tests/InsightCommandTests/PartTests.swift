import Testing

/// Parts of an issue by their addresses, and what the environment and shells ask of the command.
@Suite struct PartTests {
  @Test func aSectionIsPrintedWithItsArticlesAlone() async throws {
    let result = try await Program.run("show", Program.seed, "4")
    #expect(result.status == 0 && result.output.contains("Ⅳ. ELECTRIC VEHICLE INDUSTRY TRENDS"))
    #expect(!result.output.contains("Ⅲ.") && result.output.contains("\n3. EREVs"))
    let json = try await Program.run("show", Program.seed, "4", "--format", "json")
    #expect(json.output.contains(#""address": "4.1""#) && !json.output.contains(#""address": "3.1""#))
  }

  @Test func aBlockIsPrintedWithoutItsHeadline() async throws {
    let result = try await Program.run("show", Program.seed, "--at", "1.2/1")
    #expect(result.status == 0 && result.lines.count < 6 && !result.output.contains("2. LG"))
  }

  @Test func aTableIsPrintedAlone() async throws {
    let result = try await Program.run("show", Program.seed, "2.1/table1")
    #expect(result.status == 0 && result.lines.first?.hasPrefix("Table 1. ") == true)
    let json = try await Program.run("show", Program.seed, "2.1/table1", "--format", "json")
    #expect(json.output.hasPrefix("{\n  \"address\": \"2.1\""))
  }

  @Test(arguments: [
    ("7", 1, "no section 7; there are 1, 2, 3, 4"), ("2.1/22", 1, "no block 2.1/22; 2.1 has 21"),
    ("2.2/table1", 1, "no table 2.2/table1; 2.2 has no table"),
    ("2.1/table2", 1, "no table 2.1/table2; 2.1 has 1"), ("2/1", 2, "2/1 is no address"),
    ("2.1/table0", 2, "is no address"), ("2.1/0", 2, "is no address"), ("-", 2, "is no address"),
  ])
  func aPartThatIsNotThere(part: String, status: Int32, words: String) async throws {
    let result = try await Program.run("show", Program.seed, part)
    #expect(result.status == status && result.error.contains(words) && result.output.isEmpty)
  }

  @Test func optionsOfTheEnvironmentStandBeforeThoseOfTheCall() async throws {
    let linear = try await Program.run(Program.seed, environment: ["INSIGHT_OPTIONS": "  --linear "])
    #expect(linear.status == 0 && linear.output.contains("20,510 (printed 20,51"))
    let wrong = try await Program.run(Program.seed, environment: ["INSIGHT_OPTIONS": "'--no such'"])
    #expect(
      wrong.status == 2 && wrong.error.contains("INSIGHT_OPTIONS: ") && wrong.error.contains("--no such"))
    let command = try await Program.run("show", Program.seed, environment: ["INSIGHT_OPTIONS": "--linear"])
    #expect(command.status == 0 && !command.output.contains("(printed 20,51"))
  }

  @Test func aCommandThatIsNearlyRight() async throws {
    let near = try await Program.run("help", "chekc")
    #expect(near.status == 2 && near.error == "insight: there is no command chekc; did you mean check?\n")
    let far = try await Program.run("help", "zzzzzzzzzz")
    #expect(far.status == 2 && far.error.contains("see insight --help"))
    let right = try await Program.run("help", "check")
    #expect(right.status == 0 && right.output.contains("insight check"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) async throws {
    let result = try await Program.run("completions", shell)
    #expect(result.status == 0 && result.output.contains("insight"))
  }

  @Test func addressesAndColumnsAreCompleted() async throws {
    let addresses = try await Program.run(
      "---completion", "show", "--", "positional@1", "3", "0", "insight", "show", Program.seed, "")
    #expect(addresses.status == 0 && addresses.output.contains("3.2") && addresses.output.contains("4\n"))
    let columns = try await Program.run(
      "---completion", "table", "--", "--sort", "4", "0", "insight", "table", Program.seed, "--sort", "")
    #expect(columns.status == 0 && columns.output.contains("2024 Revenue"))
  }

  @Test func theVersionStandsInOnePlace() async throws {
    let version = try await Program.run("--version")
    let number = version.output.prefix { $0 != " " && $0 != "\n" }
    let manual = try await Program.run("manual")
    #expect(manual.output.hasPrefix(".TH INSIGHT 1 \"20") && manual.output.contains("\"insight \(number)\""))
  }
}

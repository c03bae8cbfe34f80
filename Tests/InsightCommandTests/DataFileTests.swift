import Foundation
import Testing

/// CSV and TSV files given to the command.
@Suite struct DataFileTests {
  private static let ports = """
    port,ships,share,opened,note
    Harlau,"1,204",12.5%,1871-05-02,"old, deep"
    Berth 10,87,0.9%,1990-11-30,
    Berth 2,n/a,,1985-01-01,"say ""ahoy\"\"\"
    Ölsund,940,9.8%,1902-07-14,"two
    lines"

    """

  /// Without a name that says so a text is data where each of its lines is a row, also a short one among bars.
  @Test(arguments: [
    ("quay|men|women\nNorth|8|9\nSouth|2\nEast|5|7\n", "quay,men,women\nNorth,8,9\nSouth,2,\nEast,5,7\n"),
    ("quay|boats\nNorth|12\nSouth\nEast|40\nWest|9\n", "quay,boats\nNorth,12\nSouth,\nEast,40\nWest,9\n"),
    ("Kai;Boote\n'Nord; alt';3\nSüd;4\nOst;9\nWest;7\n", "Kai,Boote\nNord; alt,3\nSüd,4\nOst,9\nWest,7\n"),
    ("The quays.\n\nquay|boats\nNorth|12\nSouth|40\nWest|9\n", "quay,boats\nNorth,12\nSouth,40\nWest,9\n"),
    ("| quay | boats |\n|---|---|\n| North | 12 |\n| South | 40 |\n", "quay,boats\nNorth,12\nSouth,40\n"),
  ])
  func rowsOnStandardInput(_ text: String, _ table: String) async throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "t.dat")
    for line in ["table - < t.dat", "table t.dat"] {
      let result = try await Program.shell("\"$insight\" \(line) --format csv", in: scratch.folder)
      #expect(result.output == table, "\(line): \(result.error)")
    }
  }

  @Test func aTableIsSortedByValueAndWrittenAsItWas() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(Self.ports, to: "ports.csv")
    let sorted = try await Program.run("table", file.path, "--sort", "-ships", "--format", "csv")
    #expect(sorted.status == 0 && sorted.error == "")
    #expect(
      sorted.output == """
        port,ships,share,opened,note
        Harlau,"1,204",12.5%,1871-05-02,"old, deep"
        Ölsund,940,9.8%,1902-07-14,"two
        lines"
        Berth 10,87,0.9%,1990-11-30,
        Berth 2,n/a,,1985-01-01,"say ""ahoy\"\"\"

        """)
    let byName = try await Program.run("table", file.path, "--sort", "port", "--format", "tsv")
    #expect(
      byName.output.split(separator: "\n").map { $0.prefix(8) }.prefix(4) == [
        "port\tshi", "Berth 2\t", "Berth 10", "Harlau\t1",
      ])
    let byDate = try await Program.run(
      "table", file.path, "--sort", "opened", "--filter", "19", "--format", "csv")
    #expect(byDate.lines.dropFirst().first?.hasPrefix("Ölsund") == true)
  }

  @Test func whatIsWrittenIsReadTheSame() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      "a;b;c\n1,5;\"x;y\";z\n2;5\" pipe;\"q\"\"r\"\n3,25\n;;\n7;8;9\n", to: "mixed.csv")
    let once = try await Program.run("table", file.path, "--format", "csv")
    let again = try await Program.run(
      "table", try scratch.write(once.output, to: "again.csv").path, "--format", "csv")
    #expect(again.output == once.output)
    #expect(once.lines.contains("2,\"5\"\" pipe\",\"q\"\"r\""))
  }

  @Test func standardInputIsDataByItsEvidence() async throws {
    let data = try await Program.run("-", input: "city\tpeople\nOslo\t700000\nRome\t2800000\nBern\t134000\n")
    #expect(data.status == 0)
    #expect(data.lines.contains("Rome       2800000"))
    let letter = try await Program.run(
      "-", input: "Dear reader,\n\nthis is, I think, a letter.\n\nYours, me\n")
    #expect(letter.output.contains("this is, I think, a letter."))
  }

  @Test func controlsReachNoOutput() async throws {
    let scratch = try Scratch()
    let file = try scratch.write("a,b\n\u{1B}[2Jx,\u{202E}y\u{7}\n1,\u{9B}2\n", to: "hostile.csv")
    for format in ["text", "csv", "tsv", "json", "markdown"] {
      let result = try await Program.run("table", file.path, "--format", format)
      #expect(result.status == 0)
      let isHarmless = result.output.unicodeScalars.allSatisfy { scalar in
        scalar == "\n" || scalar == "\t"
          || !(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar == "\u{202E}")
      }
      #expect(isHarmless)
    }
  }

  @Test func checkTellsWhatDoesNotFit() async throws {
    let scratch = try Scratch()
    let clean = try scratch.write("k,n\na,1\nb,2\n", to: "clean.csv")
    #expect(try await Program.run("check", clean.path).status == 0)
    let file = try scratch.write("k,n\na,1\nb,two\nc,3\nd,4,5\n", to: "odd.csv")
    let result = try await Program.run("check", file.path)
    #expect(result.status == 1)
    #expect(
      result.lines == [
        "\(file.path):1: ragged: rows have 2 to 3 fields, the header 2",
        "\(file.path):1: misfit: n: 1 cell is no number",
      ])
  }

  @Test func wrongCalls() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(Self.ports, to: "ports.csv")
    let table = try await Program.run("table", file.path, "2")
    #expect(table.status == 1 && table.error.contains("a data file is 1 table"))
    let column = try await Program.run("table", file.path, "--sort", "tonnage")
    #expect(column.status == 2 && column.error.contains("no column “tonnage”"))
    let none = try await Program.run("table", scratch.folder.appendingPathComponent("none.csv").path)
    #expect(none.status == 66)
  }

  @Test func foldersHoldDataFilesToo() async throws {
    let scratch = try Scratch()
    _ = try scratch.write(Self.ports, to: "ports.csv")
    let result = try await Program.run(scratch.folder.path)
    #expect(result.status == 0 && result.output.contains("Harlau"))
  }
}

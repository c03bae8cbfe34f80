import Foundation
import Glibc
import Testing

/// Notes, export and import, and a program that is killed.
@Suite struct CarryTests {
  private static func letter(_ number: Int) -> String {
    """
    Title

    Dockside Notes No. \(number) of Cranes and Ropes

    Post Date

    2030-01-\(String(format: "%02d", number % 28 + 1))

    Ⅰ. CRANES

    1. The Crane of Pier \(number)

    \((1...30).map { "Paragraph \($0) of \(number) tells of rope \($0 * number)." }.joined(separator: "\n\n"))

    """
  }

  private static func run(_ line: String, _ scratch: Scratch) async throws -> Program.Result {
    try await Program.shell(
      line, environment: ["INSIGHT_LIBRARY": scratch.folder.path + "/library.db"], in: scratch.folder)
  }

  @Test func exportAndImport() async throws {
    let scratch = try Scratch()
    for number in 1...3 { try scratch.write(Self.letter(number), to: "in/\(number) é.txt") }
    try scratch.write(Self.letter(3) + "Corrected.\n", to: "later.txt")
    let none = try await Self.run("\"$insight\" notes; echo $?", scratch)
    #expect(none.output == "1\n" && none.error == "")
    let made = try await Self.run(
      """
      "$insight" add in > /dev/null; "$insight" add later.txt > /dev/null
      "$insight" export out && ls out && cmp out/originals/1-1__.txt 'in/1 é.txt' && "$insight" list > list1
      export INSIGHT_LIBRARY=$PWD/other.db; "$insight" import out && "$insight" import out; "$insight" list | cut -c2- > list2
      cut -c2- list1 | cmp - list2 && "$insight" search rope --format json | grep -c '"id"' ; "$insight" import in
      """, scratch)
    #expect(
      made.output == """
        wrote 4 issues and 0 notes to out
        notes.md
        originals
        state.json
        added 4, kept already 0
        added 0, kept already 4
        90

        """)
    #expect(made.status == 66 && made.error.contains("in/state.json: no such file; name a folder"))
  }

  @Test func theSameLibraryIsMadeOfAnExport() async throws {
    let scratch = try Scratch()
    for number in 1...3 { try scratch.write(Self.letter(number), to: "in/\(number).txt") }
    let made = try await Self.run(
      """
      "$insight" add in > /dev/null; "$insight" remove 1 > /dev/null; "$insight" export out
      rm out/originals/3-3.txt; mkdir out/originals/3-3.txt
      "$insight" list --format json > list1; export INSIGHT_LIBRARY=$PWD/other.db; "$insight" import out; echo $?
      "$insight" list --format json > list2; grep '"id"' list1 list2
      head -c 300 out/state.json > cut; mv cut out/state.json; export INSIGHT_LIBRARY=$PWD/third.db
      "$insight" import out; echo $?; ls third.db
      """, scratch)
    // Numbers stay, what cannot be read is counted nowhere, and of a state that is cut off no library is made.
    #expect(made.output.contains("added 1, kept already 0\n66\n"), "\(made)")
    #expect(made.lines.filter { $0.contains("list2") && $0.contains("\"id\": 2") }.count == 1)
    #expect(made.lines.last == "66" && made.error.contains("cut off or damaged"))
  }

  /// An export into the folder of an earlier one leaves no file of an issue that is gone, and touches no other.
  @Test func anExportTakesItsOwnFilesAway() async throws {
    let scratch = try Scratch()
    for number in 1...4 { try scratch.write(Self.letter(number), to: "in/\(number).txt") }
    let made = try await Self.run(
      """
      "$insight" add in > /dev/null; "$insight" export out; echo mine > out/originals/2-mine.txt
      echo changed >> out/originals/3-3.txt; "$insight" remove 1 3 > /dev/null; "$insight" export out; ls out/originals
      "$insight" export out; INSIGHT_LIBRARY=$PWD/other.db "$insight" import out
      """, scratch)
    #expect(
      made.output == """
        wrote 4 issues and 0 notes to out
        wrote 2 issues and 0 notes to out; took away 1 of an earlier export
        2-2.txt
        2-mine.txt
        3-3.txt
        4-4.txt
        wrote 2 issues and 0 notes to out
        added 2, kept already 0

        """, "\(made)")
  }

  /// A note on a cell leads back to the cell, by a word that a shell takes as it is.
  @Test func aNoteOnACellLeadsToIt() async throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      Ⅰ. YARDS

      1. What Is on Order

      Table 1. Orders by Yard
      | Yard | New/Old Ships | Men |
      | Anker & Co's | 31 | 900 |
      | Bulwark | 24 | 700 |

      """, to: "yards.txt")
    let note = """
      "notes": [{"article": "1.1", "block": 0, "quotation": "31", "note": "many", "written": 7, "lost": 0, "table": 0, \
      "row": "Anker & Co's", "column": "New/Old Ships"}]
      """
    _ = try await Self.run("\"$insight\" add yards.txt && \"$insight\" export out", scratch)
    let state = scratch.folder.appendingPathComponent("out/state.json")
    let text = try String(contentsOf: state, encoding: .utf8).replacingOccurrences(
      of: "\"notes\": []", with: note)
    try text.write(to: state, atomically: true, encoding: .utf8)
    let result = try await Self.run(
      """
      "$insight" import out > /dev/null; "$insight" notes --format markdown > notes; grep -- --at notes
      rm yards.txt; "$insight" notes --format markdown | sed -n "s/^    insight/\"\\$insight\"/p" > back; . ./back
      "$insight" --kept 1 --at 1.1/1/Anker/Men; echo $?
      """, scratch)
    let address = "'1.1/1/Anker & Co'\\''s/New%2FOld Ships'"
    #expect(result.lines.first == "    insight --at \(address) \(scratch.folder.path)/yards.txt", "\(result)")
    #expect(result.output.contains("Table 1. Orders by Yard") && result.lines.last == "1")
    #expect(result.error.contains("no row Anker in 1.1/1"), "\(result)")
  }

  /// A kept issue without a file is opened by its number, and of several articles of one address the one that is meant.
  @Test func whatHasNoFileIsOpenedByItsNumber() async throws {
    let scratch = try Scratch()
    try scratch.write("Ⅰ. A\n\n1. One\n\nFirst.\n\nⅠ. B\n\n1. Two\n\nSecond.\n\nThird.\n", to: "a.txt")
    let result = try await Self.run(
      """
      "$insight" add - < a.txt; "$insight" --kept 1 --at 1.1#2/2; "$insight" --kept 7; echo $?
      "$insight" search third a.txt b.txt; "$insight" search third fourth; "$insight" search -third; "$insight" search -sand; "$insight" search -sand a.txt
      """, scratch)
    #expect(result.lines.contains("Third.") && !result.lines.contains("Second."), "\(result)")
    #expect(result.error.contains("issue 7: it is no longer in the library"))
    #expect(
      result.error.contains("insight search 'third fourth'") && result.error.contains("search -- QUERY"))
    #expect(result.error.ranges(of: "there is no option -sand; a query that begins with -").count == 2)
  }

  /// A path that another text has by now is no way back to a note on the text that was there.
  @Test(arguments: [true, false]) func aNoteLeadsBackToItsOwnText(isKept: Bool) async throws {
    let scratch = try Scratch()
    try scratch.write(Self.letter(4), to: "latest.txt")
    let note = """
      "notes": [{"article": "1.1", "block": 1, "quotation": "Paragraph 2 of 4 tells of rope 8.", "note": "which?", \
      "written": 7, "lost": 0}]
      """
    _ = try await Self.run(
      "\"$insight\" add latest.txt && \"$insight\" export out && \"$insight\" remove 1", scratch)
    let state = scratch.folder.appendingPathComponent("out/state.json")
    var text = try String(contentsOf: state, encoding: .utf8).replacingOccurrences(
      of: "\"notes\": []", with: note)
    if !isKept { text = text.replacingOccurrences(of: "\"originals/1-latest.txt\"", with: "null") }
    try text.write(to: state, atomically: true, encoding: .utf8)
    let before = try await Self.run(
      "\"$insight\" import out && \"$insight\" notes --format markdown", scratch)
    #expect(
      before.lines.contains { $0.hasSuffix("insight --at 1.1/2 \(scratch.folder.path)/latest.txt") },
      "\(before)")
    try scratch.write(Self.letter(5), to: "latest.txt")
    let after = try await Self.run(
      "\"$insight\" add latest.txt > /dev/null; \"$insight\" notes --format markdown; \"$insight\" notes --format json",
      scratch)
    #expect(after.lines.contains("    insight --at 1.1/2 --kept 1") == isKept, "\(after)")
    #expect(
      after.output.contains(
        isKept ? "\"command\": \"insight --at 1.1/2 --kept 1\"" : "\"command\": null"))
    #expect(!after.output.contains("1.1/2 /"))
  }

  /// Texts of the configured folders that are new, or revised, are told; so is a folder that is not there.
  @Test func foldersAreLookedThroughAgain() async throws {
    let call = """
      export XDG_CONFIG_HOME=$PWD/config INSIGHT_LIBRARY=$PWD/library.db
      printf '[library]\\nfolders = ["%s/in", "%s/gone"]\\n' "$PWD" "$PWD" > config/insight/config.toml
      "$insight" add in/4.txt > /dev/null; "$insight"
      """
    try await Window.open(140, 24, "read -r; " + call) { window in
      try window.scratch.write(Self.letter(4), to: "in/4.txt")
      try window.scratch.write("", to: "config/insight/config.toml")
      try await window.press("Enter")
      try await window.wait(for: "gone: no such folder", "No. 4")
      try window.scratch.write(Self.letter(4) + "Corrected.\n", to: "in/b.txt")
      try window.scratch.write(Self.letter(6), to: "in/6.txt")
      try await window.press("R")
      try await window.wait(for: "1 issue added, 1 revised from your folders", "No. 6")
    }
  }

  /// `kill -9` at any moment: the file is sound, and what was said to be kept is kept. A longer run: Benchmarks/kills.
  @Test func nothingIsLostWhenItIsKilled() async throws {
    let scratch = try Scratch()
    for number in 1...40 { try scratch.write(Self.letter(number), to: "in/\(number).txt") }
    let result = try await Program.shell(
      "bash \"$kills\" \"$insight\" in 12",
      environment: ["kills": Program.repository.path + "/Benchmarks/kills", "TMPDIR": scratch.folder.path],
      in: scratch.folder)
    #expect(result.status == 0 && result.output.hasPrefix("12 times killed: "), "\(result)")
  }
}

import Foundation
import Testing

/// The commands of the library, on the built program.
@Suite struct LibraryTests {
  private typealias Object = [String: Any]

  private static func letter(_ number: Int, _ published: String, _ text: String) -> String {
    """
    Title

    Dockside Notes No. \(number) of Cranes and Ropes

    Post Date

    \(published)

    Ⅰ. CRANES

    1. The Crane of Pier \(number)

    \(text)

    """
  }

  private static func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(letter(3, "2030-01-02", "Six tons hang from “old” ropes."), to: "in/a.txt")
    try scratch.write(letter(4, "2030-02-02", "The gale took a crane."), to: "in/b.txt")
    try scratch.write("Nothing but a line.\n", to: "in/c.txt")
    try scratch.write("x,y\n1,2\n3,4\n", to: "t.csv")
    return scratch
  }

  private static func run(_ line: String, _ scratch: Scratch) async throws -> Program.Result {
    try await Program.shell(
      line, environment: ["INSIGHT_LIBRARY": scratch.folder.path + "/kept/library.db"], in: scratch.folder)
  }

  private static func object(_ result: Program.Result) throws -> Object {
    try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? Object)
  }

  /// A file that may not grow any more is told as what it is, and what is in the library stays.
  @Test func aLimitOfFilesIsTold() async throws {
    let scratch = try Self.scratch()
    let result = try await Self.run(
      """
      "$insight" add in/a.txt > /dev/null; (ulimit -f 16; "$insight" add in/b.txt; echo $?); "$insight" list | wc -l
      """, scratch)
    #expect(result.output.split(separator: "\n").map { $0.filter(\.isNumber) } == ["74", "1"], "\(result)")
    #expect(result.error.contains("may not grow any more; raise the limit (ulimit -f)"), "\(result)")
    #expect(result.error.split(separator: "\n").count == 1)
  }

  /// What takes the place of a closed standard input is not what was to be kept.
  @Test func aClosedInputIsNoIssue() async throws {
    let scratch = try Self.scratch()
    let result = try await Self.run("\"$insight\" add - <&-; echo $?; \"$insight\" list", scratch)
    #expect(result.output == "added 0, kept already 0, revised 0\n66\n", "\(result)")
    #expect(result.error.hasPrefix("insight: standard input: "))
  }

  @Test func addListRemove() async throws {
    let scratch = try Self.scratch()
    let none = try await Self.run("\"$insight\" list; \"$insight\" search crane; echo $?; ls", scratch)
    #expect(none.output == "1\nin\nt.csv\n" && none.error == "")
    let added = try await Self.run(
      "\"$insight\" add in; \"$insight\" add in/a.txt in/c.txt --format json", scratch)
    #expect(added.status == 0 && added.error == "")
    #expect(added.lines.first == "added 2, kept already 0, revised 0")
    #expect(added.lines.dropFirst().first == "left out 1: in/c.txt (no issue)")
    try scratch.write(Self.letter(9, "2030-09-02", "Deep down."), to: "deep/2030/9/z.txt")
    let deep = try await Program.shell(
      "\"$insight\" add deep", environment: ["INSIGHT_LIBRARY": scratch.folder.path + "/deep.db"],
      in: scratch.folder)
    #expect(deep.output == "added 1, kept already 0, revised 0\n")
    #expect(added.output.contains("\"added\": [3]") && added.output.contains("\"known\": [1]"))
    let listed = try Self.object(try await Self.run("\"$insight\" list --format json", scratch))
    #expect(listed["schema"] as? String == "insight.list/1")
    let issues = try #require(listed["issues"] as? [Object])
    #expect(issues.map { $0["id"] as? Int } == [2, 1, 3])
    #expect(
      issues[0].keys.sorted() == [
        "file", "id", "number", "periodical", "published", "revisions", "starred", "title", "unread",
      ])
    #expect(
      issues[0]["periodical"] as? String == "Dockside Notes"
        && issues[0]["published"] as? String == "2030-02-02")
    #expect(issues[0]["unread"] as? Bool == true && issues[0]["revisions"] as? Int == 0)
    #expect((issues[0]["file"] as? String)?.hasSuffix("/in/b.txt") == true)
    let some = try await Self.run("\"$insight\" list dockside 3; \"$insight\" list harbour", scratch)
    #expect(some.status == 1 && some.lines.count == 1 && some.output.contains("No. 3"))
    let removed = try await Self.run("\"$insight\" remove 1 2; \"$insight\" remove 2", scratch)
    #expect(removed.output == "removed 2\nremoved 0\n" && removed.status == 1)
    #expect(removed.error == "insight: there is no issue 2 in the library; insight list shows them\n")
  }

  @Test func aRevisionIsSaid() async throws {
    let scratch = try Self.scratch()
    try scratch.write(Self.letter(3, "2030-01-02", "Seven tons hang from old ropes."), to: "d.txt")
    let result = try await Self.run(
      "\"$insight\" add in/a.txt; \"$insight\" add d.txt; \"$insight\" list", scratch)
    #expect(result.status == 0)
    #expect(result.output.contains("d.txt: another text of Dockside Notes No. 3; it takes the place of 1\n"))
    #expect(
      result.output.contains("added 0, kept already 0, revised 1\n")
        && result.output.contains("(1 older text)"))
    let found = try await Self.run("\"$insight\" search six; echo $?; \"$insight\" search seven", scratch)
    #expect(found.lines.first == "1" && found.lines.count == 2)
  }

  @Test func whatCannotBeKeptIsSaid() async throws {
    let scratch = try Self.scratch()
    let result = try await Self.run("\"$insight\" add t.csv nowhere.txt in/a.txt --format json", scratch)
    #expect(
      result.status == 66 && result.error == "insight: t.csv: is a data file; the library keeps issues\n")
    let object = try Self.object(result)
    #expect((object["refused"] as? [Object])?.map { $0["file"] as? String } == ["t.csv", "nowhere.txt"])
    #expect((object["added"] as? [Int])?.count == 1)
    let piped = try await Self.run("\"$insight\" add - < in/b.txt", scratch)
    #expect(piped.output == "added 1, kept already 0, revised 0\n")
  }

  /// `INSIGHT_SECURE` reads what was kept, and writes nothing.
  @Test func nothingIsWrittenWhereThatIsForbidden() async throws {
    let scratch = try Self.scratch()
    let refused = "INSIGHT_SECURE is set: no program is started, no file is written"
    let none = try await Self.run("INSIGHT_SECURE=1 \"$insight\" add in/a.txt; echo $?; ls", scratch)
    #expect(none.output == "74\nin\nt.csv\n" && none.error.hasSuffix("library.db: \(refused)\n"))
    let kept = try await Self.run(
      "\"$insight\" add in/a.txt > log; export INSIGHT_SECURE=1; "
        + "\"$insight\" list; \"$insight\" add in/b.txt; \"$insight\" export out; \"$insight\" list; ls; ls kept",
      scratch)
    #expect(kept.lines.count == 7 && kept.lines.first == kept.lines.dropFirst().first)
    #expect(kept.lines.suffix(5) == ["in", "kept", "log", "t.csv", "library.db"])
    #expect(kept.error.split(separator: "\n").allSatisfy { $0.hasSuffix(refused) })
  }

  @Test func searchSaysWhereAndWhat() async throws {
    let scratch = try Self.scratch()
    let kept = try await Self.run(
      "\"$insight\" add in && \"$insight\" search '\"old ropes\"' --format json", scratch)
    let json = kept.output.drop { $0 != "{" }
    let found = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? Object)
    #expect(found["schema"] as? String == "insight.search/1" && found["query"] as? String == "\"old ropes\"")
    #expect(found["total"] as? Int == 1)
    let match = try #require((found["matches"] as? [Object])?.first)
    #expect(
      match.keys.sorted() == [
        "address", "file", "headline", "id", "lines", "number", "periodical", "published", "ranges", "text",
      ])
    #expect(match["address"] as? String == "1.1" && match["id"] as? Int == 1)
    #expect(
      match["lines"] as? [Int] == [13, 13] && match["text"] as? String == "Six tons hang from “old” ropes.")
    #expect(match["ranges"] as? [[Int]] == [[20, 30]])
    let lines = try await Self.run(
      "\"$insight\" search crane; \"$insight\" search crane --limit 1; \"$insight\" search crane --until 2030-01; \"$insight\" search crane --since 2030-02 --in dock",
      scratch)
    #expect(lines.lines.count == 7)
    #expect(lines.lines.first == "2030-02-02  Dockside Notes No. 4  1.1  The Crane of Pier 4")
    let files = try await Self.run("\"$insight\" search ropes in t.csv --format json", scratch)
    #expect(files.status == 0)
    let inFiles = try #require((try Self.object(files)["matches"] as? [Object])?.first)
    #expect(inFiles["id"] is NSNull && inFiles["file"] as? String == "in/a.txt")
    let wrong = try await Self.run(
      "\"$insight\" search '\"old'; echo $?; \"$insight\" search is:unread in", scratch)
    #expect(wrong.output == "2\n" && wrong.status == 2)
    #expect(wrong.error.hasPrefix("insight: the quotation \"old is not closed; end it with \"\n"))
  }

  /// What is no library is named in one line and left as it is; what does not need it goes on.
  @Test func aDamagedLibrary() async throws {
    let scratch = try Self.scratch()
    let result = try await Self.run(
      """
      mkdir kept; head -c 9000 /dev/zero | tr '\\0' x > kept/library.db; cp kept/library.db was
      for c in 'add in' list 'search crane' 'remove 1'; do "$insight" $c; echo $?; done
      cmp was kept/library.db && "$insight" show in/a.txt 1.1 | head -1; ls kept
      """, scratch)
    #expect(result.output == "66\n66\n66\n66\n1. The Crane of Pier 3\nlibrary.db\n")
    let lines = result.error.split(separator: "\n")
    #expect(
      lines.count == 4
        && lines.allSatisfy { $0.contains("library.db: file is not a database; it was left as it is") })
  }
}

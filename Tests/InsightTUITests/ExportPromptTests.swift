import Foundation
import InsightModel
import Testing

@testable import InsightTUI

/// Writing a table to the clipboard and to a file.
@Suite struct ExportPromptTests {
  private static func reader() -> Reader {
    var reader = Sample.reader(at: "2.1")
    reader.press("t")
    return reader
  }

  private static let lines = """
    2031 Rank,Line,2031 Passengers,2031 Share (%),2030 Passengers,Stops
    1,Ōsaka Loop,"8,410",31.2%,"7,990",12
    2,Nordsjø Express,"6,075",22.5%,-,9
    3,Île Verte,"4,988",18.5%,"5,100",9
    4,한강 Crossing,"3,310",12.3%,"3,018",12
    5,Straße Three,"1,204",4.5%,-,7
    ,Others,"2,963",11.0%,"2,511",30
    ,Total,"26,950",100.0%,"24,020",79

    """

  @Test func writesWhatIsInView() {
    var reader = Self.reader()
    let name = "Table-1-Ferry-Lines-by-Passengers-2031.csv"
    expect(&reader, "x", changes: ["overlay: nil → export “\(name)”"])
    expect(
      &reader, .enter,
      changes: ["overlay: export “\(name)” → export “\(name)” \(Self.lines.utf8.count) bytes"],
      effects: [.write(Array(Self.lines.utf8), to: name, overwriting: false)])
    expect(
      &reader, .written(.written(byteCount: 1234)),
      changes: [
        "overlay: export “\(name)” \(Self.lines.utf8.count) bytes → nil",
        "notice: nil → wrote \(name): 7 rows and 6 columns as CSV, as printed; 1,234 bytes",
      ])
  }

  @Test func theEndingIsTheFormat() {
    var reader = Self.reader()
    reader.press("$", "[", "&")
    reader.write("stops<12")
    reader.press(.enter)
    reader.press("x", .control("u"))
    reader.write("a.tsv")
    expect(&reader, .tab, changes: ["overlay: export “a.tsv” → export “a.tsv” as values"])
    let text =
      "2031 Rank\tLine\t2031 Passengers\t2031 Share (%)\t2030 Passengers\tStops\n"
      + "5\tStraße Three\t1204\t4.5\t\t7\n2\tNordsjø Express\t6075\t22.5\t\t9\n3\tÎle Verte\t4988\t18.5\t5100\t9\n"
      + "\tOthers\t2963\t11.0\t2511\t30\n\tTotal\t26950\t100.0\t24020\t79\n"
    expect(
      &reader, .enter,
      changes: ["overlay: export “a.tsv” as values → export “a.tsv” as values \(text.utf8.count) bytes"],
      effects: [.write(Array(text.utf8), to: "a.tsv", overwriting: false)])
  }

  @Test func nothingIsOverwrittenUnasked() {
    var reader = Self.reader()
    reader.press("x", .control("u"))
    reader.write("a.csv")
    reader.press(.enter)
    let size = Self.lines.utf8.count
    expect(
      &reader, .written(.exists),
      changes: ["overlay: export “a.csv” \(size) bytes → export “a.csv” \(size) bytes overwrite?"])
    #expect(reader.foot == "overwrite a.csv? y / n")
    expect(
      &reader, "z", changes: ["notice: nil → z does nothing here; ? shows the keys"])
    expect(
      &reader, "n",
      changes: [
        "overlay: export “a.csv” \(size) bytes overwrite? → export “a.csv”",
        "notice: z does nothing here; ? shows the keys → nil",
      ])
    reader.press(.enter)
    reader.take([.written(.exists)])
    expect(&reader, "y", effects: [.write(Array(Self.lines.utf8), to: "a.csv", overwriting: true)])
  }

  @Test func aFailureIsSaidAndMayBeMended() {
    var reader = Self.reader()
    reader.press("x", .control("u"))
    reader.write("a/b.csv")
    reader.press(.enter)
    reader.take([.written(.failed("no such folder"))])
    #expect(reader.screen[2] == " not written: no such folder" && reader.foot == "File: a/b.csv")
    reader.press(.backspace, .escape)
    #expect(reader.overlay == nil && reader.context == .table)
  }

  @Test(arguments: [
    ("Table 1. Cargo of 2031 (釜山/부산)", "Table-1-Cargo-of-2031-釜山-부산.csv"), ("", "table.csv"),
    ("../../etc", "etc.csv"),
    (
      String(repeating: "long words ", count: 20),
      "long-words-long-words-long-words-long-words-long-words-long.csv"
    ),
  ])
  func namesFilesAfterTitles(title: String, name: String) {
    #expect(ExportPrompt.fileName(title) == name)
  }

  /// The key for it is told where there is anything that a spreadsheet would run.
  @Test func formulasAreDefusedOnDemand() {
    let bytes = Array("item,sum\n=HYPERLINK(1),4\nplain,-2\n".utf8)
    guard let table = DataReader.table(name: "m.csv", bytes) else { return }
    var reader = Reader(
      documents: [Document(name: "m.csv", state: .data(Grid(table), loaded: nil))],
      size: Size(columns: 80, rows: 24))
    reader.press("x")
    #expect(reader.view().picture.contains("Tab writes it as values, Shift-Tab without formulas"))
    reader.press(.backTab)
    #expect(reader.view().picture.contains("2 rows and 2 columns as CSV, as printed, without formulas"))
    #expect(reader.view().picture.contains("\"'=HYPERLINK(1)\",4"))
    reader.press(.backTab)
    #expect(
      reader.view().picture.contains("|=HYPERLINK(1),4") || reader.view().picture.contains(" =HYPERLINK(1),4")
    )
    var harmless = Self.reader()
    harmless.press("x")
    #expect(harmless.view().picture.contains("Tab writes it as values "))
  }

  // MARK: Files

  private static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("insight-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func writesFilesWhole() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("a b.csv").path
    #expect(FileWriter.write(Array("one".utf8), to: path, overwriting: false) == .written(byteCount: 3))
    #expect(FileWriter.write(Array("two".utf8), to: path, overwriting: false) == .exists)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let link = folder.appendingPathComponent("link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    let long = [UInt8](repeating: 0x61, count: 300_000)
    #expect(FileWriter.write(long, to: link, overwriting: true) == .written(byteCount: 300_000))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(long))
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a b.csv", "link"])
  }

  /// A link that leads to no file yet is written through, however many lead to it; one that leads to itself is not.
  @Test func linksThatLeadNowhere() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func link(_ name: String, _ target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/" + name, withDestinationPath: target)
    }
    try FileManager.default.createDirectory(atPath: folder.path + "/sub", withIntermediateDirectories: true)
    try link("one", "sub/two")
    try link("sub/two", folder.path + "/three.csv")
    try link("round", "round")
    try link("far", "none/a.csv")
    func outcome(_ name: String) -> WriteOutcome {
      FileWriter.write([0x61], to: folder.path + "/" + name, overwriting: false)
    }
    #expect(outcome("one") == .written(byteCount: 1))
    #expect(try Data(contentsOf: folder.appendingPathComponent("three.csv")) == Data([0x61]))
    #expect(outcome("one") == .exists)
    #expect(outcome("far") == .failed("no such folder"))
    guard case .failed = FileWriter.write([0x61], to: folder.path + "/round", overwriting: true) else {
      Issue.record("a link to itself was replaced")
      return
    }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/one") == "sub/two")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/round") == "round")
  }

  @Test func saysWhyNot() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func outcome(_ name: String) -> WriteOutcome {
      FileWriter.write([0x61], to: folder.path + "/" + name, overwriting: false)
    }
    #expect(outcome("none/a.csv") == .failed("no such folder"))
    #expect(outcome("") == .failed("this is a folder; add a file's name"))
    #expect(outcome(String(repeating: "n", count: 300)) == .failed("this name is too long"))
    #expect(
      FileWriter.write([0x61], to: "/dev/null", overwriting: true)
        == .failed("this is no file of the common kind"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }
}

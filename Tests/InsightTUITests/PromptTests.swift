import InsightModel
import Testing

@testable import InsightTUI

/// What is typed is edited in the middle too, in every prompt.
@Suite struct PromptTests {
  private static let keys: [Key] = [.left, .left, "x", .home, "y", .delete, .right, .backspace, .end, "z"]

  /// `abcde` becomes abc|de, abcx|de, |abcxde, y|abcxde, y|bcxde, yb|cxde, y|cxde, ycxde|, ycxdez.
  @Test func everyPromptIsEditedInTheMiddle() {
    var search = Sample.reader(80, 24, at: "1.1")
    search.press("/")
    search.write("abcde")
    for key in Self.keys { search.press(key) }
    #expect(search.prompt?.text == "ycxdez")
    var filter = DataSample.reader()
    filter.press("&")
    filter.write("abcde")
    for key in Self.keys { filter.press(key) }
    #expect(filter.prompt?.text == "ycxdez")
    var palette = Sample.reader(80, 24, at: "1.1")
    palette.press(":")
    palette.write("abcde")
    for key in Self.keys { palette.press(key) }
    #expect(palette.foot.hasPrefix(":ycxdez"))
    var export = DataSample.reader()
    export.press("x", .control("u"))
    export.write("abcde")
    for key in Self.keys { export.press(key) }
    #expect(export.foot.hasPrefix("File: ycxdez"))
  }

  @Test func theCursorStandsWhereOneTypes() {
    var reader = DataSample.reader()
    reader.press("&")
    reader.write("harbour")
    #expect(reader.view().cursor?.column == 8)
    reader.press(.left, .left)
    #expect(reader.view().cursor?.column == 6 && reader.foot.hasPrefix("&harbour"))
    reader.press(.control("a"))
    #expect(reader.view().cursor?.column == 1)
    reader.press(.left)
    #expect(reader.notice?.text == "← has nothing to do here" && reader.prompt?.text == "harbour")
    // The next prompt begins at its end.
    reader.press(.escape, "&")
    reader.write("pier")
    #expect(reader.prompt?.text == "pier")
  }

  /// A proposed name gives way to what is typed, unless one goes into it.
  @Test func aProposedNameCanBeEdited() {
    var reader = DataSample.reader()
    reader.press("x", .home)
    reader.write("all-")
    #expect(reader.foot.hasPrefix("File: all-catches-csv.csv"))
    reader.press(.escape, "x")
    reader.write("b.csv")
    #expect(reader.foot.hasPrefix("File: b.csv"))
  }

  /// A long text is shown around the cursor, on the narrowest screen too.
  @Test func theCursorStaysOnTheScreen() {
    var reader = DataSample.reader(DataSample.catches, 20, 6)
    reader.press("&")
    reader.write("a filter that has more letters than the line")
    for _ in 0..<60 {
      reader.press(.left)
      #expect((0..<20).contains(reader.view().cursor?.column ?? -1))
    }
    #expect(reader.screen[5].hasPrefix("&a"))
  }
}

import InsightModel
import Testing

/// The line that a passage is.
@Suite struct PassageTests {
  /// As splitting by characters that are white space has it.
  @Test(arguments: [
    "", " ", "a", " a ", "a  b", "a\t\r\n b\u{A0}c", "한국 반도체\u{3000}시장", "é\u{2003}è\u{2028}",
    "\u{C2A0}\u{200B}x",
    "\u{85}\u{1680}y\u{205F}\u{202F}z", "Â à â\u{E2}", "ま\u{3001}す",
  ]) func everyStretchOfWhiteSpaceIsOneBlank(text: String) {
    let wanted = text.unicodeScalars.split { $0.properties.isWhitespace }.map(String.init).joined(
      separator: " ")
    #expect(Passages.oneLine(text) == wanted)
  }
}

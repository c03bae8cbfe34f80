import Testing

@testable import InsightModel

@Suite struct DecodingTests {
  private static let korean = "제목: 조선 산업 동향\n한국의 조선소는 올해 수주를 늘리고 있으며 이는 시장의 기대를 웃도는 결과이다.\n"
  private static let chinese = "标题：造船行业动态\n中国的造船企业今年在国际市场上有了新的订单，这是公司发展的结果。\n"

  private func decoded(_ bytes: [UInt8]) -> (String, TextEncoding) {
    let result = Decoder.decode(bytes)
    return (String(decoding: result.bytes, as: UTF8.self), result.encoding)
  }

  @Test func utf8WithAndWithoutMark() {
    let text = "Größe ist nicht alles — 조선\n"
    #expect(decoded(Array(text.utf8)) == (text, .utf8))
    #expect(decoded([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == (text, .utf8))
    #expect(decoded([0xEF, 0xBB, 0xBF]) == ("", .utf8))
  }

  @Test(arguments: [("UTF-16LE", [0xFF, 0xFE] as [UInt8]), ("UTF-16BE", [0xFE, 0xFF])])
  func utf16(_ encoding: String, mark: [UInt8]) {
    let text = "Steel output rose 𝟜 percent.\nStahl für Brücken, 조선\n"
    let bytes = encoded(text, as: encoding)
    #expect(decoded(mark + bytes) == (text, TextEncoding(rawValue: encoding)))
    #expect(decoded(bytes) == (text, TextEncoding(rawValue: encoding)), "without mark")
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE"])
  func utf16WithoutMarkInKorean(_ encoding: String) {
    // Hardly a zero byte but those of spaces, full stops and line feeds.
    #expect(decoded(encoded(Self.korean, as: encoding)) == (Self.korean, TextEncoding(rawValue: encoding)))
  }

  @Test func utf16CutInMidUnitKeepsTheRest() {
    let bytes = [0xFF, 0xFE] + encoded("Tin\nZinc", as: "UTF-16LE").dropLast()
    let result = Decoder.decode(bytes)
    #expect(String(decoding: result.bytes, as: UTF8.self) == "Tin\nZin\u{FFFD}")
    #expect(result.diagnostics == [Diagnostic(.undecodable(count: 1), lines: 2...2)])
  }

  @Test func loneSurrogatesAreNoText() {
    let result = Decoder.decode([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00])
    #expect(String(decoding: result.bytes, as: UTF8.self) == "A\u{FFFD}B")
    #expect(result.diagnostics == [Diagnostic(.undecodable(count: 1), lines: 1...1)])
  }

  @Test func codePagesByEvidence() {
    #expect(decoded(encoded(Self.korean, as: "CP949")) == (Self.korean, .cp949))
    #expect(decoded(encoded(Self.chinese, as: "GB18030")) == (Self.chinese, .gb18030))
  }

  @Test func codePageShowsInOneHeadingOfAnEnglishPage() {
    let text = "Ⅰ. SHIPBUILDING\n\nOrders rose “sharply” in May.\n"
    let (string, encoding) = decoded(encoded("조선 소식의 이름\n" + text, as: "CP949"))
    #expect(string == "조선 소식의 이름\n" + text)
    #expect(encoding == .cp949)
  }

  @Test func westernIsTheLastResort() {
    let bytes: [UInt8] =
      Array("Gr".utf8) + [0xF6, 0xDF] + Array("e, caf".utf8) + [0xE9, 0x20, 0x93, 0x61, 0x94, 0x20, 0x80]
    #expect(decoded(bytes) == ("Größe, café “a” €", .windows1252))
  }

  @Test func truncatedUTF8IsStillUTF8() {
    let whole = Array("조선 산업의 동향은 밝다".utf8)
    for cut in 1...2 {
      let result = Decoder.decode(Array(whole.dropLast(cut)))
      #expect(result.encoding == .utf8)
      #expect(result.diagnostics.map(\.kind) == ["undecodable"])
      #expect(String(decoding: result.bytes, as: UTF8.self).hasPrefix("조선 산업의 동향은 밝\u{FFFD}"))
    }
  }

  @Test func lineEndsOfEveryKind() {
    #expect(decoded(Array("a\r\nb\rc\n\r\nd\r".utf8)).0 == "a\nb\nc\n\nd\n")
    #expect(decoded(Array("\r\r\n\r".utf8)).0 == "\n\n\n")
  }

  @Test func lineNumbersAreThoseOfTheFile() {
    let text = SourceText(bytes: Array("a\n\nbc\nd".utf8))
    #expect(text.lineCount == 4)
    #expect((1...4).map { text.string(text.line($0)) } == ["a", "", "bc", "d"])
    #expect((0...6).map(text.lineNumber) == [1, 1, 2, 3, 3, 3, 4])
    #expect(text.line(0).isEmpty && text.line(5).isEmpty)
    #expect(SourceText(bytes: Array("a\n".utf8)).lineCount == 1)
  }
}

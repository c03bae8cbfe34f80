import Testing

@testable import InsightModel

/// The gate: each form of output, and every character that a terminal acts on.
@Suite struct HarmlessTests {
  private static let controls: [UInt32] =
    Array(0..<0x20) + Array(0x7F..<0xA0) + [0x061C, 0x200E, 0x200F] + Array(0x2028...0x202E)
    + Array(0x2066...0x2069) + [0xFEFF]

  private static func isHarmless(_ text: String, besides allowed: [UInt32] = []) -> Bool {
    !text.unicodeScalars.contains { controls.contains($0.value) && !allowed.contains($0.value) }
  }

  private static var everything: String {
    var text = String.UnicodeScalarView()
    for control in controls {
      text.append("x")
      if let scalar = Unicode.Scalar(control) { text.append(scalar) }
    }
    return String(text)
  }

  @Test func eachForm() {
    #expect(Self.isHarmless(Harmless.line(Self.everything)))
    #expect(Self.isHarmless(Harmless.path(Self.everything)))
    var line: [UInt8] = []
    Harmless.append(Self.everything, to: &line)
    #expect(line.popLast() == 0x0A)
    #expect(Self.isHarmless(String(decoding: line, as: UTF8.self), besides: [0x09]))
    #expect(
      Self.isHarmless(JSON.members([(Self.everything, .text(Self.everything))]).document, besides: [0x0A]))
    let table = DataReader.table(
      name: "t.csv", Array("a,b\n1,\"\(Self.everything.filter { $0 != "\"" })\"\n2,3\n".utf8))
    for format in TableExport.Format.allCases {
      // Marks of direction turn nothing around, and belong to the text that is written on.
      let marks: [UInt32] = [0x061C, 0x200E, 0x200F, 0xFEFF]
      let text = table.flatMap { TableExport(Grid($0), format: format).text(Grid($0)) } ?? []
      #expect(!text.isEmpty)
      #expect(
        Self.isHarmless(
          String(decoding: text, as: UTF8.self), besides: [0x09, 0x0A] + (format == .json ? [] : marks)),
        "\(format)")
    }
  }

  @Test func whatIsHarmlessStays() {
    let text = "Größe 한국 👩‍👧 \u{301} ﬀ — “x”\u{A0}\u{3000}"
    #expect(Harmless.line(text) == text && Harmless.path(text) == text)
    var line: [UInt8] = []
    Harmless.append("a\tb " + text, to: &line)
    #expect(String(decoding: line, as: UTF8.self) == "a\tb " + text + "\n")
    #expect(JSON.text("é \u{A0}\"\\\t").document == "\"é \u{A0}\\\"\\\\\\t\"\n")
  }

  @Test func controlsAreShownBySigns() {
    #expect(Harmless.path("a\u{1B}[31m\nb\u{202E}") == "a␛[31m␊b\u{FFFD}")
    #expect(Harmless.line("a\nb\u{9B}") == "a b\u{FFFD}")
    var line: [UInt8] = []
    Harmless.append("a\rb\u{85}", to: &line)
    #expect(String(decoding: line, as: UTF8.self) == "a␍b\u{FFFD}\n")
    #expect(JSON.text("\u{9D}\u{202E}\u{1B}\u{7F}").document == "\"\\u009d\\u202e\\u001b\\u007f\"\n")
  }

  /// A carriage return is the end of a line in a cell, whichever way it is written.
  @Test func carriageReturnsInCells() {
    let bytes = Array("n,t\n1,\"up\rdown\"\n2,\"left\r\nright\"\n3,\"plain\"\n".utf8)
    let table = DataReader.table(name: "r.csv", bytes)
    let text = table.flatMap { TableExport(Grid($0), format: .csv).text(Grid($0)) } ?? []
    #expect(String(decoding: text, as: UTF8.self) == "n,t\n1,\"up\ndown\"\n2,\"left\nright\"\n3,\"plain\"\n")
  }

  /// Each name has one text, and each text that is made of a name leads back to it.
  @Test(
    arguments: [
      Array("plain.txt".utf8), Array("한국.txt".utf8), [0xC7, 0xD1, 0xB1, 0xB9, 0x2E, 0x74], [0xFF],
      [0x80, 0x41, 0xC3],
      [0xED, 0xA0, 0x80], [0xC0, 0xAF], Array("\u{10FF80}\u{10FFFF}".utf8), [0xF4, 0x8F, 0xBE],
      Array("a\u{10FF7F}".utf8), [],
    ] as [[UInt8]])
  func namesAreBytes(name: [UInt8]) {
    let text = name.withUnsafeBufferPointer { FileName.text($0) }
    #expect(FileName.bytes(text).map { UInt8(bitPattern: $0) } == name + [0])
    #expect(!Harmless.path(text).unicodeScalars.contains { FileName.strayBytes.contains($0.value) })
    if let valid = String(validating: name, as: UTF8.self), !valid.contains("\u{10FF80}") {
      #expect(text == valid)
    }
  }
}

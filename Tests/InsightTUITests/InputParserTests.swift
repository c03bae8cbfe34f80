import Testing

@testable import InsightTUI

/// Bytes from a terminal, and the events they are.
@Suite struct InputParserTests {
  /// What an event is, in a word, so that tables of them are short.
  private static func word(_ event: Event) -> String {
    switch event {
    case .key(let key): key.label
    case .paste(let text): "paste(\(text))"
    case .wheel(let lines, let point): "wheel(\(lines),\(point.column),\(point.row))"
    case .click(let point, _): "click(\(point.column),\(point.row))"
    case .drag(let point): "drag(\(point.column),\(point.row))"
    case .release: "release"
    case .foreignKey: "foreign"
    case .terminate: "end"
    case .typed, .resize, .idle, .loaded, .changed, .copied, .progress, .computed, .written, .remembered,
      .found, .listed,
      .dwelt, .refused, .libraryFailed, .contentsWidth, .told, .said, .searches, .edited, .facts:
      "other"
    }
  }

  /// The events of texts that come one after the other, each some milliseconds after the one before; then nothing comes.
  private static func events(
    _ texts: [(String, after: Int)], keys: [(bytes: [UInt8], key: Key)] = []
  ) -> [String] {
    var parser = InputParser(keys: keys)
    var events: [Event] = []
    var time = 0
    for (text, pause) in texts {
      time += pause
      parser.take(Array(text.utf8), at: time, &events)
    }
    while let deadline = parser.deadline { parser.settle(at: deadline, &events) }
    return events.map(word)
  }

  private static func events(_ text: String) -> [String] { events([(text, 0)]) }

  private static func events(bytes: [UInt8]) -> [String] {
    var parser = InputParser()
    var events: [Event] = []
    parser.take(bytes, at: 0, &events)
    while let deadline = parser.deadline { parser.settle(at: deadline, &events) }
    return events.map(word)
  }

  /// Keys, as VT100, VT220, xterm, rxvt, PuTTY, the Linux console and tmux send them.
  private static let keys: [(String, [String])] = [
    ("a", ["a"]), ("Z", ["Z"]), (" ", ["Space"]), ("é", ["é"]), ("한", ["한"]), ("𝄞", ["𝄞"]),
    ("\u{300}", ["\u{300}"]),
    ("\t", ["Tab"]), ("\r", ["Enter"]), ("\n", ["Enter"]), ("\u{7F}", ["Backspace"]),
    ("\u{8}", ["Backspace"]),
    ("\u{1}", ["Ctrl-A"]), ("\u{3}", ["Ctrl-C"]), ("\u{1A}", ["Ctrl-Z"]),
    // Ctrl with Space, \ and _.
    ("\u{0}", ["foreign"]), ("\u{1C}", ["foreign"]), ("\u{1F}", ["foreign"]),
    ("\u{1B}", ["Esc"]), ("\u{1B}\u{1B}", ["Esc", "Esc"]), ("\u{1B}\u{1B}\u{1B}", ["Esc", "Esc", "Esc"]),
    ("\u{1B}[A", ["↑"]), ("\u{1B}[B", ["↓"]), ("\u{1B}[C", ["→"]), ("\u{1B}[D", ["←"]),
    ("\u{1B}OA", ["↑"]), ("\u{1B}OB", ["↓"]), ("\u{1B}OC", ["→"]), ("\u{1B}OD", ["←"]),
    ("\u{1B}[H", ["Home"]), ("\u{1B}[F", ["End"]), ("\u{1B}OH", ["Home"]), ("\u{1B}OF", ["End"]),
    ("\u{1B}[1~", ["Home"]), ("\u{1B}[4~", ["End"]), ("\u{1B}[7~", ["Home"]), ("\u{1B}[8~", ["End"]),
    ("\u{1B}[3~", ["Del"]), ("\u{1B}[5~", ["PgUp"]), ("\u{1B}[6~", ["PgDn"]), ("\u{1B}[Z", ["Shift-Tab"]),
    ("\u{1B}OP", ["F1"]), ("\u{1B}[11~", ["F1"]), ("\u{1B}[[A", ["F1"]), ("\u{1B}OM", ["Enter"]),
    // What is typed after the key, however quickly.
    ("\u{1B}q", ["Esc", "q"]), ("\u{1B}/x", ["Esc", "/", "x"]), ("\u{1B} ", ["Esc", "Space"]),
    ("\u{1B}한", ["Esc", "한"]),
    ("\u{1B}\u{3}", ["Esc", "Ctrl-C"]),
    ("\u{9B}A", ["↑"]), ("\u{8F}B", ["↓"]),
    ("jj\u{1B}[Bk", ["j", "j", "↓", "k"]), ("\u{1B}[A\u{1B}[A\u{1B}OB", ["↑", "↑", "↓"]),
  ]

  @Test(arguments: keys) func keysAreRead(sent: String, expected: [String]) {
    #expect(Self.events(sent) == expected)
  }

  /// Keys that do nothing here, and are told to: with modifiers, as xterm and kitty write them, and further ones.
  private static let foreign: [String] = [
    "\u{1B}[1;2A", "\u{1B}[1;5C", "\u{1B}[1;3H", "\u{1B}[1;16S", "\u{1B}[3;5~", "\u{1B}[5;2~", "\u{1B}[22~",
    "\u{1B}[34~", "\u{1B}\u{1B}[A", "\u{1B}\u{1B}OC", "\u{1B}[27;5;113~", "\u{1B}[113u", "\u{1B}[81;2u",
    "\u{1B}[57399;129u",
  ]

  @Test(arguments: foreign) func keysThatDoNothingAreTold(sent: String) {
    #expect(Self.events(sent) == ["foreign"])
    #expect(Self.events([("k", 0), (sent, 0), (sent, 5), ("j", 2000)]) == ["k", "foreign", "foreign", "j"])
  }

  /// Sequences of which nobody knows whether they are keys, and what a terminal says by itself.
  private static let dropped: [String] = [
    // Rare keys, and those of the keypad.
    "\u{1B}[a", "\u{1B}Oa", "\u{1B}O2P", "\u{1B}OT", "\u{1B}[[B", "\u{1B}[[E", "\u{1B}Ok",
    "\u{1B}\\", "\u{9C}", "\u{85}", "\u{1B}[25^", "\u{1B}[3$~", "\u{1B}[35~", "\u{1B}[1;17S",
    // Releases in kitty's encoding, and presses with texts.
    "\u{1B}[113;1:3u", "\u{1B}[58::59;2;58u", "\u{1B}[1;1:3A",
    "\u{1B}[?1u", "\u{1B}[?31u",
    // Attributes, primary to tertiary; the version; the state.
    "\u{1B}[?1;2c", "\u{1B}[?64;1;2;6;9;15;18;21;22c", "\u{1B}[>41;390;0c", "\u{1B}[>0;276;0c",
    "\u{1B}P!|00000000\u{1B}\\",
    "\u{1B}P>|XTerm(390)\u{1B}\\", "\u{1B}P>|kitty(0.35.2)\u{1B}\\", "\u{1B}[0n", "\u{1B}[3n", "\u{1B}[?13n",
    // The cursor, modes, settings, checksums, capabilities.
    "\u{1B}[1;1R", "\u{1B}[24;80R", "\u{1B}[?12;40;1R", "\u{1B}[?2026;2$y", "\u{1B}[?25;1$y", "\u{1B}[4;0$y",
    "\u{1B}P1$r0m\u{1B}\\", "\u{1B}P0$r\u{1B}\\", "\u{1B}P1$r2 q\u{1B}\\", "\u{1B}P1!~Q4F2\u{1B}\\",
    "\u{1B}P1+r544e=787465726d\u{1B}\\", "\u{1B}P0+r\u{1B}\\", "\u{1B}P2$u8/16/24\u{1B}\\",
    // Colours, titles, the clipboard, folders, notices, marks of a shell.
    "\u{1B}]11;rgb:1a1a/2b2b/3c3c\u{7}", "\u{1B}]11;rgb:1a1a/2b2b/3c3c\u{1B}\\",
    "\u{1B}]10;rgb:ffff/ffff/ffff\u{1B}\\",
    "\u{1B}]4;7;rgb:c0c0/c0c0/c0c0\u{7}", "\u{1B}]12;?\u{7}", "\u{1B}]52;c;UXVpdA==\u{7}",
    "\u{1B}]lQuit: [1] — ✜\u{1B}\\",
    "\u{1B}]LQ\u{1B}\\", "\u{1B}]7;file://host/Q\u{7}", "\u{1B}]99;i=1;Q\u{1B}\\", "\u{1B}]133;A\u{7}",
    // The window, focus, colour scheme, graphics, privacy messages and strings.
    "\u{1B}[8;24;80t", "\u{1B}[4;480;640t", "\u{1B}[1t", "\u{1B}[I", "\u{1B}[O", "\u{1B}[?997;1n",
    "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}_Gi=1;ENOENT:q\u{1B}\\", "\u{1B}^Q\u{1B}\\", "\u{1B}XQQQ\u{1B}\\",

    "\u{9D}11;rgb:0/0/0\u{9C}", "\u{90}1$r0m\u{9C}", "\u{9F}Q\u{9C}", "\u{9B}?1;2c",
    // Mouse: movements without a button, other buttons, encodings that nobody asked for; cancelled and overlong ones.
    "\u{1B}[<35;10;5M", "\u{1B}[<2;10;5M", "\u{1B}[<66;1;1M",
    "\u{1B}[<0;0;0M",
    "\u{1B}[M\u{7F}!!", "\u{1B}[35;10;5M", "\u{1B}[10;5Q", "\u{1B}[1;2\u{18}",
    "\u{1B}]0;Q\u{1A}",
    "\u{1B}[" + String(repeating: "1;", count: 500) + "q",
    "\u{1B}]52;c;" + String(repeating: "Q", count: 9000) + "\u{7}",
    // Cut off, with nothing after it.
    "\u{1B}[", "\u{1B}[<", "\u{1B}[<0;1", "\u{1B}[M", "\u{1B}[M !", "\u{1B}[?", "\u{1B}[12;", "\u{1B}O",
    "\u{1B}]", "\u{1B}]11;rgb:Q",
    "\u{1B}P1$r", "\u{1B}_Q", "\u{1B}[201~", "\u{1B}]11;Q\u{1B}\\\u{1B}[",
  ]

  @Test(arguments: dropped) func whatMeansNothingIsDroppedWhole(sent: String) {
    #expect(Self.events(sent) == [])
    // Alone, after each other, between keys, and with a rest inside that is no end.
    #expect(Self.events([(sent, 0), ("j", 2000)]) == ["j"])
    #expect(Self.events([("k", 0), (sent, 0), (sent, 5), ("j", 2000)]) == ["k", "j"])
    let scalars = Array(sent.unicodeScalars)
    if scalars.count > 3 {
      let head = String(String.UnicodeScalarView(scalars[..<3]))
      let tail = String(String.UnicodeScalarView(scalars[3...]))
      #expect(Self.events([(head, 0), (tail, 300), ("j", 2000)]) == ["j"])
    }
  }

  @Test func aSequenceThatIsCutOffEndsWhereAnotherBegins() {
    #expect(Self.events("\u{1B}]11;rgb:00\u{1B}[A") == ["↑"])
    #expect(Self.events("\u{1B}[<0;1\u{1B}[<0;2;3M") == ["click(1,2)"])
    #expect(Self.events("\u{1B}[1;\u{1B}OBj") == ["↓", "j"])
    #expect(Self.events("\u{1B}P1$r\u{1B}]10;Q\u{7}j") == ["j"])
    #expect(Self.events("\u{1B}[M \u{1B}[A") == ["↑"])
    // Ctrl-C belongs to no sequence.
    #expect(Self.events("\u{1B}[12;\u{3}") == ["Ctrl-C"])
  }

  /// Just before the time is over what comes belongs to it, just after it is a key.
  @Test func timesEndWhatIsUnfinished() {
    #expect(Self.events([("\u{1B}", 0), ("[A", InputParser.escapeTime - 1)]) == ["↑"])
    #expect(Self.events([("\u{1B}", 0), ("A", InputParser.escapeTime)]) == ["Esc", "A"])
    #expect(Self.events([("\u{1B}[<", 0), ("Q", InputParser.sequenceTime - 1)]) == [])
    #expect(Self.events([("\u{1B}[<", 0), ("Q", InputParser.sequenceTime)]) == ["Q"])
    #expect(Self.events([("\u{1B}]11;", 0), ("Q", InputParser.sequenceTime)]) == ["Q"])
    // The two bytes of an ST may come apart.
    let late = InputParser.sequenceTime - 1
    #expect(Self.events([("\u{1B}]11;rgb:0/0/0\u{1B}", 0), ("\\j", late)]) == ["j"])
    #expect(Self.events([("\u{1B}P1$r0m\u{1B}", 0), ("[A", late)]) == ["↑"])
    #expect(Self.events([("\u{1B}_x\u{1B}", 0)]) == [])
    #expect(Self.events([("\u{1B}[200~a", 0), ("q", InputParser.pasteTime - 1)]) == ["paste(aq)"])
    #expect(Self.events([("\u{1B}[200~a", 0), ("q", InputParser.pasteTime)]) == ["paste(a)", "q"])
    // A second, as the manual says.
    #expect(InputParser.pasteTime < 1000)
  }

  /// The answer to OSC 11, in all the forms that terminals give it; keys before and after it stay keys.
  @Test(
    arguments: [
      ("\u{1B}]11;rgb:1c1c/2d2d/3e3e\u{1B}\\", 0x1C2D3E), ("\u{1B}]11;rgb:ff/80/00\u{07}", 0xFF8000),
      ("\u{1B}]11;rgba:0000/0000/ffff/8000\u{07}", 0x0000FF), ("\u{9D}11;rgb:f/f/f\u{9C}", 0xFFFFFF),
      ("\u{1B}]11;rgb:fff/800/000\u{07}", 0xFF7F00),
    ] as [(String, UInt32)])
  func theGroundIsTaken(sent: String, color: UInt32) {
    var parser = InputParser()
    var events: [Event] = []
    parser.take(Array("j\(sent)k".utf8), at: 0, &events)
    #expect(events.map(Self.word) == ["j", "k"])
    #expect(parser.takeGround() == ColorTheme.RGB(color) && parser.takeGround() == nil)
  }

  @Test(arguments: [
    "\u{1B}]11;rgb:1c1c/2d2d\u{07}", "\u{1B}]11;rgb:1c1c/2d2d/3e3e/1/1\u{07}",
    "\u{1B}]11;rgb:12345/0/0\u{07}",
    "\u{1B}]11;rgb://\u{07}", "\u{1B}]10;rgb:ff/ff/ff\u{07}", "\u{1B}]11;?\u{07}",
    "\u{1B}]11;rgb:ff/ff/fg\u{07}",
    "\u{1B}P11;rgb:ff/ff/ff\u{1B}\\", "\u{1B}]11;rgb:ff/ff/ff\u{18}",
  ])
  func whatIsNoGroundIsDropped(sent: String) {
    var parser = InputParser()
    var events: [Event] = []
    parser.take(Array(sent.utf8), at: 0, &events)
    #expect(events.isEmpty && parser.takeGround() == nil)
  }

  @Test func furtherKeysAreKeys() {
    #expect(
      Self.events("\u{1B}[2~\u{1B}[12~\u{1B}[15~\u{1B}[17~\u{1B}[24~\u{1B}OQ\u{1B}OS")
        == ["Ins", "F2", "F5", "F6", "F12", "F2", "F4"])
  }

  @Test func theMouse() {
    #expect(Self.events("\u{1B}[<0;10;5M\u{1B}[<0;10;5m") == ["click(9,4)", "release"])
    #expect(Self.events("\u{1B}[<32;12;6M\u{1B}[M#!!") == ["drag(11,5)", "release"])
    #expect(Self.events("\u{1B}[<16;1;1M") == ["click(0,0)"])
    #expect(Self.events("\u{1B}[<64;80;24M\u{1B}[<65;80;24M") == ["wheel(-3,79,23)", "wheel(3,79,23)"])
    #expect(Self.events("\u{1B}[M !!") == ["click(0,0)"])
    #expect(Self.events("\u{1B}[M`*%") == ["wheel(-3,9,4)"])
    // Beyond column 95 the first encoding has bytes that are no UTF-8.
    #expect(Self.events(bytes: [0x1B, 0x5B, 0x4D, 0x61, 0xB0, 0x21, 0x6A]) == ["wheel(3,143,0)", "j"])
    #expect(Self.events("\u{1B}[<0;99999999999999999999;1M") == ["click(1048575,0)"])
  }

  @Test func nothingInAPasteIsAKey() {
    #expect(Self.events("\u{1B}[200~two words\u{1B}[201~j") == ["paste(two words)", "j"])
    #expect(Self.events("\u{1B}[200~\u{1B}[201~") == ["paste()"])
    #expect(
      Self.events("\u{1B}[200~a\u{1B}OPb\u{1B}[Ac\u{1B}[<64;1;1Md\u{3}e\u{1B}[201~") == ["paste(abcde)"])
    #expect(Self.events("\u{1B}[200~a\r\nb\tc\u{1B}[201~") == ["paste(a\n\nb\tc)"])
    #expect(Self.events("\u{1B}[200~a\u{1B}[200~b\u{1B}[201~") == ["paste(ab)"])
    // Half an end is none.
    #expect(Self.events("\u{1B}[200~a\u{1B}[20\u{1B}[201~") == ["paste(a)"])
    #expect(Self.events("\u{1B}[200~x\u{1B}]52;c;y\u{1B}[201~") == ["paste(x]52;c;y)"])
    #expect(Self.events([("\u{1B}[200~한", 0), ("국\u{1B}[2", 300), ("01~j", 300)]) == ["paste(한국)", "j"])
  }

  @Test func whatIsNoUTF8TypesNothing() {
    #expect(Self.events(bytes: [0xFF, 0xFE, 0xC0, 0x6A]) == ["j"])
    #expect(Self.events(bytes: [0xE2, 0x80, 0x6A]) == ["j"])
    #expect(Self.events(bytes: [0xED, 0xA0, 0x80, 0x6A]) == ["j"])
    #expect(Self.events(bytes: [0xC3]) == [])
    // Controls of the upper half as bytes: CSI, OSC to ST, DCS.
    #expect(Self.events(bytes: [0x9B, 0x42, 0x9D, 0x51, 0x9C, 0x90, 0x51, 0x1B, 0x5C, 0x6A]) == ["↓", "j"])
  }

  /// Terminals whose keys follow no grammar.
  @Test func theDescriptionOfTheTerminalComesFirst() {
    func events(_ text: String, _ keys: [(String, Key)]) -> [String] {
      Self.events([(text, 0)], keys: keys.map { (Array($0.0.utf8), $0.1) })
    }
    #expect(events("\u{1B}A\u{1B}B", [("\u{1B}A", .up), ("\u{1B}B", .down)]) == ["↑", "↓"])
    #expect(
      events("\u{B}\u{C}\u{8}", [("\u{B}", .up), ("\u{C}", .right), ("\u{8}", .left)]) == ["↑", "→", "←"])
    #expect(events("\u{1}@\r\u{1}x", [("\u{1}@\r", .f1)]) == ["F1", "Ctrl-A", "x"])
    #expect(events("\u{1}", [("\u{1}@\r", .f1)]) == ["Ctrl-A"])
    #expect(events("\u{1B}&f1kj\u{1B}&f1zj", [("\u{1B}&f1k", .f1)]) == ["F1", "j", "j"])
    // One that is the beginning of another cannot be told from it.
    #expect(events("\u{1B}Ox", [("\u{1B}O", .up), ("\u{1B}Ox", .down)]) == ["↓"])
    #expect(events("\u{1B}[H", [("\u{1B}[H", .end)]) == ["End"])
  }

  /// Any bytes at any times: no trap, and in the end nothing is held back.
  @Test func anyBytes() {
    var state: UInt64 = 88_172_645_463_325_252
    func random(_ count: UInt64) -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state % count
    }
    let parts = Self.dropped + Self.keys.map(\.0) + ["\u{1B}[200~", "\u{1B}[201~", "\u{1B}", "Q"]
    for _ in 0..<2000 {
      var parser = InputParser(keys: [(Array("\u{1B}[[A".utf8), .f1), ([0x01, 0x40, 0x0D], .f1)])
      var events: [Event] = []
      var time = 0
      for _ in 0..<20 {
        var bytes = Array(parts[Int(random(UInt64(parts.count)))].utf8)
        if random(2) == 0, !bytes.isEmpty { bytes.removeLast(Int(random(UInt64(bytes.count)))) }
        if random(4) == 0 { bytes.append(UInt8(random(256))) }
        parser.take(bytes, at: time, &events)
        time += Int(random(600))
      }
      while let deadline = parser.deadline { parser.settle(at: deadline, &events) }
      var last: [Event] = []
      parser.take([0x6A], at: time + 10_000, &last)
      #expect(last.map(Self.word) == ["j"])
    }
  }
}

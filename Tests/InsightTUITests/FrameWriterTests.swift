import Foundation
import Testing

@testable import InsightModel
@testable import InsightTUI

/// What frames are for a terminal: bytes after which its screen is the frame.
@Suite(.serialized) struct FrameWriterTests {
  /// A terminal that knows what is sent to it and nothing else.
  private struct Screen {
    /// What a cell shows, and the sequences that were on when it was written.
    struct Sign: Equatable {
      var text = " "
      var looks = ""
    }

    let size: Size
    /// How what is cleared looks: as what is written then, or as the terminal's own.
    let clearsToGround: Bool
    let off: String
    var cells: [Sign]
    var (row, column) = (0, 0)
    var looks = ""
    var placings = 0
    var unknown: [String] = []

    init(_ size: Size, _ writer: FrameWriter) {
      self.size = size
      clearsToGround = writer.terminal.clearsToGround
      off = String(decoding: writer.off, as: UTF8.self)
      cells = Array(repeating: Sign(), count: size.columns * size.rows)
    }

    mutating func take(_ bytes: [UInt8]) {
      var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
      while let first = rest.first {
        if !off.isEmpty, rest.starts(with: off.unicodeScalars) {
          rest = rest.dropFirst(off.unicodeScalars.count)
          looks = ""
        } else if first == "\u{1B}" {
          let sequence =
            rest.prefix { $0 == "\u{1B}" || !$0.properties.isAlphabetic } + [
              rest.first { $0.properties.isAlphabetic } ?? " "
            ]
          rest = rest.dropFirst(sequence.count)
          act(String(String.UnicodeScalarView(sequence)))
        } else {
          rest = rest.dropFirst()
          put(first)
        }
      }
    }

    private mutating func act(_ sequence: String) {
      let parts = sequence.dropFirst(2).dropLast().split(separator: ";").compactMap { Int($0) }
      switch (sequence.last, sequence.contains("?")) {
      case ("H", false):
        placings += 1
        (row, column) = parts.count == 2 ? (parts[0] - 1, parts[1] - 1) : (0, 0)
      case ("J", false): for index in cells.indices { clear(index) }
      case ("K", false): for column in column..<size.columns { clear(row * size.columns + column) }
      case ("m", false): looks += sequence
      case ("M", false), ("L", false):
        let (first, count) = (row * size.columns, (parts.first ?? 1) * size.columns)
        let blank = Array(repeating: Sign(looks: clearsToGround ? looks : ""), count: count)
        if sequence.last == "M" {
          cells.removeSubrange(first..<first + count)
          cells += blank
        } else {
          cells.insert(contentsOf: blank, at: first)
          cells.removeLast(count)
        }
      case (_, true): break
      case _: unknown.append(sequence)
      }
    }

    private mutating func clear(_ index: Int) { cells[index] = Sign(looks: clearsToGround ? looks : "") }

    private mutating func put(_ scalar: Unicode.Scalar) {
      let columns = CharacterWidth.columns(scalar.value)
      if columns == 0 {
        cells[row * size.columns + column - 1].text.unicodeScalars.append(scalar)
        return
      }
      guard row < size.rows, column + columns <= size.columns else { return unknown.append("past the edge") }
      cells[row * size.columns + column] = Sign(text: String(scalar), looks: looks)
      if columns == 2 { cells[row * size.columns + column + 1] = Sign(text: "", looks: looks) }
      column += columns
    }
  }

  private static func expect(
    _ screen: Screen, shows frame: Frame, by writer: FrameWriter, _ note: String
  ) {
    var writer = writer
    #expect(screen.unknown == [], "\(note)")
    for row in 0..<frame.size.rows {
      for (column, cell) in frame.row(row).enumerated() {
        let sign = screen.cells[row * frame.size.columns + column]
        let text = frame.scalars(cell).compactMap(Unicode.Scalar.init).map(String.init).joined()
        #expect(sign.text == text, "\(note): row \(row), column \(column)")
        let looks = String(decoding: writer.sequence(cell.style), as: UTF8.self)
        if text != "" { #expect(sign.looks == looks, "\(note): row \(row), column \(column)") }
      }
    }
  }

  private static let texts = [
    "the barge leaves", "at 7.30", "운하의 배는", "e\u{301}tape", "大", "· ‘quay’ ─────", "                      ",
    "x",
  ]
  private static let styles: [Style] = [
    .plain, .plain, Style(.bar), Style(.doubt), Style(.section), Style(.match),
  ]

  /// A frame like the one before but for some texts here and there.
  private static func changed(_ frame: Frame, _ random: inout Generator) -> Frame {
    var frame = frame
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      frame.put(
        texts.randomElement(using: &random) ?? "", Int.random(in: 0..<frame.size.columns, using: &random),
        Int.random(in: 0..<frame.size.rows, using: &random), styles.randomElement(using: &random) ?? .plain)
    }
    frame.mendHalves()
    return frame
  }

  @Test(arguments: [
    ("xterm-256color", "terminal"), ("xterm-256color", "paper"), ("xterm-256color", "none"),
    ("vt100", "terminal"),
    ("linux", "distinct"), ("screen", "paper"), ("tmux-256color", "solarized-dark"),
  ])
  func theScreenIsTheFrame(name: String, theme: String) throws {
    let terminal = try #require(TerminalDescription(name))
    let theme = try #require(ColorTheme.Shipped(rawValue: theme)).theme
    var random = Generator(seed: 31)
    for size in [Size(columns: 61, rows: 9), Size(columns: 20, rows: 5)] {
      var writer = FrameWriter(terminal, theme, isPlain: false, hasColors: true)
      var screen = Screen(size, writer)
      var frame = Frame(size: size)
      for step in 0..<60 {
        frame = Self.changed(frame, &random)
        if step % 20 == 19 { writer.forget() }
        writer.show(frame, on: size)
        screen.take(writer.take())
        Self.expect(screen, shows: frame, by: writer, "\(name), \(theme.name), step \(step)")
        if screen.cells.isEmpty { return }
      }
      writer.show(frame, on: size)
      #expect(writer.take().isEmpty || terminal.hideCursor.isEmpty)
    }
  }

  /// A page that scrolls is moved on the screen, and not written again.
  @Test(arguments: [
    ("xterm-256color", "terminal"), ("xterm-256color", "paper"), ("tmux-256color", "terminal"),
    ("vt100", "none"),
  ])
  func whatScrollsIsMoved(name: String, theme: String) throws {
    let terminal = try #require(TerminalDescription(name))
    let theme = try #require(ColorTheme.Shipped(rawValue: theme)).theme
    let size = Size(columns: 50, rows: 16)
    var writer = FrameWriter(terminal, theme, isPlain: false, hasColors: true)
    var screen = Screen(size, writer)
    func page(_ top: Int) -> Frame {
      var frame = Frame(size: size)
      frame.put("The Lock Keeper", 1, 0, Style(.bar))
      for row in 1..<15 where (top + row) % 4 != 0 {
        frame.put(
          "\(top + row). mile: the 수문 was shut at noon", 2, row, Style((top + row) % 5 == 0 ? .doubt : .plain)
        )
      }
      frame.put("line \(top)", 1, 15)
      return frame
    }
    var counts: [Int] = []
    for top in [0, 1, 2, 5, 4, 0, 12, 40, 40] {
      writer.show(page(top), on: size)
      let bytes = writer.take()
      counts.append(bytes.count)
      screen.take(bytes)
      Self.expect(screen, shows: page(top), by: writer, "\(name), from line \(top)")
    }
    guard terminal.movesLines else { return }
    #expect(counts[1...4].allSatisfy { $0 < counts[0] / 2 } && counts[1] < counts[0] / 3)
    #expect(counts[8] == 0)
  }

  /// A screen of text costs its letters and not much more.
  @Test func whatIsSentIsShort() throws {
    let terminal = try #require(TerminalDescription("xterm-256color"))
    var writer = FrameWriter(terminal, .terminal, isPlain: false, hasColors: true)
    let size = Size(columns: 90, rows: 20)
    var frame = Frame(size: size)
    for row in 0..<20 { frame.put("lock keeper, toll, tow path, mile post", 4, row) }
    writer.show(frame, on: size)
    #expect(writer.take().count < 20 * (38 + 8) + 40)
    // A mark at each end of a row: what lies between is jumped over.
    frame.put(">", 0, 3)
    frame.put("<", 80, 3)
    writer.show(frame, on: size)
    #expect(writer.take().count < 20)
    // What is blank to the end is cleared.
    frame.put(String(repeating: " ", count: 86), 4, 5)
    writer.show(frame, on: size)
    #expect(writer.take().count < 12)
    // Nothing where nothing has changed, with a cursor too.
    frame.cursor = Point(column: 3, row: 1)
    writer.show(frame, on: size)
    #expect(!writer.take().isEmpty)
    writer.show(frame, on: size)
    #expect(writer.take().isEmpty)
  }

  @Test func aWindowThatIsSmallerHasItsPart() throws {
    let terminal = try #require(TerminalDescription("xterm-256color"))
    var writer = FrameWriter(terminal, .terminal, isPlain: false, hasColors: true)
    var frame = Frame(size: Size(columns: 30, rows: 6))
    for row in 0..<6 { frame.put("windlass and paddle gear 大大", 0, row) }
    let size = Size(columns: 12, rows: 3)
    writer.show(frame, on: size)
    var screen = Screen(size, writer)
    screen.take(writer.take())
    #expect(screen.unknown == [] && screen.cells.prefix(12).map(\.text).joined() == "windlass and")
  }

  /// The last cell of a terminal that moves its screen up after it is left free.
  @Test func theLastCellMovesNothing() throws {
    for (name, isFree) in [("xterm-256color", false), ("ansi", true)] {
      let terminal = try #require(TerminalDescription(name))
      var writer = FrameWriter(terminal, .terminal, isPlain: false, hasColors: true)
      let size = Size(columns: 24, rows: 5)
      var frame = Frame(size: size)
      frame.fill(Rect(column: 0, row: 0, columns: 24, rows: 5), with: "#")
      writer.show(frame, on: size)
      #expect(writer.take().count { $0 == UInt8(ascii: "#") } == (isFree ? 24 * 5 - 1 : 24 * 5))
    }
  }

  @Test func pausesAreNotSent() throws {
    let terminal = try #require(TerminalDescription("vt100"))
    var writer = FrameWriter(terminal, .terminal, isPlain: true, hasColors: true)
    let size = Size(columns: 40, rows: 5)
    var frame = Frame(size: size)
    frame.put("Wörter — “lock”", 3, 2, Style(.headline))
    writer.show(frame, on: size)
    let bytes = writer.take()
    #expect(bytes.allSatisfy { $0 < 0x80 } && !bytes.contains(UInt8(ascii: "$")))
    #expect(String(decoding: bytes, as: UTF8.self).contains("\u{1B}[3;4H\u{1B}[1mWorter - \"lock\""))
  }

  /// Without colours nothing is said of any.
  @Test func noColoursAreNoSequences() throws {
    let terminal = try #require(TerminalDescription("xterm-256color"))
    let size = Size(columns: 30, rows: 5)
    var frame = Frame(size: size)
    frame.put("the lock is broken", 3, 2, Style(.doubt))
    for (hasColors, isColored) in [(true, true), (false, false)] {
      var writer = FrameWriter(terminal, .terminal, isPlain: false, hasColors: hasColors)
      writer.show(frame, on: size)
      let text = String(decoding: writer.take(), as: UTF8.self)
      #expect(text.contains("\u{1B}[4m") && text.contains("\u{1B}[31m") == isColored)
      #expect(text.contains("\u{1B}[39;49m") == isColored)
    }
  }

  /// A terminal that mixes colours though its description does not say so.
  @Test func coloursByTheirParts() throws {
    defer { unsetenv("COLORTERM") }
    let theme = try #require(ColorTheme.Shipped(rawValue: "paper")).theme
    for (value, name, isMixed) in [
      ("truecolor", "xterm-256color", true), ("24bit", "tmux-256color", true),
      ("yes", "xterm-256color", false),
      ("truecolor", "screen-256color", false), ("truecolor", "linux", false),
    ] {
      setenv("COLORTERM", value, 1)
      let terminal = try #require(TerminalDescription(name))
      var writer = FrameWriter(terminal, theme, isPlain: false, hasColors: true)
      let sequence = String(decoding: writer.sequence(Style(.doubt)), as: UTF8.self)
      #expect(
        sequence.contains("\u{1B}[38;2;179;38;30m\u{1B}[48;2;251;250;247m") == isMixed, "\(name) \(value)")
    }
  }
}

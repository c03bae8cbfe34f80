import CNcurses
import Glibc
import InsightModel

/// The terminal, through ncurses: reads events, presents frames, and gives the screen back when it goes out of
/// scope, on a crash, and whenever a signal ends the program. No other file knows ncurses.
public struct Terminal: ~Copyable {
  private let input: Int32
  private let output: Int32
  private let signals: Int32
  /// A further descriptor that ends the waiting for events when it can be read; the caller reads it.
  var wake: Int32 = -1
  private let modes: termios
  private let hasColors: Bool
  private let theme: ColorTheme
  /// Draw with ASCII alone: the locale has no UTF-8, and there is none to be had.
  public let isPlain: Bool
  /// The terminal's name, where it is not known here and is taken for another one.
  public let unknownName: String?
  private var shown: Frame?
  private var isCursorShown = false
  /// A row on its way to ncurses.
  private var line: [cchar_t] = []
  /// Nil until something comes in.
  private var parser: InputParser?
  private var hasMouse = true
  /// The last press of the button, and when it was.
  private var lastPress: (point: Point, time: Int)?
  /// The signal that asked the program to end; nil while none has.
  private var ending: Int32?

  /// More cells than any window has; `LINES`, `COLUMNS` and a terminal may name any number.
  private static let largest = Size(columns: 2000, rows: 1000)

  /// Takes the terminal. Keys are read from standard input, or from the controlling terminal where that is no
  /// terminal; frames go to standard output.
  public init(theme: ColorTheme = .terminal) throws(TerminalError) {
    self.init(try Taken(), theme)
  }

  private init(_ taken: Taken, _ theme: ColorTheme) {
    self.theme = theme
    input = taken.input
    output = STDOUT_FILENO
    modes = taken.modes
    isPlain = taken.isPlain
    unknownName = taken.unknownName
    raw()
    noecho()
    nonl()
    Self.withoutOutput { Self.prepareScreen() }
    doupdate()
    hasColors = Self.prepareColors(theme)
    // Colours make ncurses doubt its empty screen.
    clearok(insight_curscr(), true)
    signals = taken.signals
    setReports(true)
  }

  /// Tells ncurses what a screen of ours needs. ncurses sends each movement of the cursor by itself until it has given
  /// the screen back once and taken it again, a write for every row of the first frames; so it gives the screen back
  /// here, unheard, and later sends each frame in one piece. Colours come later: with them it would take the screen
  /// again by resetting the terminal's palette, which is not ours.
  private static func prepareScreen() {
    idlok(insight_stdscr(), true)
    // A frame is drawn whole, whatever has been typed meanwhile.
    typeahead(-1)
    curs_set(0)
    endwin()
  }

  /// Runs `body` while what is written to standard output goes nowhere.
  private static func withoutOutput(_ body: () -> Void) {
    let kept = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    if kept >= 0, nowhere >= 0 { dup2(nowhere, STDOUT_FILENO) }
    defer {
      if kept >= 0, nowhere >= 0 { dup2(kept, STDOUT_FILENO) }
      if kept >= 0 { Glibc.close(kept) }
      if nowhere >= 0 { Glibc.close(nowhere) }
    }
    body()
  }

  /// What an unknown terminal is taken for, if it is one of xterm's kin.
  public static let usual = "xterm-256color"

  private static func isLikeUsual(_ name: String) -> Bool {
    let kin = [
      "xterm", "foot", "alacritty", "kitty", "ghostty", "wezterm", "contour", "rio", "konsole", "vte",
      "gnome", "iterm",
      "mintty", "st-", "tmux", "screen", "warp", "tabby", "hyper",
    ]
    return kin.contains { name.hasPrefix($0) }
  }

  /// All that can fail, done before anything is to be given back.
  private struct Taken {
    let input: Int32
    let modes: termios
    let isPlain: Bool
    let unknownName: String?
    let signals: Int32

    init() throws(TerminalError) {
      guard isatty(STDOUT_FILENO) == 1 else { throw .noTerminal }
      var keys = STDIN_FILENO
      if isatty(keys) != 1 {
        keys = open("/dev/tty", O_RDONLY | O_CLOEXEC)
        guard keys >= 0 else { throw .noTerminal }
      }
      let name = getenv("TERM").map { String(cString: $0) } ?? ""
      if name == "dumb" { throw .tooSimple(name) }
      isPlain = !CharacterSet.prepareUTF8()
      var modes = termios()
      guard tcgetattr(keys, &modes) == 0, let file = fdopen(keys, "r") else { throw .noTerminal }
      // From here on the terminal is not as it was; whatever ends the program gives it back.
      signals = SignalRelay.start()
      Terminal.planRescue(modes, [])
      Terminal.boundSize()
      guard !name.isEmpty else { throw .unknown(name) }
      // Newer terminals are called by names that other machines do not know, and understand what their forebear does.
      let isKnown = newterm(nil, insight_stdout(), file) != nil
      guard isKnown || Terminal.isLikeUsual(name) && newterm(Terminal.usual, insight_stdout(), file) != nil
      else {
        throw .unknown(Harmless.line(name))
      }
      unknownName = isKnown ? nil : Harmless.line(name)
      Terminal.planRescue(modes, Terminal.restoreSequence())
      guard insight_capability("cup") != nil else {
        Terminal.withoutOutput { _ = endwin() }
        tcsetattr(keys, TCSANOW, [modes])
        throw .tooSimple(Harmless.line(name))
      }
      input = keys
      self.modes = modes
    }
  }

  deinit {
    setReports(false)
    endwin()
    tcsetattr(input, TCSANOW, [modes])
  }

  private static func prepareColors(_ theme: ColorTheme) -> Bool {
    // https://no-color.org: set and not empty.
    if let wish = getenv("NO_COLOR"), wish.pointee != 0 { return false }
    guard theme.hasColors, has_colors(), start_color() == OK else { return false }
    let colors = Int(insight_colors())
    guard colors >= 8 else { return false }
    if let ground = theme.ground, let text = theme.text {
      let number = ColorTheme.number(of: .mixed(text), colors: colors, on: ground)
      let groundNumber = ColorTheme.number(ofGround: ground, colors: colors)
      guard assume_default_colors(Int32(number), Int32(groundNumber)) == OK else { return false }
    } else {
      guard use_default_colors() == OK else { return false }
    }
    // The pair's number is the role's.
    for role in Style.Role.allCases {
      guard let color = theme.color(of: role) else { continue }
      let number = ColorTheme.number(of: color, colors: colors, on: theme.ground)
      init_extended_pair(Int32(role.rawValue), Int32(number), -1)
    }
    return true
  }

  private static func planRescue(_ modes: termios, _ sequence: [UInt8]) {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, sequence.count))
    bytes.initialize(from: sequence, count: sequence.count)
    Crash.plan(
      Crash.Rescue(terminal: STDOUT_FILENO, modes: modes, sequence: bytes, length: sequence.count))
  }

  /// What gives the terminal back when ncurses cannot be called any more.
  private static func restoreSequence() -> [UInt8] {
    reports(false, mouse: true) + ["sgr0", "cnorm", "rmcup"].flatMap { bytes(of: $0) ?? [] }
  }

  /// What has the terminal send the keys' own sequences, what the mouse does, and marks around pasted text, or not. A
  /// terminal that knows a mouse knows such marks; others must not see their sequences.
  private static func reports(_ isOn: Bool, mouse: Bool) -> [UInt8] {
    var sequence = bytes(of: isOn ? "smkx" : "rmkx") ?? []
    guard insight_capability("kmous") != nil else { return sequence }
    if mouse { sequence += mouseReports(isOn) }
    sequence += Array((isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l").utf8)
    return sequence
  }

  /// Presses, releases, the wheel, and movements with the button pressed.
  private static func mouseReports(_ isOn: Bool) -> [UInt8] {
    let movements = Array((isOn ? "\u{1B}[?1002h" : "\u{1B}[?1002l").utf8)
    if let text = insight_mouse_reports(isOn ? 1 : 0) {
      let reports = UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
      return isOn ? reports + movements : movements + reports
    }
    let reports = Array((isOn ? "\u{1B}[?1000h" : "\u{1B}[?1000l").utf8)
    return isOn ? reports + movements : movements + reports
  }

  private func setReports(_ isOn: Bool) { send(Self.reports(isOn, mouse: hasMouse)) }

  private func send(_ sequence: [UInt8]) {
    var bytes = sequence[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR || errno == EAGAIN { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  public var size: Size { Size(columns: Int(insight_columns()), rows: Int(insight_lines())) }

  // MARK: Events

  /// Waits up to `milliseconds` (nil: without end) and returns what happened, oldest first; empty when nothing did.
  public mutating func events(waiting milliseconds: Int32?) -> [Event] {
    var watched = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    let start = Self.now()
    let end = milliseconds.map { start + Int($0) }
    var events: [Event] = []
    while true {
      let until = [end, parser?.deadline].compactMap { $0 }.min()
      let count = poll(&watched, 3, until.map { Int32(clamping: max(0, $0 - Self.now())) } ?? -1)
      guard count == 0 else { break }
      // Something unfinished has rested long enough, or the time is over.
      parser?.settle(at: Self.now(), &events)
      if !events.isEmpty || end.map({ Self.now() >= $0 }) == true { return events }
    }
    if watched[1].revents != 0 { readSignals(&events) }
    let hangup = Int16(POLLHUP | POLLERR | POLLNVAL)
    if watched[0].revents & Int16(POLLIN) != 0 {
      readKeys(&events)
      countClicks(&events)
    } else if watched[0].revents & hangup != 0 {
      events.append(.terminate)
    }
    return events
  }

  /// Two presses at one place in this time are a double click, in milliseconds.
  private static let doubleClick = 400

  /// Tells a second press at the same place, soon after the first, as what it is.
  private mutating func countClicks(_ events: inout [Event]) {
    for index in events.indices {
      guard case .click(let point, _) = events[index] else { continue }
      let now = Self.now()
      if let last = lastPress, last.point == point, now - last.time <= Self.doubleClick {
        events[index] = .click(at: point, count: 2)
        lastPress = nil
      } else {
        lastPress = (point, now)
      }
    }
  }

  private mutating func readSignals(_ events: inout [Event]) {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(signals, &bytes, bytes.count)
    guard count > 0 else { return }
    for number in bytes[..<count].map(Int32.init) {
      switch number {
      case SIGWINCH:
        events.append(.resize(adoptSize()))
      case SIGTSTP:
        suspend()
        events.append(.resize(adoptSize()))
      case SIGCONT:
        // Stopped and continued from outside: the screen is somebody else's by now.
        reset_prog_mode()
        shown = nil
        clearok(insight_curscr(), true)
        events.append(.resize(adoptSize()))
      case _:
        ending = number
        events.append(.terminate)
      }
    }
  }

  /// The size of the window, within bounds; nil where the terminal does not say.
  private static func windowSize() -> Size? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return nil
    }
    return Size(
      columns: min(largest.columns, Int(window.ws_col)), rows: min(largest.rows, Int(window.ws_row)))
  }

  /// Has ncurses take the size of the window and nothing else; where there is none, `LINES` and `COLUMNS` within bounds, or
  /// what the terminal's description says.
  private static func boundSize() {
    func wish(_ name: String) -> Int? {
      getenv(name).flatMap { Int(String(cString: $0)) }.flatMap { $0 > 0 ? $0 : nil }
    }
    let window = windowSize()
    let isBounded = window.map { $0.columns < largest.columns && $0.rows < largest.rows } ?? false
    use_env(!isBounded)
    use_tioctl(isBounded)
    if isBounded { return }
    for (name, size, most) in [
      ("COLUMNS", window?.columns ?? wish("COLUMNS"), largest.columns),
      ("LINES", window?.rows ?? wish("LINES"), largest.rows),
    ] {
      if let size { setenv(name, String(min(size, most)), 1) } else { unsetenv(name) }
    }
  }

  /// Asks the terminal for its size and tells ncurses.
  private mutating func adoptSize() -> Size {
    if let window = Self.windowSize(),
      is_term_resized(Int32(window.rows), Int32(window.columns))
    {
      resizeterm(Int32(window.rows), Int32(window.columns))
      shown = nil
      // What a narrower terminal did to the old lines is anybody's guess.
      clearok(insight_curscr(), true)
    }
    return size
  }

  private mutating func readKeys(_ events: inout [Event]) {
    // Only now: what its keys send nobody asks before one is pressed.
    var parser = parser ?? InputParser(keys: Self.describedKeys())
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(input, &bytes, bytes.count)
    if count > 0 {
      parser.take(bytes[..<count], at: Self.now(), &events)
    } else if count == 0 || errno != EINTR && errno != EAGAIN {
      events.append(.terminate)
    }
    self.parser = parser
  }

  /// What keys send, as the terminal's description has it.
  private static func describedKeys() -> [(bytes: [UInt8], key: Key)] {
    let names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("kpp", .pageUp),
      ("knp", .pageDown),
      ("khome", .home), ("kfnd", .home), ("ka1", .home), ("kend", .end), ("kslt", .end), ("kc1", .end),
      ("kent", .enter), ("kcbt", .backTab), ("kbs", .backspace), ("kdch1", .delete), ("kf1", .f1),
    ]
    return names.compactMap { name, key in bytes(of: name).map { ($0, key) } }
  }

  /// A capability's bytes; nil where the terminal lacks it.
  private static func bytes(of name: String) -> [UInt8]? {
    insight_capability(name).map { text in
      UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
    }
  }

  /// Milliseconds of a clock that only goes forward.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  // MARK: What the reader asks of the terminal

  /// Gives the screen back, stops the program, and takes the screen again when it goes on.
  public mutating func suspend() {
    setReports(false)
    endwin()
    SignalRelay.stopHere()
    reset_prog_mode()
    refresh()
    setReports(true)
    redraw()
  }

  /// Gives the terminal to another program until that ends. Why it did not end well, in words; nil where it did.
  mutating func lend(to arguments: [String]) -> String? {
    setReports(false)
    endwin()
    SignalRelay.leaveKeys(to: getpid())
    let process = Programs.start(arguments, .terminal(input: input))
    let failure = errno
    let status = process.map(Programs.wait) ?? failure
    SignalRelay.leaveKeys(to: nil)
    reset_prog_mode()
    refresh()
    setReports(true)
    redraw()
    return Programs.complaint(arguments, process, status: status)
  }

  /// Draws every cell with the next frame.
  public mutating func redraw() {
    shown = nil
    clearok(insight_curscr(), true)
  }

  /// Takes the mouse, or leaves it to the terminal.
  public mutating func reportMouse(_ isWanted: Bool) {
    hasMouse = isWanted
    if insight_capability("kmous") != nil { send(Self.mouseReports(isWanted)) }
  }

  /// Puts a text on the clipboard of the terminal, over SSH too (OSC 52). Terminals that cannot ignore it.
  public func copy(_ text: String) {
    send(Array(("\u{1B}]52;c;" + Base64.encode(Array(text.utf8)) + "\u{07}").utf8))
  }

  /// Gives the screen back, and ends the program by its signal where one asked for that.
  public consuming func close() {
    let ending = ending
    _ = consume self
    if let ending { SignalRelay.end(by: ending) }
  }

  // MARK: Frames

  /// Shows a frame. Only rows that differ from the last one are handed to ncurses, which sends what differs.
  public mutating func present(_ frame: Frame) {
    let size = size
    let known = shown.flatMap { $0.size == frame.size ? $0 : nil }
    if known == nil { werase(insight_stdscr()) }
    var template = (style: Style.plain, blank: blank(.plain))
    if line.count <= frame.size.columns {
      line = Array(repeating: template.blank, count: frame.size.columns + 1)
    }
    for row in 0..<min(frame.size.rows, size.rows) {
      var columns = 0..<frame.size.columns
      if let known {
        guard let different = frame.difference(from: known, row: row) else { continue }
        columns = different
      }
      columns = columns.clamped(to: 0..<size.columns)
      let count = set(row, columns, of: frame, &template)
      mvwadd_wchnstr(insight_stdscr(), Int32(row), Int32(columns.lowerBound), line, Int32(count))
    }
    if let cursor = frame.cursor {
      wmove(insight_stdscr(), Int32(cursor.row), Int32(cursor.column))
    }
    leaveok(insight_stdscr(), frame.cursor == nil)
    if (frame.cursor != nil) != isCursorShown {
      isCursorShown = frame.cursor != nil
      curs_set(isCursorShown ? 1 : 0)
    }
    wrefresh(insight_stdscr())
    shown = frame
  }

  /// Sets the cells of a row for ncurses in `line`; returns how many these are.
  private mutating func set(
    _ row: Int, _ columns: Range<Int>, of frame: Frame, _ template: inout (style: Style, blank: cchar_t)
  ) -> Int {
    var count = 0
    let start = row * frame.size.columns
    for index in columns {
      let cell = frame.cells[start + index]
      if cell.glyph == 0 { continue }
      if template.style != cell.style { template = (cell.style, blank(cell.style)) }
      line[count] = template.blank
      if cell.glyph < 0x7F {
        line[count].chars.0 = wchar_t(cell.glyph)
      } else {
        line[count] = character(cell, template.blank, frame)
        // A sign of one column in the place of two leaves a blank.
        let isNarrow = insight_character_width(line[count].chars.0) == 1
        if isNarrow, index + 1 < columns.upperBound, frame.isWide(cell) {
          count += 1
          line[count] = template.blank
        }
      }
      count += 1
    }
    return count
  }

  /// A blank in a style, to be filled with a glyph.
  private func blank(_ style: Style) -> cchar_t {
    var blank = cchar_t()
    let pair = hasColors && theme.color(of: style.role) != nil ? Int16(style.role.rawValue) : 0
    // Where there are no colours, the attributes that tell without them.
    setcchar(&blank, [0x20, 0], attributes(hasColors ? theme.attributes(of: style) : style), pair, nil)
    return blank
  }

  private func character(_ cell: Cell, _ blank: cchar_t, _ frame: Frame) -> cchar_t {
    var character = blank
    let (first, marks) = frame.glyph(cell)
    if isPlain {
      character.chars.0 = wchar_t(PlainGlyph.ascii(first))
    } else if Int(insight_character_width(wchar_t(bitPattern: first))) != CharacterWidth.columns(first) {
      // Where the C library knows another width, ncurses would lose count of its columns.
      character.chars.0 = 0x3F
    } else {
      character.chars.0 = wchar_t(bitPattern: first)
      withUnsafeMutableBytes(of: &character.chars) { bytes in
        let chars = bytes.bindMemory(to: wchar_t.self)
        // Terminals disagree about what the selector of the coloured form does to widths, so it is not sent.
        let shown = marks.lazy.filter { $0 != CharacterWidth.emojiSelector }
        for (place, mark) in zip(chars.indices.dropFirst(), shown) {
          chars[place] = wchar_t(bitPattern: mark)
        }
      }
    }
    return character
  }

  private func attributes(_ style: Style) -> attr_t {
    var attributes: attr_t = 0
    if style.contains(.bold) { attributes |= insight_bold }
    if style.contains(.dim) { attributes |= insight_dim }
    if style.contains(.italic) { attributes |= insight_italic }
    if style.contains(.underline) { attributes |= insight_underline }
    if style.contains(.reverse) { attributes |= insight_reverse }
    return attributes
  }
}

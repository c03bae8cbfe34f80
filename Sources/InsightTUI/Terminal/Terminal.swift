import CNcurses
import Glibc
import InsightModel

/// The terminal, through ncurses: reads events, presents frames, and gives the screen back when it goes out of
/// scope, on a crash, and whenever a signal ends the program. No other type knows ncurses.
public struct Terminal: ~Copyable {
  let input: Int32
  private let output: Int32
  let signals: Int32
  /// A further descriptor that ends the waiting for events when it can be read; the caller reads it.
  var wake: Int32 = -1
  private let modes: termios
  var hasColors: Bool
  private let themes: ThemeChoice
  /// Of `themes`, for the ground as it is known.
  var theme: ColorTheme
  /// Until when the terminal may say what its ground is, in milliseconds of `now()`.
  private var groundDeadline: Int?
  /// Draw with ASCII alone: the locale has no UTF-8, and there is none to be had.
  public let isPlain: Bool
  /// The terminal's name, where it is not known here and is taken for another one.
  public let unknownName: String?
  var shown: Frame?
  var isCursorShown = false
  /// A row on its way to ncurses.
  var line: [cchar_t] = []
  /// Nil until something comes in.
  var parser: InputParser?
  private var hasMouse = true
  /// The last press of the button, and when it was.
  var lastPress: (point: Point, time: Int)?
  /// The signal that asked the program to end; nil while none has.
  var ending: Int32?

  /// More cells than any window has; `LINES`, `COLUMNS` and a terminal may name any number.
  private static let largest = Size(columns: 2000, rows: 1000)

  /// Takes the terminal. Keys are read from standard input, or from the controlling terminal where that is no
  /// terminal; frames go to standard output.
  public init(themes: ThemeChoice = ThemeChoice()) throws(TerminalError) {
    self.init(try Taken(), themes)
  }

  private init(_ taken: Taken, _ themes: ThemeChoice) {
    self.themes = themes
    theme = themes.theme(on: nil)
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
    askGround()
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

  /// https://no-color.org: set and not empty.
  private static var isWithoutColors: Bool { getenv("NO_COLOR").map { $0.pointee != 0 } ?? false }

  private static func prepareColors(_ theme: ColorTheme) -> Bool {
    guard theme.hasColors, !isWithoutColors, has_colors(), start_color() == OK else { return false }
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

  // MARK: The ground

  /// How long an answer may take, in milliseconds: who has begun to read is not to see the colours turn.
  private static let groundTime = 1000

  /// Asks for the colour of the ground where the theme depends on it. Nobody waits for the answer; terminals that take a
  /// mouse have such strings, others must not see one.
  private mutating func askGround() {
    guard themes.needsGround, !Self.isWithoutColors, insight_capability("kmous") != nil else { return }
    groundDeadline = Self.now() + Self.groundTime
    send(Array("\u{1B}]11;?\u{1B}\\".utf8))
  }

  /// Takes the theme for the ground that the terminal has told; false where all stays as it is.
  mutating func adopt(_ ground: ColorTheme.RGB) -> Bool {
    guard let deadline = groundDeadline, Self.now() <= deadline else { return false }
    groundDeadline = nil
    let wanted = themes.theme(on: ground)
    guard wanted != theme else { return false }
    theme = wanted
    // The ground of the theme before is not that of one without colours.
    if hasColors { use_default_colors() }
    hasColors = Self.prepareColors(wanted)
    redraw()
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

  private func send(_ sequence: [UInt8]) { _ = FileWriter.writeAll(sequence, to: output) }

  /// In cells, as ncurses has it: that of the last resize that was taken in.
  public var size: Size { Size(columns: Int(insight_columns()), rows: Int(insight_lines())) }

  /// The size of the window, within bounds; nil where the terminal does not say.
  static func windowSize() -> Size? {
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

  /// A capability's bytes; nil where the terminal lacks it.
  static func bytes(of name: String) -> [UInt8]? {
    insight_capability(name).map { text in
      UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
    }
  }

  /// Milliseconds of a clock that only goes forward.
  static func now() -> Int {
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
}

import Glibc
import InsightModel

/// The terminal: reads events, presents frames, and gives the screen back when it goes out of scope, on a crash, and
/// whenever a signal ends the program.
public struct Terminal: ~Copyable {
  let input: Int32
  let signals: Int32
  /// A further descriptor that ends the waiting for events when it can be read; the caller reads it.
  var wake: Int32 = -1
  /// As the terminal was, and as keys are read.
  private let modes: termios
  private let ownModes: termios
  private let description: TerminalDescription
  private let themes: ThemeChoice
  /// Of `themes`, for the ground as it is known.
  private var theme: ColorTheme
  private var writer: FrameWriter
  /// Until when the terminal may say what its ground is, in milliseconds of `now()`.
  private var groundDeadline: Int?
  /// Draw with ASCII alone: the locale has no UTF-8, and there is none to be had.
  public let isPlain: Bool
  /// The terminal's name, where it is not known here and is taken for another one.
  public let unknownName: String?
  /// In cells: that of the last resize that was taken in.
  public internal(set) var size: Size
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
    modes = taken.modes
    isPlain = taken.isPlain
    unknownName = taken.unknownName
    description = taken.description
    size = Self.firstSize()
    writer = FrameWriter(description, theme, isPlain: isPlain, hasColors: !Self.isWithoutColors)
    ownModes = Self.ownModes(modes)
    // From here on the terminal is not as it was; whatever ends the program gives it back.
    signals = SignalRelay.start()
    planRescue()
    takeScreen()
    askGround()
  }

  /// Keys come one by one and as they are, and are not echoed.
  private static func ownModes(_ modes: termios) -> termios {
    var own = modes
    own.c_iflag &= ~tcflag_t(IXON | BRKINT | PARMRK | ICRNL | INLCR | IGNCR)
    own.c_oflag &= ~tcflag_t(ONLCR)
    own.c_lflag &= ~tcflag_t(ICANON | ISIG | IEXTEN | ECHO | ECHONL)
    // The places of VMIN and VTIME.
    own.c_cc.6 = 1
    own.c_cc.5 = 0
    return own
  }

  func takeModes() { tcsetattr(input, TCSADRAIN, [ownModes]) }

  /// Takes the screen with the next frame.
  private mutating func takeScreen() {
    takeModes()
    writer.send((TerminalDescription.bytes("smcup") ?? []) + reports(true))
    redraw()
  }

  /// Gives the screen back and the terminal's modes with it.
  private func giveBack() {
    send(restoreSequence)
    tcsetattr(input, TCSADRAIN, [modes])
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
    let description: TerminalDescription

    init() throws(TerminalError) {
      guard isatty(STDOUT_FILENO) == 1 else { throw .noTerminal }
      input = isatty(STDIN_FILENO) == 1 ? STDIN_FILENO : open("/dev/tty", O_RDONLY | O_CLOEXEC)
      var modes = termios()
      guard input >= 0, tcgetattr(input, &modes) == 0 else { throw .noTerminal }
      self.modes = modes
      let name = getenv("TERM").map { String(cString: $0) } ?? ""
      if name == "dumb" { throw .tooSimple(name) }
      isPlain = !CharacterSet.prepareUTF8()
      guard !name.isEmpty else { throw .unknown(name) }
      // Newer terminals are called by names that other machines do not know, and understand what their forebear does.
      let known = TerminalDescription(name)
      guard
        let description = known ?? (Terminal.isLikeUsual(name) ? TerminalDescription(Terminal.usual) : nil)
      else {
        throw .unknown(Harmless.line(name))
      }
      unknownName = known == nil ? Harmless.line(name) : nil
      guard description.canPlace else { throw .tooSimple(Harmless.line(name)) }
      self.description = description
    }
  }

  deinit { giveBack() }

  /// https://no-color.org: set and not empty.
  private static var isWithoutColors: Bool { getenv("NO_COLOR").map { $0.pointee != 0 } ?? false }

  // MARK: The ground

  /// How long an answer may take, in milliseconds: who has begun to read is not to see the colours turn.
  private static let groundTime = 1000

  /// Asks for the colour of the ground where the theme depends on it. Nobody waits for the answer; terminals that take a
  /// mouse have such strings, others must not see one.
  private mutating func askGround() {
    guard themes.needsGround, !Self.isWithoutColors, description.hasMouse else { return }
    groundDeadline = Self.now() + Self.groundTime
    writer.send(Array("\u{1B}]11;?\u{1B}\\".utf8))
  }

  /// Takes the theme for the ground that the terminal has told; false where all stays as it is.
  mutating func adopt(_ ground: ColorTheme.RGB) -> Bool {
    guard let deadline = groundDeadline, Self.now() <= deadline else { return false }
    groundDeadline = nil
    let wanted = themes.theme(on: ground)
    guard wanted != theme else { return false }
    theme = wanted
    writer = FrameWriter(description, wanted, isPlain: isPlain, hasColors: true)
    return true
  }

  private func planRescue() {
    let sequence = restoreSequence
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, sequence.count))
    bytes.initialize(from: sequence, count: sequence.count)
    Crash.plan(
      Crash.Rescue(terminal: STDOUT_FILENO, modes: modes, sequence: bytes, length: sequence.count))
  }

  /// What gives the terminal back.
  private var restoreSequence: [UInt8] {
    var sequence = reports(false) + writer.off + description.showCursor
    if let leave = TerminalDescription.bytes("rmcup") { return sequence + leave }
    // What is drawn stays there; what comes next takes the place of the last line.
    description.place(size.rows - 1, 0, in: &sequence)
    return sequence + (description.clearRow ?? [])
  }

  /// What has the terminal send the keys' own sequences, what the mouse does, and marks around pasted text, or not. A
  /// terminal that knows a mouse knows such marks; others must not see their sequences.
  private func reports(_ isOn: Bool) -> [UInt8] {
    var sequence = TerminalDescription.bytes(isOn ? "smkx" : "rmkx") ?? []
    guard description.hasMouse else { return sequence }
    if hasMouse || !isOn { sequence += mouseReports(isOn) }
    return sequence + Array((isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l").utf8)
  }

  /// Presses, releases, the wheel, and movements with the button pressed.
  private func mouseReports(_ isOn: Bool) -> [UInt8] {
    let movements = Array((isOn ? "\u{1B}[?1002h" : "\u{1B}[?1002l").utf8)
    let reports = description.mouseReports(isOn) ?? Array((isOn ? "\u{1B}[?1000h" : "\u{1B}[?1000l").utf8)
    return isOn ? reports + movements : movements + reports
  }

  private func send(_ sequence: [UInt8]) { _ = FileWriter.writeAll(sequence, to: STDOUT_FILENO) }

  /// The size of the window, within bounds; nil where the terminal does not say.
  static func windowSize() -> Size? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return nil
    }
    return Size(
      columns: min(largest.columns, Int(window.ws_col)), rows: min(largest.rows, Int(window.ws_row)))
  }

  /// The size of the window; where there is none, what `LINES` and `COLUMNS` say, or what terminals once had.
  private static func firstSize() -> Size {
    func wish(_ name: String, _ usual: Int, _ most: Int) -> Int {
      min(most, getenv(name).flatMap { Int(String(cString: $0)) }.flatMap { $0 > 0 ? $0 : nil } ?? usual)
    }
    return windowSize()
      ?? Size(columns: wish("COLUMNS", 80, largest.columns), rows: wish("LINES", 24, largest.rows))
  }

  /// Milliseconds of a clock that only goes forward.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  // MARK: What the reader asks of the terminal

  /// Shows a frame, in one write.
  public mutating func present(_ frame: Frame) {
    writer.show(frame, on: size)
    send(writer.take())
  }

  /// Gives the screen back, stops the program, and takes the screen again when it goes on.
  public mutating func suspend() {
    giveBack()
    SignalRelay.stopHere()
    takeScreen()
  }

  /// Gives the terminal to another program until that ends. Why it did not end well, in words; nil where it did.
  mutating func lend(to arguments: [String]) -> String? {
    giveBack()
    SignalRelay.leaveKeys(to: getpid())
    let process = Programs.start(arguments, .terminal(input: input))
    let failure = errno
    let status = process.map(Programs.wait) ?? failure
    SignalRelay.leaveKeys(to: nil)
    takeScreen()
    return Programs.complaint(arguments, process, status: status)
  }

  /// Draws every cell with the next frame.
  public mutating func redraw() { writer.forget() }

  /// Takes the mouse, or leaves it to the terminal.
  public mutating func reportMouse(_ isWanted: Bool) {
    hasMouse = isWanted
    if description.hasMouse { send(mouseReports(isWanted)) }
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

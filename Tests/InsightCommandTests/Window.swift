import Foundation
import Testing

/// A terminal window with a program in it: a tmux server of its own, with one pane.
struct Window: Sendable {
  /// Why a test cannot go on.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The folder that the program runs in.
  let scratch: Scratch
  private let socket: String

  /// How long a screen is waited for; far more than any machine needs.
  private static let patience = Duration.seconds(30)

  /// Runs lines of shell in a new window, in which `$insight` is the program and `$seed` the real issue, and gives
  /// the window to `body`. Without lines the window has a shell with the prompt `ready>`.
  static func open(
    _ columns: Int = 100, _ rows: Int = 30, _ lines: String? = nil, term: String = "tmux-256color",
    environment: [String: String] = [:], _ body: (Window) async throws -> Void
  ) async throws {
    let scratch = try Scratch()
    let window = Window(scratch: scratch, socket: scratch.folder.appendingPathComponent("tmux").path)
    try scratch.write(
      """
      set -g default-terminal \(term)
      set -g status off
      set -g escape-time 0
      set -g remain-on-exit on
      set -g remain-on-exit-format ''

      """, to: "tmux.conf")
    try scratch.write(lines ?? "PS1='ready> '\n", to: "script")
    let command = lines == nil ? "bash --noprofile --rcfile script" : "bash script"
    var all = Program.base.merging(["insight": Program.path, "seed": Program.seed]) { $1 }
    all.merge(environment) { $1 }
    let status = try await Program.run(
      "tmux",
      [
        "-u", "-S", window.socket, "-f", "tmux.conf", "new-session", "-d", "-x", "\(columns)", "-y",
        "\(rows)",
        command,
      ], environment: all, in: scratch.folder)
    guard status.status == 0 else { throw Failure(description: "tmux: \(status.error)") }
    do {
      try await body(window)
    } catch {
      _ = try? await window.tmux("kill-server")
      throw error
    }
    _ = try? await window.tmux("kill-server")
  }

  @discardableResult
  private func tmux(_ arguments: String...) async throws -> String {
    try await Program.run("tmux", ["-u", "-S", socket] + arguments, in: scratch.folder).output
  }

  // MARK: Typing

  /// Presses keys, by tmux's names for them.
  func press(_ keys: String...) async throws {
    for key in keys { try await tmux("send-keys", key) }
  }

  /// Types letters.
  func write(_ text: String) async throws { try await tmux("send-keys", "-l", text) }

  /// Pastes a text, with the marks around it that terminals send to programs that ask for them.
  func paste(_ text: String) async throws {
    try await tmux("set-buffer", text)
    try await tmux("paste-buffer", "-p")
  }

  /// Sends bytes as they are, as a terminal sends what its mouse does.
  func send(_ bytes: [UInt8]) async throws {
    _ = try await Program.run(
      "tmux", ["-u", "-S", socket, "send-keys", "-H"] + bytes.map { String($0, radix: 16) },
      in: scratch.folder)
  }

  func resize(_ columns: Int, _ rows: Int) async throws {
    try await tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// Closes the pane under the program.
  func close() async throws { try await tmux("kill-pane") }

  // MARK: Looking

  /// The screen as text.
  func screen() async throws -> String { try await tmux("capture-pane", "-p") }

  /// The screen with the sequences that style it.
  func styledScreen() async throws -> String { try await tmux("capture-pane", "-p", "-e") }

  /// True while a program has the screen to itself.
  func isAlternate() async throws -> Bool {
    try await tmux("display-message", "-p", "#{alternate_on}").hasPrefix("1")
  }

  /// What the terminal keeps switched on for a program: mouse, keypad, hidden cursor.
  func modes() async throws -> String {
    try await tmux(
      "display-message", "-p",
      "mouse #{mouse_any_flag}, keypad #{keypad_flag}#{keypad_cursor_flag}, cursor #{cursor_flag}"
    )
    .trimmingCharacters(in: .newlines)
  }

  /// Waits until the screen shows every one of the texts, and returns it.
  @discardableResult
  func wait(for texts: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
    try await wait("to see \(texts)", sourceLocation) { screen in texts.allSatisfy { screen.contains($0) } }
  }

  /// Waits until the screen shows none of the texts any more.
  @discardableResult
  func wait(without texts: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws
    -> String
  {
    try await wait("to see no \(texts)", sourceLocation) { screen in
      !texts.contains { screen.contains($0) }
    }
  }

  /// Waits until the whole screen is the one given.
  func wait(forScreen wanted: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    _ = try await wait("for the screen\n\(wanted)\n", sourceLocation) { $0 == wanted }
  }

  private func wait(_ aim: String, _ sourceLocation: SourceLocation, _ isReached: (String) -> Bool)
    async throws
    -> String
  {
    let end = ContinuousClock.now + Self.patience
    var last: String?
    while true {
      let screen = try await screen()
      // Seen twice, so that it is not a screen half drawn.
      if isReached(screen), screen == last { return screen }
      last = screen
      guard ContinuousClock.now < end else {
        Issue.record("waited \(aim) in vain:\n\(screen)", sourceLocation: sourceLocation)
        throw Failure(description: "the screen did not come")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// The process that a script wrote to the file `process`.
  func process() async throws -> pid_t {
    let file = scratch.folder.appendingPathComponent("process")
    let end = ContinuousClock.now + Self.patience
    while ContinuousClock.now < end {
      if let text = try? String(contentsOf: file, encoding: .utf8), text.hasSuffix("\n"),
        let process = pid_t(text.dropLast())
      {
        return process
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw Failure(description: "the script wrote no process")
  }

  /// Waits until a process has ended.
  func waitForEnd(of process: pid_t) async throws {
    let end = ContinuousClock.now + Self.patience
    while kill(process, 0) == 0 {
      guard ContinuousClock.now < end else { throw Failure(description: "process \(process) did not end") }
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}

import CSystem
import Glibc

/// The clipboard by the programs that this machine has for it: other than the terminal they say whether a text has come.
enum Clipboard {
  /// Longer than any clipboard takes that still answers, in milliseconds.
  private static let patience = 2000

  /// What takes a text by its standard input, first those of the windows' clipboard, then tmux's buffer, which passes it on.
  /// One that is not there is left out.
  static func programs(
    variable: (String) -> String = Programs.variable, isThere: (String) -> Bool = Programs.isThere
  ) -> [[String]] {
    var windows: [[String]] = []
    if !variable("WAYLAND_DISPLAY").isEmpty { windows.append(["wl-copy"]) }
    if !variable("DISPLAY").isEmpty {
      windows += [["xclip", "-selection", "clipboard", "-in"], ["xsel", "--clipboard", "--input"]]
    }
    var programs = windows.filter { isThere($0[0]) }.prefix(1).map { $0 }
    if !variable("TMUX").isEmpty, isThere("tmux") { programs.append(["tmux", "load-buffer", "-w", "-"]) }
    return programs
  }

  /// Gives the text to each of the programs; true where one of them has taken it. Waits for them.
  static func take(_ text: String, by programs: [[String]]) -> Bool {
    var isTaken = false
    for program in programs {
      // A pipe would have to be written while it is read, and may break.
      let file = insight_memory_file()
      guard file >= 0 else { return isTaken }
      defer { close(file) }
      guard FileWriter.writeAll(Array(text.utf8), to: file), lseek(file, 0, SEEK_SET) == 0,
        let process = Programs.start(program, .input(file))
      else { continue }
      if Programs.wait(for: process, atMost: patience) == 0 { isTaken = true }
    }
    return isTaken
  }
}

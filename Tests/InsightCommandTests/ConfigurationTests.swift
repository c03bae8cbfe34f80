import Foundation
import Testing

/// The configuration, and the keys in print.
@Suite struct ConfigurationTests {
  @Test func theKeysArePrinted() async throws {
    let result = try await Program.run("--keys")
    #expect(result.status == 0 && result.error == "")
    #expect(result.lines.first == "Contents" && result.output.contains("to the next place in doubt"))
    #expect(result.output.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test func theStandardConfigurationIsPrinted() async throws {
    let result = try await Program.run("--print-config")
    #expect(result.status == 0 && result.output.contains("#measure = 88\n"))
    #expect(result.output.contains("\n[keys.article]\n") && result.output.contains("= \"next-match\""))
  }

  /// What is wrong is told with its place, and the rest holds.
  @Test func aFaultIsToldAndTheRestHolds() async throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      # how dates are written

      dates = "iso"
        # columns of a line
      mesure = 60

      [keys.contents]
      "ctrl-n" = "line-down"
      """, to: "config/insight/config.toml")
    let call = "env XDG_CONFIG_HOME=\(scratch.folder.path)/config \"$insight\" \"$seed\"; read -r"
    try await Window.open(110, 30, call) { window in
      try await window.wait(
        for: "config.toml:5: mesure: did you mean measure?", "No. 12 · 2025-05-02")
      try await window.press("C-n")
      try await window.wait(for: "Article 1.2")
      try await window.write("Q")
    }
  }

  /// The first fault is told; the palette lists all of them, one for a part that there is not.
  @Test func allFaultsCanBeRead() async throws {
    let scratch = try Scratch()
    try scratch.write(
      // What looks like a comment inside a text of several lines is none.
      "mesure = \"\"\"\n# no comment\n\"\"\"\n[key.article]\n\"ctrl-n\" = \"zoom\"\n\"ctrl-o\" = \"zoom\"\n[theme]\nhedline = \"bold\"\n",
      to: "config/insight/config.toml")
    let call = "env XDG_CONFIG_HOME=\(scratch.folder.path)/config \"$insight\" \"$seed\"; read -r"
    try await Window.open(110, 30, call) { window in
      try await window.wait(
        for: "config.toml:1: mesure: did you mean measure?", "3 faults, which :faults lists")
      try await window.write(":faults")
      try await window.press("Enter")
      try await window.wait(
        for: "config.toml:5: key.article: did you mean keys.article?",
        "config.toml:8: hedline: did you mean headline?")
      try await window.write("Q")
    }
  }

  @Test func aFileThatIsNoConfigurationIsTold() async throws {
    let scratch = try Scratch()
    try scratch.write("# columns\n\nmeasure = \n[keys\n", to: "config/insight/config.toml")
    let call = "env XDG_CONFIG_HOME=\(scratch.folder.path)/config \"$insight\" \"$seed\"; read -r"
    try await Window.open(110, 30, call) { window in
      try await window.wait(for: "config.toml:3: ", "No. 12 · 2 May 2025")
      try await window.write("Q")
    }
  }
}

import Foundation
import Glibc
import Testing

/// The built program, and how it is run.
enum Program {
  /// The program that was built with these tests, as it was when they began: a copy, since whoever builds meanwhile
  /// takes the file away for a moment.
  static let path: String = {
    let copy = Sweeper.folder.appendingPathComponent("insight")
    do {
      try FileManager.default.copyItem(atPath: built, toPath: copy.path)
    } catch {
      return built
    }
    return copy.path
  }()

  /// It stands beside the tests' bundle.
  private static let built: String = {
    var folder = Bundle.main.bundleURL
    while folder.pathComponents.count > 1 {
      let program = folder.appendingPathComponent("insight")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder), !isFolder.boolValue {
        return program.path
      }
      folder.deleteLastPathComponent()
    }
    return "insight"
  }()

  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The real issue.
  static let seed = repository.appendingPathComponent("seeds/000_672f859cd5f54008.txt").path

  /// What a run left behind.
  struct Result {
    var status: Int32
    var output: String
    var error: String

    var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }
  }

  /// Runs the program without a terminal. `input` is its standard input, empty where nil.
  static func run(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:],
    in folder: URL = repository
  ) async throws -> Result {
    try await run(path, arguments, input: input, environment: environment, in: folder)
  }

  /// Runs a line of shell, in which `$insight` is the program and `$seed` the real issue.
  static func shell(
    _ line: String, environment: [String: String] = [:], in folder: URL = repository
  ) async throws -> Result {
    try await run(
      "/bin/bash", ["-c", line], input: nil,
      environment: ["insight": path, "seed": seed].merging(environment) { $1 }, in: folder)
  }

  /// Runs any program; one without a path is looked for as a shell does.
  static func run(
    _ program: String, _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    in folder: URL
  ) async throws -> Result {
    let scratch = try Scratch()
    let files = try ["input", "output", "error"].map { name in
      try scratch.write(name == "input" ? input ?? "" : "", to: name)
    }
    let process = try spawn(
      "/usr/bin/env", ["-C", folder.path, program] + arguments, files: files.map(\.path),
      base.merging(environment) { $1 })
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 { try await Task.sleep(for: .milliseconds(2)) }
    // As a shell tells it: the status, or 128 and the signal.
    return Result(
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
      output: try String(contentsOf: files[1], encoding: .utf8),
      error: try String(contentsOf: files[2], encoding: .utf8))
  }

  /// Starts a program whose standard streams are files. It inherits nothing else, so that what it leaves running
  /// holds nobody up.
  private static func spawn(
    _ program: String, _ arguments: [String], files: [String], _ environment: [String: String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in files.enumerated() {
      posix_spawn_file_actions_addopen(&actions, Int32(number), file, number == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))

    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let values = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + values { free(text) } }
    var process = pid_t()
    let failure = posix_spawn(&process, program, &actions, &attributes, words, values)
    guard failure == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EINVAL)
    }
    return process
  }

  /// The environment of a run: nothing of the tester's own, and a library of its own.
  static var base: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent",
      "LANG": "C.UTF-8", "TERM": "xterm-256color",
      "INSIGHT_LIBRARY": Sweeper.folder.appendingPathComponent("\(UUID().uuidString).db").path,
    ]
  }
}

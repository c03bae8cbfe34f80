import Foundation
import Glibc

/// Clears up after a run of the tests, however it ends.
enum Sweeper {
  /// The folder for all that a run leaves. A process of its own waits at a pipe whose other end this one holds: when
  /// that closes, even because the run was killed, it stops the terminals in the folder and removes it.
  static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("insight-tests-\(getpid())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    start(for: folder)
    return folder
  }()

  private static let script = """
    cat > /dev/null
    for socket in "$1"/*/tmux "$1"/*/inner; do
      if [ -S "$socket" ]; then tmux -S "$socket" kill-server; fi
    done
    rm -rf "$1"
    """

  private static func start(for folder: URL) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    for stream: Int32 in [1, 2] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    // A session of its own: what ends the run's process group must not end it too.
    let call: [String] = ["env", "setsid", "sh", "-c", script, "sh", folder.path]
    let words = call.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    _ = posix_spawn(&process, "/usr/bin/env", &actions, nil, words, environ)
    close(ends[0])
  }
}

/// A folder of its own that goes with the value.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = Sweeper.folder.appendingPathComponent(String(UUID().uuidString.prefix(8)))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }

  /// A small issue.
  static let issue = """
    Title

    Dockside Notes No. 3 of Cranes and Ropes

    Post Date

    2030-01-02

    Ⅰ. CRANES

    1. The Old Crane Lifts Again

    - It lifts six tons
    It had stood still since the spring.
    Table 1. Cranes (Unit: Tons)
    Rank Crane Load Age Share (%)
    1 Anna 60 12 50.0%
    2 Berta 40 9 33.3%
    3 Cäcilie 20 30 16.7%
    Total 120 51 100.0%

    2. Ropes, Old and New

    A rope is as strong as its weakest strand.

    """
}

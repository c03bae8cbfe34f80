import Glibc

/// Keeps files in the page cache while this program runs. A machine that takes pages back after a second without use
/// would else be measured with its disk.
struct WarmFiles {
  private var held: [String] = []

  /// Maps a file and locks its pages; where they may not be locked, reads them once.
  mutating func hold(_ path: String) {
    guard path.hasPrefix("/"), !held.contains(path) else { return }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return }
    held.append(path)
    let size = Int(status.st_size)
    guard let pages = mmap(nil, size, PROT_READ, MAP_SHARED, file, 0), pages != MAP_FAILED else { return }
    if mlock(pages, size) != 0 {
      madvise(pages, size, MADV_WILLNEED)
      munmap(pages, size)
    }
  }

  /// Holds every file that a running program has mapped: itself and its libraries.
  mutating func holdFiles(of process: pid_t) {
    for line in ProcessFile.lines("maps", of: process) {
      if let slash = line.firstIndex(of: "/") { hold(String(line[slash...])) }
    }
  }
}

/// The files in which the kernel tells of a process.
enum ProcessFile {
  static func lines(_ name: String, of process: pid_t) -> [Substring] {
    let file = open("/proc/\(process)/\(name)", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var text: [UInt8] = []
    var portion = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(file, &portion, portion.count)
      guard count > 0 else { break }
      text += portion[..<count]
    }
    return String(decoding: text, as: UTF8.self).split(separator: "\n")
  }

  /// The most memory that a process has had, in megabytes; nil when it is gone.
  static func peakMemory(of process: pid_t) -> Double? {
    for line in lines("status", of: process) where line.hasPrefix("VmHWM:") {
      return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Double($0) }
        .map {
          $0 * 1024 / 1_000_000
        }
    }
    return nil
  }

  /// The time that a process has had a processor, in milliseconds; nil when it is gone.
  static func processorTime(of process: pid_t) -> Double? {
    lines("schedstat", of: process).first?.split(separator: " ").first.flatMap { Double($0) }.map {
      $0 / 1_000_000
    }
  }
}

import Glibc
import InsightModel
import InsightTUI

/// Tells which files have changed since it looked last.
struct FileWatch {
  private struct Mark: Equatable {
    var size = 0
    var seconds = 0
    var nanoseconds = 0
    var node: UInt64 = 0
  }

  private let files: [InputFile]
  private var marks: [Mark?]
  /// How long it rests between two looks, in microseconds.
  private static let rest: UInt32 = 700_000

  init(_ files: [InputFile]) {
    self.files = files
    marks = files.map(Self.mark)
  }

  /// Nil for what is no file, or is not there.
  private static func mark(_ file: InputFile) -> Mark? {
    var status = stat()
    guard file.path != "-", stat(FileName.bytes(file.path), &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else {
      return nil
    }
    return Mark(
      size: Int(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
      node: UInt64(status.st_ino))
  }

  /// Looks until `tell` says no. A file that is being written is told of when it has rested for a moment. It looks from
  /// time to time and does not wait for the system's word (inotify), which says nothing of files on other machines and
  /// loses a file that another of its name has replaced.
  mutating func run(_ tell: (Int) -> Bool) {
    var waiting: [Int: Mark] = [:]
    while true {
      usleep(Self.rest)
      for index in files.indices {
        guard let mark = Self.mark(files[index]), mark != marks[index] else { continue }
        if waiting[index] == mark {
          waiting[index] = nil
          marks[index] = mark
          if !tell(index) { return }
        } else {
          waiting[index] = mark
        }
      }
    }
  }
}

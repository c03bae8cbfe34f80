import Glibc

/// The memory that the program may use, where the system limits it (`ulimit -v`): asked before much is taken, since an
/// allocation that fails ends a Swift program at once.
enum Memory {
  /// What a document takes while it is read, in bytes for each of its own.
  private static let forDocument = 14
  /// Less is never asked for.
  private static let least = 16 << 20
  /// What a portion of a data file may take beside what has been read.
  private static let forPortion = 64 << 20

  private static let isLimited: Bool = [RLIMIT_AS, RLIMIT_DATA].contains { resource in
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 && limit.rlim_cur != rlim_t.max
  }

  /// True where a document of so many bytes can be read.
  static func hasRoom(forDocumentOf count: Int) -> Bool {
    count < least || hasRoom(count.multipliedReportingOverflow(by: forDocument).partialValue)
  }

  /// True where a data file of so many bytes can be read: its bytes are kept, and what is found of them.
  static func hasRoom(forDataOf count: Int) -> Bool { count < least || hasRoom(count + count / 4) }

  /// True where a data file of which so many bytes have been read can go on.
  static func hasRoom(forDataAfter count: Int) -> Bool { count < least || hasRoom(forPortion + count / 4) }

  private static func hasRoom(_ count: Int) -> Bool {
    guard isLimited, count > 0 else { return true }
    guard let room = malloc(count) else { return false }
    free(room)
    return true
  }
}

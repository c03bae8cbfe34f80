import CSQLite
import Glibc
import InsightModel

/// Why a library cannot be used, in one line: its file, SQLite's words, what to do.
public struct LibraryError: Error, Equatable {
  /// What a program can do about it: try again, ask for another place, or leave the library alone.
  public enum Kind: Sendable, Equatable {
    /// Its bytes are no library, or no longer one.
    case damaged
    /// What is kept of one issue is damaged; the others can be read.
    case damagedIssue
    /// A later version of the program has written it.
    case newer
    case readOnly
    /// Another program holds it, or the system refuses.
    case refused
    case full
    /// Something else, which a sound library never gives.
    case internalFault
  }

  /// From the result code of SQLite or the error number of the system.
  public var kind: Kind
  /// The path, made harmless.
  public var file: String
  /// What is wrong and what to do.
  public var reason: String

  /// As it is printed, one line.
  public var message: String { "\(file): \(reason)" }

  init(kind: Kind, file: String, reason: String) {
    self.kind = kind
    self.file = file
    self.reason = reason
  }

  /// The same where a line may be cut: what is wrong first.
  public var shortMessage: String { "\(reason) — \(file)" }

  /// Of a result code of SQLite; `errno` is what the system said then.
  init(code: Int32, file: String, words: String, errno: Int32 = 0) {
    // SQLite calls a full disk by what it could not do.
    let isLimited = errno == EFBIG
    let isFull = errno == ENOSPC || errno == EDQUOT || isLimited
    let words =
      isLimited ? "the file may not grow any more" : isFull ? "no space left on the disk" : words
    let (kind, advice): (Kind, String) =
      switch isFull ? SQLITE_FULL : code & 0xFF {
      case SQLITE_CORRUPT, SQLITE_NOTADB:
        (
          .damaged,
          "it was left as it is; put a copy in its place, or name another library by INSIGHT_LIBRARY"
        )
      case SQLITE_READONLY:
        (.readOnly, "make the file and its folder writable, or name another by INSIGHT_LIBRARY")
      case SQLITE_FULL where isLimited:
        (.full, "raise the limit (ulimit -f) and try again; nothing of this step was kept")
      case SQLITE_FULL: (.full, "make room and try again; nothing of this step was kept")
      case SQLITE_BUSY, SQLITE_LOCKED: (.refused, "another program is writing to it; try again")
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_IOERR:
        (.refused, "look at the file and its folder, or name another by INSIGHT_LIBRARY")
      case _: (.internalFault, "it was left as it is")
      }
    self.init(kind: kind, file: file, reason: "\(words); \(advice)")
  }

  /// Of a file with the tables of a later version.
  init(newer version: Int, than known: Int, file: String) {
    self.init(
      kind: .newer, file: file,
      reason: "a newer insight has written it (version \(version); this one knows \(known)); update insight")
  }

  /// Of a file with the tables of an earlier version, which cannot be written.
  init(older version: Int, _ unwritable: LibraryError) {
    self = unwritable
    guard kind == .readOnly else { return }
    kind = .refused
    reason =
      "an older insight has written it (version \(version)), and it can only be read; make the file and its folder writable once"
  }

  /// Of another program's database.
  init(foreign file: String) {
    self.init(
      kind: .damaged, file: file,
      reason: "a database of another program; name another library by INSIGHT_LIBRARY")
  }

  /// Of an error of the system.
  init(errno number: Int32, file: String) {
    let words = String(cString: strerror(number)).lowercased()
    let kind: Kind = number == EROFS || number == EACCES || number == EPERM ? .readOnly : .refused
    self.init(
      kind: kind, file: file, reason: "\(words); look at its folder, or name another by INSIGHT_LIBRARY")
  }
}

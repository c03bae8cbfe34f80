import Glibc
import InsightModel

/// Where the library lies.
public enum LibraryFile {
  /// `$INSIGHT_LIBRARY`, else `insight/library.db` in `$XDG_DATA_HOME` or `~/.local/share`; nil where none of them is
  /// known. As `FileName` writes names.
  public static var path: String? {
    if let named = variable("INSIGHT_LIBRARY") { return named }
    // The specification takes relative folders for none.
    if let folder = variable("XDG_DATA_HOME"), folder.hasPrefix("/") { return folder + "/insight/library.db" }
    return variable("HOME").map { $0 + "/.local/share/insight/library.db" }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return value.withMemoryRebound(to: UInt8.self, capacity: strlen(value)) {
      FileName.text(UnsafeBufferPointer(start: $0, count: strlen(value)))
    }
  }

  /// True where there is a file with something in it.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(FileName.bytes(path), &status) == 0 && status.st_size > 0
  }

  /// Makes the file, for its owner alone, and the folders that it lies in, where they are not there.
  static func make(_ path: String) throws(LibraryError) {
    let name = Harmless.path(path)
    var status = stat()
    if stat(FileName.bytes(path), &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw LibraryError(
          kind: .refused, file: name, reason: "is no file; name another library by INSIGHT_LIBRARY")
      }
      // What one reads is nobody else's business, whoever has copied the file.
      if status.st_uid == geteuid(), status.st_mode & 0o077 != 0 {
        _ = chmod(FileName.bytes(path), status.st_mode & 0o700)
      }
      return
    }
    guard errno == ENOENT else { throw LibraryError(errno: errno, file: name) }
    try makeFolders(of: path)
    let file = Glibc.open(FileName.bytes(path), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw LibraryError(errno: errno, file: name) }
    close(file)
  }

  /// True where a log lies beside the file.
  static func hasLog(_ path: String) -> Bool { exists(path + "-wal") }

  private static func makeFolders(of path: String) throws(LibraryError) {
    var at = path.startIndex
    while let slash = path[at...].dropFirst().firstIndex(of: "/") {
      at = slash
      let folder = String(path[..<slash])
      if mkdir(FileName.bytes(folder), 0o700) != 0, errno != EEXIST, errno != EROFS, errno != EACCES {
        throw LibraryError(errno: errno, file: Harmless.path(path))
      }
    }
  }
}

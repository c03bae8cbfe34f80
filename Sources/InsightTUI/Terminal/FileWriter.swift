import Glibc
import InsightModel

/// Writes whole files: either all of it is there, or the folder is as it was.
public enum FileWriter {
  /// Writes to a file beside it and gives that its name when all is written. `~/` is the home folder. A file that is
  /// overwritten keeps its permissions; a link stays a link.
  public static func write(_ bytes: [UInt8], to name: String, overwriting: Bool) -> WriteOutcome {
    let target = resolved(expanded(name))
    let path = FileName.bytes(target)
    var status = stat()
    let exists = stat(path, &status) == 0
    // What leads to nothing but links is left as it is.
    if !exists, errno == ELOOP { return .failed(reason(errno)) }
    if exists, status.st_mode & S_IFMT == S_IFDIR { return .failed("this is a folder; add a file's name") }
    if exists, status.st_mode & S_IFMT != S_IFREG { return .failed("this is no file of the common kind") }
    if exists, !overwriting { return .exists }
    if exists, access(path, W_OK) != 0 { return .failed(reason(errno)) }

    var template = FileName.bytes(folder(of: target) + ".insight-XXXXXX")
    let file = mkstemp(&template)
    guard file >= 0 else { return .failed(reason(errno)) }
    var outcome = fill(file, bytes, mode: exists ? status.st_mode & 0o7777 : ordinaryMode)
    if close(file) != 0, outcome == nil { outcome = .failed(reason(errno)) }
    if outcome == nil { outcome = move(template, to: path, overwriting: overwriting) }
    guard let outcome else { return .written(byteCount: bytes.count) }
    unlink(template)
    return outcome
  }

  /// Nil when all is written.
  private static func fill(_ file: Int32, _ bytes: [UInt8], mode: mode_t) -> WriteOutcome? {
    guard writeAll(bytes, to: file), fchmod(file, mode) == 0, fsync(file) == 0 else {
      return .failed(reason(errno))
    }
    return nil
  }

  /// False with `errno` where not all could be written.
  static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress.map { $0 + offset }, $0.count - offset)
      }
      if written < 0, errno == EINTR || errno == EAGAIN { continue }
      if written == 0 { errno = ENOSPC }
      guard written > 0 else { return false }
      offset += written
    }
    return true
  }

  /// Nil when the file has its name.
  private static func move(_ temporary: [CChar], to path: [CChar], overwriting: Bool) -> WriteOutcome? {
    if overwriting { return rename(temporary, path) == 0 ? nil : .failed(reason(errno)) }
    // A link, unlike a new name, never takes the place of a file that has come in between.
    if link(temporary, path) == 0 {
      unlink(temporary)
      return nil
    }
    switch errno {
    case EEXIST: return .exists
    case EPERM, ENOTSUP, ENOSYS, EMLINK:
      // No links on this file system.
      if access(path, F_OK) == 0 { return .exists }
      return rename(temporary, path) == 0 ? nil : .failed(reason(errno))
    case let number: return .failed(reason(number))
    }
  }

  private static var ordinaryMode: mode_t {
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~mask
  }

  private static func expanded(_ name: String) -> String {
    guard name.hasPrefix("~/"), let home = getenv("HOME") else { return name }
    return String(cString: home) + name.dropFirst()
  }

  /// Links that lead to one another are followed so often, which is what the system does.
  private static let mostLinks = 40

  /// Where a link leads, also one that leads to no file yet; else the path itself.
  private static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return text(UnsafeRawBufferPointer(start: real, count: strlen(real)))
    }
    var path = path
    for _ in 0..<mostLinks {
      var target = [CChar](repeating: 0, count: Int(PATH_MAX))
      let length = readlink(FileName.bytes(path), &target, target.count)
      guard length > 0 else { return path }
      let name = target[..<length].withUnsafeBytes { text($0) }
      path = name.hasPrefix("/") ? name : folder(of: path) + name
    }
    return path
  }

  private static func text(_ name: UnsafeRawBufferPointer) -> String {
    FileName.text(name.bindMemory(to: UInt8.self))
  }

  /// With its slash; empty for the folder one is in.
  private static func folder(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[...$0] } ?? ""
  }

  private static func reason(_ number: Int32) -> String {
    switch number {
    case ENOENT, ENOTDIR: "no such folder"
    case EACCES, EPERM: "no permission to write there"
    case EROFS: "this file system is read-only"
    case ENOSPC, EDQUOT: "the disk is full"
    case ENAMETOOLONG: "this name is too long"
    case _: String(cString: strerror(number)).lowercased()
    }
  }
}

/// A text that is written in the editor: a file of its own for as long as that runs.
enum EditedText {
  /// More is no note.
  private static let longestText = 1 << 20

  /// A file of its own, for its owner alone, that holds a text; nil where none can be made.
  static func write(_ text: String) -> String? {
    let folder = Programs.variable("TMPDIR")
    var name = Array(((folder.isEmpty ? "/tmp" : folder) + "/insight-XXXXXX.md").utf8CString)
    let file = mkstemps(&name, 3)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard FileWriter.writeAll(Array((text.isEmpty ? "" : text + "\n").utf8), to: file) else { return nil }
    return name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
  }

  /// What the file holds now, and no file any more; nil where it cannot be read.
  static func takeBack(_ path: String) -> String? {
    defer { unlink(path) }
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var portion = [UInt8](repeating: 0, count: 65536)
    while bytes.count <= longestText {
      let count = read(file, &portion, portion.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += portion[..<count]
    }
    return nil
  }
}

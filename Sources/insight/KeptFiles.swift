import Glibc
import InsightImport
import InsightLibrary
import InsightModel
import InsightTUI

// Files as the library keeps them: their bytes as they came, and what these are.
extension Files {
  /// What a file holds for the library.
  enum Content {
    /// With its bytes as they came, and when it was changed last, in seconds since 1970.
    case issue(Issue, bytes: [UInt8], changed: Int)
    /// No issue, and not asked for by name; why, in words.
    case leftOut(String)
    /// Why it cannot be kept, in words.
    case refused(String)
  }

  /// Folders within folders that are looked into: years, months and titles are three.
  private static let deepest = 8

  /// The files of a folder that is named in the configuration (`~` is the home folder) and of those in it, with sizes and
  /// times; nil where there is no such folder.
  static func files(ofFolder folder: String) -> [Library.FolderFile]? {
    var path = folder
    if path == "~" || path.hasPrefix("~/"), let home = getenv("HOME"), home.pointee != 0 {
      path = String(cString: home) + path.dropFirst()
    }
    var status = stat()
    guard stat(FileName.bytes(path), &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    return deepListing(path).compactMap { file in
      let whole = wholePath(InputFile(path: file))
      var status = stat()
      guard stat(FileName.bytes(whole), &status) == 0 else { return nil }
      return Library.FolderFile(file: whole, size: Int(status.st_size), changed: status.st_mtim.tv_sec)
    }
  }

  /// The files of a folder and of those in it. Folders that cannot be read have none.
  static func deepListing(_ folder: String) -> [String] {
    var held: [String] = []
    var waiting = [(path: folder, depth: 0)]
    while let next = waiting.popLast() {
      guard let found = try? listing(next.path) else { continue }
      held += found.files
      guard next.depth < deepest else { continue }
      waiting += found.folders.reversed().map { ($0, next.depth + 1) }
    }
    return held
  }

  /// The messages of a mailbox; of all else the file itself.
  static func parts(of file: InputFile) -> [InputFile] {
    var status = stat()
    _ = stat(FileName.bytes(file.path), &status)
    return Mailbox.messages(of: file, status) ?? [file]
  }

  /// Reads a file for the library: its bytes, and what they are as an issue.
  static func content(_ file: InputFile) -> Content {
    do throws(Unreadable) {
      Crash.isOpen(file.title)
      if let message = file.message { return content(try message.bytes, file, changed: message.changed) }
      let (descriptor, size) = try open(file)
      defer { if descriptor != STDIN_FILENO { close(descriptor) } }
      var status = stat()
      let changed = fstat(descriptor, &status) == 0 && size > 0 ? status.st_mtim.tv_sec : 0
      let bytes = try readAll(descriptor, expecting: size, after: [])
      let name = Harmless.line(file.name)
      let kind = kind(file)
      if kind == .data && Form(Array(bytes.prefix(512)), name: file.name) != .feed
        || kind == .unknown && Form(bytes, name: file.name) == .plain
          && DataReader.table(name: name, bytes, onlyIfEvident: true) != nil
      {
        return file.folder == nil
          ? .refused("is a data file; the library keeps issues") : .leftOut("a data file")
      }
      return content(bytes, file, changed: changed)
    } catch {
      return .refused(error.reason)
    }
  }

  private static func content(_ bytes: [UInt8], _ file: InputFile, changed: Int) -> Content {
    do throws(ImportError) {
      let issue = try Importer.issue(bytes, name: file.name, encoding: file.encoding)
      return file.folder != nil && !issue.isPeriodical
        ? .leftOut("no issue") : .issue(issue, bytes: bytes, changed: changed)
    } catch {
      return file.folder == nil ? .refused(error.message) : .leftOut(error.message)
    }
  }

  /// The bytes of a regular file that has no more than `limit`; nil where there is none that can be read.
  static func bytes(_ file: InputFile, limit: Int) -> [UInt8]? {
    var status = stat()
    do throws(Unreadable) {
      if let message = file.message { return try message.bytes }
      guard file.path != "-", stat(FileName.bytes(file.path), &status) == 0,
        status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) <= limit
      else { return nil }
      let (descriptor, size) = try open(file)
      defer { close(descriptor) }
      return try readAll(descriptor, expecting: size, after: [])
    } catch {
      return nil
    }
  }

  /// The whole path of a file, by which it is found again from another folder.
  static func wholePath(_ file: InputFile) -> String {
    if let message = file.message { return message.wholePath }
    guard file.path != "-", let real = realpath(FileName.bytes(file.path), nil) else { return file.name }
    defer { free(real) }
    let length = strlen(real)
    return real.withMemoryRebound(to: UInt8.self, capacity: length) {
      FileName.text(UnsafeBufferPointer(start: $0, count: length))
    }
  }
}

import Glibc
import InsightModel
import InsightTUI

/// A file that was named, or found in a folder that was named.
struct InputFile: Equatable {
  /// `-` for standard input.
  var path: String
  /// The folder that it was found in: then it counts only if it is an issue. Nil for a file that was named.
  var folder: String?
  /// How it is written, where it is a data file.
  var options = DataOptions()
  /// True where a table is wanted, and nothing else of it.
  var isTable = false

  /// The path; what standard input is called.
  var title: String { path == "-" ? "standard input" : path }

  /// The last part of the path; what standard input is called.
  var name: String {
    path == "-" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// What makes two paths the same file.
private struct FileIdentity {
  let device: UInt64
  let node: UInt64

  /// Inserts in ascending order; false where it is known already.
  func insert(into known: inout [FileIdentity]) -> Bool {
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if (known[middle].device, known[middle].node) < (device, node) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    if low < known.count, known[low].device == device, known[low].node == node { return false }
    known.insert(self, at: low)
    return true
  }
}

/// Finding and reading files.
enum Files {
  /// More than any newsletter; the model counts its bytes in 32 bits.
  private static let largest = 2_000_000_000

  /// The files that paths stand for, in order, each once, whatever it is called. A path that cannot be read is
  /// kept: reading it says why.
  static func find(_ paths: [String]) throws(Failure) -> [InputFile] {
    var found: [InputFile] = []
    // Ascending. One file alone, which is what the first screen waits for, needs no hashing.
    var seen: [FileIdentity] = []
    func add(_ file: InputFile) {
      var status = stat()
      if file.path == "-" {
        if found.contains(where: { $0.path == "-" }) { return }
      } else if stat(file.path, &status) == 0 {
        let identity = FileIdentity(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
        guard identity.insert(into: &seen) else { return }
      }
      found.append(file)
    }
    for path in paths {
      var status = stat()
      if path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        let held = try texts(in: path)
        if held.isEmpty {
          throw Failure(
            message: "\(path): no text file in this folder; name a folder with issues, or a file",
            status: .unreadable)
        }
        for file in held { add(InputFile(path: file, folder: path)) }
      } else {
        add(InputFile(path: path))
      }
    }
    return found
  }

  private static let extensions = ["txt", "text", "md", "markdown"] + dataExtensions
  private static let dataExtensions = ["csv", "tsv", "tab", "psv", "ssv", "json", "jsonl", "ndjson"]
  private static let documentExtensions = ["text", "md", "markdown", "html", "htm", "xml", "eml", "epub"]

  /// What a file is by its name.
  private enum Kind { case data, document, unknown }

  private static func kind(_ file: InputFile) -> Kind {
    if file.options != DataOptions() { return .data }
    let path = file.path
    guard path != "-", let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return .unknown }
    let ending = path[path.index(after: dot)...].lowercased()
    return dataExtensions.contains(ending)
      ? .data : documentExtensions.contains(ending) ? .document : .unknown
  }

  /// The text files of a folder by name, `file2` before `file10`. Hidden files and other kinds are left out.
  private static func texts(in folder: String) throws(Failure) -> [String] {
    guard let directory = opendir(folder) else { throw unreadable(folder, errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix("."), let dot = name.lastIndex(of: ".") else { continue }
      if extensions.contains(name[name.index(after: dot)...].lowercased()) { names.append(name) }
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return names.sorted(by: Collation.areAscending).map { base + $0 }
  }

  /// A file that is open for reading, with its size; 0 for what has none.
  private static func open(_ path: String) throws(Failure) -> (descriptor: Int32, size: Int) {
    if path == "-" { return (STDIN_FILENO, 0) }
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path, errno) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      close(file)
      throw unreadable(path, errno)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      return (file, Int(status.st_size))
    case S_IFIFO, S_IFSOCK:
      return (file, 0)
    case S_IFDIR:
      close(file)
      throw Failure(message: "\(path): is a folder; name a file in it", status: .unreadable)
    case _:
      close(file)
      throw Failure(message: "\(path): is a device and no text; name a file", status: .unreadable)
    }
  }

  /// What an open file holds behind the bytes that have been read of it.
  private static func readAll(
    _ file: Int32, name: String, expecting size: Int = 0, behind head: [UInt8] = []
  ) throws(Failure) -> [UInt8] {
    guard size <= largest else {
      throw Failure(message: "\(name): larger than 2 GB; split it first", status: .unreadable)
    }
    var bytes = head
    var room = max(65536, size + 1 - bytes.count)
    while true {
      if bytes.count > largest {
        throw Failure(message: "\(name): larger than 2 GB; split it first", status: .unreadable)
      }
      var failure: Int32 = 0
      var count = 0
      let portion = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        count = Glibc.read(file, buffer.baseAddress, buffer.count)
        failure = errno
        initialized = max(0, count)
      }
      if count < 0, failure == EINTR { continue }
      if count < 0 { throw unreadable(name, failure) }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = portion } else { bytes.append(contentsOf: portion) }
      room = max(65536, size + 1 - bytes.count)
    }
  }

  private static func unreadable(_ path: String, _ number: Int32) -> Failure {
    Failure(message: "\(path): \(reason(number))", status: .unreadable)
  }

  /// Why something cannot be read, and what to do.
  static func reason(_ number: Int32) -> String {
    let reason = String(cString: strerror(number)).lowercased()
    let advice =
      switch number {
      case ENOENT: "check the name"
      case EACCES, EPERM: "ask its owner for leave to read it"
      case _: "name another file"
      }
    return "\(reason); \(advice)"
  }

  /// Reads a file as a document of the reader, all of it.
  static func document(_ file: InputFile) -> Document.State {
    let (state, data) = head(file)
    var last = state
    data?.finish {
      last = $0
      return true
    }
    return last
  }

  /// Reads a file as a document of the reader; of a data file the head alone, and what reads the rest.
  static func head(_ file: InputFile) -> (state: Document.State, rest: DataFile?) {
    do {
      let kind = kind(file)
      let (descriptor, size) = try open(file.path)
      var head: [UInt8] = []
      if kind != .document {
        let data = DataFile(descriptor: descriptor, size: size, name: Harmless.line(file.name), file.options)
        if data.open(onlyIfEvident: kind == .unknown) {
          let state = data.state
          if case .data(_, loaded: .some) = state { return (state, data) }
          return (state, nil)
        }
        head = data.head
        data.release()
        if size > 0 { lseek(descriptor, 0, SEEK_SET) }
      }
      defer { if descriptor != STDIN_FILENO { close(descriptor) } }
      let bytes = try readAll(descriptor, name: file.title, expecting: size, behind: head)
      let issue = Issue(bytes: bytes)
      // Where a table is wanted, text without one is data if most of it looks so.
      if file.isTable, issue.tables.isEmpty,
        let table = DataReader.table(name: Harmless.line(file.name), bytes, .likely, file.options)
      {
        return (.data(Grid(table), loaded: nil), nil)
      }
      return (file.folder != nil && !issue.isPeriodical ? .leftOut : .ready(issue), nil)
    } catch {
      return (.failed(String(error.message.dropFirst(file.title.count + 2))), nil)
    }
  }
}

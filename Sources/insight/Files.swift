import Glibc
import InsightImport
import InsightLibrary
import InsightModel
import InsightTUI

/// A file that was named, or found in a folder that was named.
struct InputFile: Equatable {
  /// `-` for standard input; else as `FileName` writes it.
  var path: String
  /// The folder that it was found in: then it counts only if it is an issue. Nil for a file that was named.
  var folder: String?
  /// What it is written in, where that was said; nil where its bytes tell.
  var encoding: TextEncoding?
  /// How it is written, where it is a data file.
  var options = DataOptions()
  /// True where a table is wanted, and nothing else of it.
  var isTable = false
  /// The message of a mailbox that it is; its path is the mailbox's, `#` and its number.
  var message: Mailbox.Place?

  /// The last part of the path; what standard input is called.
  var name: String {
    if path == "-" { return "standard input" }
    let bytes = path.utf8
    let end = bytes.lastIndex { $0 != 0x2F }.map(bytes.index(after:)) ?? bytes.startIndex
    let start = bytes[..<end].lastIndex(of: 0x2F).map(bytes.index(after:)) ?? bytes.startIndex
    return start < end ? String(path[start..<end]) : path
  }

  /// As it is written in messages.
  var title: String { path == "-" ? "standard input" : Harmless.path(path) }
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

/// Why a file cannot be read, and what to do.
struct Unreadable: Error {
  var reason: String

  init(_ reason: String) { self.reason = reason }

  init(errno number: Int32) {
    let reason = String(cString: strerror(number)).lowercased()
    let advice =
      switch number {
      case ENOENT: "check the name"
      case EACCES, EPERM: "ask its owner for leave to read it"
      case _: "name another file"
      }
    self.reason = "\(reason); \(advice)"
  }

  static let tooLarge = Unreadable("larger than 2 GB; split it first")
  static let outOfMemory = Unreadable(
    "larger than the memory that may be used; raise the limit (ulimit -v) or split it")

  /// Of a data file that does not fit: an engine made for that answers with a table that does.
  static let tooLargeData = Unreadable("larger than 2 GB; \(askDuckDB)")
  static let outOfMemoryData = Unreadable(
    "larger than the memory that may be used; raise the limit (ulimit -v), or \(askDuckDB)")
  private static let askDuckDB =
    "ask for a part of it: duckdb -csv -c \"from 'FILE' limit 100000\" | insight -"
}

/// Finding and reading files.
enum Files {
  /// The most bytes that a file or a stream may have: more than any newsletter; the model counts them in 32 bits.
  static let largest = 2_000_000_000

  /// The files that paths stand for, in order, each once, whatever it is called; the messages of a mailbox are files
  /// in a folder. A path that cannot be read is kept: reading it says why.
  /// `isDeep` looks into the folders of folders too.
  static func find(_ paths: [String], encoding: TextEncoding? = nil, isDeep: Bool = false) throws(Failure)
    -> [InputFile]
  {
    var found: [InputFile] = []
    // Ascending. One file alone, which is what the first screen waits for, needs no hashing.
    var seen: [FileIdentity] = []
    func add(_ file: InputFile) {
      var status = stat()
      if file.path == "-" {
        _ = isInputOpen
        if found.contains(where: { $0.path == "-" }) { return }
      } else if stat(FileName.bytes(file.path), &status) == 0 {
        let identity = FileIdentity(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
        guard identity.insert(into: &seen) else { return }
      }
      var file = file
      file.encoding = encoding
      found += Mailbox.messages(of: file, status) ?? [file]
    }
    for path in paths {
      var status = stat()
      if path != "-", stat(FileName.bytes(path), &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        let own = try texts(in: path)
        let held = isDeep ? deepListing(path) : own
        if held.isEmpty {
          throw Failure(
            message:
              "\(Harmless.path(path)): no text file in this folder; name a folder with issues, or a file",
            status: .unreadable)
        }
        for file in held { add(InputFile(path: file, folder: path)) }
      } else {
        add(InputFile(path: path))
      }
    }
    return found
  }

  private static let dataExtensions = ["csv", "tsv", "tab", "psv", "ssv", "json", "jsonl", "ndjson"]
  private static let documentExtensions = ["text", "md", "markdown", "html", "htm", "xml", "eml", "epub"]

  /// What a file is by its name.
  enum Kind { case data, document, unknown }

  static func kind(_ file: InputFile) -> Kind {
    if file.options != DataOptions() { return .data }
    let path = file.path
    guard path != "-", let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return .unknown }
    let ending = path[path.index(after: dot)...].lowercased()
    if Packing.endings.contains(ending) {
      return kind(InputFile(path: String(path[..<dot]), folder: nil, encoding: nil))
    }
    return dataExtensions.contains(ending)
      ? .data : documentExtensions.contains(ending) ? .document : .unknown
  }

  /// The files of a folder by name, `file2` before `file10`. Hidden files are left out, and what is no file: a pipe would
  /// keep everything after it waiting. What the others are, their bytes tell.
  private static func texts(in folder: String) throws(Failure) -> [String] { try listing(folder).files }

  /// The files of a folder, and the folders in it; links to folders are none, as they may lead back.
  static func listing(_ folder: String) throws(Failure) -> (files: [String], folders: [String]) {
    guard let directory = opendir(FileName.bytes(folder)) else {
      throw Failure(
        message: "\(Harmless.path(folder)): \(Unreadable(errno: errno).reason)", status: .unreadable)
    }
    defer { closedir(directory) }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    var (names, folders): ([String], [String]) = ([], [])
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) {
          FileName.text(UnsafeBufferPointer(start: $0, count: strnlen(pointer, 256)))
        }
      }
      guard !name.hasPrefix(".") else { continue }
      let type = Int(entry.pointee.d_type)
      if type == Int(DT_DIR) { folders.append(name) } else if isFile(base + name, type) { names.append(name) }
    }
    return (
      names.sorted(by: Collation.areAscending).map { base + $0 },
      folders.sorted(by: Collation.areAscending).map { base + $0 }
    )
  }

  /// True for regular files and links to them; the folder itself mostly says what an entry is.
  private static func isFile(_ path: String, _ type: Int) -> Bool {
    if type == Int(DT_REG) { return true }
    guard type == Int(DT_LNK) || type == Int(DT_UNKNOWN) else { return false }
    var status = stat()
    return stat(FileName.bytes(path), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// False where standard input was closed when the program was called: what is opened later may take its place.
  private static let isInputOpen = fcntl(STDIN_FILENO, F_GETFD) >= 0

  /// A file that is open for reading, with its size; 0 for what has none.
  ///
  /// The one way in. What is no file is judged before it is opened, since opening a device can do something, and again
  /// when it is open, since it may have become another; the opening itself never waits. A pipe that was named is waited
  /// for as standard input is: it may be a program's output (`<(command)`).
  static func open(_ file: InputFile) throws(Unreadable) -> (descriptor: Int32, size: Int) {
    if file.path == "-" {
      guard isInputOpen else { throw Unreadable(errno: EBADF) }
      return (STDIN_FILENO, 0)
    }
    let path = FileName.bytes(file.path)
    var status = stat()
    guard stat(path, &status) == 0 else { throw Unreadable(errno: errno) }
    try judge(status, file)
    var descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    if (0...STDERR_FILENO).contains(descriptor) {
      // A standard stream is closed, and must not be taken for this file.
      let low = descriptor
      descriptor = fcntl(low, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
      close(low)
    }
    guard descriptor >= 0 else { throw Unreadable(errno: errno) }
    do throws(Unreadable) {
      guard fstat(descriptor, &status) == 0 else { throw Unreadable(errno: errno) }
      try judge(status, file)
    } catch {
      close(descriptor)
      throw error
    }
    if status.st_mode & S_IFMT == S_IFREG { return (descriptor, Int(status.st_size)) }
    awaitWriter(descriptor)
    return (descriptor, 0)
  }

  /// All of a file of the program's own, such as its configuration; nil where there is none.
  static func contents(ofSmall path: String, atMost limit: Int) throws(Unreadable) -> [UInt8]? {
    var status = stat()
    if stat(FileName.bytes(path), &status) != 0, errno == ENOENT || errno == ENOTDIR { return nil }
    // As a file that was found and not named: a pipe is none.
    let (descriptor, size) = try open(InputFile(path: path, folder: path))
    defer { close(descriptor) }
    guard size <= limit else { throw Unreadable("larger than \(limit) bytes; shorten it") }
    return try readAll(descriptor, expecting: size, after: [])
  }

  private static func judge(_ status: stat, _ file: InputFile) throws(Unreadable) {
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      break
    case S_IFIFO:
      if file.folder != nil { throw Unreadable("is a pipe and no file; name it to read it") }
    case S_IFDIR:
      throw Unreadable("is a folder; name a file in it")
    case S_IFSOCK:
      throw Unreadable("is a socket and no text; name a file")
    case _:
      throw Unreadable("is a device and no text; name a file")
    }
  }

  /// A pipe that nobody writes to yet reads as if it had ended.
  private static func awaitWriter(_ descriptor: Int32) {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&watched, 1, -1) < 0, errno == EINTR {}
    let flags = fcntl(descriptor, F_GETFL)
    if flags >= 0 { _ = fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) }
  }

  /// What an open file holds after the bytes that have been read of it.
  static func readAll(
    _ descriptor: Int32, expecting size: Int, after head: [UInt8]
  ) throws(Unreadable) -> [UInt8] {
    guard size <= largest else { throw .tooLarge }
    var bytes = head
    while true {
      if bytes.count > largest { throw .tooLarge }
      guard Memory.hasRoom(forDocumentOf: max(size, bytes.count)) else { throw .outOfMemory }
      let room = max(65536, size + 1 - bytes.count)
      var failure: Int32 = 0
      var count = 0
      let portion = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        failure = errno
        initialized = max(0, count)
      }
      if count < 0, failure == EINTR { continue }
      if count < 0 { throw Unreadable(errno: failure) }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = portion } else { bytes.append(contentsOf: portion) }
    }
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

  /// Reads a file again, otherwise.
  static func document(_ file: InputFile, as reading: FileReading) -> Document.State {
    guard file.path != "-" else {
      return .failed("standard input cannot be read again; say how it is written where insight is called")
    }
    var file = file
    file.encoding = reading.encoding
    file.options = reading.options
    return document(file)
  }

  /// Reads a file as a document of the reader; of a data file the head alone, and what reads the rest.
  static func head(_ file: InputFile) -> (state: Document.State, rest: DataFile?) {
    do throws(Unreadable) {
      Crash.isOpen(file.title)
      if let message = file.message { return try read(message.bytes, file, lack: message.lack) }
      let (descriptor, size) = try open(file)
      if size > 0, let packing = Packing(head: peek(descriptor, 16)) {
        return try unpacked(PackedStream(packing, from: descriptor), file)
      }
      return try read(descriptor, size, file, from: nil)
    } catch {
      return (.failed(error.reason), nil)
    }
  }

  private static func unpacked(_ stream: PackedStream, _ file: InputFile) throws(Unreadable)
    -> (state: Document.State, rest: DataFile?)
  {
    try read(stream.descriptor, 0, file, from: stream)
  }

  /// Reads what is open: a file, a stream, or what is unpacked of one.
  private static func read(_ descriptor: Int32, _ size: Int, _ file: InputFile, from packed: PackedStream?)
    throws(Unreadable) -> (state: Document.State, rest: DataFile?)
  {
    var ownsDescriptor = descriptor != STDIN_FILENO
    defer { if ownsDescriptor { close(descriptor) } }
    var kind = kind(file)
    var head: [UInt8] = []
    if size > 0 {
      switch Form(peek(descriptor, 512), name: file.name) {
      case .refused(let what): return refused(what, file)
      // Rows in JSON have such a name too.
      case .feed where file.options == DataOptions(): kind = .document
      case .plain, .html, .feed, .book, .mail, .mailbox, .markdown: break
      }
    }
    // What says itself that it is a page, a feed or a mail is no data, whatever stands in its lines.
    if kind == .data
      || kind == .unknown && (size == 0 || Form(peek(descriptor, Form.reach), name: file.name) == .plain)
    {
      let data = DataFile(
        descriptor: descriptor, size: size, name: Harmless.line(file.name), file.options,
        encoding: file.encoding, packed: packed, isData: kind == .data)
      if data.open(onlyIfEvident: kind == .unknown) {
        // The file closes what it was given.
        ownsDescriptor = false
        let state = data.state
        if case .data(_, loaded: .some) = state { return (state, data) }
        return (state, nil)
      }
      head = data.head
      data.release()
      if size > 0 { lseek(descriptor, 0, SEEK_SET) }
    }
    if let packing = Packing(head: head) {
      ownsDescriptor = false
      return try unpacked(PackedStream(packing, from: descriptor, after: head), file)
    }
    let bytes = try readAll(descriptor, expecting: size, after: head)
    if let failure = packed?.failure { throw Unreadable(failure) }
    return read(bytes, file, lack: packed?.lack, isMarkup: kind != self.kind(file))
  }

  /// Reads what is known to be no data file.
  private static func read(_ bytes: [UInt8], _ file: InputFile, lack: String?, isMarkup: Bool = true)
    -> (state: Document.State, rest: DataFile?)
  {
    do throws(ImportError) {
      let issue = try Importer.issue(bytes, name: file.name, encoding: file.encoding, lack: lack)
      // Where a table is wanted, text without one is data if most of it looks so, or much more of it than stands in a table.
      if file.isTable, !isMarkup,
        let table = DataReader.table(
          name: Harmless.line(file.name), bytes, file.path == "-" ? .told : .likely, file.options)
      {
        let grid = Grid(table)
        let known = issue.tables.reduce(0) { $0 + $1.rows.count }
        let isMuchMore =
          issue.tables.count == 1 && grid.isAligned && Self.countRows(grid) >= 2 * known
        if known == 0 || isMuchMore || grid.isAll(of: Self.rowLines(bytes)) {
          return (.data(grid, loaded: nil), nil)
        }
      }
      let isWanted = file.folder == nil || issue.isPeriodical || file.isTable && !issue.tables.isEmpty
      return (isWanted ? .ready(issue) : .leftOut, nil)
    } catch {
      return refused(error.message, file)
    }
  }

  /// The filled lines of a text; nil where one of them is the rule of a table.
  private static func rowLines(_ bytes: [UInt8]) -> Int? {
    let lines = bytes.split(separator: 0x0A).filter { $0.contains { $0 > 0x20 } }
    // `|---|:-:|`, and beyond ASCII what boxes are drawn with.
    let hasRule = lines.contains { line in
      line.allSatisfy { [0x2D, 0x7C, 0x3A, 0x2B, 0x3D, 0x20, 0x0D].contains($0) }
        || line.starts(with: [0xE2, 0x94])
    }
    return hasRule ? nil : lines.count
  }

  /// The rows with several cells: what stands above and below a table has one.
  private static func countRows(_ grid: Grid) -> Int {
    (0..<grid.rowCount).count { row in
      grid.columns.indices.lazy.filter { grid.shown(row, $0)?.isEmpty == false }.prefix(2).count == 2
    }
  }

  /// Of a folder only what can be read is wanted.
  private static func refused(_ what: String, _ file: InputFile) -> (state: Document.State, rest: DataFile?) {
    (file.folder == nil ? .failed(what) : .leftOut, nil)
  }

  /// So many bytes of a file, which stay to be read.
  static func peek(_ descriptor: Int32, _ count: Int, at place: Int = 0) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(0, pread(descriptor, buffer.baseAddress, buffer.count, place))
    }
  }
}

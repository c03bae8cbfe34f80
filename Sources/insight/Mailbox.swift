import Glibc
import InsightImport
import InsightModel

/// A mailbox: a file that is read as a folder, in which each message is a file of its own.
final class Mailbox: Sendable {
  private let path: String
  /// What it stands for, where it is packed.
  private let unpacked: [UInt8]?
  /// What is known to lack of it.
  private let lack: String?
  /// Of each message; empty where there are more than are read.
  private let ranges: [Range<Int>]

  /// The messages of a file, by their order in it; nil for what is no mailbox of several.
  /// `status` is the file's.
  static func messages(of file: InputFile, _ status: stat) -> [InputFile]? {
    if status.st_mode & S_IFMT == 0 { return message(named: file).map { [$0] } }
    guard status.st_mode & S_IFMT == S_IFREG, Files.kind(file) != .data, let box = try? Mailbox(file.path)
    else { return nil }
    guard !box.ranges.isEmpty else {
      var refused = file
      refused.message = Place(box: box, number: 0)
      return [refused]
    }
    return (1...box.ranges.count).map { box.message($0, in: file) }
  }

  /// The message that a name such as `letters.mbox#3` stands for.
  private static func message(named file: InputFile) -> InputFile? {
    guard let (path, number) = MailboxMessage.parts(of: file.path), let box = try? Mailbox(path),
      number <= box.ranges.count
    else { return nil }
    var message = box.message(number, in: InputFile(path: path, encoding: file.encoding))
    message.folder = file.folder
    return message
  }

  private func message(_ number: Int, in file: InputFile) -> InputFile {
    var message = file
    message.path = MailboxMessage.name(number, of: path)
    message.folder = file.folder ?? path
    message.message = Place(box: self, number: number)
    return message
  }

  /// Nil for what is no mailbox, or one that is read as a whole.
  private init?(_ path: String) throws(Unreadable) {
    // As a file that was found and not named: a pipe is read once, and is none.
    let (descriptor, _) = try Files.open(InputFile(path: path, folder: path))
    defer { close(descriptor) }
    let packing = Packing(head: Files.peek(descriptor, 16))
    let fill: (UnsafeMutableRawBufferPointer) -> Int = { room in
      while true {
        let count = read(descriptor, room.baseAddress, room.count)
        if count >= 0 || errno != EINTR { return max(0, count) }
      }
    }
    let unpacker = packing.map { Unpacker($0, fill: fill) }
    func next(_ count: Int) throws(Unreadable) -> [UInt8] {
      var failure: Unreadable?
      let portion = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        let room = UnsafeMutableRawBufferPointer(buffer)
        do throws(ImportError) {
          initialized = try unpacker?.read(into: room) ?? fill(room)
        } catch { failure = Unreadable(error.message) }
      }
      if let failure { throw failure }
      return portion
    }
    // Most files are none, and their first bytes show it.
    var portion = try next(MailboxScan.mark.count)
    guard portion == MailboxScan.mark else { return nil }
    portion += try next(Form.reach)
    guard Form(portion) == .mailbox else { return nil }
    var scan = MailboxScan()
    var all: [UInt8] = []
    while !portion.isEmpty {
      portion.withUnsafeBytes { scan.take($0) }
      guard scan.messages.count <= MailboxScan.most else { break }
      if packing != nil {
        all += portion
        guard all.count <= Files.largest else { throw .tooLarge }
        guard Memory.hasRoom(forDocumentOf: all.count) else { throw .outOfMemory }
      }
      portion = try next(1 << 20)
    }
    scan.end()
    guard scan.messages.count > 1 else { return nil }
    let isReadable = scan.messages.count <= MailboxScan.most
    self.path = path
    unpacked = packing == nil ? nil : all
    lack = unpacker?.lack
    ranges = isReadable ? scan.messages.map(\.range) : []
  }

  /// A message in its mailbox.
  struct Place: Equatable {
    let box: Mailbox
    /// From 1; 0 of one with more messages than are read.
    let number: Int

    static func == (left: Place, right: Place) -> Bool {
      left.box === right.box && left.number == right.number
    }

    /// Of its last message, where the mailbox is cut off.
    var lack: String? { number == box.ranges.count ? box.lack : nil }

    /// The message as it was sent.
    var bytes: [UInt8] {
      get throws(Unreadable) {
        guard number > 0 else { throw Unreadable(MailboxScan.refusal) }
        return try MailboxMessage.asSent(box.bytes(of: box.ranges[number - 1])[...])
      }
    }

    /// When the mailbox was changed last, in seconds since 1970.
    var changed: Int {
      var status = stat()
      return stat(FileName.bytes(box.path), &status) == 0 ? status.st_mtim.tv_sec : 0
    }

    /// The whole path of the mailbox, and which message of it.
    var wholePath: String { MailboxMessage.name(number, of: Files.wholePath(InputFile(path: box.path))) }
  }

  private func bytes(of range: Range<Int>) throws(Unreadable) -> [UInt8] {
    if let unpacked { return Array(unpacked[range]) }
    let (descriptor, _) = try Files.open(InputFile(path: path, folder: path))
    defer { close(descriptor) }
    let next = MailboxScan.mark.count
    var bytes = Files.peek(descriptor, range.count + 1 + next, at: range.lowerBound)
    // A mailbox grows at its end; what was moved in it is another message.
    let isWhole = bytes.count >= range.count && bytes.starts(with: MailboxScan.mark)
    let rest = bytes.dropFirst(range.count).drop { $0 == 0x0A || $0 == 0x0D }
    guard isWhole, rest.isEmpty || MailboxScan.mark.starts(with: rest.prefix(next)) else {
      throw Unreadable("the mailbox has changed since it was opened; open it again")
    }
    bytes.removeSubrange(range.count...)
    return bytes
  }
}

import Glibc
import InsightModel
import InsightTUI

/// A file or a stream that is read as data, if that is what it is: its head first, the rest after it.
final class DataFile: @unchecked Sendable {
  // Used by one thread at a time: the one that opens it, then the one that finishes it.
  private let descriptor: Int32
  /// In bytes; 0 where nobody knows it, and what comes may be slow.
  private let size: Int
  private var ownsDescriptor = true
  private var taken = 0
  private var reader: DataReader
  private let name: String
  private var isEnded = false
  /// Why reading ended before the end; nil where it did not.
  private var failure: Unreadable?
  /// The bytes of a stream as they came, while it may turn out to be no data.
  private(set) var head: [UInt8] = []

  /// How long a stream may rest before what has come of it is shown, in milliseconds.
  private static let patience = 60
  /// How often what has been read is delivered, in milliseconds.
  private static let beat = 100

  /// True where its name or a person says that it is data.
  private let isData: Bool
  /// What it is unpacked from.
  private let packed: PackedStream?

  init(
    descriptor: Int32, size: Int, name: String, _ options: DataOptions = DataOptions(),
    encoding: TextEncoding? = nil, packed: PackedStream? = nil, isData: Bool = false
  ) {
    self.packed = packed
    self.isData = isData
    self.descriptor = descriptor
    self.size = size
    self.name = name
    reader = DataReader(name: name, options, encoding: encoding)
    // What cannot be read to its end is not begun.
    if size > Files.largest {
      failure = tooLarge
    } else if !Memory.hasRoom(forDataOf: size) {
      failure = outOfMemory
    }
  }

  private var tooLarge: Unreadable { isData ? .tooLargeData : .tooLarge }
  private var outOfMemory: Unreadable { isData ? .outOfMemoryData : .outOfMemory }

  deinit { if ownsDescriptor, descriptor != STDIN_FILENO { close(descriptor) } }

  /// Leaves the descriptor to the caller.
  func release() { ownsDescriptor = false }

  /// Reads as much as tells what the file is; false where it does not show that it is data and must. Then `head` has the
  /// bytes that came of a stream.
  func open(onlyIfEvident: Bool) -> Bool {
    while true {
      fill(DataReader.headLength, keepingHead: size == 0 && onlyIfEvident)
      if size > 0, taken >= size { fill(1) }
      if reader.sniff(onlyIfEvident: onlyIfEvident) { break }
      if isEnded || taken >= DataReader.headLength { return false }
    }
    head = []
    while let part = reader.cut() { reader.add(part.read()) }
    if isEnded, failure == nil { reader.settle() }
    return true
  }

  /// Reads the rest, and delivers what there is of it from time to time until that says no. The fields are read by this
  /// thread and another one.
  func finish(_ deliver: (Document.State) -> Bool) {
    let pool = OrderedPool<DataReader.RawPart, DataReader.ReadPart> { $0.read() }
    pool.start(on: name)
    defer { pool.end() }
    var told = Self.now()
    while !isEnded {
      let isResting = !fill(DataReader.portion)
      while let part = reader.cut() { pool.add(part) }
      if isResting { pool.drain { reader.add($0) } } else { pool.takeReady { reader.add($0) } }
      if isResting || Self.now() - told >= Self.beat, !isEnded {
        told = Self.now()
        if !deliver(state) { return }
      }
    }
    if failure == nil {
      pool.drain { reader.add($0) }
      reader.settle()
    }
    _ = deliver(state)
  }

  /// What has been read.
  var state: Document.State {
    if let failure { return .failed(failure.reason) }
    if isEnded, let failure = packed?.failure { return .failed(failure) }
    let loaded = isEnded ? nil : size > 0 ? min(1, Double(taken) / Double(size)) : 0
    if isEnded, let lack = packed?.lack { reader.note(lack: lack) }
    return .data(Grid(reader.table(isComplete: isEnded)), loaded: loaded)
  }

  /// Takes up to `count` bytes, fewer where a stream rests or is slow; then false.
  @discardableResult
  private func fill(_ count: Int, keepingHead: Bool = false) -> Bool {
    if taken > Files.largest { failure = tooLarge }
    if failure == nil, !Memory.hasRoom(forDataAfter: taken) { failure = outOfMemory }
    if failure != nil {
      reader.end()
      isEnded = true
      return true
    }
    let start = Self.now()
    var room = count
    let got = reader.fill(count) { buffer in
      room = buffer.count
      var got = 0
      while got < buffer.count {
        if got > 0, size == 0, !isReady || Self.now() - start > Self.beat { break }
        let count = read(descriptor, buffer.baseAddress.map { $0 + got }, buffer.count - got)
        if count < 0, errno == EINTR { continue }
        if count < 0 { failure = Unreadable(errno: errno) }
        guard count > 0 else { break }
        got += count
      }
      if keepingHead { head += buffer[..<got] }
      return got
    }
    taken += got
    if got == 0 { isEnded = true }
    return got == room || size > 0
  }

  /// False where a stream rests.
  private var isReady: Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&watched, 1, Int32(Self.patience))
      if count < 0, errno == EINTR { continue }
      return count != 0
    }
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

import Glibc
import InsightImport
import InsightTUI

/// What a packed file stands for, as a stream that is unpacked while it is read: a thread of its own writes into a pipe,
/// whose other end is read as any stream is.
final class PackedStream: @unchecked Sendable {
  /// The end to read from; whoever reads closes it.
  let descriptor: Int32
  private let monitor = Monitor()
  private var end: (failure: String?, lack: String?)?

  private static let portion = 1 << 18
  /// Linux' `F_SETPIPE_SZ`, which Swift does not import.
  private static let setPipeSize: Int32 = 1031

  /// Takes `source`, unless it is standard input, and closes it at the end. `head` has been read of it already.
  init(_ packing: Packing, from source: Int32, after head: [UInt8] = []) throws(Unreadable) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Unreadable(errno: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    descriptor = ends[0]
    // More at a time than the usual 64 kB, where that may be.
    _ = fcntl(ends[1], Self.setPipeSize, 1 << 20)
    let sink = ends[1]
    Background.start { self.run(packing, source, head, sink) }
  }

  private func run(_ packing: Packing, _ source: Int32, _ head: [UInt8], _ sink: Int32) {
    var rest = head[...]
    let unpacker = Unpacker(packing) { room in
      if !rest.isEmpty {
        let count = min(room.count, rest.count)
        room.copyBytes(from: rest.prefix(count))
        rest = rest.dropFirst(count)
        return count
      }
      while true {
        let count = read(source, room.baseAddress, room.count)
        if count < 0, errno == EINTR { continue }
        return max(0, count)
      }
    }
    var failure: String?
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.portion, alignment: 16)
    defer { buffer.deallocate() }
    do throws(ImportError) {
      while true {
        let count = try unpacker.read(into: buffer)
        guard Self.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: sink), count == buffer.count
        else { break }
      }
    } catch {
      failure = error.message
    }
    monitor.locked {
      end = (failure, unpacker.lack)
      monitor.wake()
    }
    close(sink)
    if source != STDIN_FILENO { close(source) }
  }

  /// False where nobody reads on. The signal that comes with it is blocked on this thread.
  private static func write(_ bytes: UnsafeRawBufferPointer, to sink: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(sink, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Why nothing of it may be shown, once all has been read.
  var failure: String? { ended.failure }

  /// What is known to lack, once all has been read.
  var lack: String? { ended.lack }

  private var ended: (failure: String?, lack: String?) {
    monitor.locked {
      while true {
        if let end { return end }
        monitor.wait()
      }
    }
  }
}

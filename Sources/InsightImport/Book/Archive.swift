import CMinizip

/// The files of a ZIP archive that is held in memory.
final class Archive {
  private let handle: unzFile
  private let memory: Memory
  private var total = 0

  /// One file of an archive, and all that are read of it, in bytes.
  private static let largestFile = 64 << 20
  private static let largest = 128 << 20
  /// No text is so repetitive; see `Unpacker`.
  private static let steepest = 250

  /// What the archive's bytes are read through.
  private final class Memory {
    let bytes: [UInt8]
    var place = 0
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func of(_ stream: UnsafeMutableRawPointer?) -> Memory? {
      stream.map { Unmanaged<Memory>.fromOpaque($0).takeUnretainedValue() }
    }
  }

  /// nil where the bytes are no archive that can be read.
  init?(_ bytes: [UInt8]) {
    memory = Memory(bytes)
    var functions = zlib_filefunc64_def()
    functions.opaque = Unmanaged.passUnretained(memory).toOpaque()
    functions.zopen64_file = { opaque, _, _ in opaque }
    functions.zread_file = { _, stream, buffer, size in
      guard let memory = Memory.of(stream), let buffer else { return 0 }
      let count = min(Int(size), memory.bytes.count - memory.place)
      guard count > 0 else { return 0 }
      memory.bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(start: buffer, count: count).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: $0[memory.place..<memory.place + count]))
      }
      memory.place += count
      return UInt(count)
    }
    functions.zwrite_file = { _, _, _, _ in 0 }
    functions.ztell64_file = { _, stream in UInt64(Memory.of(stream)?.place ?? 0) }
    functions.zseek64_file = { _, stream, offset, origin in
      guard let memory = Memory.of(stream) else { return -1 }
      let base = origin == 1 ? memory.place : origin == 2 ? memory.bytes.count : 0
      let (place, overflows) = base.addingReportingOverflow(Int(truncatingIfNeeded: offset))
      guard !overflows, (0...memory.bytes.count).contains(place) else { return -1 }
      memory.place = place
      return 0
    }
    functions.zclose_file = { _, _ in 0 }
    functions.zerror_file = { _, _ in 0 }
    guard let handle = withUnsafeMutablePointer(to: &functions, { unzOpen2_64(nil, $0) }) else { return nil }
    self.handle = handle
  }

  deinit { unzClose(handle) }

  /// Why reading a file came to nothing.
  enum Failure: Error { case missing, tooLarge }

  /// The bytes of a file by its path.
  func file(_ path: String) throws(Failure) -> [UInt8] {
    // Systems that do not tell capitals from small letters hide a slip in a name.
    guard unzLocateFile(handle, path, 1) == UNZ_OK || unzLocateFile(handle, path, 2) == UNZ_OK,
      unzOpenCurrentFile(handle) == UNZ_OK
    else {
      throw .missing
    }
    defer { unzCloseCurrentFile(handle) }
    var information = unz_file_info64()
    guard unzGetCurrentFileInfo64(handle, &information, nil, 0, nil, 0, nil, 0) == UNZ_OK else {
      throw .missing
    }
    var bytes: [UInt8] = []
    while true {
      var count = 0
      let portion = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
        count = Int(unzReadCurrentFile(handle, buffer.baseAddress, UInt32(buffer.count)))
        initialized = max(0, count)
      }
      // What is damaged further on is shown as far as it goes.
      if count <= 0 { return bytes }
      bytes += portion
      total += count
      let packed = Int(truncatingIfNeeded: information.compressed_size)
      guard bytes.count <= Self.largestFile, total <= Self.largest,
        bytes.count < 8 << 20 || bytes.count / Self.steepest <= max(packed, 1)
      else { throw .tooLarge }
    }
  }
}

import CMinizip

/// The files of a ZIP archive that is held in memory.
final class Archive {
  private let handle: unzFile
  private let memory: Memory
  private var total = 0
  /// How many of the files that were read lack something.
  private(set) var damaged = 0
  /// Where each file's entry stands: a look through all of them for every file would cost the square.
  private var places: [String: unz64_file_pos] = [:]

  /// One file of an archive, and all that are read of it, in bytes.
  private static let largestFile = 32 << 20
  private static let largest = 64 << 20
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
    var step = unzGoToFirstFile(handle)
    while step == UNZ_OK {
      var (information, place) = (unz_file_info64(), unz64_file_pos())
      var name = [CChar](repeating: 0, count: Self.longestName)
      guard
        unzGetCurrentFileInfo64(handle, &information, &name, UInt(name.count - 1), nil, 0, nil, 0) == UNZ_OK,
        unzGetFilePos64(handle, &place) == UNZ_OK
      else { break }
      let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      // The first of a name. Systems that do not tell capitals from small letters hide a slip in one.
      for key in [path, path.lowercased()] where places[key] == nil { places[key] = place }
      step = unzGoToNextFile(handle)
    }
  }

  /// The bytes of a name that are looked at.
  private static let longestName = 1024

  deinit { unzClose(handle) }

  /// Why reading a file came to nothing.
  enum Failure: Error { case missing, tooLarge }

  /// The bytes of a file by its path.
  func file(_ path: String) throws(Failure) -> [UInt8] {
    guard var place = places[path] ?? places[path.lowercased()], unzGoToFilePos64(handle, &place) == UNZ_OK,
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
        // What is damaged further on is shown as far as it goes.
        initialized =
          count >= 0 ? count : min(buffer.count, max(0, Int(unztell64(handle)) - bytes.count))
      }
      bytes += portion
      total += portion.count
      if count <= 0 {
        if UInt64(bytes.count) != information.uncompressed_size { damaged += 1 }
        return bytes
      }
      let packed = Int(truncatingIfNeeded: information.compressed_size)
      guard bytes.count <= Self.largestFile, total <= Self.largest,
        bytes.count < 8 << 20 || bytes.count / Self.steepest <= max(packed, 1)
      else { throw .tooLarge }
    }
  }

  // MARK: Archives that are cut off

  /// An archive that breaks off before its directory, with one that is made of the heads of its files; nil where it has none.
  static func completed(_ bytes: [UInt8]) -> [UInt8]? {
    var (files, directory, count, offset) = (bytes, [UInt8](), 0, 0)
    while offset + localHead <= bytes.count, little(bytes, offset, 4) == 0x0403_4B50 {
      let start = offset + localHead + little(bytes, offset + 26, 2) + little(bytes, offset + 28, 2)
      guard start <= bytes.count else { break }
      var (check, packed, whole) = (
        little(bytes, offset + 14, 4), little(bytes, offset + 18, 4), little(bytes, offset + 22, 4)
      )
      var end = start + packed
      if bytes[offset + 6] & 8 != 0 {
        // Its sizes stand behind it.
        if let mark = descriptor(of: start, in: bytes) {
          (check, packed, whole) = (little(bytes, mark + 4, 4), mark - start, little(bytes, mark + 12, 4))
          end = mark + 16
        } else {
          (whole, end) = (Int(UInt32.max) - 1, bytes.count + 1)
        }
      }
      if end > bytes.count { (packed, end) = (bytes.count - start, bytes.count) }
      files[offset + 6] &= ~8
      files.replaceSubrange(
        offset + 14..<offset + 26, with: little(check, 4) + little(packed, 4) + little(whole, 4))
      let name = bytes[offset + localHead..<offset + localHead + little(bytes, offset + 26, 2)]
      // What stands from the version to the length of the name is the same in both heads.
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + files[offset + 4..<offset + 28] + little(0, 12)
        + little(offset, 4) + name
      (count, offset) = (count + 1, end)
    }
    guard count > 0, count <= UInt16.max else { return nil }
    files.removeSubrange(offset...)
    return files + directory + little(0x0605_4B50, 4) + little(0, 4) + little(count, 2) + little(count, 2)
      + little(directory.count, 4) + little(offset, 4) + little(0, 2)
  }

  /// The bytes of a local head before the name.
  private static let localHead = 30

  /// Where the sizes of a file stand that begins at `start`: behind as many bytes as they say.
  private static func descriptor(of start: Int, in bytes: [UInt8]) -> Int? {
    guard start + 16 <= bytes.count else { return nil }
    return (start...bytes.count - 16).first {
      bytes[$0] == 0x50 && little(bytes, $0, 4) == 0x0807_4B50 && little(bytes, $0 + 8, 4) == $0 - start
    }
  }

  private static func little(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

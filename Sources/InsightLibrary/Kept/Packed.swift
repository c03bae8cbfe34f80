import CLz4
import CZstd

/// Bytes as the library keeps them: packed by zstd or, behind their number in four bytes, the lowest first, as a block of LZ4. What
/// zstd needs for it is made once for many.
struct Packer: ~Copyable {
  enum Form {
    /// By zstd.
    case file
    /// By LZ4: half again as long, but unpacked in a fifth of the time.
    case piece
  }

  /// Beyond this level of zstd, packing takes more time than reading the file does.
  private static let level: Int32 = 3
  /// Bytes before a block.
  fileprivate static let head = 4

  private let packing = ZSTD_createCCtx()

  deinit { ZSTD_freeCCtx(packing) }

  func pack(_ bytes: [UInt8], _ form: Form) -> [UInt8] {
    // No block is longer.
    if form == .piece, bytes.count <= LZ4_MAX_INPUT_SIZE { return Self.block(bytes) }
    return [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { buffer, count in
      let packed = ZSTD_compressCCtx(
        packing, buffer.baseAddress, buffer.count, bytes, bytes.count, Self.level)
      count = ZSTD_isError(packed) == 0 ? packed : 0
    }
  }

  private static func block(_ bytes: [UInt8]) -> [UInt8] {
    let most = LZ4_compressBound(Int32(bytes.count))
    return [UInt8](unsafeUninitializedCapacity: head + Int(most)) { buffer, count in
      let room = UnsafeMutableRawBufferPointer(buffer)
      room.storeBytes(of: UInt32(bytes.count).littleEndian, as: UInt32.self)
      let block = UnsafeMutableRawBufferPointer(rebasing: room[head...]).bindMemory(to: CChar.self)
      let packed = bytes.withUnsafeBytes {
        LZ4_compress_default(
          $0.bindMemory(to: CChar.self).baseAddress, block.baseAddress, Int32(bytes.count), most)
      }
      count = packed > 0 ? head + Int(packed) : 0
    }
  }
}

/// Unpacks them again; what zstd needs for that is made once for many.
public struct Unpacker: ~Copyable {
  /// As much as a file may have.
  private static let largest = 2_000_000_000
  /// No block of LZ4 grows more.
  private static let mostGrowth = 255

  private let unpacking = ZSTD_createDCtx()

  /// For one thread at a time.
  public init() {}

  deinit { ZSTD_freeDCtx(unpacking) }

  /// Nil for what was not packed so, or has been damaged since.
  func unpack(_ bytes: [UInt8]) -> [UInt8]? {
    bytes.withUnsafeBytes { bytes in
      guard bytes.count > Packer.head else { return nil }
      // What frames of zstd begin with is more than any number of bytes.
      let size = Int(UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
      return size == ZSTD_MAGICNUMBER ? frame(bytes) : Self.block(bytes, size)
    }
  }

  private func frame(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    let size = ZSTD_getFrameContentSize(bytes.baseAddress, bytes.count)
    guard size <= UInt64(Self.largest) else { return nil }
    return Self.unpacked(Int(size)) { buffer in
      let got = ZSTD_decompressDCtx(
        unpacking, buffer.baseAddress, buffer.count, bytes.baseAddress, bytes.count)
      return ZSTD_isError(got) == 0 ? got : nil
    }
  }

  private static func block(_ bytes: UnsafeRawBufferPointer, _ size: Int) -> [UInt8]? {
    let block = UnsafeRawBufferPointer(rebasing: bytes[Packer.head...]).bindMemory(to: CChar.self)
    guard let count = Int32(exactly: block.count), size <= largest, size / mostGrowth <= block.count else {
      return nil
    }
    return unpacked(size) { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        Int(exactly: LZ4_decompress_safe(block.baseAddress, $0.baseAddress, count, Int32(size)))
      }
    }
  }

  /// So many bytes that `write` has written; nil where it has written others.
  private static func unpacked(_ size: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int?) -> [UInt8]?
  {
    var isWhole = false
    let unpacked = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      isWhole = write(UnsafeMutableBufferPointer(rebasing: buffer.prefix(size))) == size
      count = isWhole ? size : 0
    }
    return isWhole ? unpacked : nil
  }
}

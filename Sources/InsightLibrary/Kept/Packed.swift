import CZstd

/// Bytes packed by zstd, as the library keeps them. What zstd needs for it is made once for many.
struct Packer: ~Copyable {
  /// How much time packing takes.
  enum Effort: Int32 {
    /// Beyond this, packing takes more time than reading the file does.
    case file = 3
    /// Half again as much as by the other, but unpacked in half of the time.
    case piece = -1
  }

  private let packing = ZSTD_createCCtx()

  deinit { ZSTD_freeCCtx(packing) }

  func pack(_ bytes: [UInt8], _ effort: Effort) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { buffer, count in
      let packed = ZSTD_compressCCtx(
        packing, buffer.baseAddress, buffer.count, bytes, bytes.count, effort.rawValue)
      count = ZSTD_isError(packed) == 0 ? packed : 0
    }
  }
}

/// Unpacks them again; what zstd needs for that is made once for many.
public struct Unpacker: ~Copyable {
  /// As much as a file may have.
  private static let largest = 2_000_000_000

  private let unpacking = ZSTD_createDCtx()

  /// For one thread at a time.
  public init() {}

  deinit { ZSTD_freeDCtx(unpacking) }

  /// Nil for what zstd has not packed, or has been damaged since.
  func unpack(_ bytes: [UInt8]) -> [UInt8]? {
    let size = ZSTD_getFrameContentSize(bytes, bytes.count)
    guard size <= UInt64(Self.largest) else { return nil }
    var isWhole = false
    let unpacked = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      let got = ZSTD_decompressDCtx(unpacking, buffer.baseAddress, buffer.count, bytes, bytes.count)
      isWhole = ZSTD_isError(got) == 0 && got == buffer.count
      count = isWhole ? got : 0
    }
    return isWhole ? unpacked : nil
  }
}

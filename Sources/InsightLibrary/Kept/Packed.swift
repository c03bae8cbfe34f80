import CZstd

/// Bytes packed by zstd, as the library keeps them.
enum Packed {
  /// Beyond this, packing takes more time than reading the file does.
  private static let level: Int32 = 3
  /// As much as a file may have.
  private static let largest = 2_000_000_000

  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    let bound = ZSTD_compressBound(bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      let packed = ZSTD_compress(buffer.baseAddress, buffer.count, bytes, bytes.count, level)
      count = ZSTD_isError(packed) == 0 ? packed : 0
    }
  }

  /// Nil for what zstd has not packed, or has been damaged since.
  static func unpack(_ bytes: [UInt8]) -> [UInt8]? {
    let size = ZSTD_getFrameContentSize(bytes, bytes.count)
    guard size <= UInt64(largest) else { return nil }
    var isWhole = false
    let unpacked = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      let got = ZSTD_decompress(buffer.baseAddress, buffer.count, bytes, bytes.count)
      isWhole = ZSTD_isError(got) == 0 && got == buffer.count
      count = isWhole ? got : 0
    }
    return isWhole ? unpacked : nil
  }
}

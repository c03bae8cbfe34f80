import CBz2
import CLzma
import CZlib
import CZstd

final class GzipCodec: Codec {
  private var stream = z_stream()
  private var isOpen = false

  func begin() -> Bool {
    close()
    stream = z_stream()
    isOpen = insight_inflate_init_gzip(&stream) == Z_OK
    return isOpen
  }

  func step(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer)
    -> (taken: Int, given: Int, step: UnpackStep)
  {
    // zlib does not write to what it reads.
    stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
    stream.avail_in = UInt32(clamping: input.count)
    stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.avail_out = UInt32(clamping: output.count)
    let status = inflate(&stream, Z_NO_FLUSH)
    let (taken, given) = (input.count - Int(stream.avail_in), output.count - Int(stream.avail_out))
    switch status {
    case Z_OK, Z_BUF_ERROR: return (taken, given, .more)
    case Z_STREAM_END: return (taken, given, .ended)
    case _: return (taken, given, .damaged)
    }
  }

  private func close() {
    if isOpen { inflateEnd(&stream) }
    isOpen = false
  }

  deinit { close() }
}

final class ZstdCodec: Codec {
  private let stream = ZSTD_createDStream()

  func begin() -> Bool { stream != nil && ZSTD_isError(ZSTD_initDStream(stream)) == 0 }

  func step(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer)
    -> (taken: Int, given: Int, step: UnpackStep)
  {
    var packed = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var unpacked = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let left = ZSTD_decompressStream(stream, &unpacked, &packed)
    let step: UnpackStep =
      ZSTD_isError(left) == 0
      ? left == 0 ? .ended : .more
      : ZSTD_getErrorCode(left) == ZSTD_error_frameParameter_windowTooLarge ? .tooFar : .damaged
    return (packed.pos, unpacked.pos, step)
  }

  deinit { ZSTD_freeDStream(stream) }
}

final class XzCodec: Codec {
  private var stream = insight_lzma_stream()
  private var isOpen = false
  /// What `xz -9` needs to unpack, and half as much again.
  private static let memory: UInt64 = 100 << 20

  func begin() -> Bool {
    close()
    stream = insight_lzma_stream()
    isOpen = lzma_stream_decoder(&stream, Self.memory, 0) == LZMA_OK
    return isOpen
  }

  func step(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer)
    -> (taken: Int, given: Int, step: UnpackStep)
  {
    stream.next_in = input.bindMemory(to: UInt8.self).baseAddress
    stream.avail_in = input.count
    stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.avail_out = output.count
    let status = lzma_code(&stream, LZMA_RUN)
    let (taken, given) = (input.count - stream.avail_in, output.count - stream.avail_out)
    switch status {
    case LZMA_OK, LZMA_BUF_ERROR: return (taken, given, .more)
    case LZMA_STREAM_END: return (taken, given, .ended)
    case LZMA_MEMLIMIT_ERROR: return (taken, given, .tooFar)
    case _: return (taken, given, .damaged)
    }
  }

  private func close() {
    if isOpen { lzma_end(&stream) }
    isOpen = false
  }

  deinit { close() }
}

final class Bzip2Codec: Codec {
  private var stream = bz_stream()
  private var isOpen = false

  func begin() -> Bool {
    close()
    stream = bz_stream()
    isOpen = BZ2_bzDecompressInit(&stream, 0, 0) == BZ_OK
    return isOpen
  }

  func step(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer)
    -> (taken: Int, given: Int, step: UnpackStep)
  {
    // bzip2 does not write to what it reads.
    stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
    stream.avail_in = UInt32(clamping: input.count)
    stream.next_out = output.bindMemory(to: CChar.self).baseAddress
    stream.avail_out = UInt32(clamping: output.count)
    let status = BZ2_bzDecompress(&stream)
    let (taken, given) = (input.count - Int(stream.avail_in), output.count - Int(stream.avail_out))
    switch status {
    case BZ_OK: return (taken, given, .more)
    case BZ_STREAM_END: return (taken, given, .ended)
    case _: return (taken, given, .damaged)
    }
  }

  private func close() {
    if isOpen { BZ2_bzDecompressEnd(&stream) }
    isOpen = false
  }

  deinit { close() }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// C's iconv from one code page to another.
struct CodePageConverter: ~Copyable {
  private let handle: iconv_t

  init?(from codePage: String, to target: String = "UTF-8") {
    // iconv_open reports failure as (iconv_t)-1.
    guard let handle = iconv_open(target, codePage), handle != iconv_t(bitPattern: -1) else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// Each byte that cannot be converted becomes U+FFFD; `undecodable` is told its offset in the output.
  func convert(_ input: ArraySlice<UInt8>, undecodable: (Int) -> Void) -> [UInt8] {
    // Three bytes for one, as of U+FFFD, are the most there can be.
    Array(unsafeUninitializedCapacity: input.count * 3 + 16) { output, count in
      input.withUnsafeBytes { source in
        // iconv takes its input as mutable, but does not change it.
        var read = UnsafeMutableRawPointer(mutating: source.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var left = source.count
        var write = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var room = output.count
        while left > 0, iconv(handle, &read, &left, &write, &room) == -1 {
          guard errno == EILSEQ || errno == EINVAL, room >= 3 else { break }
          undecodable(output.count - room)
          for byte in [0xEF, 0xBF, 0xBD] as [UInt8] {
            write?.pointee = CChar(bitPattern: byte)
            write = write.map { $0 + 1 }
          }
          room -= 3
          read = read.map { $0 + 1 }
          left -= 1
        }
        count = output.count - room
      }
    }
  }
}

/// Windows-1252, as the WHATWG Encoding Standard has it: the five unassigned bytes are C1 controls.
enum Windows1252 {
  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]

  static func scalar(_ byte: UInt8) -> UInt32 {
    (0x80..<0xA0).contains(byte) ? high[Int(byte) - 0x80] : UInt32(byte)
  }

  /// The byte that was read as `scalar`, in Latin-1 or in Windows-1252; nil below 0x80 or when there is none.
  static func byte(_ scalar: UInt32) -> UInt8? {
    if (0x80...0xFF).contains(scalar) { return UInt8(scalar) }
    guard scalar > 0xFF, scalar <= 0x2122, let index = high.firstIndex(of: scalar) else { return nil }
    return UInt8(0x80 + index)
  }

  /// The text in UTF-8.
  static func utf8(_ input: [UInt8]) -> [UInt8] {
    Array(unsafeUninitializedCapacity: input.count * 3) { output, count in
      for byte in input {
        let scalar = scalar(byte)
        if scalar < 0x80 {
          output[count] = byte
          count += 1
        } else if scalar < 0x800 {
          output[count] = UInt8(0xC0 | scalar >> 6)
          output[count + 1] = UInt8(0x80 | scalar & 0x3F)
          count += 2
        } else {
          output[count] = UInt8(0xE0 | scalar >> 12)
          output[count + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
          output[count + 2] = UInt8(0x80 | scalar & 0x3F)
          count += 3
        }
      }
    }
  }
}

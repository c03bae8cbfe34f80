import CMd

/// SHA-256 of a file's bytes (FIPS 180-4): by it a text is known again wherever it lies.
public struct ContentHash: Sendable, Hashable {
  /// 32 of them.
  public let bytes: [UInt8]

  /// `content` are the file's bytes as it came, packed where it was.
  public init(of content: [UInt8]) {
    var context = SHA2_CTX()
    SHA256Init(&context)
    SHA256Update(&context, content, content.count)
    bytes = [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { buffer, count in
      SHA256Final(buffer.baseAddress, &context)
      count = Int(SHA256_DIGEST_LENGTH)
    }
  }

  init(stored bytes: [UInt8]) { self.bytes = bytes }

  /// Of hexadecimal digits; nil for what is none.
  public init?(text: String) {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == 64, text.utf8.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// In hexadecimal digits.
  public var text: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

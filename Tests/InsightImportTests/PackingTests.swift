import CLzma
import CZlib
import InsightModel
import Testing

@testable import InsightImport

/// What is packed comes out whole, damaged files as far as they go, and bombs not at all.
@Suite struct PackingTests {
  private static let text =
    "Harvest notes\n\n"
    + String(repeating: "Barley came in early this year, and the mill ran until October. ", count: 3) + "\n"

  private static let packed: [Packing: String] = [
    .gzip:
      "H4sIAAAAAAACA8XLsQ2AMAwF0T5T/AEQQ1DRMYMJlrDkOJJtkLI92YLuXnE7+cuRsJ4cpWzkygOVGkMMPDmQtwTG7AVk1ySjiSqcDI+lKI6a/WRf8fdfPkCadRXQAAAA",
    .zstd:
      "KLUv/QRYXQIAAkUQFqCnOQDWZAVIcgB4GkkDP15Zu9GvXRijBF5wkgRqlUfoGWtWpi/ZwbkD+qmoSjYZ+r3qjUnTDV2MgZ7nmugFNCABAE8f0hAFz2hluQ==",
    .xz:
      "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ADPAE9dACQYSkeTXMzo7jEmQfazVPFjZfZfrEXRDVELbBwkeF9Xfu2/n2wzxg7B6HlwQ3DaNvzvkrtbelISCU6W6kgohH0cnNb8aV+5quK80A0IgAAAAIYN+pKfqC55AAFr0AEAAAB4My+QscRn+wIAAAAABFla",
    .bzip2:
      "QlpoOTFBWSZTWQqpHvkAABjVgAAQQAUQQL5nnyAgAHIr9U0ZTEaNMTIR+qiPVNHqNPQm0T9Sua6XbheGJbJSsxC0e4o3ZKrNVH3DNssw5apct++FURolo6Suqo6SyVgmyR1EsKICMPzZXDGBCjHJA/F3JFOFCQCqke+Q",
  ]

  @Test(arguments: Packing.allCases) func allIsUnpacked(packing: Packing) throws {
    let bytes = TransferEncoding.base64(try #require(Self.packed[packing]).utf8)
    #expect(Packing(head: bytes) == packing)
    let (text, lack) = try Unpacker.unpack(bytes, packing, limit: 1 << 20)
    #expect(String(decoding: text, as: UTF8.self) == Self.text)
    #expect(lack == nil)
    // Members one after the other are one file.
    let twice = try Unpacker.unpack(bytes + bytes, packing, limit: 1 << 20)
    #expect(String(decoding: twice.bytes, as: UTF8.self) == Self.text + Self.text)
    #expect(twice.lack == nil)
  }

  /// RFC 8878: a frame to be skipped, with its length; and one whose window, 2 GiB, is no damage.
  @Test func framesOfZstd() throws {
    let bytes = TransferEncoding.base64(try #require(Self.packed[.zstd]).utf8)
    let skipped: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 7, 7, 7] + bytes
    #expect(Packing(head: skipped) == .zstd && Packing(head: [0x60] + skipped.dropFirst()) == nil)
    #expect(try Unpacker.unpack(skipped, .zstd, limit: 1 << 20).bytes == Array(Self.text.utf8))
    let far: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 0xA8, 1, 0, 0]
    #expect(throws: ImportError.self) { try Unpacker.unpack(far, .zstd, limit: 1 << 20) }
    #expect(try Unpacker.unpack(far.dropLast(4) + [0x58, 1, 0, 0], .zstd, limit: 1 << 20).lack == nil)
  }

  @Test(arguments: Packing.allCases) func whatIsCutOffIsSaid(packing: Packing) throws {
    let bytes = TransferEncoding.base64(try #require(Self.packed[packing]).utf8)
    for length in stride(from: 12, to: bytes.count - 1, by: 7) {
      let (text, lack) = try Unpacker.unpack(Array(bytes.prefix(length)), packing, limit: 1 << 20)
      #expect(lack != nil, "\(length) bytes of \(bytes.count)")
      #expect(Self.text.utf8.starts(with: text))
    }
  }

  @Test(arguments: Packing.allCases) func noDamageTraps(packing: Packing) throws {
    let bytes = TransferEncoding.base64(try #require(Self.packed[packing]).utf8)
    for place in bytes.indices.dropFirst(6) {
      var damaged = bytes
      damaged[place] ^= 0x5A
      _ = try? Unpacker.unpack(damaged, packing, limit: 1 << 20)
    }
  }

  @Test func aBombIsRefused() throws {
    let zeros = [UInt8](repeating: 0x20, count: 48 << 20)
    var bomb = [UInt8](repeating: 0, count: 1 << 20)
    var length = 0
    let status = lzma_easy_buffer_encode(
      0, LZMA_CHECK_NONE, nil, zeros, zeros.count, &bomb, &length, bomb.count)
    try #require(status == LZMA_OK)
    let packed = Array(bomb.prefix(length))
    let error = #expect(throws: ImportError.self) { try Importer.issue(packed) }
    #expect(error?.message.contains("xzcat") ?? false)
  }

  private func packed(_ bytes: [UInt8], level: Int32) throws -> [UInt8] {
    var output = [UInt8](repeating: 0, count: Int(compressBound(UInt(bytes.count))))
    var length = uLongf(output.count)
    try #require(compress2(&output, &length, bytes, uLong(bytes.count), level) == Z_OK)
    // Its frame is zlib's; gzip's has a head and a tail of its own.
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    let sum = UInt32(crc32(0, bytes, uInt(bytes.count)))
    let tail = [sum, UInt32(bytes.count)].flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    return head + output[2..<Int(length) - 4] + tail
  }

  @Test func aBombThatIsPackedInHasteIsRefusedToo() throws {
    let again = Array(String(repeating: "oats and rye ", count: 8 << 20).utf8)
    #expect(throws: ImportError.self) { try Importer.issue(packed(again, level: 1)) }
    // What stands before it makes it no better.
    var dice = Dice(state: 7)
    let noise = (0..<1 << 20).map { _ in UInt8.random(in: 0x21...0x7E, using: &dice) }
    #expect(throws: ImportError.self) {
      try Unpacker.unpack(packed(noise + again, level: 6), .gzip, limit: 1 << 30)
    }
  }

  @Test func aTableOfTheSameWordsIsNone() throws {
    var dice = Dice(state: 9)
    let rows = (0..<60_000).map { _ in "Barley and oats,2024,\(Int.random(in: 0..<10_000, using: &dice))\n" }
    let table = String(repeating: rows.joined(), count: 24)
    let (text, lack) = try Unpacker.unpack(packed(Array(table.utf8), level: 9), .gzip, limit: 1 << 30)
    #expect(text.count == table.utf8.count && lack == nil)
  }

  @Test func theFormInsideCounts() throws {
    let bytes = TransferEncoding.base64(try #require(Self.packed[.gzip]).utf8)
    let issue = try Importer.issue(bytes, name: "harvest.txt.gz")
    #expect(InsightImportTests.text(issue).contains("until October. Barley came"))
    let cut = try Importer.issue(Array(bytes.dropLast(9)), name: "harvest.txt.gz")
    #expect(cut.diagnostics.contains { $0.kind == "truncated" })
  }
}

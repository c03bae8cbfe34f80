/// How bytes are packed, told by the first of them.
public enum Packing: String, Sendable, CaseIterable {
  case gzip, zstd, xz, bzip2

  /// Tells by the first bytes of a file, of which ten are enough; nil for what is not packed, or in another
  /// way.
  public init?(head: [UInt8]) {
    // Frames to be skipped may stand before the first, as pzstd writes them: RFC 8878, 3.1.2.
    let isSkippable =
      head.count > 3 && (0x50...0x5F).contains(head[0]) && head[1...].starts(with: [0x2A, 0x4D, 0x18])
    guard
      let known = isSkippable ? .zstd : Self.allCases.first(where: { head.starts(with: $0.mark) })
    else { return nil }
    // `BZh` and the size of the blocks: words may begin so.
    if known == .bzip2 {
      guard head.count >= 10, let size = head.dropFirst(3).first, (0x31...0x39).contains(size),
        head.dropFirst(4).starts(with: [0x31, 0x41, 0x59])
          || head.dropFirst(4).starts(with: [0x17, 0x72, 0x45])
      else { return nil }
    }
    self = known
  }

  /// RFC 1952, RFC 8878, the .xz file format, bzip2's own.
  private var mark: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B, 0x08]
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    case .bzip2: [0x42, 0x5A, 0x68]
    }
  }

  /// How names of packed files end.
  public static let endings = ["gz", "zst", "xz", "bz2"]

  /// The command that unpacks it.
  var command: String {
    switch self {
    case .gzip: "zcat"
    case .zstd: "zstdcat"
    case .xz: "xzcat"
    case .bzip2: "bzcat"
    }
  }
}

/// What one step of a codec came to.
enum UnpackStep {
  case more
  /// A member, a frame or a stream has ended; another may follow.
  case ended
  case damaged
  /// It goes back further than there is memory for.
  case tooFar
}

/// Turns packed bytes into what they stand for, step by step.
protocol Codec: AnyObject {
  /// Takes from `input` and gives to `output` as much as it can, and says how much of each.
  func step(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer)
    -> (taken: Int, given: Int, step: UnpackStep)
  /// Ready for a further member; false where memory lacks.
  func begin() -> Bool
}

/// Unpacks a file or a stream as it is read: nothing is held but a portion of it.
public final class Unpacker {
  /// How the bytes that `fill` gives are packed.
  public let packing: Packing
  /// Why what was given is not all; nil while nothing is known to lack.
  public private(set) var lack: String?
  private let codec: any Codec
  private let fill: (UnsafeMutableRawBufferPointer) -> Int
  private var input: [UInt8]
  private var pending = 0..<0
  private var taken = 0
  private var given = 0
  /// What was taken and given up to the beginning of the stretch that is being weighed.
  private var weighed = (taken: 0, given: 0)
  private var isOpen = false
  private var isEnded = false

  /// No text is so repetitive: what grows more than this (gzip makes 1 of 140 to 1000 of the same words again and again, of
  /// logs and tables 1 of 10 to 60)...
  private static let steepest = 100
  /// ...over a stretch of so many bytes is a bomb.
  private static let harmless = 32 << 20
  private static let portion = 1 << 16

  /// `fill` gives packed bytes, 0 where there are no more.
  public init(_ packing: Packing, fill: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
    self.packing = packing
    self.fill = fill
    input = [UInt8](repeating: 0, count: Self.portion)
    codec =
      switch packing {
      case .gzip: GzipCodec()
      case .zstd: ZstdCodec()
      case .xz: XzCodec()
      case .bzip2: Bzip2Codec()
      }
  }

  /// Gives unpacked bytes, as many as there is room for; fewer only at the end. Throws for a bomb.
  public func read(into output: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    var count = 0
    while count < output.count, !isEnded {
      if pending.isEmpty {
        let got = input.withUnsafeMutableBytes { fill($0) }
        if got <= 0 {
          // A member that has begun has not ended.
          if isOpen || taken == 0 { lack = "the \(packing.rawValue) data are cut off" }
          isEnded = true
          break
        }
        pending = 0..<got
      }
      if !isOpen {
        // Zeros and other bytes after the last member are no data of it.
        guard taken == 0 || continues else {
          isEnded = true
          break
        }
        guard codec.begin() else {
          throw ImportError("no memory to unpack it; unpack it with \(packing.command)")
        }
        isOpen = true
      }
      let result = input.withUnsafeBytes {
        codec.step(
          UnsafeRawBufferPointer(rebasing: $0[pending]),
          UnsafeMutableRawBufferPointer(rebasing: output[count...]))
      }
      pending = pending.lowerBound + result.taken..<pending.upperBound
      taken += result.taken
      given += result.given
      count += result.given
      switch result.step {
      case .more: break
      case .ended: isOpen = false
      case .damaged:
        lack = "the \(packing.rawValue) data are damaged after \(given) bytes"
        isEnded = true
      case .tooFar:
        let command = packing == .zstd ? "zstdcat --long=31" : packing.command
        throw ImportError(
          "takes more memory to unpack than there is for it; if you trust it, unpack it with \(command)")
      }
      let grown = given - weighed.given
      if grown > Self.harmless {
        if grown / Self.steepest > taken - weighed.taken {
          throw ImportError(
            "unpacks to more than \(Self.steepest) times its size, which no text does; if you trust it, unpack it with \(packing.command)"
          )
        }
        weighed = (taken, given)
      }
    }
    return count
  }

  /// True where what is pending begins another member.
  private var continues: Bool {
    switch packing {
    case .gzip:
      input[pending].starts(with: [0x1F]) && (pending.count < 2 || input[pending.lowerBound + 1] == 0x8B)
    case .zstd:
      input[pending].starts(with: [0x28]) || (pending.count > 1 && input[pending.lowerBound + 1] == 0x2A)
    case .xz: true
    case .bzip2: input[pending].starts(with: [0x42])
    }
  }

  /// All of what some bytes stand for, up to `limit` bytes.
  public static func unpack(_ bytes: [UInt8], _ packing: Packing, limit: Int) throws(ImportError)
    -> (bytes: [UInt8], lack: String?)
  {
    var place = 0
    let unpacker = Unpacker(packing) { room in
      let count = min(room.count, bytes.count - place)
      guard count > 0 else { return 0 }
      bytes.withUnsafeBytes {
        room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place..<place + count]))
      }
      place += count
      return count
    }
    return (try unpacker.readAll(limit: limit), unpacker.lack)
  }

  /// The rest of what it unpacks, up to `limit` bytes.
  public func readAll(limit: Int) throws(ImportError) -> [UInt8] {
    var all: [UInt8] = []
    var room = 1 << 18
    while true {
      var failure: ImportError?
      let portion = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        do throws(ImportError) {
          count = try read(into: UnsafeMutableRawBufferPointer(buffer))
        } catch {
          count = 0
          failure = error
        }
      }
      if let failure { throw failure }
      if all.isEmpty { all = portion } else { all += portion }
      if portion.count < room { return all }
      guard all.count <= limit else {
        throw ImportError(
          "unpacks to more than \(limit / 1_000_000) MB; unpack it with \(packing.command) and split it")
      }
      room = min(room * 2, 8 << 20)
    }
  }
}

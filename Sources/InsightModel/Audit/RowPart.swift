/// How a row takes part in sums.
enum RowPart: UInt8 {
  case item, others, total
  /// Named like a total, but among other rows.
  case perhapsTotal
  /// An average, a growth, a memo: in no sum.
  case aside

  /// True for what totals are made of.
  var isAdded: Bool {
    switch self {
    case .item, .others: true
    case .total, .perhapsTotal, .aside: false
    }
  }

  init(_ role: Table.Role, name: String?) {
    switch role {
    case .total: self = .total
    case .others: self = .others
    case .average, .note: self = .aside
    case .data: self = name.map(Self.init(named:)) ?? .item
    }
  }

  private init(named name: String) {
    var name = name
    self = name.withUTF8 { bytes in
      if Self.ends(bytes, "total") || Self.ends(bytes, "totals") || Self.ends(bytes, "소계")
        || Self.ends(bytes, "小计")
      {
        return .total
      }
      guard let first = bytes.first else { return .item }
      return switch first | 0x20 {
      case 0x61: Self.begins(bytes, "average") || Self.begins(bytes, "avg") ? .aside : .item
      case 0x63: Self.begins(bytes, "change") ? .aside : .item
      case 0x66: Self.begins(bytes, "fy") || Self.begins(bytes, "full year") ? .perhapsTotal : .item
      case 0x67: Self.begins(bytes, "growth") ? .aside : .item
      case 0x69: Self.begins(bytes, "incl") || Self.begins(bytes, "including") ? .aside : .item
      case 0x6D:
        Self.begins(bytes, "mean") || Self.begins(bytes, "median") || Self.begins(bytes, "memo")
          ? .aside : .item
      case 0x6F: Self.begins(bytes, "of which") ? .aside : .item
      case 0x73: Self.begins(bytes, "sum") ? .perhapsTotal : .item
      case 0x74: Self.begins(bytes, "total") ? .perhapsTotal : .item
      case 0x77: Self.begins(bytes, "world") || Self.begins(bytes, "worldwide") ? .perhapsTotal : .item
      case 0x79:
        Self.begins(bytes, "yoy") || Self.begins(bytes, "y-o-y")
          ? .aside : Self.begins(bytes, "year") ? .perhapsTotal : .item
      case _:
        Self.begins(bytes, "평균") || Self.begins(bytes, "증감") || Self.begins(bytes, "증가율")
          || Self.begins(bytes, "성장률") || Self.begins(bytes, "平均") || Self.begins(bytes, "同比")
          || Self.begins(bytes, "增长率") || Self.begins(bytes, "其中")
          ? .aside
          : Self.begins(bytes, "합계") || Self.begins(bytes, "총계") || Self.begins(bytes, "合计")
            || Self.begins(bytes, "总计") || Self.begins(bytes, "合計") ? .perhapsTotal : .item
      }
    }
  }

  /// The word and no longer one: `Memo` and not `Memory`.
  private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count >= count, matches(bytes, at: 0, word) else { return false }
    return bytes.count == count || !bytes[count].isLetter
  }

  private static func ends(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    bytes.count >= word.utf8CodeUnitCount && matches(bytes, at: bytes.count - word.utf8CodeUnitCount, word)
  }

  /// Equal except for the case of ASCII letters.
  private static func matches(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, _ word: StaticString)
    -> Bool
  {
    word.withUTF8Buffer { letters in
      letters.indices.allSatisfy { index in
        let byte = bytes[offset + index]
        return byte == letters[index] || (byte.isLetter && byte | 0x20 == letters[index])
      }
    }
  }
}

/// What rows are sorted by: one whole number for each row of a grid, small ones first.
struct RowKeys {
  /// By row.
  var keys: [UInt64]
  /// How many of the low bits of a key count.
  var bits: Int
  /// The key of rows without a value.
  var missing: UInt64 = 0
}

/// Sorts rows by whole numbers without comparing them, in time that grows with their number alone. Stable.
enum RadixSort {
  private static let digit = 11

  /// The rows in order of their keys; rows with the same key keep their order. `isGoingOn` is asked between the passes; nil
  /// where it said no.
  static func sort(_ rows: [UInt32], by keys: RowKeys, isGoingOn: () -> Bool) -> [UInt32]? {
    guard rows.count > 1, keys.bits > 0 else { return rows }
    // A place and a part of the key stand in one word; keys that are too long for that are sorted by their low part first.
    let placeBits = max(1, Int.bitWidth - (rows.count - 1).leadingZeroBitCount)
    var rows = rows
    var done = 0
    while done < keys.bits {
      let bits = min(keys.bits - done, UInt64.bitWidth - placeBits)
      guard let sorted = pass(rows, keys.keys, from: done, bits, placeBits, isGoingOn) else { return nil }
      rows = sorted
      done += bits
    }
    return rows
  }

  private static func pass(
    _ rows: [UInt32], _ keys: [UInt64], from low: Int, _ bits: Int, _ placeBits: Int, _ isGoingOn: () -> Bool
  ) -> [UInt32]? {
    let count = rows.count
    let mask = bits >= UInt64.bitWidth ? UInt64.max : 1 << UInt64(bits) - 1
    var words = [UInt64](unsafeUninitializedCapacity: count) { buffer, initialized in
      for place in 0..<count {
        buffer[place] = (keys[Int(rows[place])] >> UInt64(low) & mask) << UInt64(placeBits) | UInt64(place)
      }
      initialized = count
    }
    var spare = [UInt64](unsafeUninitializedCapacity: count) { _, initialized in initialized = count }
    var shift = placeBits
    while shift < placeBits + bits {
      guard isGoingOn() else { return nil }
      let width = min(digit, placeBits + bits - shift)
      if distribute(words, into: &spare, shift, width) { swap(&words, &spare) }
      shift += width
    }
    let places: UInt64 = 1 << UInt64(placeBits) - 1
    return [UInt32](unsafeUninitializedCapacity: count) { buffer, initialized in
      for place in 0..<count { buffer[place] = rows[Int(words[place] & places)] }
      initialized = count
    }
  }

  /// Sorts by one digit; false where all words have the same.
  private static func distribute(_ words: [UInt64], into spare: inout [UInt64], _ shift: Int, _ width: Int)
    -> Bool
  {
    let (shift, mask) = (UInt64(shift), UInt64(1) << UInt64(width) - 1)
    var ends = [Int](repeating: 0, count: 1 << width)
    return ends.withUnsafeMutableBufferPointer { ends in
      words.withUnsafeBufferPointer { words in
        for word in words { ends[Int(word >> shift & mask)] += 1 }
        var sum = 0
        for index in ends.indices {
          if ends[index] == words.count { return false }
          let count = ends[index]
          ends[index] = sum
          sum += count
        }
        spare.withUnsafeMutableBufferPointer { spare in
          for word in words {
            let digit = Int(word >> shift & mask)
            spare[ends[digit]] = word
            ends[digit] += 1
          }
        }
        return true
      }
    }
  }
}

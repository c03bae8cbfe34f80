/// What the triangles before a column's numbers mean. `△3.2` is a loss, but beside `▽1.3` or `▼1.3` it is a rise; `▲` is
/// a rise beside other signs for falls, a loss beside numbers without any sign, and alone it may be either.
enum TriangleSigns {
  /// Reads the cells with upward triangles again, column by column, as their column means them.
  static func settle(_ raw: inout RawTable, _ text: SourceText, _ mark: DecimalMark) {
    let hasAny = text.bytes.withUnsafeBufferPointer { bytes in
      raw.cells.contains { sign(UnsafeBufferPointer(rebasing: bytes[$0.range])) != nil }
    }
    guard hasAny else { return }
    for column in 0..<raw.columnCount { settle(column, &raw, text, mark) }
  }

  private struct Signs {
    var (full, open, down, minus, plus, none) = (0, 0, 0, 0, 0, 0)
  }

  private static func settle(_ column: Int, _ raw: inout RawTable, _ text: SourceText, _ mark: DecimalMark) {
    var signs = Signs()
    for row in raw.rows.indices {
      let cell = raw.cell(row, column)
      guard let value = cell.content.value, !cell.isNone else { continue }
      let bytes = text.bytes[cell.range]
      switch bytes.withUnsafeBufferPointer(sign) {
      case .full: signs.full += 1
      case .open: signs.open += 1
      case .down: signs.down += 1
      case nil where value.digits < 0: signs.minus += 1
      case nil where bytes.contains(0x2B): signs.plus += 1
      case nil where value.digits > 0: signs.none += 1
      case nil: continue
      }
    }
    guard signs.full + signs.open > 0 else { return }
    let meaning: CellReader.Triangles?
    if signs.down > 0 {
      meaning = .rises
    } else if signs.full == 0 {
      return
    } else if signs.open + signs.minus > 0 {
      meaning = .fullRises
    } else {
      meaning = signs.none > 0 && signs.plus == 0 ? .losses : nil
    }
    text.bytes.withUnsafeBufferPointer { bytes in
      for row in raw.rows.indices {
        let index = row * raw.columnCount + column
        let range = raw.cells[index].range
        let cell = UnsafeBufferPointer(rebasing: bytes[range])
        guard let sign = sign(cell), sign != .down else { continue }
        raw.cells[index].content = meaning.map { CellReader.read(cell, mark, $0) } ?? .text
      }
    }
  }

  /// What they mean in a whole file, as far as triangles of several kinds stand before its numbers.
  static func meaning(_ texts: some Sequence<String>) -> CellReader.Triangles {
    var signs = Signs()
    for text in texts where text.utf8.count <= 40 && text.utf8.contains(0x96) {
      var text = text
      guard text.withUTF8({ CellReader.readUnsettled($0).value }) != nil else { continue }
      switch text.withUTF8(sign) {
      case .full: signs.full += 1
      case .open: signs.open += 1
      case .down: signs.down += 1
      case nil: continue
      }
    }
    if signs.down > 0 { return .rises }
    if signs.open > 0, signs.full > 0 { return .fullRises }
    // In Japan ▲ alone is a loss.
    return texts.contains(where: isJapanese) ? .losses : .usual
  }

  /// True for kana, and signs that are written so in Japan alone.
  private static func isJapanese(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      (0x3041...0x30FE).contains($0.value) || "増売円対黒営総県経済歳".unicodeScalars.contains($0)
    }
  }

  private enum Sign {
    /// ▲, △, and ▼ or ▽.
    case full, open, down
  }

  /// The triangle at one of the ends: U+25B2, U+25B3, U+25BC, U+25BD.
  private static func sign(_ bytes: UnsafeBufferPointer<UInt8>) -> Sign? {
    guard bytes.count >= 4 else { return nil }
    return sign(bytes, at: 0) ?? sign(bytes, at: bytes.count - 3)
  }

  private static func sign(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Sign? {
    guard bytes[offset] == 0xE2, bytes[offset + 1] == 0x96 else { return nil }
    switch bytes[offset + 2] {
    case 0xB2: return .full
    case 0xB3: return .open
    case 0xBC, 0xBD: return .down
    case _: return nil
    }
  }
}

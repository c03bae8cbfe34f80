/// The names of columns by the rows above them.
enum HeaderNames {
  /// Of one row its fields. Of several, each of which stands once above several columns of the next, all together: `2024 North
  /// Units`; a last row of units stands in parentheses: `weight (kg)`.
  static func names(_ rows: [UInt8], _ starts: [UInt32], _ count: Int, _ dialect: Dialect) -> [String] {
    guard count > 0 else { return [] }
    let end = starts.count > count ? Int(starts[count]) : rows.count
    let part = DataPart(Array(rows[..<end]), starts: Array(starts.prefix(count)), dialect: dialect)
    let texts = (0..<count).map { row in
      part.texts(row).map(withSingleSpaces)
    }
    func name(_ row: Int, _ column: Int) -> String {
      texts.indices.contains(row) && texts[row].indices.contains(column) ? texts[row][column] : ""
    }
    guard count > 1 else { return (0..<part.widest).map { name(0, $0) } }
    let lowest = (0..<part.widest).map { name(count - 1, $0) }
    // A unit stands below a name; what stands below none goes on with the one before it, as `m` and `w` below a year.
    let areUnits =
      lowest.contains(where: isUnit) && !areParts(lowest, of: (0..<part.widest).map { name(count - 2, $0) })
      && lowest.indices.allSatisfy { column in
        lowest[column].isEmpty || isNoUnit(lowest[column])
          || (isUnit(lowest[column]) || isPowerOfTen(lowest[column])) && !name(count - 2, column).isEmpty
      }
    let last = areUnits ? count - 2 : count - 1
    // What stands above a column, or was written once above several before it.
    var above = Array(repeating: "", count: last)
    return (0..<part.widest).map { column in
      let own = (0..<last).map { name($0, column) }
      for row in own.indices where !own[row].isEmpty {
        above[row] = own[row]
        // A new group has parts of its own.
        for lower in above.indices where lower > row { above[lower] = own[lower] }
      }
      let named = name(last, column)
      let words = ((named.isEmpty ? own : above) + [named]).filter { !$0.isEmpty }
      // What stands in both rows is said once.
      let plain = words.enumerated().filter { $0.offset == 0 || words[$0.offset - 1] != $0.element }.map(
        \.element
      )
      .joined(separator: " ")
      let hasUnit = areUnits && !lowest[column].isEmpty && !isNoUnit(lowest[column])
      return hasUnit ? "\(plain) (\(unitName(lowest[column])))" : plain
    }
  }

  private static func withSingleSpaces(_ text: String) -> String {
    // Most names are one word.
    guard text.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x80 }) else { return text }
    return text.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// True where what stands below one name differs: numbers of one name have one unit, `m` and `w` below a year are men and women.
  private static func areParts(_ lowest: [String], of names: [String]) -> Bool {
    zip(zip(names, lowest), zip(names.dropFirst(), lowest.dropFirst())).contains { left, right in
      !left.0.isEmpty && left.0 == right.0 && left.1 != right.1
    }
  }

  /// What stands for the unit of a number without one.
  static func isNoUnit(_ text: String) -> Bool { text == "-" || text == "–" }

  static func unitName(_ text: String) -> String {
    guard let first = text.first, let last = text.last, "([".contains(first), ")]".contains(last) else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  /// True for `kg`, `(Mio. EUR)`, `1.000 t`, `%`, and for what stands in brackets. An amount of a unit is none: `< 5 kg`.
  static func isUnit(_ text: String) -> Bool {
    var name = unitName(text)
    if name.count < text.count { return true }
    guard MeasureUnit.isUnit(name) || name.withUTF8({ Unit.index(of: $0) }) != nil else { return false }
    return name.split(separator: " ").allSatisfy { word in
      word.first.map { $0.isLetter || "%°µ$€£¥₩'/(".contains($0) } ?? false && !holdsNumber(word)
        || isPowerOfTen(String(word))
    }
  }

  /// True for figures that do not end a name as those of `m2` and `CO2e` do.
  private static func holdsNumber(_ word: Substring) -> Bool {
    zip(" " + word, word).contains { $1.isNumber && !$0.isLetter && !$0.isNumber && !"-^".contains($0) }
  }
}

extension HeaderNames {
  /// `100`, `1 000`, `1.000.000`.
  static func isPowerOfTen(_ text: String) -> Bool {
    let digits = text.filter(\.isNumber)
    return digits.count > 2 && digits.first == "1" && digits.dropFirst().allSatisfy { $0 == "0" }
      && text.allSatisfy { $0.isNumber || $0.isWhitespace || ".,'".contains($0) }
  }
}

extension DataOptions {
  /// The notations with what a person says of the columns.
  func forced(_ notations: [ValueNotation], _ names: [String]) -> [ValueNotation] {
    guard !types.isEmpty else { return notations }
    var forced = notations
    let known = ColumnNames(names, count: forced.count)
    for (name, type) in types {
      for column in known.meant(by: name) {
        switch type {
        case .text: break
        case .number, .percent, .money: forced[column].areZerosNumbers = true
        case .date: forced[column].areCompactDates = true
        case .dayFirst: forced[column].setOrder(.dayFirst)
        case .monthFirst: forced[column].setOrder(.monthFirst)
        case .yearFirst: forced[column].setOrder(.yearFirst)
        case .comma: forced[column].mark = .comma
        case .point: forced[column].mark = .point
        case .duration:
          forced[column].dimension = Unit.durations
          forced[column].areMinutes = true
        case .size: forced[column].dimension = Unit.sizes
        }
      }
    }
    return forced
  }
}

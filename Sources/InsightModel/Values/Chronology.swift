/// The order of texts that name times: `Q1 2025`, `1H24`, `May 2025`, `2024년 1분기`, `FY2024`, `2 May 2025`.
enum Chronology {
  /// A number for each text, earlier times first; nil where a text names no time, or some name their year and some do
  /// not. Texts that are nil or empty have none.
  static func keys(_ texts: [String?]) -> [Int?]? {
    var keys: [Int?] = []
    keys.reserveCapacity(texts.count)
    var haveYears: Bool?
    for text in texts {
      guard let text, !text.isEmpty, CellReader.read(text) != .missing else {
        keys.append(nil)
        continue
      }
      guard let time = time(text), haveYears ?? (time.year > 0) == (time.year > 0) else { return nil }
      haveYears = time.year > 0
      keys.append((time.year * 13 + time.month) * 32 + time.day)
    }
    return haveYears == nil ? nil : keys
  }

  /// Year, month and day; 0 for what is not named. Quarters and halves begin with their first month.
  private static func time(_ text: String) -> (year: Int, month: Int, day: Int)? {
    guard text.utf8.count <= 40 else { return nil }
    var text = text
    let orders = text.withUTF8 { bytes in
      [true, false].map { DateReader.read(bytes, isDayFirst: $0)?.day }
    }
    if let day = orders[0], day == orders[1], day >= 0 { return DateReader.civil(days: day) }
    return spelled(text)
  }

  private static func spelled(_ text: String) -> (year: Int, month: Int, day: Int)? {
    let runs = runs(text)
    var (year, month) = (0, 0)
    var index = 0
    func number(_ at: Int) -> Int? { runs.indices.contains(at) ? Int(runs[at]) : nil }
    while index < runs.count {
      let run = runs[index]
      index += 1
      if let value = Int(run) {
        if run.count == 4, (1800..<2200).contains(value) {
          guard year == 0 else { return nil }
          year = value
          // 2024E, 2024년
          if index < runs.count, yearMarks.contains(runs[index]) { index += 1 }
        } else if run.count == 2, month > 0 || index >= 2 && runs[index - 2] == "fy" {
          guard year == 0 else { return nil }
          year = 2000 + value
          if index < runs.count, yearMarks.contains(runs[index]) { index += 1 }
        } else if run.count <= 2, index < runs.count, let part = part(value, runs[index]) {
          guard month == 0 else { return nil }
          month = part
          index += 1
        } else {
          return nil
        }
      } else if let name = monthName(run) {
        guard month == 0 else { return nil }
        month = name
      } else if let value = number(index), let part = part(value, run), runs[index].count == 1 {
        guard month == 0 else { return nil }
        month = part
        index += 1
      } else if run != "fy" {
        return nil
      }
    }
    return year > 0 || month > 0 ? (year, month, 0) : nil
  }

  private static let yearMarks: Set<String> = ["e", "f", "p", "a", "년", "年"]

  /// The first month of the first quarter, half or month so many.
  private static func part(_ number: Int, _ name: String) -> Int? {
    switch name {
    case "q", "분기", "季度": (1...4).contains(number) ? 3 * number - 2 : nil
    case "h", "반기": (1...2).contains(number) ? 6 * number - 5 : nil
    case "월", "月": (1...12).contains(number) ? number : nil
    case _: nil
    }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func monthName(_ word: String) -> Int? {
    var word = word
    guard word.utf8.count >= 3, word.withUTF8({ PeriodWord.isMonth($0) }) else { return nil }
    return months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
  }

  /// Digits and letters, in small letters, each by themselves.
  private static func runs(_ text: String) -> [String] {
    var runs: [String] = []
    var wasDigit: Bool?
    for character in text.lowercased() {
      guard character.isLetter || character.isWholeNumber && character.isASCII else {
        wasDigit = nil
        continue
      }
      let isDigit = !character.isLetter
      if wasDigit == isDigit, let last = runs.popLast() {
        runs.append(last + String(character))
      } else {
        runs.append(String(character))
      }
      wasDigit = isDigit
    }
    return runs
  }
}

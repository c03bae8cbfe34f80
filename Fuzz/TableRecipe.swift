@testable import InsightModel

/// A table that adds up, and the damage done to it, both as the bytes of the input have it.
///
/// The numbers come of a generator that the bytes only seed: what a fuzzer picks one by one soon fits by chance.
struct TableRecipe {
  private var bytes: ArraySlice<UInt8>
  private var state: UInt64
  private var columns: [[String]] = []
  private var names: [String] = []
  private var decimals = 0
  private var rowCount = 0

  init(_ input: [UInt8]) {
    bytes = input[...]
    state = input.prefix(8).reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  mutating func check() {
    makeTable()
    let clean = table()
    if let clean {
      TableCheck(clean, lineCount: .max).run()
      if let finding = clean.findings.first { fail("a clean table has a finding: \(finding)\n\(text)") }
    }
    let whole = columns
    let count = 1 + take(2)
    var damaged: [(row: Int, column: Int)] = []
    for _ in 0..<count {
      let spot = (row: take(rowCount), column: 1 + take(columns.count - 1))
      columns[spot.column][spot.row] = slip(columns[spot.column][spot.row])
      damaged.append(spot)
    }
    guard let table = table() else { return }
    TableCheck(table, lineCount: .max).run()
    guard damaged.count == 1, let clean, clean.rows.count == table.rows.count else { return }
    for finding in table.findings {
      guard let proven = finding.proven, let row = finding.row, let column = finding.column else { continue }
      if clean.cell(row, column)?.value != proven {
        fail("\(proven) is proven of \(whole[column][row]): \(finding)\n\(text)")
      }
    }
  }

  /// The next byte, as one of so many numbers.
  private mutating func take(_ count: Int) -> Int {
    guard let byte = bytes.popFirst(), count > 0 else { return 0 }
    return Int(byte) % count
  }

  /// One of the whole numbers below a limit.
  private mutating func draw(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: state >> 16) % limit
  }

  // MARK: The table

  private mutating func makeTable() {
    rowCount = 5 + take(12)
    decimals = take(3)
    let periods = 1 + take(3)
    let (hasRank, hasShare, hasGrowth, hasSum) = (take(2) == 1, take(2) == 1, take(2) == 1, take(3) == 2)
    names = ["Maker"]
    columns = [
      (0..<rowCount).map { $0 == rowCount - 1 ? "Total" : $0 == rowCount - 2 ? "Others" : "M\($0)x" }
    ]
    var amounts: [[Int]] = []
    for period in 0..<periods {
      var own = (0..<rowCount - 1).map { _ in 2_000 + draw(90_000) }
      if period == 0, hasRank { own = own.dropLast().sorted(by: >) + [own[rowCount - 2]] }
      own.append(own.reduce(0, +))
      amounts.append(own)
      names.append("\(2024 - period) Sales")
      columns.append(own.map(printed))
      guard hasShare else { continue }
      names.append("\(2024 - period) Share (%)")
      columns.append(own.map { percent($0 * 1_000, own[rowCount - 1]) })
    }
    if hasGrowth, periods > 1 {
      names.append("Growth (%)")
      columns.append(zip(amounts[0], amounts[1]).map { percent(($0 - $1) * 1_000, $1) })
    }
    if hasSum, periods > 1 {
      names.append("Sum")
      columns.append((0..<rowCount).map { row in printed(amounts.reduce(0) { $0 + $1[row] }) })
    }
    if hasRank {
      names.insert("Rank", at: 0)
      columns.insert((0..<rowCount).map { $0 < rowCount - 2 ? "\($0 + 1)" : "" }, at: 0)
    }
  }

  /// With separators and a decimal point.
  private func printed(_ amount: Int) -> String {
    var digits = String(amount)
    let places = String(digits.suffix(decimals))
    digits.removeLast(decimals)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return decimals > 0 ? "\(text).\(places)" : text
  }

  /// A quotient in tenths, rounded half up.
  private func percent(_ dividend: Int, _ divisor: Int) -> String {
    let tenths = (2 * dividend.magnitude + divisor.magnitude) / (2 * divisor.magnitude)
    return "\(dividend < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)%"
  }

  private var text: String {
    let lines = (0..<rowCount).map { row in columns.map { $0[row] } }
    return ([names] + lines).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  private func table() -> Table? {
    Issue(bytes: Array("1. Head\n\nTable 1. Sales (Unit: Million USD)\n\(text)\n".utf8)).tables.first
  }

  // MARK: The damage

  /// One slip of the hand, where the bytes have it.
  private mutating func slip(_ text: String) -> String {
    var letters = Array(text)
    let kind = take(9)
    let place = take(max(1, letters.count))
    guard letters.indices.contains(place) else { return text }
    switch kind {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2: letters.swapAt(place, min(place + 1, letters.count - 1))
    case 3: letters[place] = Character("\(take(10))")
    case 4: letters.insert("-", at: 0)
    case 5: letters.removeAll { $0 == "." }
    case 6: letters.removeAll { $0 == "," || $0 == "-" }
    case 7: if letters[place] == "0" { letters[place] = "O" }
    case _: if letters[place] == "1" { letters[place] = "l" }
    }
    return String(letters)
  }
}

import Glibc

/// A figure with the bound that it must keep.
struct Target {
  enum Bound {
    case atMost(Double)
    case atLeast(Double)
  }

  var bound: Bound
  /// As it is printed.
  var text: String

  func verdict(_ value: Double?) -> String {
    guard let value else { return "–" }
    switch bound {
    case .atMost(let limit): return value <= limit ? "ok" : "**missed**"
    case .atLeast(let limit): return value >= limit ? "ok" : "**missed**"
    }
  }
}

/// Prints Markdown on standard output, each part when it is known.
enum Report {
  static func line(_ text: String = "") {
    print(text)
    fflush(nil)
  }

  static func heading(_ text: String) { line("\n## \(text)\n") }

  /// A table whose columns are as wide as what they hold; all but the first are set to the right.
  static func table(_ header: [String], _ rows: [[String]]) {
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    func set(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - cells[column].count)
        return column == 0 ? cells[column] + space : space + cells[column]
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    line(set(header))
    let rules = widths.indices.map { column in
      column == 0
        ? String(repeating: "-", count: widths[0]) : String(repeating: "-", count: widths[column] - 1) + ":"
    }
    line("| " + rules.joined(separator: " | ") + " |")
    for row in rows { line(set(row)) }
  }

  /// A number with so many decimal places; a dash where there is none.
  static func number(_ value: Double?, _ places: Int = 0) -> String {
    guard let value else { return "–" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((abs(value) * scale).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + String(scaled) }
    let digits = String(scaled % Int(scale))
    let zeros = String(repeating: "0", count: places - digits.count)
    return "\(sign)\(scaled / Int(scale)).\(zeros)\(digits)"
  }

  static func ratio(_ value: Double?, _ other: Double?) -> Double? {
    guard let value, let other, other > 0 else { return nil }
    return value / other
  }
}

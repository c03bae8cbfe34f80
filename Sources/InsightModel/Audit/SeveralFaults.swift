/// What is said where no single cell explains all that fails.
extension Examination {
  private static let findingLimit = 100
  /// How many failures are looked at for what they have in common.
  private static let failureLimit = 1000

  /// How many of the places that do not add up one finding tells; the rest says no more.
  private static let toldFailures = 6
  /// Of more cells than these it is not told what each would have to be.
  private static let toldSuspects = 5
  /// How many cells are told apart by the failures that they share.
  private static let blamedLimit = 16

  /// What is said of a cell.
  func finding(at spot: Spot, _ reasons: [String]) -> Table.Finding {
    let printed = table.cell(spot.row, spot.column)?.text ?? ""
    return Table.Finding(row: spot.row, column: spot.column, printed: printed, reasons: reasons)
  }

  /// The same with the values that would fit.
  func doubt(_ suspect: Suspect, _ reasons: [String]) -> Table.Finding {
    var finding = finding(
      at: suspect.spot, reasons + [fitting(suspect), likely([suspect])].compactMap { $0 })
    finding.suspects = told([suspect])
    return finding
  }

  /// What does not add up, in words.
  func told(_ broken: [Instance]) -> [String] {
    broken.prefix(Self.toldFailures).map { words.failure(rules[$0.rule], $0.line) }
  }

  /// One of several cells is wrong, and nothing tells which.
  func finding(amongMany suspects: [Suspect], _ broken: [Instance]) -> Table.Finding {
    var reasons = told(broken)
    if suspects.count <= Self.toldSuspects {
      for suspect in suspects {
        // What would have to be negative for no other reason is not worth saying.
        let isPositive = sheet.value(suspect.spot.row, suspect.spot.column) > 0
        guard suspect.span.upper >= 0 || !isPositive, let fitting = fitting(suspect) else { continue }
        reasons.append(
          "\(table.cell(suspect.spot.row, suspect.spot.column)?.text ?? "") may be wrong: \(fitting)")
      }
    }
    if let likely = likely(suspects) { reasons.append(likely) }
    var finding = Self.finding(among: suspects.map(\.spot), reasons)
    finding.suspects = told(suspects)
    return finding
  }

  /// The finding of a row or a column that holds all these cells.
  private static func finding(among spots: [Spot], _ reasons: [String]) -> Table.Finding {
    let row = spots.first.flatMap { first in spots.allSatisfy { $0.row == first.row } ? first.row : nil }
    let column = spots.first.flatMap { first in
      spots.allSatisfy { $0.column == first.column } ? first.column : nil
    }
    return Table.Finding(row: row, column: column, reasons: reasons)
  }

  /// Several cells are wrong: those that most failures have in common, and nothing is proven of them.
  func findings(ofSeveral broken: [Instance]) -> [Table.Finding] {
    var findings = sheet.unreadable.prefix(Self.findingLimit).map { spot in
      if let suspect = suspect(spot, .tolerant) { return doubt(suspect, malformed(spot)) }
      // Where nothing fits in place of a lost number, another one of the line is wrong.
      return table.cell(spot.row, spot.column) == nil
        ? Table.Finding(row: spot.row, reasons: ["no number would fit where the line lacks one"])
        : finding(at: spot, malformed(spot))
    }
    var left = Array(broken.prefix(Self.failureLimit))
    while let first = left.first, findings.count < Self.findingLimit {
      if let spot = mostBlamed(left) {
        let own = left.filter { rules[$0.rule].contains(spot, $0.line) }
        left.removeAll { rules[$0.rule].contains(spot, $0.line) }
        findings.append(finding(at: spot, told(own)))
      } else if let ranking = rules[first.rule].ranking, case .counting = ranking.manner {
        left.removeFirst()
        // Those that are not next are the ones.
        findings += ranking.spots(first.line).map { finding(at: $0, told([first])) }
      } else {
        left.removeFirst()
        let rule = rules[first.rule]
        var finding = Self.finding(among: rule.spots(first.line), told([first]))
        if rule.isRowWise { finding.row = first.line }
        findings.append(finding)
      }
    }
    let more = left.count + max(0, broken.count - Self.failureLimit)
    if more > 0 {
      findings.append(
        Table.Finding(
          reasons: [more == 1 ? "one more place does not add up" : "\(more) more places do not add up"]))
    }
    return findings
  }

  /// The one cell that two or more failures share, and more than any other cell; nil where none stands out.
  private func mostBlamed(_ broken: [Instance]) -> Spot? {
    var counts: [Spot: Int] = [:]
    for instance in broken {
      let rule = rules[instance.rule]
      guard rule.sum?.course != .down else { continue }
      for spot in rule.spots(instance.line) where sheet.isKnown(spot.row, spot.column) {
        counts[spot, default: 0] += 1
      }
    }
    for instance in broken {
      guard let sum = rules[instance.rule].sum, sum.course == .down else { continue }
      for spot in counts.keys.filter({ sum.contains($0, instance.line) }) { counts[spot, default: 0] += 1 }
    }
    guard let most = counts.values.max(), most >= 2 else { return nil }
    let spots = counts.keys.filter { counts[$0] == most }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    // Cells that share all their failures cannot be told apart.
    let shared = spots.prefix(Self.blamedLimit).map { spot in
      broken.filter { rules[$0.rule].contains(spot, $0.line) }
    }
    let index = shared.indices.first { index in shared.count { $0 == shared[index] } == 1 }
    return index.map { spots[$0] }
  }
}

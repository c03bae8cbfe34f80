/// A way to give words to columns, in order, each a stretch of them or none: the one search by which the words of a row find
/// their columns, and those of a header the names that they make.
struct Parting {
  /// Where each column's words end.
  var ends: [Int]
  var cost: Int

  /// What one column takes, and what it costs with all columns after it.
  private struct Step {
    var cost = Int.max
    var length = 0
    /// True where the second of the two ways after it goes on.
    var isBeforeSecond = false
  }

  /// The two cheapest ways from one column and word on.
  private struct Steps {
    var first = Step()
    var second = Step()

    mutating func add(_ length: Int, _ cost: Int, before next: Steps) {
      add(Step(cost: cost, length: length), before: next.first)
      add(Step(cost: cost, length: length, isBeforeSecond: true), before: next.second)
    }

    private mutating func add(_ step: Step, before next: Step) {
      guard next.cost < Int.max else { return }
      var step = step
      step.cost += next.cost
      if step.cost < first.cost {
        (first, second) = (step, first)
      } else if step.cost < second.cost {
        second = step
      }
    }
  }

  /// The two cheapest ways, or fewer where there are not so many. `spans` tells how many words a column may take from one on,
  /// and for what; of two that cost the same the first told is taken.
  static func cheapest(
    columns: Int, words: Int,
    spans: (_ column: Int, _ word: Int, _ take: (_ length: Int, _ cost: Int) -> Void) -> Void
  ) -> [Parting] {
    let width = words + 1
    var best = [Steps](repeating: Steps(), count: (columns + 1) * width)
    best[columns * width + words].first.cost = 0
    for column in stride(from: columns - 1, through: 0, by: -1) {
      for word in stride(from: words, through: 0, by: -1) {
        var steps = Steps()
        spans(column, word) { length, cost in
          steps.add(length, cost, before: best[(column + 1) * width + word + length])
        }
        best[column * width + word] = steps
      }
    }
    return [best[0].first, best[0].second].filter { $0.cost < Int.max }.map { start in
      var (step, word) = (start, 0)
      let ends = (0..<columns).map { column in
        word += step.length
        let next = best[(column + 1) * width + word]
        step = step.isBeforeSecond ? next.second : next.first
        return word
      }
      return Parting(ends: ends, cost: start.cost)
    }
  }
}

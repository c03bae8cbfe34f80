import InsightTUI

/// Work that is done by two threads, the one that gives it being one of them, and given back in order.
final class OrderedPool<Given: Sendable, Done: Sendable>: @unchecked Sendable {
  private let monitor = Monitor()
  private let work: @Sendable (Given) -> Done
  /// What nobody works at yet, with its numbers.
  private var open: [(number: Int, given: Given)] = []
  private var done: [Int: Done] = [:]
  private var added = 0
  private var taken = 0
  private var isEnded = false

  /// More than that waits for no thread: the one that adds it does it.
  private static var longest: Int { 3 }

  init(_ work: @escaping @Sendable (Given) -> Done) { self.work = work }

  /// - Parameter title: as in `Background.start(on:_:)`.
  func start(on title: String) {
    Background.start(on: title) {
      while let (number, given) = self.next(waiting: true) { self.finish(number, self.work(given)) }
    }
  }

  func end() {
    monitor.locked {
      isEnded = true
      monitor.wake()
    }
  }

  func add(_ given: Given) {
    let isFull = monitor.locked {
      open.append((added, given))
      added += 1
      monitor.wake()
      return open.count > Self.longest
    }
    if isFull, let (number, given) = next(waiting: false) { finish(number, work(given)) }
  }

  private func next(waiting: Bool) -> (Int, Given)? {
    monitor.locked {
      while open.isEmpty {
        guard waiting, !isEnded else { return nil }
        monitor.wait()
      }
      return open.removeFirst()
    }
  }

  private func finish(_ number: Int, _ own: Done) {
    monitor.locked {
      done[number] = own
      monitor.wake()
    }
  }

  /// Hands over what is ready, in order.
  func takeReady(_ take: (Done) -> Void) {
    while let own = monitor.locked({ nextDone() }) { take(own) }
  }

  private func nextDone() -> Done? {
    guard let own = done.removeValue(forKey: taken) else { return nil }
    taken += 1
    return own
  }

  /// Does and hands over everything that was added.
  func drain(_ take: (Done) -> Void) {
    while let (number, given) = next(waiting: false) { finish(number, work(given)) }
    monitor.locked {
      while done.count < added - taken { monitor.wait() }
    }
    takeReady(take)
  }
}

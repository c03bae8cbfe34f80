import Foundation
import InsightModel
import Testing

@testable import InsightTUI

/// In which order the library is asked.
@Suite struct KeeperQueueTests {
  /// What was asked, by several threads.
  private final class Log: @unchecked Sendable {
    private let lock = NSLock()
    private var entries: [String] = []
    func add(_ entry: String) { lock.withLock { entries.append(entry) } }
    var all: [String] { lock.withLock { entries } }
  }

  /// A keeper whose search goes on until it is told to give way, and the second time is done at once.
  private static func keeper(_ log: Log) -> Keeper {
    Keeper(
      recall: { document, _ in
        log.add("recall \(document)")
        return nil
      },
      remember: { _, _, _ in true }, glance: { _, _, _ in nil },
      count: { _ in nil },
      find: { _, _, _, goesOn in
        let isFirst = !log.all.contains("search")
        log.add("search")
        while isFirst, goesOn([]) { usleep(1000) }
        if isFirst { log.add("gave way") }
        return isFirst ? nil : Found()
      },
      list: { nil }, change: { _, _ in true }, takeBack: { _ in }, keep: { _ in }, searches: { nil },
      keepSearch: { _, _ in }, tend: { _ in nil }, problem: { nil })
  }

  /// Waits for what another thread is to do; false where it has not in five seconds.
  private static func comes(_ isThere: () -> Bool) -> Bool {
    for _ in 0..<5000 where !isThere() { usleep(1000) }
    return isThere()
  }

  @Test func aSearchGivesWayAndBeginsAgain() {
    let log = Log()
    let queue = KeeperQueue(Self.keeper(log), Inbox())
    queue.add(.find("pier", isBest: false, [:]))
    #expect(Self.comes { log.all.contains("search") })
    queue.add(.recall(3, kept: nil))
    #expect(Self.comes { log.all.count >= 4 })
    queue.finish()
    #expect(log.all == ["search", "gave way", "recall 3", "search"])
  }

  @Test func whatIsDoneUnaskedWaits() {
    let log = Log()
    let queue = KeeperQueue(Self.keeper(log), Inbox())
    queue.add(.find("pier", isBest: false, [:]))
    #expect(Self.comes { log.all.contains("search") })
    queue.add(.tend)
    usleep(20_000)
    #expect(log.all == ["search"])
    // Another search replaces it, and it is not begun again.
    queue.add(.find("quay", isBest: false, [:]))
    #expect(Self.comes { log.all.count >= 3 })
    queue.finish()
    #expect(log.all == ["search", "gave way", "search"])
  }

  /// What takes long gives way to what is asked for, and is begun again after it.
  @Test func whatIsDoneUnaskedGivesWay() {
    let log = Log()
    var keeper = Self.keeper(log)
    keeper.tend = { goesOn in
      let isFirst = !log.all.contains("tending")
      log.add("tending")
      if isFirst { _ = Self.comes { !goesOn() } }
      return isFirst ? Keeper.Tended() : nil
    }
    let queue = KeeperQueue(keeper, Inbox())
    queue.add(.tend)
    #expect(Self.comes { log.all.contains("tending") })
    queue.add(.recall(3, kept: nil))
    #expect(Self.comes { log.all.count >= 3 })
    queue.finish()
    #expect(log.all == ["tending", "recall 3", "tending"])
  }
}

import InsightModel

/// What the shell asks of the library. Each is called on a thread beside the keys, one after another.
public struct Keeper: Sendable {
  /// What is known of the document with an index; nil where nothing can be.
  public var recall: @Sendable (_ document: Int, _ kept: Int?) -> DocumentMemory?
  public var remember: @Sendable (_ document: Int, _ kept: Int?, _ change: MemoryChange) -> Void
  /// What a query finds in the library, no more than `limit`; or what is wrong, in words.
  public var find: @Sendable (_ query: SearchQuery, _ isBest: Bool, _ limit: Int) -> (Found, String?)
  public var list: @Sendable () -> [KeptIssue]?
  /// Changes kept issues as wholes, so that the number takes it back.
  public var change: @Sendable (_ change: LibraryChange, _ number: Int) -> Void
  public var takeBack: @Sendable (_ number: Int) -> Void
  public var keep: @Sendable (_ state: ReaderState) -> Void
  /// What went wrong since it was asked last, in words.
  public var problem: @Sendable () -> String?

  public init(
    recall: @escaping @Sendable (_ document: Int, _ kept: Int?) -> DocumentMemory?,
    remember: @escaping @Sendable (_ document: Int, _ kept: Int?, _ change: MemoryChange) -> Void,
    find: @escaping @Sendable (_ query: SearchQuery, _ isBest: Bool, _ limit: Int) -> (Found, String?),
    list: @escaping @Sendable () -> [KeptIssue]?,
    change: @escaping @Sendable (_ change: LibraryChange, _ number: Int) -> Void,
    takeBack: @escaping @Sendable (_ number: Int) -> Void,
    keep: @escaping @Sendable (_ state: ReaderState) -> Void, problem: @escaping @Sendable () -> String?
  ) {
    (self.recall, self.remember, self.find, self.list) = (recall, remember, find, list)
    (self.change, self.takeBack, self.keep, self.problem) = (change, takeBack, keep, problem)
  }
}

/// Does what is asked of the library in order, on a thread of its own; of several searches that wait, only the last.
final class KeeperQueue: @unchecked Sendable {
  enum Job: Sendable {
    case recall(Int, kept: Int?)
    case remember(Int, kept: Int?, MemoryChange)
    /// With the documents that are open and not kept, by their indices.
    case find(String, isBest: Bool, [Int: Document])
    case list
    case change(LibraryChange, number: Int)
    case takeBack(number: Int)
    case keep(ReaderState)
  }

  private let keeper: Keeper
  private let inbox: Inbox
  private let monitor = Monitor()
  private var waiting: [Job] = []
  private var isRunning = false

  init(_ keeper: Keeper, _ inbox: Inbox) {
    self.keeper = keeper
    self.inbox = inbox
  }

  func add(_ job: Job) {
    let starts = monitor.locked {
      if case .find = job {
        waiting.removeAll { if case .find = $0 { true } else { false } }
      }
      waiting.append(job)
      defer { isRunning = true }
      return !isRunning
    }
    if starts { Background.start { self.run() } }
  }

  /// Returns when all that was asked for has been done.
  func finish() {
    monitor.locked { while isRunning { monitor.wait() } }
  }

  private func run() {
    while let job = next() {
      perform(job)
      if let problem = keeper.problem() { inbox.post(.event(.told(problem))) }
    }
  }

  private func next() -> Job? {
    monitor.locked {
      guard waiting.isEmpty else { return waiting.removeFirst() }
      isRunning = false
      monitor.wake()
      return nil
    }
  }

  private func perform(_ job: Job) {
    switch job {
    case .recall(let document, let kept):
      inbox.post(.event(.remembered(document, keeper.recall(document, kept))))
    case .remember(let document, let kept, let change):
      keeper.remember(document, kept, change)
    case .find(let text, let isBest, let documents):
      inbox.post(.event(.found(text, isBest: isBest, find(text, isBest, documents))))
    case .list:
      if let issues = keeper.list() { inbox.post(.event(.listed(issues))) }
    case .change(let change, let number): keeper.change(change, number)
    case .takeBack(let number): keeper.takeBack(number)
    case .keep(let state): keeper.keep(state)
    }
  }

  private func find(_ text: String, _ isBest: Bool, _ documents: [Int: Document]) -> FindOutcome {
    let query: SearchQuery
    do throws(SearchQuery.Problem) { query = try SearchQuery(text, isTyping: true) } catch {
      return FindOutcome(problem: error.message)
    }
    // What is open and not kept is looked through as it is.
    var results: [Result] = []
    if !query.conditions.contains(where: { $0.filter.isOfState }) {
      for (index, document) in documents.sorted(by: { $0.key < $1.key }) {
        guard let issue = document.issue else { continue }
        results += issue.matches(query, file: document.name).map { Result(match: $0, document: index) }
      }
    }
    let (found, problem) = keeper.find(query, isBest, FindOutcome.longest)
    let all = results + found.matches.map { Result(match: $0) }
    let sorted =
      isBest
      ? all
      : all.enumerated().sorted { left, right in
        let (a, b) = (left.element.match, right.element.match)
        if a.published != b.published { return (a.published ?? "") > (b.published ?? "") }
        return left.offset < right.offset
      }.map(\.element)
    return FindOutcome(
      results: Array(sorted.prefix(FindOutcome.longest)), total: results.count + found.total, problem: problem
    )
  }
}

import InsightModel

/// What the shell asks of the library. Each is called on a thread beside the keys, one after another.
public struct Keeper: Sendable {
  /// What is known of the document with an index; nil where nothing can be.
  public var recall: @Sendable (_ document: Int, _ kept: Int?) -> DocumentMemory?
  /// Notes a change of the document with an index, whose number in the library is `kept`, nil for a file. A
  /// library is made for it where there is none.
  public var remember: @Sendable (_ document: Int, _ kept: Int?, _ change: MemoryChange) -> Void
  /// The newest matches of a query in the library, where so many are found without much looking; else nil.
  public var glance: @Sendable (_ query: SearchQuery, _ limit: Int, _ isWanted: () -> Bool) -> [Match]?
  /// How many matches a query has in the library, where that is told without much looking; else nil.
  public var count: @Sendable (_ query: SearchQuery) -> Int?
  /// What a query finds in the library, no more than `limit`; nil where `goesOn`, which is told from time to time what has
  /// been found so far, has said no.
  public var find:
    @Sendable (_ query: SearchQuery, _ isBest: Bool, _ limit: Int, _ goesOn: ([Match]) -> Bool) -> Found?
  /// The kept issues, the newest first; nil where no library can be used.
  public var list: @Sendable () -> [KeptIssue]?
  /// Changes kept issues as wholes, so that the number takes it back.
  public var change: @Sendable (_ change: LibraryChange, _ number: Int) -> Void
  /// Takes back the change that `change` was given this number for; nothing where there was none.
  public var takeBack: @Sendable (_ number: Int) -> Void
  /// Notes how the reader is left; nothing where there is no library.
  public var keep: @Sendable (_ state: ReaderState) -> Void
  /// What was typed before, by what it was for, each the newest last; nil where no library can be used.
  public var searches: @Sendable () -> [SearchKind: [String]]?
  /// Notes what was typed; one that is known already becomes the newest. A library is made for it where there
  /// is none.
  public var keepSearch: @Sendable (_ text: String, _ kind: SearchKind) -> Void
  /// Does a portion of what the library needs without being asked; nil where nothing is left to do.
  public var tend: @Sendable () -> Tended?
  /// What went wrong since it was asked last, in words.
  public var problem: @Sendable () -> String?

  /// Each is stored under its name.
  public init(
    recall: @escaping @Sendable (_ document: Int, _ kept: Int?) -> DocumentMemory?,
    remember: @escaping @Sendable (_ document: Int, _ kept: Int?, _ change: MemoryChange) -> Void,
    glance: @escaping @Sendable (_ query: SearchQuery, _ limit: Int, _ isWanted: () -> Bool) -> [Match]?,
    count: @escaping @Sendable (_ query: SearchQuery) -> Int?,
    find:
      @escaping @Sendable (_ query: SearchQuery, _ isBest: Bool, _ limit: Int, _ goesOn: ([Match]) -> Bool) ->
      Found?,
    list: @escaping @Sendable () -> [KeptIssue]?,
    change: @escaping @Sendable (_ change: LibraryChange, _ number: Int) -> Void,
    takeBack: @escaping @Sendable (_ number: Int) -> Void,
    keep: @escaping @Sendable (_ state: ReaderState) -> Void,
    searches: @escaping @Sendable () -> [SearchKind: [String]]?,
    keepSearch: @escaping @Sendable (_ text: String, _ kind: SearchKind) -> Void,
    tend: @escaping @Sendable () -> Tended?, problem: @escaping @Sendable () -> String?
  ) {
    (self.recall, self.remember, self.list) = (recall, remember, list)
    (self.glance, self.count, self.find) = (glance, count, find)
    (self.change, self.takeBack, self.keep, self.problem) = (change, takeBack, keep, problem)
    (self.searches, self.keepSearch, self.tend) = (searches, keepSearch, tend)
  }

  /// What a portion of tending has done.
  public struct Tended: Sendable {
    /// True where the list is another one now.
    public var isListChanged: Bool
    /// To be said; nil for nothing.
    public var words: String?

    /// Without arguments there was something to do and nothing to say.
    public init(isListChanged: Bool = false, words: String? = nil) {
      (self.isListChanged, self.words) = (isListChanged, words)
    }
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
    case keepSearch(String, SearchKind)
    case listSearches
    /// Done when nothing else waits, portion by portion.
    case tend
  }

  private let keeper: Keeper
  private let inbox: Inbox
  private let monitor = Monitor()
  private var waiting: [Job] = []
  private var isRunning = false
  private var isFinishing = false

  init(_ keeper: Keeper, _ inbox: Inbox) {
    self.keeper = keeper
    self.inbox = inbox
  }

  func add(_ job: Job) {
    let starts = monitor.locked {
      if case .find = job {
        waiting.removeAll { if case .find = $0 { true } else { false } }
      }
      // What was asked for goes before what is done unasked.
      let tending = waiting.firstIndex { if case .tend = $0 { true } else { false } }
      waiting.insert(job, at: tending ?? waiting.endIndex)
      defer { isRunning = true }
      return !isRunning
    }
    if starts { Background.start { self.run() } }
  }

  /// Returns when all that was asked for has been done.
  func finish() {
    monitor.locked {
      isFinishing = true
      waiting.removeAll { if case .tend = $0 { true } else { false } }
      while isRunning { monitor.wait() }
    }
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
      find(text, isBest, documents)
    case .list:
      if let issues = keeper.list() { inbox.post(.event(.listed(issues))) }
    case .change(let change, let number): keeper.change(change, number)
    case .takeBack(let number): keeper.takeBack(number)
    case .keep(let state): keeper.keep(state)
    case .keepSearch(let text, let kind): keeper.keepSearch(text, kind)
    case .listSearches:
      if let known = keeper.searches() { inbox.post(.event(.searches(known))) }
    case .tend:
      guard let tended = keeper.tend() else { return }
      if tended.isListChanged, let issues = keeper.list() { inbox.post(.event(.listed(issues))) }
      if let words = tended.words { inbox.post(.event(.said(words))) }
      monitor.locked { if !isFinishing { waiting.append(.tend) } }
    }
  }

  /// How often what has been found so far is told while a search goes on, in milliseconds.
  private static let beat = 100
  /// What takes no longer is told when it is done.
  private static let moment = 20

  /// Posts what is found as it is found: a screen of it first, then how many there are, then all that is listed. What was
  /// asked for meanwhile goes before what is still missing, which is begun again after it unless something else was typed.
  private func find(_ text: String, _ isBest: Bool, _ documents: [Int: Document]) {
    func post(_ outcome: FindOutcome) { inbox.post(.event(.found(text, isBest: isBest, outcome))) }
    let query: SearchQuery
    do throws(SearchQuery.Problem) { query = try SearchQuery(text, isTyping: true) } catch {
      return post(FindOutcome(problem: error.message))
    }
    // What is open and not kept is looked through as it is.
    var open: [Result] = []
    if !query.conditions.contains(where: { $0.filter.isOfState }) {
      for (index, document) in documents.sorted(by: { $0.key < $1.key }) {
        guard let issue = document.issue else { continue }
        open += issue.matches(query, file: document.name).map { Result(match: $0, document: index) }
      }
    }
    var shown = 0
    if !isBest, let matches = keeper.glance(query, FindOutcome.screen, { isFindWanted }) {
      post(FindOutcome(open, matches, total: nil, isBest: isBest))
      shown = matches.count
      if isFindWanted, let total = keeper.count(query) {
        post(FindOutcome(open, matches, total: total, isBest: isBest))
      }
    }
    let limits = isBest ? [FindOutcome.longest] : [FindOutcome.screen, FindOutcome.longest]
    var told = Terminal.now() - Self.beat + Self.moment
    for limit in limits where limit > shown {
      let found = keeper.find(query, isBest, limit) { matches in
        if matches.count > shown, Terminal.now() - told >= Self.beat {
          (shown, told) = (matches.count, Terminal.now())
          post(FindOutcome(open, matches, total: nil, isBest: isBest))
        }
        return isFindWanted
      }
      guard let found else { return beginAgain(.find(text, isBest: isBest, documents)) }
      post(FindOutcome(open, found.matches, total: found.total, isBest: isBest))
      if found.total <= limit { return }
    }
  }

  /// False once something else has been asked for, or the program ends.
  private var isFindWanted: Bool {
    monitor.locked {
      !isFinishing && waiting.allSatisfy { if case .tend = $0 { true } else { false } }
    }
  }

  /// Does a search again that gave way, unless another one has been typed, or the program ends.
  private func beginAgain(_ search: Job) {
    let isReplaced = monitor.locked {
      isFinishing || waiting.contains { if case .find = $0 { true } else { false } }
    }
    if !isReplaced { add(search) }
  }
}

extension FindOutcome {
  /// What is open, and what was found in the library, as it is listed.
  init(_ open: [Result], _ matches: [Match], total: Int?, isBest: Bool) {
    let all = open + matches.map { Result(match: $0) }
    let sorted =
      isBest
      ? all
      : all.enumerated().sorted { left, right in
        let (a, b) = (left.element.match, right.element.match)
        if a.published != b.published { return (a.published ?? "") > (b.published ?? "") }
        return left.offset < right.offset
      }.map(\.element)
    self.init(results: Array(sorted.prefix(Self.longest)), total: total.map { $0 + open.count })
  }
}

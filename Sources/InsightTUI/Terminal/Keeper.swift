import InsightModel

/// What the shell asks of the library. Each is called on a thread beside the keys, one after another.
public struct Keeper: Sendable {
  /// What is known of the document with an index; nil where nothing can be.
  public var recall: @Sendable (_ document: Int, _ kept: Int?) -> DocumentMemory?
  /// Notes a change of the document with an index, whose number in the library is `kept`, nil for a file. A
  /// library is made for it where there is none.
  /// False where it could not be kept.
  public var remember: @Sendable (_ document: Int, _ kept: Int?, _ change: MemoryChange) -> Bool
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
  /// True where another program has changed the library since it was listed last.
  public var isChanged: @Sendable () -> Bool
  /// Changes kept issues as wholes, so that the number takes it back; false where that could not be done.
  public var change: @Sendable (_ change: LibraryChange, _ number: Int) -> Bool
  /// Takes back the change that `change` was given this number for; nothing where there was none.
  public var takeBack: @Sendable (_ number: Int) -> Void
  /// Notes how the reader is left; nothing where there is no library.
  public var keep: @Sendable (_ state: ReaderState) -> Void
  /// Columns of the contents that were chosen in an earlier run; nil where none were.
  public var contentsWidth: @Sendable () -> Int?
  /// What was typed before, by what it was for, each the newest last; nil where no library can be used.
  public var searches: @Sendable () -> [SearchKind: [String]]?
  /// Notes what was typed; one that is known already becomes the newest. A library is made for it where there
  /// is none.
  public var keepSearch: @Sendable (_ text: String, _ kind: SearchKind) -> Void
  /// Does a portion of what the library needs without being asked; nil where nothing is left to do. What takes long is given up,
  /// and begun again later, once `goesOn` says no.
  public var tend: @Sendable (_ goesOn: () -> Bool) -> Tended?
  /// Has the configured folders looked through once more by `tend`.
  public var lookThroughFolders: @Sendable () -> Void
  /// What went wrong since it was asked last, in words.
  public var problem: @Sendable () -> String?
  /// Why the library cannot be used at all, in words; nil while it can.
  public var failure: @Sendable () -> String?
  /// Why the library has not answered what it was asked last, in words; nil where it has, or where there is none.
  public var lack: @Sendable () -> String?

  /// Each is stored under its name.
  public init(
    recall: @escaping @Sendable (_ document: Int, _ kept: Int?) -> DocumentMemory?,
    remember: @escaping @Sendable (_ document: Int, _ kept: Int?, _ change: MemoryChange) -> Bool,
    glance: @escaping @Sendable (_ query: SearchQuery, _ limit: Int, _ isWanted: () -> Bool) -> [Match]?,
    count: @escaping @Sendable (_ query: SearchQuery) -> Int?,
    find:
      @escaping @Sendable (_ query: SearchQuery, _ isBest: Bool, _ limit: Int, _ goesOn: ([Match]) -> Bool) ->
      Found?,
    list: @escaping @Sendable () -> [KeptIssue]?,
    isChanged: @escaping @Sendable () -> Bool = { false },
    change: @escaping @Sendable (_ change: LibraryChange, _ number: Int) -> Bool,
    takeBack: @escaping @Sendable (_ number: Int) -> Void,
    keep: @escaping @Sendable (_ state: ReaderState) -> Void,
    contentsWidth: @escaping @Sendable () -> Int? = { nil },
    searches: @escaping @Sendable () -> [SearchKind: [String]]?,
    keepSearch: @escaping @Sendable (_ text: String, _ kind: SearchKind) -> Void,
    tend: @escaping @Sendable (_ goesOn: () -> Bool) -> Tended?,
    lookThroughFolders: @escaping @Sendable () -> Void = {},
    problem: @escaping @Sendable () -> String?,
    failure: @escaping @Sendable () -> String? = { nil }, lack: @escaping @Sendable () -> String? = { nil }
  ) {
    (self.recall, self.remember, self.list) = (recall, remember, list)
    (self.glance, self.count, self.find) = (glance, count, find)
    (self.change, self.takeBack, self.keep, self.problem) = (change, takeBack, keep, problem)
    (self.searches, self.keepSearch, self.tend) = (searches, keepSearch, tend)
    (self.isChanged, self.contentsWidth, self.failure) = (isChanged, contentsWidth, failure)
    (self.lookThroughFolders, self.lack) = (lookThroughFolders, lack)
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
    /// With the documents that are open, by their indices: those that are looked through as they are, and those that the library
    /// knows.
    case find(
      String, isBest: Bool, [Int: Document], kept: [Int: Document] = [:], limit: Int = FindOutcome.longest)
    case list
    /// Lists the library if another program has changed it.
    case look
    case contentsWidth
    case change(LibraryChange, number: Int)
    case takeBack(number: Int)
    case keep(ReaderState)
    case keepSearch(String, SearchKind)
    case listSearches
    case lookThroughFolders
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
      // What is looked for only now and then can wait for the next time.
      if case .look = job, isRunning { return false }
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

  /// True once nothing more is to be asked.
  var isFinished: Bool { monitor.locked { isFinishing } }

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
      recall(document, kept)
    case .remember(let document, let kept, let change):
      // What could not be kept is not shown as if it were.
      if !keeper.remember(document, kept, change), change.isDeed { recall(document, kept) }
    case .find(let text, let isBest, _, _, _): find(text, isBest, job)
    case .list: list()
    case .look: if keeper.isChanged() { list() }
    case .contentsWidth:
      if let columns = keeper.contentsWidth() { inbox.post(.event(.contentsWidth(columns))) }
    case .change(let change, let number):
      guard !keeper.change(change, number) else { return }
      inbox.post(.event(.refused(number: number)))
      list()
    case .takeBack(let number): keeper.takeBack(number)
    case .keep(let state): keeper.keep(state)
    case .keepSearch(let text, let kind): keeper.keepSearch(text, kind)
    case .listSearches:
      if let known = keeper.searches() { inbox.post(.event(.searches(known))) }
    case .lookThroughFolders:
      keeper.lookThroughFolders()
      goOnTending()
    case .tend:
      guard let tended = keeper.tend({ nothingWaits }) else { return }
      if tended.isListChanged { list() }
      if let words = tended.words { inbox.post(.event(.said(words))) }
      goOnTending()
    }
  }

  private func goOnTending() {
    monitor.locked {
      let isWaiting = waiting.contains { if case .tend = $0 { true } else { false } }
      if !isFinishing, !isWaiting { waiting.append(.tend) }
    }
  }

  private func list() {
    if let issues = keeper.list() {
      inbox.post(.event(.listed(issues)))
    } else if let failure = keeper.failure() {
      inbox.post(.event(.libraryFailed(failure)))
    }
  }

  private func recall(_ document: Int, _ kept: Int?) {
    let memory = keeper.recall(document, kept)
    if memory == nil, let failure = keeper.failure() { inbox.post(.event(.libraryFailed(failure))) }
    inbox.post(.event(.remembered(document, memory)))
  }

  /// How often what has been found so far is told while a search goes on, in milliseconds.
  private static let beat = 100
  /// What takes no longer is told when it is done.
  private static let moment = 20

  /// Finds what is typed; where its last part cannot be looked for yet, or is no word so far, what the rest finds is listed.
  private func find(_ text: String, _ isBest: Bool, _ job: Job) {
    let typed: (query: SearchQuery, problem: SearchQuery.Problem?)
    do throws(SearchQuery.Problem) { typed = try SearchQuery.typed(text) } catch {
      return inbox.post(.event(.found(text, isBest: isBest, FindOutcome(problem: error.message))))
    }
    let unfinished = typed.problem == nil ? SearchQuery.unfinishedWord(of: text) : nil
    guard let total = find(typed.query, job, problem: typed.problem?.message, isSilent: unfinished != nil)
    else {
      return beginAgain(job)
    }
    guard total == 0, let unfinished else { return }
    let problem = "no word is “\(unfinished.word)”; a third letter finds what begins so"
    guard let rest = unfinished.rest else {
      return inbox.post(.event(.found(text, isBest: isBest, FindOutcome(problem: problem))))
    }
    if find(rest, job, problem: problem, isSilent: false) == nil { beginAgain(job) }
  }

  /// Posts what is found as it is found: a screen of it first, then how many there are, then all that is listed. What was
  /// asked for meanwhile goes before what is still missing: then nil, and it is to be begun again unless something else was typed.
  /// Where it `isSilent`, that there is nothing is not posted.
  private func find(_ query: SearchQuery, _ job: Job, problem: String?, isSilent: Bool) -> Int? {
    guard case .find(let text, let isBest, let documents, let kept, let most) = job else { return 0 }
    var open = Self.results(of: query, in: documents)
    var lack: String?
    func post(_ matches: [Match], total: Int?) {
      if isSilent, open.isEmpty, matches.isEmpty, lack == nil { return }
      var outcome = FindOutcome(open, matches, total: total, isBest: isBest, limit: most)
      outcome.problem = lack ?? problem
      inbox.post(.event(.found(text, isBest: isBest, outcome)))
    }
    var shown = 0
    if !isBest, most == FindOutcome.longest,
      let matches = keeper.glance(query, FindOutcome.screen, { nothingWaits })
    {
      post(matches, total: nil)
      shown = matches.count
      if nothingWaits, let total = keeper.count(query) { post(matches, total: total) }
    }
    // Where more are wanted than one began with, a screen of them is there already.
    let limits = isBest || most > FindOutcome.longest ? [most] : [FindOutcome.screen, most]
    var told = Terminal.now() - Self.beat + Self.moment
    var total = shown
    for limit in limits where limit > shown {
      let found = keeper.find(query, isBest, limit) { matches in
        if matches.count > shown, Terminal.now() - told >= Self.beat {
          (shown, told) = (matches.count, Terminal.now())
          post(matches, total: nil)
        }
        return nothingWaits
      }
      guard let found else { return nil }
      lack = keeper.lack()
      // Where the library cannot be used, nothing that is open is hidden by it.
      if lack != nil { open = Self.results(of: query, in: documents.merging(kept) { $1 }) }
      post(found.matches, total: found.total)
      total = found.total
      if found.total <= limit { break }
    }
    return total + open.count
  }

  /// What a query finds in documents as they are; what only a library knows finds nothing.
  private static func results(of query: SearchQuery, in documents: [Int: Document]) -> [Result] {
    guard !query.conditions.contains(where: { $0.filter.isOfState }) else { return [] }
    return documents.sorted { $0.key < $1.key }.flatMap { index, document in
      (document.issue?.matches(query, file: document.name) ?? []).map { Result(match: $0, document: index) }
    }
  }

  /// False once something else has been asked for, or the program ends.
  private var nothingWaits: Bool {
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
  init(_ open: [Result], _ matches: [Match], total: Int?, isBest: Bool, limit: Int) {
    let all = open + matches.map { Result(match: $0) }
    let sorted =
      isBest
      ? all
      : all.enumerated().sorted { left, right in
        let (a, b) = (left.element.match, right.element.match)
        if a.published != b.published { return (a.published ?? "") > (b.published ?? "") }
        return left.offset < right.offset
      }.map(\.element)
    self.init(results: Array(sorted.prefix(limit)), total: total.map { $0 + open.count })
  }
}

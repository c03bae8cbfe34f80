import Glibc
import InsightModel

/// Runs a reader on a terminal: events in, frames out, effects performed. What may take long goes on beside the keys, on
/// threads whose answers come back as events.
public struct Shell {
  /// Reads the document with an index of `reader.documents`. What there is of it is delivered as it grows, and last in
  /// whole; delivering says whether to go on. `reading` is how it is to be read, where that was said in the reader.
  public typealias Load =
    @Sendable (_ index: Int, _ kept: Int?, _ reading: FileReading?, _ deliver: (Document.State) -> Bool) ->
    Void

  /// How long the keys must rest before the reader shows what the cursor stands on, in milliseconds.
  private static let rest: Int32 = 120
  /// How often a computation tells how far it is, in milliseconds.
  private static let beat = 40

  private var reader: Reader
  /// Documents that are still to be read, next first.
  private var waiting: [Int]
  private var loading: Set<Int> = []
  /// The stamps that files had when they began to be read.
  private var stamps: [Int: [Int]] = [:]
  private var wantsIdle = false
  /// True once what was typed in earlier runs was asked for.
  private var hasAskedForSearches = false
  private let load: Load
  /// Looks after the files and tells which have changed, until telling says no.
  public typealias Watch = @Sendable (_ tell: (_ index: Int) -> Bool) -> Void
  private let watch: Watch?
  private let inbox = Inbox()
  /// Documents whose figures are still to be read, next last.
  private var factsWanted: [Int] = []
  private var isReadingFacts = false
  /// Nil where there is no library.
  private let keeper: KeeperQueue?
  /// The computation that is wanted; answers of others come too late.
  private var computation: (number: Int, flag: StopFlag)?
  private var computations = 0

  /// Where the file of a document lies, as `FileName` writes it; nil where there is none.
  public typealias Locate = @Sendable (_ index: Int, _ kept: Int?) -> String?
  private let locate: Locate?

  /// Loads what the reader's documents wait for, the first one first. Without `watch` no change of a file is
  /// noticed, without `keeper` nothing is remembered, without `locate` no file can be edited.
  public init(
    _ reader: Reader, watch: Watch? = nil, keeper: Keeper? = nil, locate: Locate? = nil, load: @escaping Load
  ) {
    self.reader = reader
    self.locate = locate
    self.keeper = keeper.map { [inbox] in KeeperQueue($0, inbox) }
    self.load = load
    self.watch = watch
    waiting = reader.documents.indices.filter {
      switch reader.documents[$0].state {
      case .waiting: true
      case .data(_, let loaded): loaded != nil
      case .ready, .failed, .leftOut: false
      }
    }
  }

  /// An event, or at a prompt all the characters that came with it.
  private func together(_ event: Event, with rest: inout ArraySlice<Event>) -> Event {
    guard reader.isTyping, case .key(.character(let first)) = event else { return event }
    var scalars = [first]
    while case .key(.character(let next))? = rest.first {
      scalars.append(next)
      rest.removeFirst()
    }
    return .typed(scalars)
  }

  /// Returns when the reader is left.
  public mutating func run(on terminal: inout Terminal) {
    Crash.isOpen(reader.openName)
    terminal.present(reader.view())
    terminal.wake = inbox.descriptor
    for (index, document) in reader.documents.enumerated()
    where document.issue != nil {
      if let memory = reader.memories[index] {
        // A table that was open is opened after the first screen.
        inbox.post(.event(.remembered(index, memory)))
      } else {
        keeper?.add(.recall(index, kept: document.kept))
      }
      if document.hasFigures { factsWanted.append(index) }
    }
    if reader.libraryLeft?.isAwaited == true { keeper?.add(.list) }
    if reader.hasLibrary {
      keeper?.add(.tend)
      lookOften()
    }
    if reader.contentsWidth == nil { keeper?.add(.contentsWidth) }
    readFacts()
    // What is to be kept is kept before the program ends.
    defer { keeper?.finish() }
    if let watch {
      let inbox = inbox
      Background.start {
        watch { index in
          inbox.post(.changed(index))
          return true
        }
      }
    }
    while true {
      // A stream may never end; the others do not wait for it.
      while loading.count < 2, let next = waiting.first { startLoading(next) }
      let typed = terminal.events(waiting: wantsIdle ? Self.rest : nil)
      let messages = inbox.take()
      var events = typed + messages.compactMap { event($0) }
      if typed.isEmpty, messages.isEmpty, wantsIdle {
        wantsIdle = false
        events = [.idle]
      }
      var rest = events[...]
      while let event = rest.popFirst() {
        if !take(together(event, with: &rest), &terminal) { return }
      }
      if !events.isEmpty { terminal.present(reader.view()) }
    }
  }

  private mutating func event(_ message: Inbox.Message) -> Event? {
    switch message {
    case .loaded(let index, let state):
      if reader.documents.indices.contains(index), case .ready = state {
        keeper?.add(.recall(index, kept: reader.documents[index].kept))
      }
      return .loaded(index, state)
    case .changed(let index):
      // It may have been read since it changed.
      if let stamp = stamps[index], stamp == locate?(index, nil).map(Self.stamp) { return nil }
      return .changed(index)
    case .event(let event):
      return event
    case .facts(let index, let revision, let facts):
      isReadingFacts = false
      readFacts()
      return .facts(index, revision: revision, facts)
    case .finished(let index):
      loading.remove(index)
      return nil
    case .progress(let number, let part):
      return computation?.number == number ? .progress(part) : nil
    case .computed(let number, let work, let outcome):
      guard computation?.number == number else { return nil }
      computation = nil
      return outcome.map { .computed(work, $0) }
    }
  }

  /// Gives the reader an event and does what it answers; false when it is to end.
  private mutating func take(_ event: Event, _ terminal: inout Terminal) -> Bool {
    Crash.isOpen(reader.openName)
    let typed = reader.lastTyped
    let effects = reader.update(event)
    if case .searches = event {
      // They are kept already.
    } else {
      for (kind, text) in reader.lastTyped where text != typed[kind] { keeper?.add(.keepSearch(text, kind)) }
    }
    if !hasAskedForSearches, reader.isTyping {
      hasAskedForSearches = true
      keeper?.add(.listSearches)
    }
    for effect in effects where !perform(effect, &terminal) { return false }
    return true
  }

  private mutating func perform(_ effect: Effect, _ terminal: inout Terminal) -> Bool {
    switch effect {
    case .quit:
      return false
    case .suspend:
      terminal.suspend()
      _ = reader.update(.resize(terminal.size))
    case .redraw:
      terminal.redraw()
    case .copy(let text, let what):
      terminal.copy(text)
      let shown = text.count > 40 ? text.prefix(39) + "…" : text[...]
      return copy(text, called: what ?? Harmless.line(String(shown)), &terminal)
    case .load(let index):
      // Asked for now: it does not wait for the others.
      startLoading(index)
    case .readFacts(let index):
      factsWanted.append(index)
      readFacts()
    case .wakeWhenIdle:
      wantsIdle = true
    case .compute(let work):
      start(work)
    case .stopComputing:
      computation?.flag.stop()
      computation = nil
    case .write where Programs.areForbidden:
      return take(.written(.failed(Programs.refusal)), &terminal)
    case .write(let bytes, let path, let isOverwriting):
      return take(.written(FileWriter.write(bytes, to: path, overwriting: isOverwriting)), &terminal)
    case .reportMouse(let isWanted):
      terminal.reportMouse(isWanted)
    case .remember(let document, let change):
      keeper?.add(.remember(document, kept: reader.documents[document].kept, change))
    case .find(let text, let isBest, let limit):
      guard let keeper else {
        return take(.found(text, isBest: isBest, FindOutcome(problem: "there is no library")), &terminal)
      }
      var (open, kept): ([Int: Document], [Int: Document]) = ([:], [:])
      for (index, document) in reader.documents.enumerated() {
        if document.kept == nil, reader.memories[index]?.isKept != true {
          open[index] = document
        } else {
          kept[index] = document
        }
      }
      keeper.add(.find(text, isBest: isBest, open, kept: kept, limit: limit))
    case .listKept:
      keeper?.add(.list)
    case .lookThroughFolders:
      keeper?.add(.lookThroughFolders)
    case .change(let change, let number):
      keeper?.add(.change(change, number: number))
      lookAgain()
    case .takeBack(let number):
      keeper?.add(.takeBack(number: number))
      lookAgain()
    case .keep(let state):
      keeper?.add(.keep(state))
    case .edit(let document, let line):
      return edit(document, line, &terminal)
    case .editText(let text):
      return edit(text, &terminal)
    case .openLink(let address):
      return open(address, &terminal)
    case .wakeAfter(let seconds, let opening):
      let inbox = inbox
      Background.start {
        sleep(UInt32(max(0, seconds)))
        inbox.post(.event(.dwelt(opening: opening)))
      }
    }
    return true
  }

  /// How often it is looked whether another program has changed the library, in seconds: soon enough for who has just added an
  /// issue elsewhere.
  private static let look: UInt32 = 2

  private func lookOften() {
    let keeper = keeper
    Background.start {
      while let keeper, !keeper.isFinished {
        sleep(Self.look)
        keeper.add(.look)
      }
    }
  }

  /// Kept issues have changed as wholes: what is open of them, and the list, are asked for again.
  private func lookAgain() {
    for (index, document) in reader.documents.enumerated() where document.kept != nil && document.issue != nil
    {
      keeper?.add(.recall(index, kept: document.kept))
    }
    keeper?.add(.list)
  }

  // MARK: Other programs

  private mutating func edit(_ index: Int, _ line: Int?, _ terminal: inout Terminal) -> Bool {
    guard !Programs.areForbidden else { return take(.told(Programs.refusal), &terminal) }
    let document = reader.documents[index]
    guard let path = locate?(index, document.kept) else {
      return take(.told("\(document.name): there is no file of it any more to edit"), &terminal)
    }
    let before = Self.stamp(path)
    if let complaint = terminal.lend(to: Programs.editor(of: path, line: line)) {
      return take(.told(complaint), &terminal)
    }
    // What the library keeps is the text as it was added.
    if document.kept == nil, Self.stamp(path) != before { startLoading(index) }
    return true
  }

  /// What changes when a file is written.
  private static func stamp(_ path: String) -> [Int] {
    var status = stat()
    guard stat(FileName.bytes(path), &status) == 0 else { return [] }
    return [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_ino)]
  }

  private mutating func edit(_ text: String, _ terminal: inout Terminal) -> Bool {
    guard !Programs.areForbidden else { return take(.told(Programs.refusal), &terminal) }
    guard let path = EditedText.write(text) else {
      return take(.told("no file can be made for the editor; look at TMPDIR"), &terminal)
    }
    let complaint = terminal.lend(to: Programs.editor(of: path, line: nil))
    let written = EditedText.takeBack(path)
    if let complaint { return take(.told(complaint), &terminal) }
    return take(.edited(written), &terminal)
  }

  private mutating func open(_ address: String, _ terminal: inout Terminal) -> Bool {
    guard !Programs.areForbidden else { return take(.told(Programs.refusal), &terminal) }
    guard let words = Programs.browser(of: address) else {
      return take(.told("nothing here opens links; name a program by BROWSER"), &terminal)
    }
    guard Programs.haveWindows else {
      guard let complaint = terminal.lend(to: words) else { return true }
      return take(.told(complaint), &terminal)
    }
    let inbox = inbox
    let process = Programs.start(words, .nothing)
    let failure = errno
    Background.start {
      let status = process.map(Programs.wait) ?? failure
      if let complaint = Programs.complaint(words, process, status: status) {
        inbox.post(.event(.told(complaint)))
      }
    }
    return true
  }

  /// Copies by what this machine has for it, too: a terminal does not say whether it has.
  private mutating func copy(_ text: String, called name: String, _ terminal: inout Terminal) -> Bool {
    let programs = Programs.areForbidden ? [] : Clipboard.programs()
    guard !programs.isEmpty else { return take(.copied(name, isSure: false), &terminal) }
    let inbox = inbox
    Background.start {
      let isTaken = Clipboard.take(text, by: programs)
      inbox.post(.event(.copied(name, isSure: isTaken)))
    }
    return true
  }

  // MARK: Threads

  /// Reads the figures of the next document, one document at a time.
  private mutating func readFacts() {
    while !isReadingFacts, let index = factsWanted.popLast() {
      guard let issue = reader.documents[index].issue else { continue }
      isReadingFacts = true
      let (inbox, revision) = (inbox, reader.documents[index].revision)
      Background.start(on: reader.documents[index].name) {
        inbox.post(.facts(index, revision: revision, Facts(issue)))
      }
    }
  }

  private mutating func startLoading(_ index: Int) {
    waiting.removeAll { $0 == index }
    guard loading.insert(index).inserted else { return }
    if reader.documents[index].kept == nil { stamps[index] = locate?(index, nil).map(Self.stamp) }
    let (load, inbox, kept, reading) = (load, inbox, reader.documents[index].kept, reader.readings[index])
    Background.start(on: reader.documents[index].name) {
      load(index, kept, reading) { state in
        inbox.post(.loaded(index, state))
        return true
      }
      inbox.post(.finished(index))
    }
  }

  private mutating func start(_ work: Computation) {
    computation?.flag.stop()
    computation = nil
    guard let grid = reader.grid(for: work) else { return }
    computations += 1
    let (number, flag, inbox) = (computations, StopFlag(), inbox)
    computation = (number, flag)
    Background.start(on: reader.openName) {
      var told = Terminal.now()
      let outcome = work.run(on: grid) { part in
        let now = Terminal.now()
        if now - told >= Self.beat {
          told = now
          inbox.post(.progress(number, part))
        }
        return !flag.isStopped
      }
      inbox.post(.computed(number, work, outcome))
    }
  }
}

import Glibc
import InsightImport
import InsightLibrary
import InsightModel
import InsightTUI

/// Joins the library and the reader: opens it beside the first screen, knows the reader's files in it, and keeps what
/// changes. Used by several threads.
final class LibraryKeeper: @unchecked Sendable {
  private let files: [InputFile]
  private let monitor = Monitor()
  private var library: Library?
  private var hashes: [Int: ContentHash] = [:]
  /// The files as they were when they were read, where no hash is known.
  private var stamps: [Int: [Int]] = [:]
  private var problem: String?
  /// What was told last, so that what is done unasked tells it once.
  private var told: String?
  /// Why the library cannot be used; nil while it can.
  private var failure: String?
  /// Why what was asked last was not answered; nil where it was, or where there is no library.
  private var lack: String?
  private let folders: [String]
  /// True while the folders are to be looked through.
  private var areFoldersUnseen = true
  private var changedFiles: ArraySlice<Library.FolderFile> = []
  /// What is in those that were taken of them; a file has been looked at when its last part has been.
  private var parts: ArraySlice<(input: InputFile, last: Library.FolderFile?)> = []
  /// What has come of the folders' files and is still to be told.
  private var (added, revised) = (0, 0)
  /// What takes the reader's changes back, by their numbers.
  private var reversals: [Int: Reversal] = [:]

  /// Larger files are data, or worth no second reading.
  private static let largest = 64 << 20

  /// `folders` are looked through when the reader asks for what is done unasked.
  init(_ files: [InputFile], folders: [String] = []) {
    self.files = files
    self.folders = folders
  }

  /// What the reader begins with where no path is named.
  enum Opening {
    /// With the issue that was open last.
    case list([KeptIssue], last: Int?)
    /// The issue in which the reader was left.
    case issue(Document, DocumentMemory, contentsWidth: Int?)
  }

  /// Opens the library; nil where there is none.
  func openNow() throws(Failure) -> Opening? {
    guard var library = try Shelf.openIfThere() else { return nil }
    let opening = try Shelf.run { () throws(LibraryError) -> Opening in
      if let id = try library.openIssue(), let bytes = try library.original(of: id) {
        let file = try library.file(of: id) ?? ""
        let state = Self.document(bytes, file, as: try library.encoding(of: id))
        if case .ready(let issue) = state, !issue.articles.isEmpty {
          let header = issue.header
          let name = KeptIssue.name(header.periodical, header.number, header.title, file)
          return .issue(
            Document(name: name, state: state, kept: id), try library.memory(ofDocument: id),
            contentsWidth: try library.contentsWidth())
        }
      }
      return .list(try library.issues(), last: try library.lastOpened())
    }
    self.library = consume library
    return opening
  }

  /// What the shell asks.
  var keeper: Keeper {
    Keeper(
      recall: { self.recall($0, kept: $1) },
      remember: { self.remember($0, kept: $1, $2) },
      glance: { query, limit, isWanted in
        self.use { (library) throws(LibraryError) in
          try library.glance(query, limit: limit, isWanted: isWanted)
        } ?? nil
      },
      count: { query in
        self.use { (library) throws(LibraryError) in try library.count(query) } ?? nil
      },
      find: { query, isBest, limit, goesOn in
        self.use { (library) throws(LibraryError) in
          try library.search(query, order: isBest ? .best : .newest, limit: limit, goesOn: goesOn)
        } ?? Found()
      },
      list: {
        self.use { (library) throws(LibraryError) in try library.issues() } ?? (self.isThere ? nil : [])
      },
      isChanged: { self.use { (library) throws(LibraryError) in try library.isChanged() } ?? false },
      change: { change, number in
        let reversal = self.use(isDeed: true) { (library) throws(LibraryError) in try library.change(change) }
        self.monitor.locked { self.reversals[number] = reversal }
        return reversal != nil
      },
      takeBack: { number in
        guard let reversal = self.monitor.locked({ self.reversals[number] }) else { return }
        _ = self.use(isDeed: true) { (library) throws(LibraryError) in try library.reverse(reversal) }
      },
      keep: { state in _ = self.use { (library) throws(LibraryError) in try library.keep(state) } },
      contentsWidth: { self.use { (library) throws(LibraryError) in try library.contentsWidth() } ?? nil },
      searches: {
        self.use { (library) throws(LibraryError) in
          var known: [SearchKind: [String]] = [:]
          for kind in SearchKind.allCases { known[kind] = try library.searches(kind.rawValue) }
          return known
        }
      },
      keepSearch: { text, kind in
        _ = self.use(isMade: true) { (library) throws(LibraryError) in
          try library.addSearch(text, kind.rawValue)
        }
      },
      tend: { self.tend($0) },
      lookThroughFolders: { self.areFoldersUnseen = true },
      problem: {
        self.monitor.locked {
          defer { self.problem = nil }
          return self.problem
        }
      },
      failure: { self.monitor.locked { self.failure } }, lack: { self.monitor.locked { self.lack } })
  }

  /// A kept issue, made again from its file. It is taken from the library in a way of its own: what is looked for there
  /// meanwhile, and takes long, need not end.
  func document(_ id: Int, as encoding: TextEncoding?) -> Document.State {
    guard let path = LibraryFile.path, LibraryFile.exists(path) else {
      return .failed("it is no longer in the library")
    }
    do throws(LibraryError) {
      var library = try Shelf.library(at: path)
      guard let original = try library.original(of: id) else {
        return .failed("it is no longer in the library")
      }
      let known = try library.encoding(of: id)
      return Self.document(original, try library.file(of: id) ?? "", as: encoding ?? known)
    } catch {
      return .failed(error.message)
    }
  }

  private static func document(_ original: [UInt8], _ file: String, as encoding: TextEncoding?)
    -> Document.State
  {
    do throws(ImportError) {
      return .ready(try Importer.issue(original, name: file, encoding: encoding))
    } catch {
      return .failed(error.message)
    }
  }

  /// Where a kept issue came from.
  func file(of id: Int) -> String? {
    use { (library) throws(LibraryError) in try library.file(of: id) } ?? nil
  }

  /// Where the file of a kept issue lies; nil where it is there no longer.
  func path(of id: Int) -> String? {
    guard let file = file(of: id), file.hasPrefix("/"), access(FileName.bytes(file), R_OK) == 0
    else { return nil }
    return file
  }

  // MARK: What is done unasked

  /// So many files, or issues, are a portion: others wait no longer than that.
  private static let portion = 8

  private func tend(_ goesOn: () -> Bool) -> Keeper.Tended? {
    if areFoldersUnseen, !folders.isEmpty {
      areFoldersUnseen = false
      let found = folders.map { (name: $0, files: Files.files(ofFolder: $0)) }
      if let missing = found.first(where: { $0.files == nil })?.name {
        monitor.locked {
          problem =
            "\(Harmless.path(missing)): no such folder; see [library] folders in the configuration"
        }
      }
      let files = found.flatMap { $0.files ?? [] }
      let changed = use(isMade: !files.isEmpty) { (library) throws(LibraryError) in try library.changed(files)
      }
      changedFiles = (changed ?? [])[...]
      return Keeper.Tended()
    }
    if !changedFiles.isEmpty || !parts.isEmpty { return lookAtFiles() }
    if added + revised > 0 {
      let counts = [(added, "added"), (revised, "revised")].filter { $0.0 > 0 }
      let parts = counts.enumerated().map { place, count in
        let noun = place > 0 ? "" : count.0 == 1 ? " issue" : " issues"
        return "\(count.0)\(noun) \(count.1)"
      }
      (added, revised) = (0, 0)
      return Keeper.Tended(words: parts.joined(separator: ", ") + " from your folders")
    }
    let cut = use { (library) throws(LibraryError) in try library.cutPassages(atMost: Self.portion) } ?? 0
    if cut > 0 { return Keeper.Tended() }
    let renewed = use { (library) throws(LibraryError) in try library.renew(atMost: Self.portion) } ?? 0
    if renewed > 0 { return Keeper.Tended(isListChanged: true) }
    let isGathered =
      use { (library) throws(LibraryError) in (try? library.gatherFrequent(goesOn: goesOn)) ?? false }
      ?? false
    if isGathered { return Keeper.Tended() }
    // Without it everything is as it was, only later: that it cannot be kept is nothing to be told.
    let isKept = use { (library) throws(LibraryError) in (try? library.keepCatalog()) ?? false } ?? false
    return isKept ? Keeper.Tended() : nil
  }

  private func lookAtFiles() -> Keeper.Tended {
    while parts.count < Self.portion, let file = changedFiles.popFirst() {
      let own = Files.parts(of: InputFile(path: file.file, folder: file.file))
      parts += own.enumerated().map { ($0.element, $0.offset == own.count - 1 ? file : nil) }
    }
    let portion = parts.prefix(Self.portion)
    parts = parts.dropFirst(Self.portion)
    var incoming: [Incoming] = []
    for (input, _) in portion {
      if case .issue(let issue, let bytes, let changed) = Files.content(input) {
        incoming.append(
          Incoming(
            file: input.path, bytes: bytes, issue: issue, changed: changed, isNamed: false))
      }
    }
    let kept = use(isMade: true) { (library) throws(LibraryError) in
      try library.add(incoming, lookedAt: portion.compactMap(\.last))
    }
    let before = (added, revised)
    for kept in kept ?? [] {
      switch kept {
      case .added: added += 1
      case .revised: revised += 1
      case .known: break
      }
    }
    return Keeper.Tended(isListChanged: before != (added, revised))
  }

  // MARK: What is remembered

  private func recall(_ document: Int, kept: Int?) -> DocumentMemory? {
    if let kept {
      return use { (library) throws(LibraryError) in try library.memory(ofDocument: kept) }
    }
    // A library is made when there is something to remember; until then no file is read for it.
    // It has just been read, so that what is known of it by an earlier reading is of other bytes.
    let stamp = stamp(of: document)
    monitor.locked { (hashes[document], stamps[document]) = (nil, stamp) }
    guard isThere else {
      return failureNow != nil || stamp == nil ? nil : DocumentMemory(document: 0, isKept: false)
    }
    guard let hash = hash(of: document) else { return nil }
    return use { (library) throws(LibraryError) in try library.memory(of: hash) }
  }

  private func remember(_ document: Int, kept: Int?, _ change: MemoryChange) -> Bool {
    if let kept {
      return use(isDeed: change.isDeed) { (library) throws(LibraryError) in
        try library.remember(change, of: kept)
      } != nil
    }
    guard let hash = hash(of: document) else {
      if change.isDeed {
        monitor.locked {
          problem = "the file has changed since it was read, so this is not kept; read it again first"
        }
      }
      return false
    }
    let file = Files.wholePath(files[document])
    return use(isMade: true, isDeed: change.isDeed) { (library) throws(LibraryError) in
      try library.remember(change, of: try library.number(of: hash, file: file))
    } != nil
  }

  /// Of the bytes that are shown; nil where the file has others by now.
  private func hash(of document: Int) -> ContentHash? {
    if let known = monitor.locked({ hashes[document] }) { return known }
    guard files.indices.contains(document), let stamp = stamp(of: document),
      stamp == monitor.locked({ stamps[document] ?? stamp }),
      let bytes = Files.bytes(files[document], limit: Self.largest)
    else {
      return nil
    }
    let hash = ContentHash(of: bytes)
    monitor.locked { hashes[document] = hash }
    return hash
  }

  /// What changes when a document's file is written; nil where its bytes cannot be read again.
  private func stamp(of document: Int) -> [Int]? {
    var status = stat()
    guard files.indices.contains(document) else { return nil }
    // That it is the same one is seen when it is read.
    if let message = files[document].message { return [message.number] }
    guard files[document].path != "-",
      stat(FileName.bytes(files[document].path), &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) <= Self.largest
    else { return nil }
    return [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_ino)]
  }

  private var isThere: Bool { LibraryFile.path.map(LibraryFile.exists) ?? false }
  private var failureNow: String? { monitor.locked { failure } }

  /// Does something with the library, which is opened where it is not; nil where it cannot be used. Of what somebody does that is
  /// said each time, of all else once.
  private func use<Value>(
    isMade: Bool = false, isDeed: Bool = false, _ body: (inout Library) throws(LibraryError) -> Value
  ) -> Value? {
    monitor.locked {
      lack = failure
      if let failure {
        if isDeed { problem = failure }
        return nil
      }
      do throws(LibraryError) {
        if library == nil {
          guard let path = LibraryFile.path, isMade || LibraryFile.exists(path) else { return nil }
          library = try Shelf.library(at: path)
        }
        guard var opened = library.take() else { return nil }
        do throws(LibraryError) {
          let value = try body(&opened)
          if let words = opened.passedOverError?.shortMessage, words != told {
            (problem, told) = (words, words)
          }
          library = consume opened
          return value
        } catch {
          library = consume opened
          throw error
        }
      } catch {
        let words = error.shortMessage
        lack = words
        // Where nothing may be written, that is known.
        if isDeed || words != told && !Programs.areForbidden { (problem, told) = (words, words) }
        switch error.kind {
        // What another program holds may be free again, and what cannot be written can be read.
        case .refused, .full, .readOnly, .damagedIssue: break
        case .damaged, .newer, .internalFault: failure = words
        }
        return nil
      }
    }
  }
}

import InsightModel

// From issue to issue through the library's list, and to it.
extension Reader {
  /// From a kept issue that was opened from the library to the next one there; nil for any other document.
  mutating func step(kept document: Int, _ distance: Int) -> [Effect]? {
    guard let id = documents[document].kept, var pane = libraryLeft else { return nil }
    guard !pane.isAwaited else {
      awaitedStep = distance
      return [.listKept]
    }
    guard pane.row(of: id) != nil else { return nil }
    // What is still being read is where one is already.
    let from = awaitedTarget.flatMap { documents[$0.document].kept } ?? id
    guard let issue = pane.step(from: from, distance) else {
      notice = Notice(text: distance > 0 ? "this is the last issue" : "this is the first issue")
      return []
    }
    pane.keepVisible(libraryRows)
    libraryLeft = pane
    return openKept(issue.id, name: issue.name, at: nil)
  }

  /// To the library's list, from wherever one is.
  mutating func goToLibrary() -> [Effect] {
    if let effects = returnToLibrary() { return effects }
    if let libraryFailure {
      notice = Notice(text: libraryFailure, isWarning: true)
      return []
    }
    let memory = openDocument.flatMap { memories[$0] }
    overlay = .library(LibraryPane(awaiting: memory?.isKept == true ? memory?.document ?? 0 : 0))
    return [.listKept]
  }

  /// To the next periodical of the list; nil where that is not shown.
  mutating func step(periodicals distance: Int) -> [Effect]? {
    guard case .library(var pane) = overlay else { return nil }
    if pane.move(periodicals: distance, height: libraryRows) {
      overlay = .library(pane)
    } else {
      notice = Notice(text: distance > 0 ? "this is the last periodical" : "this is the first periodical")
    }
    return []
  }

  /// Back to the library, where one came from there.
  mutating func returnToLibrary() -> [Effect]? {
    guard let pane = libraryLeft else { return nil }
    overlay = .library(pane)
    return [.listKept]
  }
}

import InsightModel

// What is done to issues in the library's list.
extension Reader {
  /// Makes all of the issue at the cursor read, or unread where it is read.
  mutating func toggleRead(in pane: LibraryPane) -> [Effect] {
    guard let issue = pane.selected else { return [] }
    notice = Notice(text: issue.isUnread ? "\(issue.name) read" : "\(issue.name) unread")
    return changeList(
      .read(issue.isUnread, issues: [issue.id]),
      issue.isUnread ? "read \(issue.name)" : "unread \(issue.name)")
  }

  mutating func toggleStar(in pane: LibraryPane) -> [Effect] {
    guard let issue = pane.selected else { return [] }
    notice = Notice(text: issue.isStarred ? "\(issue.name) without its star" : "\(issue.name) starred")
    return changeList(
      .star(!issue.isStarred, issue: issue.id),
      issue.isStarred ? "took the star of \(issue.name)" : "starred \(issue.name)")
  }

  mutating func markAllRead() -> [Effect] {
    guard case .library(let pane) = overlay else { return [] }
    let (name, issues) = pane.neighbours
    let unread = issues.filter(\.isUnread)
    guard !unread.isEmpty else {
      if !issues.isEmpty { notice = Notice(text: "\(name) is read already") }
      return []
    }
    let count = Words.count(unread.count, "issue")
    notice = Notice(text: "\(count) of \(name) read; \(undoKey) takes it back")
    return changeList(.read(true, issues: unread.map(\.id)), "read \(count) of \(name)")
  }

  mutating func removeIssue() -> [Effect] {
    guard case .library(let pane) = overlay, let issue = pane.selected else { return [] }
    notice = Notice(text: "\(issue.name) is out of the library; \(undoKey) brings it back")
    return changeList(.remove([issue.id]), "took out \(issue.name)")
  }

  private var undoKey: String { keymap.key(for: .undo, in: .library)?.label ?? "" }

  private mutating func changeList(_ change: LibraryChange, _ words: String) -> [Effect] {
    changeList { $0.take(change) }
    return self.change(change, words)
  }

  /// What a search in the list looks through.
  func searchedText(_ issue: KeptIssue) -> String {
    ([issue.periodical, issueLabel(issue), issue.title, issue.published] + [fileName(issue)])
      .compactMap { $0 }.joined(separator: " \n ")
  }

  private func fileName(_ issue: KeptIssue) -> String? {
    issue.file.split(separator: "/").last.map(String.init)
  }

  /// `No. 9 · 1 April 2031`; its title or its file where it has neither.
  func issueLabel(_ issue: KeptIssue) -> String {
    var parts: [String] = []
    if let number = issue.number { parts.append("No. \(number)") }
    if let date = issue.published { parts.append(DateText.text(date, settings.dates)) }
    if issue.periodical == nil || parts.isEmpty { parts.append(issue.title ?? issue.name) }
    return parts.joined(separator: " · ")
  }
}

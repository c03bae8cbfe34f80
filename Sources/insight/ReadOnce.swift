import InsightTUI

/// Which documents have been read, for the threads that read them.
final class ReadOnce: @unchecked Sendable {
  private let monitor = Monitor()
  private var known: Set<Int> = []

  /// True the first time that it is asked of a document.
  func isFirst(_ index: Int) -> Bool { monitor.locked { known.insert(index).inserted } }
}

import InsightModel

/// What the terminal and the world around the reader report.
public enum Event: Sendable {
  case key(Key)
  /// Characters that came together at a prompt: a search for each would find what the next one throws away.
  case typed([Unicode.Scalar])
  /// Text pasted into the terminal, in one piece.
  case paste(String)
  /// A key that is none of ours: with modifiers, or one that few keyboards have.
  case foreignKey
  case wheel(lines: Int, at: Point)
  /// The button was pressed; `count` says how often at one place, quickly one after the other: 2 is a double click.
  case click(at: Point, count: Int = 1)
  /// The pointer moved with the button pressed.
  case drag(to: Point)
  case release
  case resize(Size)
  /// Nothing was typed for a moment after the reader asked to be told.
  case idle
  /// An effect's answer.
  case loaded(Int, Document.State)
  /// The file of a document has changed since it was read.
  case changed(Int)
  /// The figures of a document's prose have been read; of the document in its state with that revision.
  case facts(Int, revision: Int, Facts)
  /// What is remembered of a document; nil where nothing can be.
  case remembered(Int, DocumentMemory?)
  /// What a query has found, with the query and its order.
  case found(String, isBest: Bool, FindOutcome)
  /// The issues of the library.
  case listed([KeptIssue])
  /// The change of the library with a number could not be made.
  case refused(number: Int)
  /// Why the library cannot be used.
  case libraryFailed(String)
  /// Columns of the contents that were chosen in an earlier run.
  case contentsWidth(Int)
  /// An article has been open for long; its number among those opened.
  case dwelt(opening: Int)
  /// What was searched for in earlier runs, the newest last.
  case searches([SearchKind: [String]])
  /// What was written in the editor; nil where it gave nothing.
  case edited(String?)
  /// Something to be said of what was done unasked.
  case said(String)
  /// Something to be said, of what went wrong outside.
  case told(String)
  /// What was copied, by its name; the terminal alone does not say whether it has taken it.
  case copied(String, isSure: Bool)
  /// How far the computation that was asked for is, 0...1.
  case progress(Double)
  case computed(Computation, Computation.Outcome)
  case written(WriteOutcome)
  /// A signal asks the program to end.
  case terminate
}

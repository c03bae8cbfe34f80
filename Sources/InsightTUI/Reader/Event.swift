/// What the terminal and the world around the reader report.
public enum Event: Sendable {
  case key(Key)
  /// Characters that came together at a prompt: a search for each would find what the next one throws away.
  case typed([Unicode.Scalar])
  /// Text pasted into the terminal, in one piece.
  case paste(String)
  case wheel(lines: Int, at: Point)
  case click(at: Point)
  case resize(Size)
  /// Nothing was typed for a moment after the reader asked to be told.
  case idle
  /// An effect's answer.
  case loaded(Int, Document.State)
  /// The file of a document has changed since it was read.
  case changed(Int)
  case copied(String)
  /// How far the computation that was asked for is, 0...1.
  case progress(Double)
  case computed(Computation, Computation.Outcome)
  case written(WriteOutcome)
  /// A signal asks the program to end.
  case terminate
}

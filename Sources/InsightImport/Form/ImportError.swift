/// Why a file cannot be shown: what it is and what to do, in one line without the file's name.
public struct ImportError: Error, Equatable, Sendable {
  public var message: String
  public init(_ message: String) { self.message = message }
}

/// Why a file cannot be shown: what it is and what to do, in one line without the file's name.
public struct ImportError: Error, Equatable, Sendable {
  /// A phrase that follows the file's name and a colon: `is a book without contents; get the file again`.
  public var message: String
  /// `message` must be harmless already: it is printed as it is.
  public init(_ message: String) { self.message = message }
}

/// What tells a feed in JSON from other objects.
public enum JSONFeedMark {
  /// Its version is one of the first members.
  private static let reach = 512

  /// True where a text begins as a JSON Feed does: an object that says so.
  public static func stands(in head: [UInt8]) -> Bool {
    guard head.first(where: { $0 > 0x20 }) == 0x7B else { return false }
    // A slash may be escaped.
    let text = String(decoding: head.prefix(reach).filter { $0 != 0x5C }, as: UTF8.self)
    return text.contains("://jsonfeed.org/version/")
  }
}

import CSystem

/// Which program this is: told by `--version`, the manual page and a crash report.
public enum Release {
  /// Of the form `MAJOR.MINOR.PATCH` (Semantic Versioning 2.0.0). Static, so that a crash report prints it
  /// without allocating.
  public static let version: StaticString = "0.1.0"
  /// When this version was made, as ISO 8601 has it.
  public static let date = "2026-11-28"
  /// The commit that it was built from, shortened; empty where that is not known.
  public static var commit: String { String(cString: insight_commit()) }
}

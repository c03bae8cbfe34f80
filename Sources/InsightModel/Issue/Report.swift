/// What is to be said of a document, for a person: every finding of the audit and every diagnostic, by line.
public struct Report: Sendable, Equatable {
  /// One thing to say, with where it stands.
  public struct Entry: Sendable, Equatable {
    /// In the order in which `grouped` has them.
    public enum Kind: Sendable, Equatable, CaseIterable {
      /// A figure that the others of its table prove to be another than was printed.
      case proven
      /// Something that a reader should doubt.
      case doubt
      /// A figure of the prose that the tables contradict.
      case contradiction
      /// A damaged character that was put back.
      case healing
      /// Something that was done to the text, without doubt.
      case note
      /// Words that stand around the text, as menus do, and are not shown.
      case furniture
      /// A figure of the prose that the tables bear out.
      case figure

      /// True for what concerns a figure or is in doubt, not what was only done to the text.
      public var isFinding: Bool {
        switch self {
        case .proven, .doubt, .contradiction: true
        case .healing, .note, .furniture, .figure: false
        }
      }

      /// True for what a reader should look at before it is believed.
      public var isDoubt: Bool {
        switch self {
        case .doubt, .contradiction: true
        case .proven, .healing, .note, .furniture, .figure: false
        }
      }
    }

    /// Decides where the entry stands in `grouped`, and how it is marked.
    public var kind: Kind
    /// 1-based lines of the file, ascending: one, or for what is counted together those of all.
    public var lines: [Int]
    /// What it is about, where that is a table or a part of one.
    public var place: Place?
    /// Of a figure of the prose its index in `Facts.mentions`.
    public var mention: Int?
    /// The word for what it is, `healing`.
    public var word: String
    /// One sentence.
    public var message: String

    /// The first of its lines, by which entries are ordered.
    public var line: Int { lines.first ?? 1 }

    /// One sentence that begins with the word for what it is, `healing: …`.
    public var text: String { "\(word): \(message)" }
  }

  /// A table of the issue, and the row and column that something concerns; nil for all of them. Counted from 0.
  public struct Place: Sendable, Equatable {
    /// Index in `Issue.tables`.
    public var table: Int
    /// Index in `Table.rows`; nil for all rows.
    public var row: Int?
    /// Index in `Table.columns`; nil for all columns.
    public var column: Int?
  }

  /// By line.
  public private(set) var entries: [Entry] = []

  /// What is known of an issue without reading its prose for figures.
  public init(_ issue: Issue) {
    for diagnostic in issue.diagnostics where !diagnostic.isToldAsFinding {
      let kind: Entry.Kind =
        switch diagnostic.problem {
        case .healed: .healing
        case .pageFurniture: .furniture
        case _: diagnostic.isDoubt ? .doubt : .note
        }
      entries.append(
        Entry(
          kind: kind, lines: [diagnostic.lines.lowerBound], word: diagnostic.kind, message: diagnostic.message
        ))
    }
    for (index, table) in issue.tables.enumerated() {
      for finding in table.findings { entries.append(Self.entry(finding, of: table, index, in: issue)) }
    }
    entries = entries.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }

  /// Takes in more entries, each at its line.
  mutating func add(_ more: [Entry]) {
    entries = (entries + more).enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    .map(\.element)
  }

  private static func entry(
    _ finding: Table.Finding, of table: Table, _ index: Int, in issue: Issue
  ) -> Entry {
    let line = issue.sourceLine(of: finding.row.map { table.rows[$0].line } ?? table.lines.lowerBound)
    return Entry(
      kind: finding.proven == nil ? .doubt : .proven, lines: [line],
      place: Place(table: index, row: finding.row, column: finding.column), word: "finding",
      message: table.sentence(of: finding))
  }

  /// What is proven first, then what is in doubt, what was healed and the rest. Healings and notes that say the same are
  /// one entry with the lines of all, the most frequent first.
  public var grouped: [Entry] {
    Entry.Kind.allCases.flatMap { kind in
      let found = entries.filter { $0.kind == kind }
      switch kind {
      case .proven, .doubt, .contradiction, .figure: return found
      case .healing, .note, .furniture: return Self.joined(found)
      }
    }
  }

  private static func joined(_ entries: [Entry]) -> [Entry] {
    var places: [String: Int] = [:]
    var joined: [Entry] = []
    for entry in entries {
      if let place = places[entry.text] {
        joined[place].lines += entry.lines
      } else {
        places[entry.text] = joined.count
        joined.append(entry)
      }
    }
    return joined.enumerated().sorted {
      ($1.element.lines.count, $0.offset) < ($0.element.lines.count, $1.offset)
    }.map(\.element)
  }
}

extension Issue {
  /// `1 proven, 2 in doubt, 55 healed`; nil where there is nothing to say.
  public var findingsSummary: String? {
    let findings = tables.flatMap(\.findings)
    let proven = findings.count { $0.proven != nil }
    let doubts = findings.count - proven + otherDiagnostics.count { $0.isDoubt && !$0.isToldAsFinding }
    let parts = [(proven, "proven"), (doubts, "in doubt"), (healings.count, "healed")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? nil : parts.line(", ")
  }
}

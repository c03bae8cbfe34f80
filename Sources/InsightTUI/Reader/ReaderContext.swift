// Where one is, for the keys.
extension Reader {
  /// Where keys have their meaning now.
  var context: Context {
    if prompt != nil { return .prompt }
    switch overlay {
    case .help: return .help
    case .palette: return .palette
    case .record: return .record
    case .statistics: return .statistics
    case .distinct: return .distinct
    case .export(let prompt): return prompt.asksToOverwrite ? .question : .export
    case .report: return .report
    case .library: return .library
    case .results: return .results
    case .links: return .links
    case nil: return paneContext
    }
  }

  /// Where keys have their meaning once what lies over it is left; nil where nothing does.
  var contextBeneath: Context? {
    switch context {
    case .source, .choice: .article
    case .record, .statistics, .distinct, .report, .links, .help: libraryUnder == nil ? paneContext : .library
    case .contents, .library, .front, .article, .table, .results, .palette, .prompt, .export, .question: nil
    }
  }

  /// Where keys have their meaning in the pane in use.
  private var paneContext: Context {
    switch focus {
    case .contents: return .contents
    case .article:
      if front != nil { return .front }
      if article?.source != nil { return .source }
      return choice == nil ? .article : .choice
    case .table: return .table
    }
  }
}

/// What was decided of how a data file is written, and why.
public struct DataDecision: Equatable, Sendable {
  /// The option that says otherwise: `separator`, `header`, ….
  public let option: String
  /// What was decided and by what: `tab: every row has 9 fields`, `yes, one row, as you say`.
  public let text: String
}

extension DataTable {
  /// In the order of the options.
  public var decisions: [DataDecision] {
    let texts: [(DataOptions.Name, String)] = [
      (.separator, separatorDecision), (.quote, quoteDecision), (.header, headerDecision),
      (.skip, skipDecision), (.comment, commentDecision), (.type, typeDecision),
    ]
    return texts.map { DataDecision(option: $0.rawValue, text: $1) }
      + [DataDecision(option: FileReading.encodingName, text: encodingDecision)]
  }

  /// What a person said of the file.
  var toldReading: FileReading { FileReading(options, encoding: isEncodingTold ? encoding : nil) }

  private static let told = "as you say"

  private var separatorDecision: String {
    let name = dialect.separatorName
    if options.separator != nil { return "\(name), \(Self.told)" }
    let (narrowest, widest) = (parts.map(\.narrowest).min() ?? 0, parts.map(\.widest).max() ?? 0)
    let fields =
      narrowest == widest
      ? "every row has \(widest == 1 ? "1 field" : "\(widest) fields")"
      : "rows have \(narrowest) to \(widest) fields"
    switch dialect.recast {
    case .aligned: return "none: columns stand below one another"
    case .json: return "none: objects or lists of JSON"
    case .fields, nil: return "\(name): \(fields)"
    }
  }

  private var quoteDecision: String {
    let quote: UInt8? =
      switch dialect.recast {
      case .fields(let form): form.quote
      case .aligned: nil
      case .json, nil: 0x22
      }
    let name = quote.map { String(decoding: [$0], as: UTF8.self) } ?? "none"
    return options.quote == nil ? name : "\(name), \(Self.told)"
  }

  private var headerDecision: String {
    let rows =
      switch dialect.headerRows {
      case 0: "no"
      case 1: "yes, one row"
      case let count: "yes, \(count) rows"
      }
    if options.hasHeader != nil { return "\(rows), \(Self.told)" }
    if dialect.recast == .json { return "the names of the objects" }
    return dialect.hasHeader
      ? "\(rows): it holds names, and is of another kind than the rows below"
      : "\(rows): the first row is of the kind of those below"
  }

  private var skipDecision: String {
    if let skip = options.skip { return "\(skip), \(Self.told)" }
    guard let first = dialect.preamble.first else { return "0" }
    let count = dialect.preamble.count
    return "\(count) above the rows: “\(first)”" + (count > 1 ? " …" : "")
  }

  private var commentDecision: String {
    guard let comment = options.comment else {
      guard case .fields(let form) = dialect.recast, let sign = form.comment else { return "none" }
      let lines = sign.count == 1 ? "lines with fewer fields than the rows" : "lines that begin so"
      return "\(String(decoding: sign, as: UTF8.self)): \(lines) are left out"
    }
    return "\(String(decoding: [comment], as: UTF8.self)), \(Self.told)"
  }

  /// Columns with their kinds, and how many cells do not fit.
  private var typeDecision: String {
    columns.indices.map { column in
      let name = columns[column].name.isEmpty ? "column \(column + 1)" : columns[column].name
      let misfits = misfits(column)
      return "\(name) \(kinds[column].noun)\(dateOrder(column))\(notation(column))"
        + (misfits > 0 ? " (\(misfits) not)" : "")
    }.joined(separator: ", ")
  }

  /// What stands first in dates that could be read in another order.
  private func dateOrder(_ column: Int) -> String {
    guard tallies[column].orders.count > 0, kinds[column] == .date else { return "" }
    switch dialect.notation(column).dateOrder {
    case .dayFirst: return " with the day first"
    case .monthFirst: return " with the month first"
    case .yearFirst: return " with the year first"
    case nil: return ""
    }
  }

  /// What the cells of a column mean beyond their digits.
  private func notation(_ column: Int) -> String {
    let notation = dialect.notation(column)
    if notation.areSided { return " with debits below zero" }
    if notation.areBuddhist { return " counted from the Buddha" }
    return notation.flags == .read ? " with flags behind it" : ""
  }

  private var encodingDecision: String {
    let name = (encoding ?? .utf8).rawValue
    return isEncodingTold ? "\(name), \(Self.told)" : name
  }
}

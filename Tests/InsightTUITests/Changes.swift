import InsightModel
import Testing

@testable import InsightTUI

/// Gives a reader one event and expects exactly these changes of its state, in the order of its members, and
/// these effects. A change that is not listed fails.
func expect(
  _ reader: inout Reader, _ event: Event, changes expected: [String] = [], effects: [Effect] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let before = reader
  let answer = reader.update(event)
  let found = Changes.between(before, reader)
  #expect(found == expected, sourceLocation: sourceLocation)
  #expect(answer == effects, sourceLocation: sourceLocation)
}

/// The same for a key.
func expect(
  _ reader: inout Reader, _ key: Key, changes: [String] = [], effects: [Effect] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(&reader, .key(key), changes: changes, effects: effects, sourceLocation: sourceLocation)
}

/// What differs between two readers: `member.member: was → is`, one line each.
enum Changes {
  static func between(_ old: Reader, _ new: Reader) -> [String] {
    var lines: [String] = []
    compare(old, new, "", (old, new), &lines)
    return lines
  }

  private static func compare(
    _ old: Any, _ new: Any, _ path: String, _ readers: (old: Reader, new: Reader), _ lines: inout [String]
  ) {
    // What the layout has been measured for is no state that anybody sees.
    if old is TablePane.Measured { return }
    let (old, new) = (unwrapped(old), unwrapped(new))
    if let old, let new {
      if let was = old as? [String: String], let now = new as? [String: String] {
        for key in Set(was.keys).union(now.keys).sorted() where was[key] != now[key] {
          lines.append("\(path)[\(key)]: \(was[key] ?? "nil") → \(now[key] ?? "nil")")
        }
        return
      }
      if let was = old as? [Range<Int>], let now = new as? [Range<Int>] {
        if was != now { lines.append("\(path): \(was.count) → \(now.count)") }
        return
      }
      if let was = listed(old, readers.old), let now = listed(new, readers.new) {
        if was != now { lines.append("\(path): " + change(was, now)) }
        return
      }
      let (was, now) = (Mirror(reflecting: old), Mirror(reflecting: new))
      if was.displayStyle == .struct, !isLeaf(old) {
        for (first, second) in zip(was.children, now.children) {
          let name = first.label ?? ""
          // Where a step to a doubt led is told by what it shows; what was shown last follows from the rest.
          if ["doubtReached", "neededColumns", "isTouched", "lastShown"].contains(name) { continue }
          compare(
            keyed(first.value, readers.old), keyed(second.value, readers.new),
            path.isEmpty ? name : "\(path).\(name)", readers, &lines)
        }
        return
      }
    }
    let was = old.map { shown($0, readers.old) } ?? "nil"
    let now = new.map { shown($0, readers.new) } ?? "nil"
    if was != now { lines.append("\(path): \(was) → \(now)") }
  }

  private static func unwrapped(_ value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional else { return value }
    return mirror.children.first.map(\.value)
  }

  /// Dictionaries as texts by texts.
  private static func keyed(_ value: Any, _ reader: Reader) -> Any {
    switch value {
    case let places as [ArticleReference: ArticlePlace]:
      Dictionary(
        uniqueKeysWithValues: places.map { ("\($0.document)/\($0.article)", shown($1, $0, reader)) })
    case let tables as [GridReference: TablePane]:
      Dictionary(
        uniqueKeysWithValues: tables.map { (shown($0), shown($1, reader)) })
    case _: value
    }
  }

  /// The elements of a list; nil for what is none.
  private static func listed(_ value: Any, _ reader: Reader) -> [String]? {
    if let set = value as? Set<Contents.Node> { return set.map { shown($0, reader) }.sorted() }
    if let order = value as? RowOrder { return order.map(String.init) }
    guard Mirror(reflecting: value).displayStyle == .collection else { return nil }
    return Mirror(reflecting: value).children.map { shown($0.value, reader) }
  }

  /// Lists of the same elements in full, others as what came and went.
  private static func change(_ old: [String], _ new: [String]) -> String {
    if old.sorted() == new.sorted() {
      return "\(old.joined(separator: " ")) → \(new.joined(separator: " "))"
    }
    let difference = new.difference(from: old)
    var gone: [String] = []
    var come: [String] = []
    for change in difference {
      switch change {
      case .insert(_, let element, _): come.append("+ " + element)
      case .remove(_, let element, _): gone.insert("- " + element, at: 0)
      }
    }
    return (gone + come).joined(separator: ", ")
  }

  private static func isLeaf(_ value: Any) -> Bool {
    switch value {
    case is ArticlePlace, is ArticleReference, is RowPlace, is SortKey, is TextSearch, is TableLayout,
      is SearchState.Origin, is Document, is Size, is GridReference, is CellSearch, is TablePane.Standing,
      is TablePane.Awaited, is Reader.Computing, is ChartPane:
      true
    case _: false
    }
  }

  private static func shown(_ value: Any, _ reader: Reader) -> String {
    switch value {
    case let text as String: return "“\(text)”"
    case let size as Size: return "\(size.columns)x\(size.rows)"
    case let place as RowPlace: return "\(place.item).\(place.row)"
    case let place as ArticlePlace: return shown(place, reader.article?.reference, reader)
    case let reference as ArticleReference: return "\(reference.document)/\(reference.article)"
    case let pane as ArticlePane:
      return "\(shown(pane.reference, reader)) at \(shown(pane.place, pane.reference, reader))"
    case let key as SortKey: return "\(key.column)\(key.isAscending ? "▲" : "▼")"
    case let view as TablePane.View: return "[\(shown(view, reader))]"
    case let step as TableHistory.Step: return "[\(shown(step.view, reader))]"
    case let awaited as TablePane.Awaited: return "\(awaited.purpose) [\(shown(awaited.view, reader))]"
    case let trial as TablePane.Standing:
      return "[\(shown(trial.view, reader))] at row \(trial.row)"
    case let search as CellSearch:
      return "/\(search.search.pattern)/ "
        + (search.matches.map { $0.cells.map { "\($0.place).\($0.column)" }.joined(separator: " ") } ?? "…")
    case let pane as TablePane:
      return "table \(shown(pane.reference)) at row \(pane.row), column \(pane.column) "
        + "[\(shown(pane.view, reader))]"
    case let reference as GridReference: return shown(reference)
    case let layout as TableLayout: return "\(layout.width) columns"
    case let search as TextSearch: return "/\(search.pattern)/"
    case let origin as SearchState.Origin:
      return "\(shown(origin.reference, reader)) at \(shown(origin.place, origin.reference, reader))"
    case let search as SearchState:
      return "\(shown(search.search, reader)) \(search.count) from \(shown(search.origin, reader))"
    case let prompt as Reader.Prompt:
      switch prompt.kind {
      case .article: return "“\(prompt.text)”"
      case .cells: return "cells “\(prompt.text)”"
      case .rows: return "rows “\(prompt.text)”"
      case .note: return "note “\(prompt.text)”"
      case .page: return "page “\(prompt.text)”"
      }
    case let computing as Reader.Computing: return "\(computing.computation.work.label) \(computing.progress)"
    case let chart as ChartPane:
      return "\(chart.kind)"
        + (chart.chart.map { " \($0.least)...\($0.greatest) of column \($0.column)" } ?? "")
    case let scalar as Unicode.Scalar: return String(Character(scalar))
    case let notice as Reader.Notice: return (notice.isWarning ? "! " : "") + notice.text
    case let document as Document: return "\(document.name) \(shown(document.state))"
    case let overlay as Reader.Overlay: return shown(overlay)
    case let node as Contents.Node: return shown(node)
    case _: return "\(value)"
    }
  }

  /// `2 0 1 by 3▼ with “a” without 4`
  private static func shown(_ view: TablePane.View, _ reader: Reader) -> String {
    let keys = view.arrangement.keys
    return view.order.map(String.init).joined(separator: " ")
      + (keys.isEmpty ? "" : " by " + keys.map { shown($0 as Any, reader) }.joined())
      + (view.arrangement.filter.isEmpty ? "" : " with “\(view.arrangement.filter)”")
      + (view.hidden.isEmpty ? "" : " without \(view.hidden.map(String.init).joined(separator: " "))")
      + (view.widened.isEmpty ? "" : " all of \(view.widened.map(String.init).joined(separator: " "))")
  }

  private static func shown(_ state: Document.State) -> String {
    switch state {
    case .waiting: "waiting"
    case .ready(let issue): "ready with \(issue.articles.count) articles"
    case .data(let grid, let loaded):
      "\(grid.rowCount) rows" + (loaded.map { ", \(Int($0 * 100))% read" } ?? "")
    case .failed(let why): "failed: \(why)"
    case .leftOut: "left out"
    }
  }

  private static func shown(_ reference: GridReference) -> String {
    "\(reference.document)/" + (reference.table.map(String.init) ?? "data")
  }

  private static func shown(_ overlay: Reader.Overlay) -> String {
    switch overlay {
    case .help(.keys(let context), let top): "help of \(context) from \(top)"
    case .help(.faults, let top): "faults from \(top)"
    case .palette(let palette): "palette of \(palette.context) “\(palette.text)” at \(palette.cursor)"
    case .record(let top): "record from \(top)"
    case .statistics(let sheet):
      "statistics of \(sheet.statistics.count) columns over \(sheet.rowCount) rows at \(sheet.cursor) from \(sheet.top),\(sheet.left)"
    case .distinct(let sheet):
      "\(sheet.values.count) values of column \(sheet.column) over \(sheet.rowCount) rows at \(sheet.cursor) from \(sheet.top)"
    case .export(let prompt):
      "export “\(prompt.name)”" + (prompt.hasValues ? " as values" : "")
        + (prompt.text.map { " \($0.count) bytes" } ?? "") + (prompt.asksToOverwrite ? " overwrite?" : "")
        + (prompt.problem.map { " ! \($0)" } ?? "")
    case .library(let pane): "library of \(pane.issues.count) at \(pane.cursor) from \(pane.top)"
    case .results(let pane):
      "\(pane.outcome.results.count) results of “\(pane.text)” at \(pane.cursor) from \(pane.top)"
    case .links(let pane): "\(pane.items.count) links at \(pane.cursor) from \(pane.top)"
    case .report(let pane): "report of \(pane.document) at \(pane.cursor) from \(pane.top)"
    }
  }

  private static func shown(_ node: Contents.Node) -> String {
    switch node {
    case .document(let document): "issue \(document)"
    case .report(let document): "report \(document)"
    case .leftOut(let document): "left out from \(document)"
    case .section(let document, let section): "section \(document)/\(section)"
    case .article(let reference): "article \(reference.document)/\(reference.article)"
    }
  }

  /// The row and the first letters at the head of the pane.
  private static func shown(
    _ place: ArticlePlace, _ reference: ArticleReference?, _ reader: Reader
  ) -> String {
    guard let reference, let issue = reader.documents[reference.document].issue, place.anchor > 0
    else { return "\(place.row.item).\(place.row.row)" }
    let text = issue.string(place.anchor..<place.anchor + 40).prefix { $0 != "\n" }.prefix(12)
    return "\(place.row.item).\(place.row.row) “\(text)”"
  }
}

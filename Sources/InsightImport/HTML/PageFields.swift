import InsightModel

/// What a page says of itself: its title, its authors, when it was published.
extension HTMLReader {
  func readFields(_ markup: inout Markup, of shown: [Piece]) {
    // The site alone is no title of a page that has one.
    let own = values("og:title").first
    let title = values("og:site_name").first == pageTitle ? own ?? pageTitle : pageTitle
    if let title, !title.isEmpty { markup.fields.title = title }
    markup.fields.author = authors
    markup.fields.published = published(in: shown)
  }

  private var pageTitle: String? { title.isEmpty ? nil : String(decoding: title, as: UTF8.self) }

  private func values(_ name: String) -> [String] {
    fields.lazy.filter { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) }
  }

  /// All that the most trusted of the names gives; an address is no name.
  private var authors: String? {
    for name in [
      "author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "ld-author", "byl",
      "rel-author",
    ] {
      var names: [String] = []
      for var text in values(name) {
        if text.hasPrefix("By ") || text.hasPrefix("by ") { text.removeFirst(3) }
        if !text.contains("://"), !text.isEmpty, !names.contains(text) { names.append(text) }
      }
      if !names.isEmpty { return names.joined(separator: ", ") }
    }
    return nil
  }

  // MARK: When it was published

  /// What the page's head says, the earliest where it says several: a later one tells of a change. Then what a time in its
  /// text says of itself, then one that stands above the text.
  private func published(in shown: [Piece]) -> String? {
    let said = [
      "article:published_time", "date", "dc.date", "dcterms.date", "pubdate", "ld-date",
    ].flatMap(values).map(DateText.day)
    if let day = said.filter(DateText.isDay).min() { return day }
    // A season or the like; digits that are no day say nothing.
    if let words = said.first(where: { $0.contains(where: \.isLetter) }) { return words }
    // Further ones are of what the page leads to.
    if let day = values("datepublished").first.map(DateText.day), DateText.isDay(day) { return day }
    var named: PageTime?
    var above: PageTime?
    for time in times {
      // Beside the text stand those of other pages.
      let piece = pieces.first { $0.text.contains(time.place) }
      guard !(piece.map(isFurniture) ?? false) else { continue }
      let said =
        time.isNamed ? .published : piece.flatMap { Self.deed(arena[$0.text.lowerBound..<time.place]) }
      switch said {
      case .published where time.isNamed || isShown(piece, shown): named = named ?? time
      case nil: if isAboveText(time, shown) { above = above ?? time }
      case .published, .changed: break
      }
    }
    return (named ?? above)?.day
  }

  /// True for a line that says who wrote and when, wherever it stands in the text.
  private func isShown(_ piece: Piece?, _ shown: [Piece]) -> Bool {
    guard let piece, isByline(arena[piece.text]) else { return false }
    return shown.contains { $0.text == piece.text }
  }

  /// What was done at a time.
  private enum Deed { case published, changed }

  private static let deeds: [(word: String, deed: Deed)] =
    [
      "published", "posted", "veröffentlicht", "erschienen", "publié", "publicado", "pubblicato",
      "gepubliceerd", "opublikowano", "опубликовано", "опубліковано", "公開", "掲載", "发布", "發布", "게시", "등록",
    ].map { ($0, .published) }
    + [
      "updated", "modified", "edited", "changed", "reviewed", "aktualisiert", "geändert", "bearbeitet",
      "mis à jour", "modifié", "actualizado", "modificado", "atualizado", "aggiornato", "bijgewerkt",
      "zaktualizowano", "обновлено", "изменено", "оновлено", "更新", "修改", "수정",
    ].map { ($0, .changed) }

  private static let longestLead = 200

  /// What the words before a time in its line say of it, the last of them where there are several.
  private static func deed(_ text: ArraySlice<UInt8>) -> Deed? {
    let words = Array(String(decoding: text.suffix(longestLead), as: UTF8.self).lowercased().utf8)
    for start in words.indices.reversed() {
      if let said = deeds.first(where: { words[start...].starts(with: $0.word.utf8) }) { return said.deed }
    }
    return nil
  }

  /// True for a time in a line of its own, below which the text begins.
  private func isAboveText(_ time: PageTime, _ shown: [Piece]) -> Bool {
    var texts = 0
    for piece in shown {
      if piece.text.contains(time.place) { return isByline(arena[piece.text]) }
      switch piece.kind {
      case .paragraph: if isText(arena[piece.text]) { texts += 1 }
      case .item, .table, .verbatim: texts += 1
      case .heading, .note, .blank: break
      }
      if texts > Self.mostAbove { return false }
    }
    return false
  }

  /// A standfirst may stand above the line of the date.
  private static let mostAbove = 1
  /// Words of a line that says who wrote and when.
  private static let longestByline = 15

  /// True for what ends as sentences do.
  private func isText(_ text: ArraySlice<UInt8>) -> Bool {
    guard let last = String(decoding: text, as: UTF8.self).last else { return false }
    return ".!?…。”\"".contains(last)
  }

  private func isByline(_ text: ArraySlice<UInt8>) -> Bool {
    !isText(text) && text.split(separator: 0x20).count <= Self.longestByline
  }

  // MARK: Its headline

  /// The heading that the page's title names, where the first heading is another: the name of a part of the site, a date.
  func title(of shown: [Piece]) -> Int? {
    let names = (values("og:title") + [pageTitle].compactMap { $0 }).map(Self.letters).filter { !$0.isEmpty }
    var isFirst = true
    for (number, piece) in zip(0..., shown) {
      guard case .heading = piece.kind else { continue }
      let own = Self.letters(String(decoding: arena[piece.text], as: UTF8.self))
      guard !own.isEmpty else { continue }
      if isFirst, names.contains(where: { $0.contains(own) || own.contains($0) }) { return nil }
      isFirst = false
      // The site's own name stands in its titles too, beside the page's.
      if names.contains(where: { $0.contains(own) && own.count * 2 > $0.count }) { return number }
    }
    return nil
  }

  /// What is left of words that are set in different ways.
  private static func letters(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

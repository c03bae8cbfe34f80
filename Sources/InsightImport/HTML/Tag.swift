/// The elements of HTML that say something of a text. All others are passed through.
enum Tag: String, CaseIterable {
  case a, address, article, aside, blockquote, body, br, button, caption, center, dd, details, dialog, div,
    dl, dt
  case fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html,
    iframe, img
  case input, legend, li, listing, main, menu, meta, nav, noscript, object, ol, optgroup, option, p,
    plaintext, pre
  case script, search, section, select, span, style, sub, summary, sup, svg, table, tbody, td, template,
    textarea, tfoot, th,
    thead
  case time, title, tr, ul, xmp, math

  /// A tag's name packed: its first eight letters and how many it has.
  struct Key: Hashable {
    var letters: UInt64
    var count: Int
  }

  static let byKey: [Key: Tag] = {
    var tags: [Key: Tag] = [:]
    for tag in allCases {
      var letters: UInt64 = 0
      for byte in tag.rawValue.utf8.prefix(8) { letters = letters << 8 | UInt64(byte) }
      tags[Key(letters: letters, count: tag.rawValue.utf8.count)] = tag
    }
    return tags
  }()

  /// What stands in it is no markup.
  var isRaw: Bool {
    switch self {
    case .script, .style, .iframe, .xmp, .plaintext, .textarea, .title: true
    case _: false
    }
  }

  /// Ends the paragraph that it stands in or after.
  var isBlock: Bool {
    switch self {
    case .a, .button, .img, .input, .time, .span, .sub, .sup, .svg, .math, .object, .script, .style,
      .template, .meta, .select,
      .option,
      .optgroup, .textarea, .title, .iframe, .noscript:
      false
    case _: true
    }
  }

  /// Has no end.
  var isVoid: Bool {
    switch self {
    case .br, .hr, .img, .input, .meta: true
    case _: false
    }
  }

  /// Ends where another of its kind begins, or what holds it ends.
  var mayLackEnd: Bool {
    switch self {
    case .p, .li, .dt, .dd, .tr, .td, .th, .thead, .tbody, .tfoot, .option: true
    case _: false
    }
  }

  /// Holds elements that may lack their end.
  var isHolder: Bool {
    switch self {
    case .ul, .ol, .dl, .table, .div, .section, .article, .main, .body, .select, .blockquote: true
    case _: false
    }
  }

  /// The level of a heading; nil for other elements.
  var level: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    case _: nil
    }
  }
}

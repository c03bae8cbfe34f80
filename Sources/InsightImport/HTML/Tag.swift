/// The elements of HTML that say something of a text. All others are passed through.
enum Tag: UInt8, CaseIterable {
  case a, abbr, address, annotation, article, aside, audio, b, base, blockquote, body, br, button, canvas,
    caption,
    center, cite, code, dd, del, details, dialog, div,
    dl, dt
  case em, fieldset, font, i, ins, label, mark, strong, u
  case figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html,
    iframe, img
  case input, legend, li, listing, main, menu, meta, nav, noscript, object, ol, optgroup, option, p,
    plaintext, pre, q
  case rt, s, script, search, section, select, small, span, strike, style, sub, summary, sup, svg, table,
    tbody, td, template,
    textarea, tfoot, th,
    thead
  case time, title, tr, ul, video, xmp, math

  /// In small letters.
  var name: String { "\(self)" }

  /// What stands in it is no markup.
  var isRaw: Bool {
    switch self {
    case .script, .style, .iframe, .xmp, .plaintext, .textarea, .title: true
    case _: false
    }
  }

  /// Stands amid words, and says of them how they are set.
  var isPhrase: Bool {
    switch self {
    case .abbr, .b, .cite, .code, .del, .em, .font, .i, .ins, .label, .mark, .s, .small, .span, .strike,
      .strong, .sub,
      .sup, .u:
      true
    case _: false
    }
  }

  /// Ends the paragraph that it stands in or after.
  var isBlock: Bool {
    switch self {
    case _ where isPhrase: false
    case .a, .annotation, .audio, .base, .br, .button, .canvas, .img, .input, .time, .q, .rt, .svg, .math,
      .object, .script, .style,
      .template, .meta, .select,
      .option,
      .optgroup, .textarea, .title, .iframe, .video, .noscript:
      false
    case _: true
    }
  }

  /// What stands in it is a picture, a program's or a form's, or said twice.
  var isUnread: Bool {
    switch self {
    case .annotation, .audio, .button, .canvas, .select, .svg, .template, .textarea, .video: true
    case _: false
    }
  }

  /// Stands in no heading.
  var endsHeading: Bool {
    switch self {
    case .p, .table, .ul, .ol, .dl, .pre, .blockquote, .hr, .h1, .h2, .h3, .h4, .h5, .h6: true
    case _: false
    }
  }

  /// Has no end.
  var isVoid: Bool {
    switch self {
    case .base, .br, .hr, .img, .input, .meta: true
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

/// Finds a tag by its name: each has a slot of its own, or the next free one.
struct TagTable {
  private var slots: [(letters: UInt64, count: Int, tag: Tag?)]

  static let all = TagTable()

  private init() {
    slots = [(UInt64, Int, Tag?)](repeating: (0, 0, nil), count: 1 << Self.bits)
    for tag in Tag.allCases {
      let letters = tag.name.utf8.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      var slot = Self.slot(letters)
      while slots[slot].tag != nil { slot = (slot + 1) % slots.count }
      slots[slot] = (letters, tag.name.utf8.count, tag)
    }
  }

  private static let bits = 9

  private static func slot(_ letters: UInt64) -> Int {
    Int((letters &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
  }

  /// `letters` are the first eight of a name, packed, of `count`.
  subscript(letters: UInt64, count: Int) -> Tag? {
    var slot = Self.slot(letters)
    while let tag = slots[slot].tag {
      if slots[slot].letters == letters, slots[slot].count == count { return tag }
      slot = (slot + 1) % slots.count
    }
    return nil
  }
}

/// How many of each element are open.
struct TagCounts {
  private var counts = [Int32](repeating: 0, count: Tag.allCases.count)

  subscript(tag: Tag) -> Int32 {
    get { counts[Int(tag.rawValue)] }
    set { counts[Int(tag.rawValue)] = newValue }
  }
}

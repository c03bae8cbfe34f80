import InsightModel
import Testing

@testable import InsightTUI

/// What a configuration can say, and what is said of its faults.
@Suite struct SettingsTests {
  @Test func aKeyDoesWhatItIsTold() {
    var settings = Settings()
    #expect(settings.set("keys.article", "ctrl-n", .text("next-match")) == nil)
    #expect(settings.set("keys", "f5", .text("zoom")) == nil)
    #expect(settings.keymap.action(for: .control("n"), in: .article) == .nextMatch)
    #expect(settings.keymap.action(for: .control("n"), in: .prompt) == .nextMatch)
    #expect(settings.keymap.action(for: .control("n"), in: .table) == nil)
    #expect(settings.keymap.action(for: .function(5), in: .table) == .zoom)
    #expect(settings.keymap.action(for: "z", in: .table) == .zoom)
    #expect(settings.keymap.action(for: .function(5), in: .help) == nil)
  }

  /// A key that is taken from what it did is gone there, and nowhere else; hints and help follow.
  @Test func aKeyIsTakenFromWhatItDid() {
    var settings = Settings()
    #expect(settings.set("keys.table", "s", .text("statistics")) == nil)
    #expect(settings.keymap.action(for: "s", in: .table) == .statistics)
    #expect(settings.keymap.key(for: .statistics, in: .table) == "s")
    let reader = Reader(
      documents: [Sample.document(Sample.almanac)], size: Size(columns: 120, rows: 24),
      part: IssuePart("2.1"), settings: settings)
    var open = reader
    open.press("t")
    #expect(open.foot.contains("s statistics") && !open.foot.contains("s sort"))
    open.press("s")
    #expect(open.context == .statistics)
  }

  @Test func everyKeyHasANameThatIsRead() {
    for key in Set(Keymap.standard.bindings.flatMap(\.keys)) {
      #expect(Key(name: key.name) == key, "\(key.name)")
    }
    for name in ["", "ctrl-", "ctrl-nn", "f99", "hello", "  "] { #expect(Key(name: name) == nil) }
  }

  @Test func whatIsWrongIsToldWithTheNearestRightName() {
    var settings = Settings()
    let before = settings
    #expect(
      settings.set("keys", "j", .text("line-dwn"))
        == "line-dwn: did you mean line-down? there is no such action")
    #expect(
      settings.set("", "messure", .number(70)) == "messure: did you mean measure? there is no such setting")
    #expect(settings.set("", "measure", .number(5)) == "measure is a number from 20 to 400")
    #expect(settings.set("", "measure", .number(19)) != nil && settings.set("", "measure", .other) != nil)
    #expect(
      settings.set("keys.artcle", "j", .text("quit"))?.hasPrefix("artcle: did you mean article?") == true)
    #expect(settings.set("keys", "hello", .text("quit"))?.hasPrefix("hello is no key") == true)
    #expect(settings.set("keys.article", "j", .text("sort")) == "sort does nothing there; it works in table")
    #expect(settings.set("colours", "x", .number(1)) != nil && settings.set("keys", "j", .number(1)) != nil)
    #expect(settings == before)
    #expect(settings.set("", "measure", .number(20)) == nil && settings.measure == 20)
    #expect(settings.set("", "dates", .text("iso")) == nil && settings.dates == .iso)
  }

  /// Of a key and a pair that begins with it one would never be reached.
  @Test func keysThatBeginAlikeAreTold() {
    var settings = Settings()
    #expect(settings.set("keys.table", "g", .text("quit"))?.contains("begin alike") == true)
    #expect(settings.set("keys.article", "jx", .text("quit"))?.contains("begin alike") == true)
    #expect(settings.keymap.action(for: "j", in: .article) == .lineDown)
    #expect(settings.set("keys.table", "gx", .text("quit")) == nil)
    #expect(settings.keymap.action(for: .pair("g", "x"), in: .table) == .quit)
  }

  /// The configuration that is printed changes nothing when it is taken as it is.
  @Test func whatHoldsAlreadyChangesNothing() {
    var settings = Settings()
    for context in Context.allCases {
      for binding in Keymap.standard.bindings(in: context) {
        for key in binding.keys {
          #expect(settings.set("keys.\(context.rawValue)", key.name, .text(binding.action.rawValue)) == nil)
        }
      }
    }
    #expect(settings == Settings())
  }

  @Test func foldersAreAList() {
    var settings = Settings()
    #expect(
      settings.set("library", "folders", .list(["~/a", "/b"])) == nil
        && settings.libraryFolders == ["~/a", "/b"])
    #expect(settings.set("library", "folders", .text("~/a"))?.hasPrefix("folders is a list") == true)
    #expect(
      settings.set("library", "folder", .list([])) == "folder: did you mean folders? there is no such setting"
    )
  }

  @Test func settingsShow() {
    var settings = Settings()
    for (key, value) in [("measure", Settings.Value.number(50)), ("contents-width", .number(33))] {
      #expect(settings.set("", key, value) == nil)
    }
    #expect(settings.set("", "dates", .text("iso")) == nil)
    let reader = Reader(
      documents: [Sample.document(Sample.insight)], size: Size(columns: 140, rows: 24),
      settings: settings, faults: ["config.toml:3: no", "config.toml:4: no"])
    #expect(reader.panes.divider == 33 && reader.flow?.measure == 50)
    #expect(reader.screen[0].hasSuffix("2025-05-02") && reader.screen[2].contains("No. 12 · 2025-05-02"))
    #expect(reader.foot.hasPrefix("2 faults, which :faults lists; config.toml:3: no"))
  }

  /// All faults can be read, whole, on any screen.
  @Test(arguments: [(120, 36), (80, 24), (40, 12)])
  func allFaultsAreListed(columns: Int, rows: Int) {
    let faults = (1...9).map {
      "config.toml:\($0): measre: did you mean measure? there is no such setting, none at all, in the \($0)th line"
    }
    var reader = Reader(
      documents: [Sample.document(Sample.almanac)], size: Size(columns: columns, rows: rows), faults: faults)
    reader.press(":")
    reader.write("faults")
    reader.press(.enter)
    #expect(
      reader.screen[0].contains("Faults of the configuration") && reader.screen[1].contains("config.toml:1:"))
    var read = ""
    for _ in 0..<40 {
      read += reader.screen[1].drop { $0 == " " } + " "
      reader.press(.down)
    }
    read += reader.screen.dropFirst().dropLast().map { $0.drop { $0 == " " } }.joined(separator: " ")
    let words = Set(read.split { $0 == " " })
    for fault in faults { #expect(words.isSuperset(of: fault.split { $0 == " " })) }
    reader.press(.escape)
    #expect(reader.overlay == nil)
    var sound = Sample.reader(columns, rows)
    _ = sound.perform(.palette)
    sound.write("faults")
    sound.press(.enter)
    #expect(sound.notice?.text == "nothing is wrong with the configuration" && sound.overlay == nil)
  }

  @Test(arguments: [
    ("key.article", "keys.article"), ("keys.artcle.x", "keys.article"), ("key", "keys"),
    ("librari", "library"),
    ("key.library", "keys.library"),
  ])
  func aTableThatThereIsNotIsNearAnother(name: String, right: String) {
    var settings = Settings()
    #expect(
      settings.set(name, "j", .text("quit")) == "\(name): did you mean \(right)? there is no such table")
    #expect(settings.set("colours", "j", .text("quit"))?.hasPrefix("there is no table colours") == true)
  }

  /// What is printed as the standard says what holds when nothing is said.
  @Test func theStandardIsItself() {
    var settings = Settings()
    var table = ""
    for line in Settings.standardText {
      if line.hasPrefix("[") {
        table = String(line.dropFirst().dropLast())
      } else if line.hasPrefix("#"), line.contains(" = "), !line.hasPrefix("# ") {
        let parts = line.dropFirst().split(separator: " = ", maxSplits: 1).map(String.init)
        guard parts.count == 2, table != "" || parts[0] != "contents-width" else { continue }
        let name = parts[0].replacing("\"", with: "")
        let text = parts[1].split(separator: "  # ")[0]
        let value: Settings.Value =
          text == "[]"
          ? .list([]) : Int(text).map { .number($0) } ?? .text(String(text).replacing("\"", with: ""))
        #expect(settings.set(table, name, value) == nil, "\(line)")
      }
    }
    for context in Context.allCases {
      for key in Set(Keymap.standard.bindings(in: context).flatMap(\.keys)) {
        #expect(
          settings.keymap.action(for: key, in: context) == Keymap.standard.action(for: key, in: context))
      }
    }
  }
}

/// Themes: what is told by colour can be read, and is told without it too.
@Suite struct ThemeTests {
  @Test func everyStyleHasItsName() {
    for role in Style.Role.allCases {
      let name = "\(role)".map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
      #expect(role.name == name)
    }
  }

  /// Of colours that can be read on the ground the nearest is taken.
  @Test(arguments: [8, 16, 256])
  func theNearestThatCanBeReadIsTaken(colors: Int) throws {
    let known = TerminalColors.known(colors: colors)
    #expect(known.count == colors)
    for ground: UInt32 in [0x000000, 0x123456, 0x777777, 0xFBFAF7] {
      let groundColor = ColorTheme.RGB(ground)
      let palette = TerminalColors(colors: colors, ground: groundColor)
      let back = try known[#require(palette.groundNumber)]
      for color: UInt32 in [0x000000, 0xB3261E, 0x5A7F33, 0x8899AA, 0xFFFFFF] {
        let wanted = ColorTheme.RGB(color)
        let number = palette.number(of: .mixed(wanted))
        let readable = known.indices.filter {
          ColorTheme.contrast(known[$0], back) >= ColorTheme.leastContrast
        }
        let nearest = readable.map { wanted.distance(to: known[$0]) }.min()
        #expect(nearest == nil || wanted.distance(to: known[number]) == nearest && readable.contains(number))
      }
    }
  }

  /// Of every style on the theme's ground, in true colour and in the colours of lesser terminals.
  @Test(arguments: [8, 16, 256, 1 << 24])
  func everyColourCanBeRead(colors: Int) throws {
    let known = TerminalColors.known(colors: colors)
    func shown(_ number: Int) -> ColorTheme.RGB {
      colors >= 1 << 24 ? ColorTheme.RGB(UInt32(number)) : known[number]
    }
    for theme in ColorTheme.Shipped.allCases.map(\.theme) {
      guard let ground = theme.ground, let text = theme.text else { continue }
      let palette = TerminalColors(colors: colors, ground: ground)
      let back = try shown(#require(palette.groundNumber))
      let front = shown(palette.number(of: .mixed(text)))
      #expect(ColorTheme.contrast(front, back) >= ColorTheme.leastContrast, "\(theme.name)")
      for role in Style.Role.allCases {
        guard let color = theme.color(of: role) else { continue }
        let front = shown(palette.number(of: color))
        #expect(
          ColorTheme.contrast(front, back) >= ColorTheme.leastContrast, "\(theme.name) \(role.name)")
        #expect(!theme.attributes(of: Style(role) + .dim).contains(.dim), "\(theme.name) \(role.name)")
      }
    }
  }

  @Test func contrastIsThatOfTheStandard() {
    let (black, white) = (ColorTheme.RGB(0), ColorTheme.RGB(0xFFFFFF))
    #expect(abs(ColorTheme.contrast(black, white) - 21) < 0.001)
    #expect(ColorTheme.contrast(white, white) == 1)
    // #767676 is the lightest grey that can be read on white, #777777 just cannot.
    #expect(ColorTheme.contrast(ColorTheme.RGB(0x767676), white) >= 4.5)
    #expect(ColorTheme.contrast(ColorTheme.RGB(0x777777), white) < 4.5)
  }

  @Test func sixThemesAmongThemOneWithoutColour() {
    #expect(ColorTheme.Shipped.allCases.count == 6)
    #expect(ColorTheme.Shipped.allCases.allSatisfy { $0.theme.name == $0.rawValue })
    #expect(ColorTheme.Shipped.allCases.contains { !$0.theme.hasColors })
  }

  /// What is proven and what is in doubt differ without colour, and from what is neither.
  @Test func noMeaningNeedsColour() {
    for role in Style.Role.allCases
    where role.color != nil && role != .progress && role != .bars && role != .negativeBars {
      #expect(role.attributes != .plain, "\(role.name)")
    }
  }

  @Test func aThemeForEachGround() {
    var settings = Settings()
    #expect(!settings.themes.needsGround && settings.themes.theme(on: ColorTheme.RGB(0)) == .terminal)
    #expect(settings.set("theme", "dark", .text("distinct")) == nil)
    #expect(settings.set("theme", "name", .text("none")) == nil)
    #expect(settings.set("theme", "note", .text("red")) == nil)
    #expect(settings.themes.needsGround)
    func name(_ ground: UInt32?) -> String {
      settings.themes.theme(on: ground.map { ColorTheme.RGB($0) }).name
    }
    #expect(name(nil) == "none" && name(0x002B36) == "distinct" && name(0xFDF6E3) == "none")
    #expect(settings.set("theme", "light", .text("paper")) == nil)
    #expect(name(nil) == "none" && name(0x002B36) == "distinct" && name(0xFDF6E3) == "paper")
    #expect(settings.themes.theme(on: ColorTheme.RGB(0)).color(of: .note) == .named(.red))
    #expect(settings.set("theme", "lihgt", .text("paper"))?.hasPrefix("lihgt: did you mean light?") == true)
    #expect(settings.set("theme", "light", .text("papr"))?.hasPrefix("papr: did you mean paper?") == true)
  }

  /// The grey at which black and white can be read alike parts the grounds.
  @Test func aGroundIsDarkWhereWhiteIsReadBetter() {
    #expect(ColorTheme.RGB(0x757575).isDark && !ColorTheme.RGB(0x767676).isDark)
    #expect(ColorTheme.RGB(0x0000FF).isDark && !ColorTheme.RGB(0x00FF00).isDark)
  }

  @Test func ordersAreChosen() {
    var settings = Settings()
    #expect(settings.set("", "issues", .text("oldest")) == nil && settings.issueOrder == .oldest)
    #expect(settings.set("", "results", .text("best")) == nil && settings.resultOrder == .best)
    #expect(settings.set("", "issues", .text("best")) == "issues is one of \"newest\", \"oldest\", \"file\"")
    func titles(_ order: String) -> [Int] {
      var settings = Settings()
      #expect(settings.set("", "issues", .text(order)) == nil)
      let reader = Reader(
        documents: [
          Sample.document(Sample.almanac), Sample.document(Sample.insight), Sample.document(Sample.almanac),
        ],
        size: Size(columns: 100, rows: 24), settings: settings)
      return reader.contents.order
    }
    let newest = titles("newest")
    #expect(titles("file") == [0, 1, 2])
    #expect(newest.firstIndex(of: 1) == (titles("oldest").firstIndex(of: 1) == 0 ? 2 : 0))
  }

  @Test func stylesAreSetByTheirNames() {
    var settings = Settings()
    #expect(settings.set("theme", "headline", .text("underline #ff8000")) == nil)
    #expect(settings.set("theme", "name", .text("paper")) == nil)
    #expect(settings.themes.theme(on: nil).name == "paper")
    #expect(settings.themes.theme(on: nil).color(of: .headline) == .mixed(ColorTheme.RGB(0xFF8000)))
    #expect(settings.themes.theme(on: nil).attributes(of: Theme.headline).contains(.underline))
    #expect(!settings.themes.theme(on: nil).attributes(of: Theme.headline).contains(.bold))
    #expect(
      settings.set("theme", "name", .text("papper")) == "papper: did you mean paper? there is no such theme")
    #expect(
      settings.set("theme", "head-line", .text("red"))?.hasPrefix("head-line: did you mean headline?") == true
    )
    #expect(settings.set("theme", "note", .text("loud")) != nil)
    #expect(settings.set("theme", "note", .text("bold gren"))?.hasPrefix("gren: did you mean green?") == true)
    for role in Style.Role.allCases where role != .plain {
      #expect(settings.set("theme", role.name, .text(Style(role).name)) == nil)
    }
  }
}

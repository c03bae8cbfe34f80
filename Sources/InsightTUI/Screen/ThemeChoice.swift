/// The themes that a reader chooses: one, and others for where the terminal says whether its ground is dark or light.
public struct ThemeChoice: Equatable, Sendable {
  /// What a theme is for, by its name in a configuration.
  enum Ground: String, CaseIterable, Sendable {
    case any = "name"
    case dark, light
  }

  private var any: ColorTheme?
  private var dark: ColorTheme?
  private var light: ColorTheme?
  /// Looks of single styles by their roles, which hold in every theme; empty where there are none.
  private var looks: [ColorTheme.Look?] = []

  /// The colours of the terminal itself, on any ground.
  public init() {}

  /// True where the terminal is to be asked for its ground.
  var needsGround: Bool { dark != nil || light != nil }

  /// The theme for a ground of this colour; nil is a ground that is not known.
  func theme(on ground: ColorTheme.RGB?) -> ColorTheme {
    let own = ground.flatMap { $0.isDark ? dark : light }
    var theme = own ?? any ?? .terminal
    for role in Style.Role.allCases where !looks.isEmpty {
      if let look = looks[Int(role.rawValue)] { theme.set(role, look) }
    }
    return theme
  }

  mutating func choose(_ theme: ColorTheme, for ground: Ground) {
    switch ground {
    case .any: any = theme
    case .dark: dark = theme
    case .light: light = theme
    }
  }

  mutating func set(_ role: Style.Role, _ look: ColorTheme.Look) {
    if looks.isEmpty { looks = Array(repeating: nil, count: Style.Role.allCases.count) }
    looks[Int(role.rawValue)] = look
  }
}

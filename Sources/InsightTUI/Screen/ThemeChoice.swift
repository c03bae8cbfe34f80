/// The themes that a reader chooses: one, and others for where the terminal says whether its ground is dark or light.
public struct ThemeChoice: Equatable, Sendable {
  /// What a theme is for, by its name in a configuration.
  enum Ground: String, CaseIterable, Sendable {
    case any = "name"
    case dark, light
  }

  private var chosen: [Ground: ColorTheme] = [:]
  /// Looks of single styles, which hold in every theme.
  private var looks: [Style.Role: ColorTheme.Look] = [:]

  /// The colours of the terminal itself, on any ground.
  public init() {}

  /// True where the terminal is to be asked for its ground.
  var needsGround: Bool { chosen[.dark] != nil || chosen[.light] != nil }

  /// The theme for a ground of this colour; nil is a ground that is not known.
  func theme(on ground: ColorTheme.RGB?) -> ColorTheme {
    let own = ground.flatMap { chosen[$0.isDark ? .dark : .light] }
    var theme = own ?? chosen[.any] ?? .terminal
    for (role, look) in looks { theme.set(role, look) }
    return theme
  }

  mutating func choose(_ theme: ColorTheme, for ground: Ground) { chosen[ground] = theme }

  mutating func set(_ role: Style.Role, _ look: ColorTheme.Look) { looks[role] = look }
}

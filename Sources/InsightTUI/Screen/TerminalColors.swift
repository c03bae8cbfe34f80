/// The colours that a terminal has, for text on one ground.
struct TerminalColors: Sendable {
  private let colors: Int
  /// The ground's number and how light it is there; nil where the ground is the terminal's own.
  private let ground: (number: Int, light: Double)?

  /// For a terminal with so many colours; a ground of nil is its own.
  init(colors: Int, ground: ColorTheme.RGB?) {
    self.colors = colors
    self.ground = ground.map { ground in
      if Self.mixes(colors) { return (Int(ground.hex), ColorTheme.luminance(ground)) }
      let number = Self.nearest(ground, in: Self.known(colors: colors)) { _ in true } ?? 0
      return (number, ColorTheme.luminance(Self.xterm[number]))
    }
  }

  var groundNumber: Int? { ground?.number }

  /// The number of a colour: the colour itself where the terminal mixes them, else the nearest of those that it has. On a
  /// ground it is one that can be read.
  func number(of color: ColorTheme.Color) -> Int {
    switch color {
    case .named(let named): return named.number
    case .mixed(let mixed):
      if Self.mixes(colors) { return Int(mixed.hex) }
      let known = Self.known(colors: colors)
      let legible = ground.flatMap { ground in
        Self.nearest(mixed, in: known) {
          ColorTheme.contrast(ColorTheme.luminance($0), ground.light) >= ColorTheme.leastContrast
        }
      }
      return legible ?? Self.nearest(mixed, in: known) { _ in true } ?? 0
    }
  }

  private static func mixes(_ colors: Int) -> Bool { colors >= 1 << 24 }

  /// The place of the first of the nearest that will do. How far colours are apart is told sooner than whether one will do.
  private static func nearest(
    _ color: ColorTheme.RGB, in known: ArraySlice<ColorTheme.RGB>, where willDo: (ColorTheme.RGB) -> Bool
  ) -> Int? {
    var (best, least) = (Int?.none, Int.max)
    for index in known.indices {
      let distance = color.distance(to: known[index])
      if distance < least, willDo(known[index]) { (best, least) = (index, distance) }
    }
    return best
  }

  /// xterm's colours as far as a terminal with so many has them.
  static func known(colors: Int) -> ArraySlice<ColorTheme.RGB> {
    xterm.prefix(colors >= 256 ? 256 : colors >= 16 ? 16 : 8)
  }

  /// 16 of its own, a cube of 6 × 6 × 6 and 24 greys.
  private static let xterm: [ColorTheme.RGB] = {
    let own: [UInt32] = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
      0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    var all = own.map { ColorTheme.RGB($0) }
    let parts = [0, 0x5F, 0x87, 0xAF, 0xD7, 0xFF]
    for red in parts {
      for green in parts {
        for blue in parts { all.append(ColorTheme.RGB(red: red, green: green, blue: blue)) }
      }
    }
    for step in 0..<24 {
      let part = 8 + 10 * step
      all.append(ColorTheme.RGB(red: part, green: part, blue: part))
    }
    return all
  }()
}

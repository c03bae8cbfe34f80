/// Colours for what stands on the screen.
public struct ColorTheme: Equatable, Sendable {
  /// A colour of the terminal's own, or one of red, green and blue.
  enum Color: Equatable, Sendable {
    case named(Named)
    case mixed(RGB)
  }

  /// The terminal's own colours, in their order.
  enum Named: String, CaseIterable, Sendable {
    case black, red, green, yellow, blue, magenta, cyan, white

    var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// How a style looks.
  struct Look: Equatable, Sendable {
    /// Nil for the text's own colour.
    var color: Color?
    /// Instead of the attributes that the style has without colour; nil for those.
    var attributes: Style?
  }

  /// A colour by its parts, 0...255.
  struct RGB: Equatable, Sendable {
    var red: Int
    var green: Int
    var blue: Int

    /// `0x93A1A1`
    init(_ hex: UInt32) {
      (red, green, blue) = (Int(hex >> 16 & 0xFF), Int(hex >> 8 & 0xFF), Int(hex & 0xFF))
    }

    /// `rgb:1c1c/1c1c/1c1c`, as terminals answer (XParseColor): one to four hexadecimal digits for each part; a fourth
    /// part, for what shines through, may follow.
    init?(answer bytes: some Collection<UInt8>) {
      let words = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard words.count == 2, words[0].elementsEqual("rgb".utf8) || words[0].elementsEqual("rgba".utf8) else {
        return nil
      }
      let parts = words[1].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
        digits -> Int? in
        guard 1...4 ~= digits.count, let value = Int(String(decoding: digits, as: UTF8.self), radix: 16),
          value >= 0
        else { return nil }
        return value * 255 / (1 << (4 * digits.count) - 1)
      }
      guard parts.count == 3 || parts.count == 4, let red = parts[0], let green = parts[1],
        let blue = parts[2]
      else {
        return nil
      }
      self.init(red: red, green: green, blue: blue)
    }

    /// White is read better on it than black.
    var isDark: Bool {
      ColorTheme.contrast(RGB(0xFFFFFF), self) > ColorTheme.contrast(RGB(0x000000), self)
    }

    init(red: Int, green: Int, blue: Int) { (self.red, self.green, self.blue) = (red, green, blue) }

    var hex: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// How far colours are apart, by the weights with which the eye sees their parts.
    func distance(to other: RGB) -> Int {
      let (r, g, b) = (red - other.red, green - other.green, blue - other.blue)
      return 3 * r * r + 6 * g * g + b * b
    }
  }

  /// The name in a configuration.
  let name: String
  /// What the screen and plain text look like; nil leaves them as the terminal has them.
  let ground: RGB?
  let text: RGB?
  /// By role; a style without one looks as it does without a theme.
  private(set) var looks: [Look?]
  let hasColors: Bool

  init(_ name: String, ground: RGB?, text: RGB?, hasColors: Bool = true, _ looks: [(Style.Role, Look)] = []) {
    self.name = name
    self.ground = ground
    self.text = text
    self.hasColors = hasColors
    self.looks = Array(repeating: nil, count: Style.Role.allCases.count)
    for (role, look) in looks { self.looks[Int(role.rawValue)] = look }
  }

  /// The colour of a style; nil for the text's own.
  func color(of role: Style.Role) -> Color? {
    guard hasColors else { return nil }
    if let look = looks[Int(role.rawValue)] { return look.color }
    return role.color.map(Color.named)
  }

  /// The attributes of a style as the theme has them. On a ground of the theme's own nothing is dim: that takes contrast
  /// which was counted.
  func attributes(of style: Style) -> Style {
    let dim = ground == nil ? 0 : Style.dim.attributes
    guard let wanted = looks[Int(style.role.rawValue)]?.attributes else {
      return Style(rawValue: style.rawValue & ~dim)
    }
    let own = style.role.attributes.attributes
    return Style(rawValue: style.attributes & ~own & ~dim | wanted.attributes)
  }

  mutating func set(_ role: Style.Role, _ look: Look) { looks[Int(role.rawValue)] = look }

  // MARK: Contrast

  /// What text needs to be read: WCAG 2.1, level AA (1.4.3).
  static let leastContrast = 4.5

  /// The contrast of two colours by WCAG 2.1, 1...21.
  static func contrast(_ one: RGB, _ other: RGB) -> Double {
    contrast(luminance(one), luminance(other))
  }

  /// The same by how light they are.
  static func contrast(_ one: Double, _ other: Double) -> Double {
    (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  static func luminance(_ color: RGB) -> Double {
    func linear(_ part: Int) -> Double {
      let value = Double(part) / 255
      return value <= 0.03928 ? value / 12.92 : power((value + 0.055) / 1.055)
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  /// `value` (0...1) to the power of 2.4: its square times its fifth root squared, the root by Newton's way.
  private static func power(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    // From above each step is a smaller one down, until there is none.
    var (root, last) = (1.0, 2.0)
    while root < last {
      last = root
      let square = root * root
      root -= (root - value / (square * square)) / 5
    }
    return value * value * last * last
  }
}

/// Words that count numbers in thousands and more, behind a number and in the name of a unit.
enum ScaleWord {
  private static let words = WordTable([
    (" thousand thousands tsd tausend tys tis mila", 3),
    (
      " million millions millionen millones milhões milhão milhoes milhao millón millon milioni milione mn mil mio mill mln millioner miljoner miljoonaa milyon",
      6
    ),
    (
      """
       billion billions bn mrd mld md mds mdr milliard milliards milliarde milliarden miliardi miliardo milyar miliard bilhões bilhão bilhoes bilhao miljard \
      miljarder miljardia
      """, 9
    ),
    (" lakh lakhs lac", 5), (" crore crores", 7),
    (" trillion trillions tn billionen trilhões trilhão trilhoes trilhao", 12),
  ])

  /// The power of ten; nil for another word. A point may stand behind it: `Mio.`
  static func exponent(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
    let bare = word.count > 2 && word.last == 0x2E ? UnsafeBufferPointer(rebasing: word.dropLast()) : word
    return words.code(of: bare).map(Int.init)
  }

  /// The power of ten of such a word in Cyrillic letters: `млн`, `тыс`.
  static func exponent(cyrillic word: UnsafeBufferPointer<UInt8>) -> Int? {
    cyrillic.code(of: word).map(Int.init)
  }

  private static let cyrillic = WordTable(
    numbered: """
       3 тыс тысяч тысячи тысяча тис 6 млн миллион миллиона миллионов мільйонів 9 млрд миллиард миллиарда миллиардов 12 трлн \
      триллион триллиона триллионов
      """)
}

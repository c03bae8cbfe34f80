/// A character encoding that a document can come in: those of the WHATWG Encoding Standard, and UTF-32, IBM437, IBM850 and IBM852.
public enum TextEncoding: String, Sendable, Equatable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case utf32LittleEndian = "UTF-32LE"
  case utf32BigEndian = "UTF-32BE"
  /// EUC-KR with the further syllables of Windows-949.
  case cp949 = "CP949"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case shiftJIS = "Shift_JIS"
  case eucJP = "EUC-JP"
  case iso2022JP = "ISO-2022-JP"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  case windows874 = "windows-874"
  case iso8859n2 = "ISO-8859-2"
  case iso8859n3 = "ISO-8859-3"
  case iso8859n4 = "ISO-8859-4"
  case iso8859n5 = "ISO-8859-5"
  case iso8859n6 = "ISO-8859-6"
  case iso8859n7 = "ISO-8859-7"
  case iso8859n8 = "ISO-8859-8"
  case iso8859n10 = "ISO-8859-10"
  case iso8859n13 = "ISO-8859-13"
  case iso8859n14 = "ISO-8859-14"
  case iso8859n15 = "ISO-8859-15"
  case iso8859n16 = "ISO-8859-16"
  case koi8r = "KOI8-R"
  case koi8u = "KOI8-U"
  case ibm866 = "IBM866"
  case ibm437 = "IBM437"
  case ibm850 = "IBM850"
  case ibm852 = "IBM852"
  case macintosh
  case macCyrillic = "x-mac-cyrillic"

  /// The encoding that a label names, whatever its capitals and the space around it; nil for an unknown one. The labels are
  /// those of the standard (`latin1` is windows-1252, `gbk` GB18030), and what Python and IBM call the same encodings.
  public init?(label: some StringProtocol) {
    let wanted = label.unicodeScalars.filter { $0.value > 0x20 }.map { scalar in
      (0x41...0x5A).contains(scalar.value) ? UInt8(scalar.value + 0x20) : UInt8(clamping: scalar.value)
    }
    guard !wanted.isEmpty else { return nil }
    let name = String(decoding: wanted, as: UTF8.self)
    guard
      let found = Self.allCases.first(where: { encoding in
        encoding.rawValue.lowercased() == name
          || encoding.labels.split(separator: " ").contains { $0 == name }
      })
    else { return nil }
    self = found
  }

  /// Other names than `rawValue`, in small letters.
  private var labels: String {
    switch self {
    case .utf8: "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8 utf-8-sig"
    case .utf16LittleEndian:
      "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf16 utf16le utf-16-le"
    case .utf16BigEndian: "unicodefffe utf16be utf-16-be"
    case .utf32LittleEndian: "utf-32 utf32 utf32le utf-32-le"
    case .utf32BigEndian: "utf32be utf-32-be"
    case .cp949:
      "euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 ms949 uhc euckr"
    case .gb18030:
      "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk cp936 ms936 gb-18030 euc-cn"
    case .big5: "big5-hkscs cn-big5 csbig5 x-x-big5 cp950 ms950 big5hkscs"
    case .shiftJIS:
      "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932 shiftjis"
    case .eucJP: "cseucpkdfmtjapanese x-euc-jp eucjp euc_jp"
    case .iso2022JP: "csiso2022jp iso2022jp iso2022_jp"
    case .windows1250: "cp1250 x-cp1250"
    case .windows1251: "cp1251 x-cp1251"
    case .windows1252:
      "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 latin-1 us-ascii x-cp1252"
    case .windows1253: "cp1253 x-cp1253"
    case .windows1254:
      "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254"
    case .windows1255: "cp1255 x-cp1255"
    case .windows1256: "cp1256 x-cp1256"
    case .windows1257: "cp1257 x-cp1257"
    case .windows1258: "cp1258 x-cp1258"
    case .windows874: "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 cp874"
    case .iso8859n2: "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"
    case .iso8859n3: "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"
    case .iso8859n4: "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"
    case .iso8859n5:
      "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"
    case .iso8859n6:
      "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"
    case .iso8859n7:
      "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek"
    case .iso8859n8:
      "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical"
    case .iso8859n10: "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"
    case .iso8859n13: "iso8859-13 iso885913 latin7"
    case .iso8859n14: "iso8859-14 iso885914 latin8"
    case .iso8859n15: "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9"
    case .iso8859n16: "iso8859-16 iso885916 latin10"
    case .koi8r: "cskoi8r koi koi8 koi8_r"
    case .koi8u: "koi8-ru koi8_u"
    case .ibm866: "866 cp866 csibm866"
    case .ibm437: "437 cp437 cspc8codepage437"
    case .ibm850: "850 cp850 cspc850multilingual"
    case .ibm852: "852 cp852 cspcp852"
    case .macintosh: "csmacintosh mac x-mac-roman mac-roman macroman mac_roman"
    case .macCyrillic: "x-mac-ukrainian mac-cyrillic maccyrillic mac_cyrillic"
    }
  }

  /// The characters of the bytes from 0x80 on, where each is one byte; nil for the others.
  var singleByteTable: StaticString? {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian: nil
    case .cp949, .gb18030, .big5, .shiftJIS, .eucJP, .iso2022JP: nil
    case .windows1250: CodePageTables.windows1250
    case .windows1251: CodePageTables.windows1251
    case .windows1252: CodePageTables.windows1252
    case .windows1253: CodePageTables.windows1253
    case .windows1254: CodePageTables.windows1254
    case .windows1255: CodePageTables.windows1255
    case .windows1256: CodePageTables.windows1256
    case .windows1257: CodePageTables.windows1257
    case .windows1258: CodePageTables.windows1258
    case .windows874: CodePageTables.windows874
    case .iso8859n2: CodePageTables.iso8859n2
    case .iso8859n3: CodePageTables.iso8859n3
    case .iso8859n4: CodePageTables.iso8859n4
    case .iso8859n5: CodePageTables.iso8859n5
    case .iso8859n6: CodePageTables.iso8859n6
    case .iso8859n7: CodePageTables.iso8859n7
    case .iso8859n8: CodePageTables.iso8859n8
    case .iso8859n10: CodePageTables.iso8859n10
    case .iso8859n13: CodePageTables.iso8859n13
    case .iso8859n14: CodePageTables.iso8859n14
    case .iso8859n15: CodePageTables.iso8859n15
    case .iso8859n16: CodePageTables.iso8859n16
    case .koi8r: CodePageTables.koi8r
    case .koi8u: CodePageTables.koi8u
    case .ibm866: CodePageTables.ibm866
    case .ibm437: CodePageTables.ibm437
    case .ibm850: CodePageTables.ibm850
    case .ibm852: CodePageTables.ibm852
    case .macintosh: CodePageTables.macintosh
    case .macCyrillic: CodePageTables.macCyrillic
    }
  }

  /// True where the ASCII bytes stand for themselves and a line feed is a line feed wherever it stands.
  var isASCIICompatible: Bool {
    switch self {
    case .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian: false
    case .utf8, .cp949, .gb18030, .big5, .shiftJIS, .eucJP, .iso2022JP, .windows1250, .windows1251,
      .windows1252, .windows1253, .windows1254, .windows1255, .windows1256, .windows1257, .windows1258,
      .windows874, .iso8859n2, .iso8859n3, .iso8859n4, .iso8859n5, .iso8859n6, .iso8859n7, .iso8859n8,
      .iso8859n10, .iso8859n13, .iso8859n14, .iso8859n15, .iso8859n16, .koi8r, .koi8u, .ibm866, .ibm437,
      .ibm850, .ibm852,
      .macintosh, .macCyrillic:
      true
    }
  }
}

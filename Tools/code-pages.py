#!/usr/bin/env python3
"""Writes Sources/InsightModel/Text/Encodings/CodePageTables.swift: the indexes of the WHATWG Encoding Standard.

Usage: python3 Tools/code-pages.py > Sources/InsightModel/Text/Encodings/CodePageTables.swift
The characters come from Python's codecs. Where the standard differs from them (Big5 with HKSCS of 2008, GB 18030 of 2022,
controls in the places that Windows leaves empty), its characters are listed here.
"""
import re, sys, unicodedata

# By pointer: where the standard's index has other characters than the codec.
BIG5 = """
1000:㡵𡵓𣚞𦀡㻬𥣞㫵竼龗𤅡𨤍𣇪𠪊𣉞䌊蒄龖鐯䤰蘓墖靊鈘秐稲晠権袝瑌篅枂稬剏遆㓦珄𥶹瓆鿇垳䤯呌䄱𣚎堘穲𧭥讏䚮𦺈䆁𥶙箮𢒼鿈𢓁𢓉𢓌鿉蔄𣖻䂴鿊䓡𪷿拁灮鿋 2082:箸
2088:簆 2103:糎 2114:緒 2123:縝 2148:者 2151:耨 2221:菁 2239:蒨 2244:萏 2303:覦覩 2354:起
2400:都 2413:銹 2477:靜 2498:響 2605:鼖 2673:蔃 2746:兙兛兝兞 2771:鍮 2780:瑹 2990:浧 3087:禛
3259:邗 3301:靝 3436:瀞 3451:嬨 4136:爁 4138:矗 4141:纇 4182:駖 4206:釔 4220:惞 4230:澶
4241:輶 4258:侻 4273:營 4279:鄄 4282:鷰 4294:菏 4329:尐秣 4349:婧 4419:輋 4422:筑 4494:拐
4624:恢 4694:痹 4708:汊 4742:鬮 4748:鼗 4815:僭 4828:弌 4902:蠏 4922:拎 4982:瑨 4992:煢
4997:牐 5029:‧ 5038:﹑ 5120:¯ 5153:～ 5168:⊕⊙ 5182:∕﹨ 5185:￥ 5187:￠￡
5432:␀␁␂␃␄␅␆␇␈␉␊␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟␡€ 10942:廴 10946:无 10948:癶 10950:隶 10957:〃仝
19028:倩 19035:偽 19088:包 19096:卄 19112:卿 19162:嘅 19240:婷 19299:幵 19305:廐 19326:彘
19355:悤 19398:撐 19439:晴 19454:杞 19553:沜渝 19557:港 19611:煮 19643:猪 19672:瑜 19697:瓩
19748:砉
"""
GB18030 = {6555: "\u3000", 7182: "\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16", 7201: "\uFE17\uFE18", 7208: "\uFE19",
           7533: "\u1E3F", 23775: "\u9FB4", 23783: "\u9FB5", 23788: "\u9FB6\u9FB7", 23795: "\u9FB8", 23812: "\u9FB9",
           23829: "\u9FBA", 23845: "\u9FBB"}

def decoded(data, codec):
    try:
        text = data.decode(codec)
        return text if len(text) == 1 else None
    except UnicodeDecodeError:
        return None

def index(size, bytes_of, codec, others={}):
    """The characters by pointer, None for a hole."""
    characters = [decoded(bytes_of(pointer), codec) for pointer in range(size)]
    for start, text in others.items():
        characters[start:start + len(text)] = text
    return characters

def euc_kr(pointer):
    return bytes([pointer // 190 + 0x81, pointer % 190 + 0x41])

def gbk(pointer):
    lead, trail = divmod(pointer, 190)
    return bytes([lead + 0x81, trail + (0x40 if trail < 0x3F else 0x41)])

def big5(pointer):
    lead, trail = divmod(pointer, 157)
    return bytes([lead + 0x81, trail + (0x40 if trail < 0x3F else 0x62)])

def shift_jis(pointer):
    lead, trail = divmod(pointer, 188)
    return bytes([lead + (0x81 if lead < 0x1F else 0xC1), trail + (0x40 if trail < 0x3F else 0x41)])

def jis0212(pointer):
    return bytes([0x8F, pointer // 94 + 0xA1, pointer % 94 + 0xA1])

def four_bytes(pointer):
    return bytes([0x81 + pointer // 12600, 0x30 + pointer // 1260 % 10, 0x81 + pointer // 10 % 126, 0x30 + pointer % 10])

def gb18030_ranges():
    """(pointer, scalar) where the scalars of four-byte sequences go on after a gap."""
    ranges, expected = [], None
    for pointer in range(39420):
        # The one pointer whose character the revision of 2005 moved.
        scalar = 0xE7C7 if pointer == 7457 else ord(four_bytes(pointer).decode("gb18030"))
        if scalar != expected:
            ranges.append((pointer, scalar))
        expected = scalar + 1
    return ranges

SINGLE = """ibm866 cp866|iso8859n2 iso-8859-2|iso8859n3 iso-8859-3|iso8859n4 iso-8859-4|iso8859n5 iso-8859-5|iso8859n6 iso-8859-6
|iso8859n7 iso-8859-7|iso8859n8 iso-8859-8|iso8859n10 iso-8859-10|iso8859n13 iso-8859-13|iso8859n14 iso-8859-14|iso8859n15 iso-8859-15
|iso8859n16 iso-8859-16|koi8r koi8-r|koi8u koi8-u|macintosh mac-roman|windows874 cp874|windows1250 cp1250|windows1251 cp1251
|windows1252 cp1252|windows1253 cp1253|windows1254 cp1254|windows1255 cp1255|windows1256 cp1256|windows1257 cp1257|windows1258 cp1258
|macCyrillic mac-cyrillic|ibm437 cp437|ibm850 cp850|ibm852 cp852""".replace("\n", "").split("|")

def single(name, codec):
    characters = [decoded(bytes([byte]), codec) for byte in range(0x80, 0x100)]
    for byte in range(0x80, 0xA0):
        # The standard reads what Windows leaves empty as the control.
        if name.startswith("windows") and characters[byte - 0x80] is None:
            characters[byte - 0x80] = chr(byte)
    if name == "koi8u":
        characters[0x2E], characters[0x3E] = "\u045E", "\u040E"
    if name == "windows1255":
        characters[0x4A] = "\u05BA"
    return "".join(character or "\uFFFD" for character in characters)

PLAIN = ("Lu", "Ll", "Lt", "Lo", "Po", "Sm", "Sc", "Nd", "Nl", "No", "Pd", "So", "Sk", "Ps", "Pe", "Pi", "Pf", "Lm", "Pc")

def literal(pieces):
    """A string of several lines, none of them long."""
    out, column = [], 0
    for piece in pieces:
        plain = len(piece) > 1 or unicodedata.category(piece) in PLAIN and piece not in '\\"' and not "\u0590" <= piece < "\u0900"
        shown = piece if plain else f"\\u{{{ord(piece):X}}}"
        width = sum(2 if ord(c) >= 0x1100 else 1 for c in shown)
        if column + width > 100:
            out.append("\\\n    ")
            column = 0
        out.append(shown)
        column += width
    return '"""\n    ' + "".join(out) + '\n    """'

def packed(characters):
    """Characters, with holes as their number and a semicolon."""
    pieces, holes = [], 0
    for character in characters + [""]:
        if character is None:
            holes += 1
            continue
        if holes:
            pieces.append(f"{holes};")
            holes = 0
        if character:
            pieces.append(character)
    return literal(pieces)

def main():
    print("""// Generated by Tools/code-pages.py; do not edit.
/// The indexes of the WHATWG Encoding Standard: the characters by pointer, a number and a semicolon for so many pointers without one.
enum CodePageTables {""")
    big5_others = {int(item.split(":")[0]): item.split(":")[1] for item in BIG5.split()}
    jis0208 = [None if c and "\uE000" <= c < "\uF900" else c for c in index(11280, shift_jis, "cp932")]
    for name, characters in (
        ("eucKR", index(23940, euc_kr, "cp949")),
        ("gb18030", index(23940, gbk, "gb18030", GB18030)),
        ("big5", index(19782, big5, "big5hkscs", big5_others)),
        ("jis0208", jis0208),
        ("jis0212", index(8836, jis0212, "euc_jp", {116: "\uFF5E"})),
    ):
        print(f"  static let {name}: StaticString = {packed(characters)}")
    print("  /// Where the scalars of GB 18030's sequences of four bytes go on after a gap: pointer, scalar.")
    print("  static let gb18030Ranges: [(UInt16, UInt16)] = [")
    rows = [f"({p}, {s})" for p, s in gb18030_ranges()]
    for i in range(0, len(rows), 8):
        print("    " + ", ".join(rows[i:i + 8]) + ",")
    print("  ]")
    print("  /// The characters of the bytes from 0x80 to 0xFF, U+FFFD for none.")
    for row in SINGLE:
        name, codec = row.split()
        print(f"  static let {name}: StaticString = {literal(single(name, codec))}")
    print("}")

main()

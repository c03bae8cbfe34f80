"""Writes the named character references of HTML as Swift, from the table that Python carries of the HTML standard."""
import html.entities
import sys

names = html.entities.html5
with_semicolon = sorted(name[:-1] for name in names if name.endswith(";"))
words = []
for name in with_semicolon:
    points = ",".join(f"{ord(sign):x}" for sign in names[name + ";"])
    # `!`: also read without its semicolon.
    words.append(f"{name}{'!' if name in names else ''}={points}")
lines, line = [], ""
for word in words:
    if len(line) + len(word) + 1 > 100:
        lines.append(line)
        line = ""
    line += ("" if not line else " ") + word
lines.append(line)
out = sys.stdout
out.write("// Written by Tools/character-references.py from the HTML standard's list; do not edit.\n\n")
out.write("extension CharacterReference {\n")
out.write("  /// `NAME=CODE POINTS` in hexadecimal; `!` after a name that is also read without its semicolon.\n")
out.write('  static let list: StaticString = """\n')
for line in lines:
    out.write("    " + line + "\n")
out.write('    """\n}\n')

import ArgumentParser
import InsightTUI

/// `insight manual`: the manual page, in roff; its keys come from the keymap.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page in roff.", shouldDisplay: false)

  func run() {
    var page = Self.head
    for part in KeyReference.all() {
      page.append(".SS \(part.title)")
      for row in part.rows {
        page += [".TP", ".B " + Self.escaped(row.keys), Self.escaped(row.summary)]
      }
    }
    Output.lines(page + Self.tail)
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case _: escaped.append(character)
      }
    }
    // A point at the beginning of a line would be a request.
    return escaped.hasPrefix(".") || escaped.hasPrefix("\\(aq") ? "\\&" + escaped : escaped
  }

  private static let head = """
    .TH INSIGHT 1 "\(Release.date)" "insight \(Release.version)" "User Commands"
    .SH NAME
    insight \\- read periodicals with figures in them
    .SH SYNOPSIS
    .B insight
    .RI [ PATH... ]
    .RB [ \\-\\-at
    .IR ADDRESS ]
    .br
    .B insight show
    .I ISSUE
    .RI [ ADDRESS ]
    .RB [ \\-\\-format
    .BR text | markdown | json | html ]
    .RB [ \\-\\-width
    .IR N ]
    .RB [ \\-\\-linear ]
    .br
    .B insight table
    .I ISSUE
    .RI [ N ]
    .RB [ \\-\\-sort
    .IR COLUMNS ]
    .RB [ \\-\\-filter
    .IR TERMS ]
    .RB [ \\-\\-defuse ]
    .RB [ \\-\\-format
    .BR text | csv | tsv | json | markdown ]
    .RB [ \\-\\-width
    .IR N ]
    .RB [ \\-\\-linear ]
    .br
    .B insight check
    .I PATH...
    .br
    .B insight facts
    .I PATH...
    .RB [ \\-\\-entity
    .IR NAME ]
    .RB [ \\-\\-measure
    .IR NAME ]
    .RB [ \\-\\-period
    .IR TIME ]
    .RB [ \\-\\-disagreeing ]
    .RB [ \\-\\-format
    .BR text | csv | json ]
    .br
    .B insight search
    .I QUERY
    .RI [ PATH... ]
    .RB [ \\-\\-in
    .IR NAME ]
    .RB [ \\-\\-since
    .IR DATE ]
    .RB [ \\-\\-until
    .IR DATE ]
    .RB [ \\-\\-limit
    .IR N ]
    .RB [ \\-\\-format
    .BR text | json ]
    .br
    .B insight add
    .I PATH...
    .br
    .B insight list
    .RI [ QUERY ]
    .br
    .B insight remove
    .I ID...
    .br
    .B insight notes
    .RB [ \\-\\-format
    .BR markdown | text | json ]
    .br
    .B insight export
    .I FOLDER
    .br
    .B insight import
    .I FOLDER
    .SH DESCRIPTION
    .B insight
    opens files and folders in a reader with panes for the contents, the article and its tables.
    Without a path it goes on in the issue in which it was left, or lists the library. Where one is in each article, how tables were left, what is read, starred and noted is
    remembered of every file, by its bytes.
    A path of
    .B \\-
    is standard input; keys are then read from the terminal.
    Of a folder it opens the text files that are issues.
    Where standard output is no terminal it prints the text instead, as
    .B insight show
    does.
    A mailbox is a folder of its messages; letters.mbox#3 is the third. Of a folder only regular files and links to them count. A pipe that is named is read as standard input is; the name of a
    file need not be UTF\\-8. Control characters and direction marks of a text or a name are shown as signs.
    .PP
    Text that a wrong decoding damaged is shown as it was meant. Each table is checked by its own arithmetic: a number in
    doubt is marked with
    .B ?
    and has no value in a sort; one that the other cells prove is shown with that value, marked with
    .B *
    and Enter on its row shows what was printed and the reasons.
    .TP
    .B insight show
    prints an issue, or the article with an address such as 2.1.
    JSON follows the schema insight.issue/1.
    .TP
    .B insight table
    prints the issue's table number N, counted from 1.
    .B \\-\\-sort
    takes column names, beginnings of names, or column numbers, separated by commas; a minus sign before one sorts
    it largest first. Missing values come last either way; Others and Total stay below.
    .B \\-\\-filter
    takes what & takes in the reader: words that a cell must have, in quotes phrases; column<100 and the like with
    < <= > >= = != and numbers as readers write them, or dates, of which 2024-05 is a whole month; column=text for a whole
    cell, column="" for a missing one; column~pattern for a regular expression, ~pattern in any cell; ! before a term is
    its opposite. All terms must hold.
    Cells are written as they are, also those that a spreadsheet runs as formulas, which begin with = + \\- or @. With
    .B \\-\\-defuse
    such cells of CSV and TSV begin with an apostrophe, as the prompt that writes a table to a file has it on a key.
    Numbers stay numbers.
    .TP
    .B insight check
    lists what is doubtful, where the prose contradicts a table, and what was healed, as PATH:LINE: KIND: MESSAGE; healings of one kind are counted together, with
    .B \\-\\-all
    each is listed, by line.
    .TP
    .B insight facts
    lists what tables and prose say, figure by figure: of what, which measure, when, how much, and whether the prose agrees
    with the table. Names are found by any part of them;
    .B \\-\\-disagreeing
    leaves what the prose says otherwise, and the exit status is 1 where there is nothing.
    .TP
    .B insight add
    keeps issues in the library, as they came. The same bytes twice are one; another text of the same periodical and number
    takes the place of the older, which stays as a revision.
    .TP
    .B insight list
    lists them, the newest first, with their numbers, which
    .B insight remove
    takes. What was read of an issue that is taken out is kept, should it come back.
    .TP
    .B insight search
    finds passages in the library, or in the files that are named: the newest first. Words must all stand in a passage;
    "..." is a phrase, word* a beginning, OR, \\-word and ( ) join them, near and near/5 stand between words that are near
    each other. in:NAME, since:DATE, before:DATE, is:unread, is:starred, has:note, has:table and section:NAME say where to
    look, with a minus sign before them where not. A date is 2025, 2025-05 or 2025-05-31.
    .TP
    .B insight notes
    prints all notes with what they are about and the command that comes back there.
    .TP
    .B insight export
    writes the library to a folder: the files as they came, the notes as Markdown, the rest as JSON;
    .B insight import
    takes such a folder, and leaves what is in the library already. Of an earlier export in the folder the files are taken
    away whose issues the library does not have any more.
    .SH OPTIONS
    .TP
    .BI \\-\\-at " ADDRESS"
    Begin at a section (2), an article (2.1), a block of it (2.1/5), a table (2.1/table1), or a cell by its row and column
    (2.1/table1/Nvidia/Revenue; a slash in a name is %2F, a percent sign %25).
    .TP
    .B \\-\\-keys
    Print the keys of the reader.
    .TP
    .B \\-\\-print\\-config
    Print a configuration with every setting.
    .TP
    .BI \\-\\-width " N"
    Set text in N columns, 10 to 1000. Without it: the terminal's width, or 80; tables where output is no terminal take
    what they need. No printed cell is cut.
    .TP
    .B \\-\\-linear
    Print sentences in place of rules and columns, one for each cell of a table.
    .TP
    .BI \\-\\-crash\\-report " FILE"
    If the program crashes, write to this file where in the program it happened. Nothing of the document goes into it.
    .TP
    .B \\-\\-version
    Print the version.
    .TP
    .BR \\-h ", " \\-\\-help
    Print the options.
    .SH KEYS
    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  private static let tail = """
    .SH EXIT STATUS
    .TP
    .B 0
    Success.
    .TP
    .B 1
    The answer is no:
    .B check
    found something, or there is no such article, table, row, issue or match.
    .TP
    .B 2
    The call is wrong, or the terminal cannot be used.
    .TP
    .B 66
    An input cannot be read: it is not there, no file, larger than 2 GB, or larger than the memory that may be used; or it is cut off, and what there is of it was printed.
    .TP
    .B 74
    An output cannot be written. An output that its reader closes, as
    .BR head (1)
    does, is no fault and says nothing.
    .SH FILES
    .TP
    .I $XDG_CONFIG_HOME/insight/config.toml
    Keys, themes and other settings of the reader (without that variable: ~/.config/insight/config.toml).
    .B \\-\\-print\\-config
    prints one with every setting as it is when nothing is said. A fault in it is told with its line, and the rest holds; the palette's
    .B faults
    lists all of them.
    Where it names a theme for a dark or a light ground, the terminal is asked for its ground (OSC 11).
    .TP
    .I $XDG_DATA_HOME/insight/library.db
    The library (without that variable: ~/.local/share/insight/library.db).
    .SH ENVIRONMENT
    .TP
    .B INSIGHT_LIBRARY
    The file of the library.
    .TP
    .B INSIGHT_OPTIONS
    Options that stand before those of the call where the reader is opened: words with spaces between, in quotes where a
    space belongs to one.
    .TP
    .B INSIGHT_SECURE
    Set and not empty: no program is started and no file written, so that output is not paged, and the library can be read
    but keeps nothing.
    .TP
    .BR VISUAL ", " EDITOR
    The editor for files and for notes of several lines; vi where neither is set. No shell reads it.
    .TP
    .B BROWSER
    What opens links: commands parted by colons, of which the first that is there is taken, with
    .B %s
    for the address; else xdg\\-open.
    .TP
    .B NO_COLOR
    Set and not empty: no colour.
    .TP
    .B COLORTERM
    Where it is truecolor or 24bit and the terminal has 256 colours, themes show the colours that they name.
    .TP
    .B PAGER
    What pages that which show and check print to a terminal; less where it is not set.
    .TP
    .B TERM
    The kind of terminal. The reader needs one that can place text; a dumb one is refused.
    .TP
    .BR LC_ALL ", " LC_CTYPE ", " LANG
    Where the locale has no UTF\\-8, C.UTF\\-8 is used if there is one; else the reader draws in ASCII.
    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

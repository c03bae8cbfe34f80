/// The tables of a library and how older ones become them. Documentation/library.md describes them; what stands here has
/// been written to people's disks: it is never changed, only added to.
enum Schema {
  /// `PRAGMA application_id`: "insi".
  static let application = 0x696E_7369

  /// What makes each version of the one before it; the first makes an empty file version 1. `PRAGMA user_version` counts
  /// them.
  static let migrations: [String] = [
    """
    CREATE TABLE document(
      id INTEGER PRIMARY KEY,
      hash BLOB NOT NULL UNIQUE,
      seen INTEGER NOT NULL
    );
    CREATE TABLE issue(
      id INTEGER PRIMARY KEY REFERENCES document(id),
      file TEXT NOT NULL,
      size INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      added INTEGER NOT NULL,
      periodical TEXT,
      number INTEGER,
      published TEXT,
      title TEXT,
      articles INTEGER NOT NULL,
      replaced_by INTEGER REFERENCES issue(id) ON DELETE SET NULL,
      parser INTEGER NOT NULL,
      first_passage INTEGER NOT NULL,
      passages INTEGER NOT NULL
    );
    CREATE INDEX issue_number ON issue(periodical, number);
    CREATE INDEX issue_replaced ON issue(replaced_by);
    CREATE TABLE original(
      issue INTEGER PRIMARY KEY REFERENCES issue(id) ON DELETE CASCADE,
      bytes BLOB NOT NULL
    );
    CREATE TABLE passages(
      issue INTEGER PRIMARY KEY REFERENCES issue(id) ON DELETE CASCADE,
      bytes BLOB NOT NULL
    );
    CREATE VIRTUAL TABLE word USING fts5(
      text, content='', tokenize="ascii tokenchars '.='"
    );
    CREATE TABLE article_state(
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      article TEXT NOT NULL,
      is_read INTEGER NOT NULL DEFAULT 0,
      is_starred INTEGER NOT NULL DEFAULT 0,
      block INTEGER,
      offset INTEGER,
      PRIMARY KEY(document, article)
    ) WITHOUT ROWID;
    CREATE TABLE document_state(
      document INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
      article TEXT,
      changed INTEGER NOT NULL
    );
    CREATE TABLE table_view(
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      grid INTEGER NOT NULL,
      view TEXT NOT NULL,
      PRIMARY KEY(document, grid)
    ) WITHOUT ROWID;
    CREATE TABLE note(
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      article TEXT NOT NULL,
      block INTEGER,
      quotation TEXT NOT NULL,
      body TEXT NOT NULL,
      written INTEGER NOT NULL,
      is_lost INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX note_document ON note(document);
    CREATE TABLE searched(
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY(kind, text)
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE row_state(
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      grid INTEGER NOT NULL,
      row TEXT NOT NULL,
      is_starred INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY(document, grid, row)
    ) WITHOUT ROWID;
    ALTER TABLE note ADD COLUMN cell_grid INTEGER;
    ALTER TABLE note ADD COLUMN cell_row TEXT;
    ALTER TABLE note ADD COLUMN cell_column TEXT;
    CREATE TABLE reader_state(
      name TEXT PRIMARY KEY,
      value INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE folder_file(
      file TEXT PRIMARY KEY,
      size INTEGER NOT NULL,
      changed INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX issue_passage ON issue(first_passage, passages);
    CREATE INDEX issue_parser ON issue(parser);
    """,
    // Words of many issues are gathered before they are written: fewer parts of the index to be merged afterwards.
    "INSERT INTO word(word, rank) VALUES('hashsize', 16777216);",
    // What lists need of every issue, in one piece; whatever changes an issue takes it away.
    """
    CREATE TABLE catalog(
      id INTEGER PRIMARY KEY CHECK(id = 1),
      bytes BLOB NOT NULL
    );
    CREATE TRIGGER issue_inserted AFTER INSERT ON issue BEGIN DELETE FROM catalog; END;
    CREATE TRIGGER issue_updated AFTER UPDATE ON issue BEGIN DELETE FROM catalog; END;
    CREATE TRIGGER issue_deleted AFTER DELETE ON issue BEGIN DELETE FROM catalog; END;
    """,
    // How many passages have a word that begins so, or is it; issues that older versions of the parser have read are not counted.
    """
    CREATE TABLE beginning(
      letters TEXT PRIMARY KEY,
      passages INTEGER NOT NULL
    ) WITHOUT ROWID;
    """,
    // What somebody said that an issue is written in, where a text lies that is not kept, the cell where one was.
    """
    ALTER TABLE issue ADD COLUMN encoding TEXT;
    ALTER TABLE document ADD COLUMN file TEXT;
    ALTER TABLE document_state ADD COLUMN cell_grid INTEGER;
    ALTER TABLE document_state ADD COLUMN cell_row TEXT;
    ALTER TABLE document_state ADD COLUMN cell_column TEXT;
    CREATE INDEX issue_file ON issue(file);
    CREATE INDEX issue_title ON issue(title);
    """,
    // Passages in pieces, so that a search unpacks few; `Library.takeOverPassages` fills it.
    """
    CREATE TABLE piece(
      issue INTEGER NOT NULL REFERENCES issue(id) ON DELETE CASCADE,
      first INTEGER NOT NULL,
      bytes BLOB NOT NULL
    );
    CREATE UNIQUE INDEX piece_first ON piece(issue, first);
    """,
    // What is known of issues that were taken out, of which something is remembered.
    """
    CREATE TABLE removed(
      document INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
      periodical TEXT,
      number INTEGER,
      published TEXT,
      title TEXT,
      outline BLOB
    );
    CREATE INDEX removed_number ON removed(periodical, number);
    """,
    // How many passages have what stands in many, kept from when that was counted first; which issues' passages are still in one
    // piece.
    """
    CREATE TABLE frequent(
      letters TEXT PRIMARY KEY,
      passages INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE uncut(
      issue INTEGER PRIMARY KEY REFERENCES issue(id) ON DELETE CASCADE
    );
    """,
    // Which passages have what stands in many, in place of how many: several at once are counted by it too.
    """
    DROP TABLE beginning;
    DROP TABLE frequent;
    CREATE TABLE frequent(
      id INTEGER PRIMARY KEY,
      letters TEXT NOT NULL UNIQUE,
      upto INTEGER NOT NULL
    );
    CREATE TABLE frequent_passages(
      id INTEGER PRIMARY KEY,
      passages BLOB NOT NULL
    );
    """,
    // At which places frequent words stand; all of it is gathered again, from the texts.
    """
    DELETE FROM frequent;
    DELETE FROM frequent_passages;
    DELETE FROM reader_state WHERE name = 'sampled';
    ALTER TABLE frequent ADD COLUMN is_placed INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE frequent_places(
      id INTEGER PRIMARY KEY,
      places BLOB NOT NULL
    );
    """,
    // Frequent phrases are looked for; all pieces are to be packed by LZ4.
    """
    DELETE FROM reader_state WHERE name = 'sampled';
    INSERT OR IGNORE INTO uncut SELECT DISTINCT issue FROM piece;
    """,
  ]

  /// The version that has pieces.
  static let pieces = 7
}

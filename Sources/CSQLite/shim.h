// The door to SQLite.
#ifndef INSIGHT_CSQLITE_SHIM_H
#define INSIGHT_CSQLITE_SHIM_H

#include <sqlite3.h>

// Swift calls no functions of variable arguments, and cannot spell this one's flag as a pointer.

/// Leaves the log beside the file when the last connection closes, where `isKept` is not 0.
static inline int insight_sqlite_keep_log(sqlite3 *database, int isKept) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, isKept, (int *)0);
}

/// Binds bytes that SQLite copies.
static inline int insight_sqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, long long count) {
  return sqlite3_bind_blob64(statement, index, bytes, (sqlite3_uint64)count, SQLITE_TRANSIENT);
}

/// Binds text in UTF-8 that SQLite copies.
static inline int insight_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, long long count) {
  return sqlite3_bind_text64(statement, index, bytes, (sqlite3_uint64)count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

#endif

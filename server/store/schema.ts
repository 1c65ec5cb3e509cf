import type { Database } from './sqlite.ts'

// The layout of a `.penholder` file ([F2]). Rows of `upd` are never changed nor removed: the triggers say
// so to every program, and `penholder verify` says whether they are still there.

/** `PENH`, so that `file` and other programs can tell a dossier from any other database. */
export const APPLICATION_ID = 0x50454e48
/** Version of the layout below. */
export const FILE_VERSION = 1
/** Version of the rules of the tape, shared/ydoc/SPEC.md. */
const TAPE_VERSION = 1
/** The oldest file version that a program must know to read what this one writes. */
const OLDEST_READER = 1

const TABLES = `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE author(author TEXT PRIMARY KEY, delegation TEXT, role TEXT, person TEXT) WITHOUT ROWID, STRICT;
CREATE TABLE upd(
  seq INTEGER PRIMARY KEY, room TEXT NOT NULL, author TEXT NOT NULL, ts INTEGER NOT NULL,
  prev BLOB NOT NULL, hash BLOB NOT NULL, digest BLOB NOT NULL, data BLOB NOT NULL) STRICT;
CREATE INDEX upd_room ON upd(room, seq);
CREATE TABLE written(
  room TEXT NOT NULL, client INTEGER NOT NULL, clock INTEGER NOT NULL, length INTEGER NOT NULL,
  seq INTEGER NOT NULL, PRIMARY KEY(room, client, clock)) WITHOUT ROWID, STRICT;
CREATE TABLE snapshot(
  room TEXT PRIMARY KEY, seq INTEGER NOT NULL, digest BLOB NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE revision(
  name TEXT PRIMARY KEY, room TEXT NOT NULL, seq INTEGER NOT NULL, ts INTEGER NOT NULL) STRICT;
CREATE TABLE invite(
  hash TEXT PRIMARY KEY, delegation TEXT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL,
  uses INTEGER NOT NULL, expires INTEGER, made_by TEXT, revoked INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE session(
  hash TEXT PRIMARY KEY, delegation TEXT NOT NULL, role TEXT NOT NULL, person TEXT NOT NULL,
  joined INTEGER NOT NULL, revoked INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE client(
  room TEXT NOT NULL, client INTEGER NOT NULL, session TEXT NOT NULL, hand TEXT NOT NULL,
  PRIMARY KEY(room, client)) WITHOUT ROWID, STRICT;
CREATE INDEX client_session ON client(session, room);
`

/** The guards of the log, by name. */
export const TRIGGERS: Readonly<Record<string, string>> = {
  // But for the content of an entry that an act has expunged ([S10]): its seal stays as it was.
  upd_keeps: `CREATE TRIGGER upd_keeps BEFORE UPDATE ON upd
WHEN NEW.seq IS NOT OLD.seq OR NEW.room IS NOT OLD.room OR NEW.author IS NOT OLD.author
  OR NEW.ts IS NOT OLD.ts OR NEW.prev IS NOT OLD.prev OR NEW.hash IS NOT OLD.hash
  OR NEW.digest IS NOT OLD.digest OR NOT EXISTS (SELECT 1 FROM expunged WHERE seq = OLD.seq)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`,
  upd_stays: `CREATE TRIGGER upd_stays BEFORE DELETE ON upd
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`,
  // Also stops INSERT OR REPLACE, which removes the row it replaces without asking the trigger above.
  upd_follows: `CREATE TRIGGER upd_follows BEFORE INSERT ON upd
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM upd)
  OR NEW.prev IS NOT coalesce((SELECT hash FROM upd ORDER BY seq DESC LIMIT 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`,
}

/** As they were before anything could be expunged; a file that nobody has written to since still has them. */
export const FORMER_TRIGGERS: Readonly<Record<string, string>> = {
  upd_keeps: `CREATE TRIGGER upd_keeps BEFORE UPDATE ON upd
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`,
}

/** Lays out an empty database. */
export function createTables(database: Database, meta: Readonly<Record<string, string>>): void {
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FILE_VERSION}`)
  database.exec(TABLES + LATER_TABLES)
  for (const trigger of Object.values(TRIGGERS)) database.exec(trigger)
  const put = database.prepare('INSERT INTO meta(key, value) VALUES(?, ?)')
  const versions = {
    file_version: String(FILE_VERSION),
    tape_version: String(TAPE_VERSION),
    oldest_reader: String(OLDEST_READER),
  }
  for (const [key, value] of Object.entries({ ...versions, ...meta })) put.run(key, value)
}

/** Tables that came later and change nothing for a program that does not know them. */
const LATER_TABLES = `
CREATE TABLE IF NOT EXISTS refusal(
  id INTEGER PRIMARY KEY, ts INTEGER NOT NULL, place TEXT NOT NULL, code TEXT NOT NULL, room TEXT,
  delegation TEXT, role TEXT, person TEXT, count INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS refusal_sum(
  delegation TEXT NOT NULL, code TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(delegation, code)) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS expunged(seq INTEGER PRIMARY KEY, act INTEGER NOT NULL) STRICT;
`

/** Columns that came later and change nothing for a program that does not know them. */
const LATER_COLUMNS: readonly (readonly [table: string, column: string, type: string])[] = [
  ['invite', 'made_by', 'TEXT'],
  ['invite', 'revoked', 'INTEGER NOT NULL DEFAULT 0'],
]

/** Brings a file of an earlier program up to the layout above; its first writer does it. */
export function bringUpToDate(database: Database): void {
  database.exec(LATER_TABLES)
  const trigger = database.prepare(
    "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?",
  )
  for (const [name, former] of Object.entries(FORMER_TRIGGERS)) {
    if (trigger.get(name)?.sql === former) database.exec(`DROP TRIGGER ${name}; ${TRIGGERS[name]}`)
  }
  const present = database.prepare('SELECT name FROM pragma_table_info(?)')
  for (const [table, column, type] of LATER_COLUMNS) {
    if (present.all(table).some(({ name }) => name === column)) continue
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`)
  }
}

/** What a connection must be told before it writes: commits reach the disk before they are reported. */
export function makeDurable(database: Database): void {
  // A reader that comes or goes may hold the file for a moment; that is no reason for a commit to fail.
  database.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL; PRAGMA fullfsync = 1;
    PRAGMA checkpoint_fullfsync = 1; PRAGMA wal_autocheckpoint = 1000`)
}

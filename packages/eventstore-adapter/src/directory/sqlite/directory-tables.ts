import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** Tells our files from those of other applications: "CHDR" in ASCII, in SQLite's `application_id`. */
export const directoryApplicationId = 0x43484452

/** The version of the tables below and of what is put into them, in SQLite's `user_version`. */
export const tablesVersion = 1

// Folded texts are kept, since SQLite folds ASCII alone. `build` names one filling of the tables from nothing.
const tables = `
  CREATE TABLE bookmark (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    build TEXT NOT NULL,
    first_mark TEXT,
    position TEXT,
    last_stream TEXT,
    last_revision TEXT,
    last_mark TEXT
  ) STRICT;
  CREATE TABLE communities (
    community_id TEXT NOT NULL UNIQUE,
    owner_tenant_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    closed_at TEXT,
    tenant_count INTEGER NOT NULL,
    paused_count INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    description TEXT NOT NULL,
    description_folded TEXT NOT NULL
  ) STRICT;
  CREATE TABLE members (
    tenant_id TEXT NOT NULL,
    community_id TEXT NOT NULL,
    joined_at TEXT NOT NULL,
    is_paused INTEGER NOT NULL,
    alias TEXT,
    alias_folded TEXT,
    PRIMARY KEY (tenant_id, community_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX members_joined ON members (tenant_id, joined_at, community_id);
  CREATE TABLE member_users (
    community_id TEXT NOT NULL,
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (community_id, tenant_id, user_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE invitations (
    invitation_id TEXT PRIMARY KEY,
    community_id TEXT NOT NULL,
    recipient TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    deadline TEXT NOT NULL,
    status TEXT NOT NULL,
    accepting_tenant_id TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX invitations_of ON invitations (community_id, status, issued_at, invitation_id);
  CREATE INDEX invitations_to ON invitations (recipient, issued_at, invitation_id);
  CREATE INDEX invitations_accepted ON invitations (accepting_tenant_id, issued_at, invitation_id)
    WHERE accepting_tenant_id IS NOT NULL;
  CREATE INDEX invitations_due ON invitations (deadline, invitation_id) WHERE status IN ('Invited', 'Accepted');
`

/** The version of the tables that are there; 0 for none. */
export const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }))

const buildOf = (db: Database): unknown => db.prepare('SELECT build FROM bookmark').pluck().get()

const isEmpty = (db: Database): boolean => db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined

const dropTables = (db: Database): void => {
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all()
  for (const name of names) db.exec(`DROP TABLE "${name}"`)
}

const startAnew = (db: Database): void => {
  dropTables(db)
  db.pragma(`application_id = ${directoryApplicationId}`)
  db.pragma(`user_version = ${tablesVersion}`)
  db.exec(tables)
  db.prepare('INSERT INTO bookmark (only_one, build) VALUES (1, ?)').run(randomUUID())
}

/** Makes the tables with nothing in them, unless they are there in this version and were not built so. */
export const prepareTables = (db: Database, unwantedBuild: string | undefined): void => {
  const isFit = (): boolean => !isEmpty(db) && versionOf(db) === tablesVersion && buildOf(db) !== unwantedBuild
  if (isFit()) return
  // Another process may have been faster.
  const prepare = db.transaction(() => {
    if (!isFit()) startAnew(db)
  })
  prepare.immediate()
}

/** Throws unless the tables are there with their columns. */
export const checkDirectoryTables = (db: Database): void => {
  for (const columns of [
    'build, first_mark, position, last_stream, last_revision, last_mark FROM bookmark',
    'community_id, owner_tenant_id, created_at, closed_at, tenant_count, paused_count FROM communities',
    'name, name_folded, description, description_folded FROM communities',
    'tenant_id, community_id, joined_at, is_paused, alias, alias_folded FROM members',
    'community_id, tenant_id, user_id FROM member_users',
    'invitation_id, community_id, recipient, issued_at, deadline, status, accepting_tenant_id FROM invitations',
  ])
    db.prepare(`SELECT ${columns} LIMIT 1`).get()
}

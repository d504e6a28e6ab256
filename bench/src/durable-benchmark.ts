import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CommunityCommand, type CommunityHandshake, communityHandshake } from '@community-handshake/domain'
import { nodePlatform, sqliteEventStore } from '@community-handshake/eventstore-adapter'
import Database from 'better-sqlite3'
import { type Benchmark, type Effort, shrunk } from './benchmark.js'
import { handshakeCommands } from './handshake-commands.js'
import { compare, type Variant } from './measure.js'

const platform = nodePlatform()
const sources = { ...platform, now: platform.clock.now, nextCommandId: platform.ids.nextCommandId }

/** A text as long as a stored event usually is. */
const rowText = JSON.stringify({ filler: 'x'.repeat(880) })

interface Bed {
  readonly handshake: CommunityHandshake
  readonly insertRaw: (id: string) => void
  readonly close: () => Promise<void>
}

const openRaw = (path: string) => {
  const database = new Database(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec(
    `CREATE TABLE events (position INTEGER PRIMARY KEY AUTOINCREMENT, stream_id TEXT, revision INTEGER, event_id TEXT UNIQUE,
     type TEXT, text TEXT, digest TEXT, UNIQUE (stream_id, revision)) STRICT`,
  )
  return database
}

const openBed = (): Bed => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-bench-'))
  const opened = sqliteEventStore({ path: join(folder, 'ours.db') })
  if (opened.isErr()) throw new Error(opened.error.message)
  const raw = openRaw(join(folder, 'raw.db'))
  const insert = raw.prepare(
    'INSERT INTO events (stream_id, revision, event_id, type, text, digest) VALUES (?, 0, ?, ?, ?, ?)',
  )
  const digest = platform.hasher.sha256(rowText)
  return {
    handshake: communityHandshake({ store: opened.value, ...platform }),
    insertRaw: (id) => {
      insert.run(`community-${id}`, id, 'TenantInvited', rowText, digest)
    },
    close: async () => {
      await opened.value.close()
      raw.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const client = async (handshake: CommunityHandshake, commands: readonly CommunityCommand[]): Promise<void> => {
  for (const command of commands) {
    const done = await handshake.execute(command)
    if (done.isErr()) throw new Error(done.error.kind)
  }
}

// Clients make the ids of their commands as they go, so that those of one moment are neighbours in the index:
// the commands are made in the order in which they will be sent.
const inTurns = (clients: number, communitiesEach: number): readonly (readonly CommunityCommand[])[] => {
  const commands: CommunityCommand[][] = Array.from({ length: clients }, () => [])
  for (let index = 0; index < communitiesEach; index += 1)
    for (const mine of commands) mine.push(...handshakeCommands(sources))
  return commands
}

const durableCommands = (bed: Bed, clients: number, communitiesEach: number): Variant => {
  let commands: readonly (readonly CommunityCommand[])[] = []
  return {
    name: `${clients} clients`,
    operations: clients * communitiesEach * 4,
    prepare: () => {
      commands = inTurns(clients, communitiesEach)
    },
    run: async () => {
      await Promise.all(commands.map((mine) => client(bed.handshake, mine)))
    },
  }
}

const rawCommits = (bed: Bed, commits: number): Variant => {
  let ids: readonly string[] = []
  return {
    name: 'raw insert and commit',
    operations: commits,
    prepare: () => {
      ids = Array.from({ length: commits }, sources.nextCommandId)
    },
    run: () => {
      for (const id of ids) bed.insertRaw(id)
    },
  }
}

const lines: Benchmark['lines'] = async function* (effort: Effort) {
  const bed = openBed()
  try {
    const alone = shrunk(500, effort)
    const one = await compare(durableCommands(bed, 1, alone), rawCommits(bed, alone * 4), effort.rounds)
    yield { title: 'durable commands, 1 client', comparison: one, target: 0.8 }
    const each = shrunk(60, effort)
    const oneByOne = { ...durableCommands(bed, 1, alone), name: 'one commit a command' }
    const many = await compare(durableCommands(bed, 64, each), oneByOne, effort.rounds)
    yield { title: 'durable commands, 64 clients sharing commits', comparison: many, target: 5 }
  } finally {
    await bed.close()
  }
}

/** Commands on SQLite that are safe at power failure, against one raw insert and commit each. */
export const durableBenchmark: Benchmark = {
  name: 'durable',
  about: 'durable commands on SQLite (WAL, synchronous=FULL), commands a second',
  lines,
}

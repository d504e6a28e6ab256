import type { EmailAddress, KeysByAddress, KeysByPerson, PersonId, PersonKey } from '@community-handshake/domain'
import type { Database } from 'better-sqlite3'
import { addressMark, newPerson } from './new-person.js'

/** The keys in a database; its calls return at once and throw what SQLite throws. */
export interface KeyRecords {
  readonly epoch: () => number
  readonly find: (addresses: readonly EmailAddress[]) => KeysByAddress
  readonly assure: (addresses: readonly EmailAddress[]) => KeysByAddress
  readonly keysOf: (persons: readonly PersonId[]) => KeysByPerson
  readonly forget: (person: PersonId) => boolean
}

interface KeyRow {
  readonly person: string
  readonly key_version: number
  readonly key: Uint8Array
}

const personKey = ({ person, key_version, key }: KeyRow): PersonKey => ({
  person: person as PersonId,
  keyVersion: key_version,
  key: new Uint8Array(key),
})

// Statements are prepared once: preparing costs as much as running.
const prepare = (db: Database) => ({
  epoch: db.prepare<[], number>('SELECT count(*) FROM forgotten_persons').pluck(),
  newest: db.prepare<[string], KeyRow>(
    `SELECT person, key_version, key FROM persons JOIN person_keys USING (person)
     WHERE address_mark = ? ORDER BY key_version DESC LIMIT 1`,
  ),
  all: db.prepare<[string], KeyRow>('SELECT person, key_version, key FROM person_keys WHERE person = ?'),
  isForgotten: db.prepare<[string], number>('SELECT 1 FROM forgotten_persons WHERE person = ?').pluck(),
  addPerson: db.prepare<[string, string]>('INSERT INTO persons (address_mark, person) VALUES (?, ?)'),
  addKey: db.prepare<[string, number, Uint8Array]>(
    'INSERT INTO person_keys (person, key_version, key) VALUES (?, ?, ?)',
  ),
  // In its place first: a row that is only removed could leave a copy where a page was divided.
  overwrite: db.prepare<[string]>('UPDATE person_keys SET key = zeroblob(32) WHERE person = ?'),
  dropKeys: db.prepare<[string]>('DELETE FROM person_keys WHERE person = ?'),
  dropPerson: db.prepare<[string]>('DELETE FROM persons WHERE person = ?'),
  addForgotten: db.prepare<[string]>('INSERT OR IGNORE INTO forgotten_persons (person) VALUES (?)'),
})

const pepperOf = (db: Database): Uint8Array => {
  const pepper = db.prepare<[], Uint8Array>('SELECT pepper FROM settings').pluck().get()
  if (pepper === undefined) throw new Error('The key store has no settings.')
  return pepper
}

/** The keys in the tables of a database. */
export const keyRecords = (db: Database): KeyRecords => {
  const run = prepare(db)
  const pepper = pepperOf(db)
  const epoch = (): number => run.epoch.get() ?? 0

  const begin = (mark: string): PersonKey => {
    const { person, key } = newPerson()
    run.addPerson.run(mark, person)
    run.addKey.run(person, 1, key)
    return { person, keyVersion: 1, key }
  }
  const collect = (
    addresses: readonly EmailAddress[],
    look: (mark: string) => PersonKey | undefined,
  ): KeysByAddress => {
    const keys = new Map<EmailAddress, PersonKey>()
    for (const address of addresses) {
      const key = look(addressMark(pepper, address))
      if (key !== undefined) keys.set(address, key)
    }
    return { epoch: epoch(), keys }
  }
  const newest = (mark: string): PersonKey | undefined => {
    const row = run.newest.get(mark)
    return row && personKey(row)
  }
  const find = db.transaction((addresses: readonly EmailAddress[]) => collect(addresses, newest))
  const assure = db.transaction((addresses: readonly EmailAddress[]) =>
    collect(addresses, (mark) => newest(mark) ?? begin(mark)),
  )
  const keysOf = db.transaction((persons: readonly PersonId[]): KeysByPerson => {
    const keys = new Map(persons.map((person) => [person, run.all.all(person).map(personKey)]))
    for (const [person, versions] of keys) if (versions.length === 0) keys.delete(person)
    return { epoch: epoch(), keys, forgotten: new Set(persons.filter((person) => run.isForgotten.get(person) === 1)) }
  })
  const forget = db.transaction((person: PersonId): boolean => {
    run.overwrite.run(person)
    const { changes } = run.dropKeys.run(person)
    run.dropPerson.run(person)
    if (changes > 0) run.addForgotten.run(person)
    return changes > 0
  })
  return {
    epoch,
    find,
    // Most often everybody is known, and nothing needs to be locked or written.
    assure: (addresses) => {
      const found = find(addresses)
      return addresses.every((address) => found.keys.has(address)) ? found : assure.immediate(addresses)
    },
    keysOf,
    forget: (person) => forget.immediate(person),
  }
}

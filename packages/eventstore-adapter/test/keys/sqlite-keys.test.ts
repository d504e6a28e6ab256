import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EmailAddress, PersonKey, PersonKeys } from '@community-handshake/domain'
import Driver from 'better-sqlite3'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { sqlitePersonKeys } from '../../src/keys/sqlite-person-keys.js'
import { failureIn, valueIn } from '../results.js'
import { inTemporaryFolder } from '../temporary-folder.js'

const addressOf = (number: number) => `person-${number}@example.com` as EmailAddress

const open = (folder: string): PersonKeys => valueIn(sqlitePersonKeys({ path: join(folder, 'keys.db') }))

const keysOf = async (keys: PersonKeys, count: number): Promise<readonly PersonKey[]> => {
  const found: PersonKey[] = []
  for (let first = 0; first < count; first += 50) {
    const addresses = Array.from({ length: 50 }, (_none, index) => addressOf(first + index))
    found.push(...valueIn(await keys.assure(addresses)).keys.values())
  }
  return found
}

const holds = (folder: string, bytes: Uint8Array | string): boolean =>
  readFileSync(join(folder, 'keys.db')).includes(Buffer.from(bytes))

test(
  'of a forgotten person neither the key nor the way to it is in the file, however full it is',
  inTemporaryFolder(async (folder) => {
    const keys = open(folder)
    const all = await keysOf(keys, 1000)
    for (const { person, key } of all.filter((_key, index) => index % 97 === 3)) {
      assert.ok(holds(folder, key), 'a key that is kept is in the file')
      assert.ok(valueIn(await keys.forget(person)))
      assert.not.ok(holds(folder, key))
    }
    const kept = all.filter((_key, index) => index % 97 !== 3)
    assert.ok(kept.every(({ key }) => holds(folder, key)))
    await keys.close()
  }),
)

test(
  'no address is in the file, nor the plain hash of one',
  inTemporaryFolder(async (folder) => {
    const keys = open(folder)
    await keysOf(keys, 50)
    assert.not.ok(holds(folder, 'example.com'))
    await keys.close()
  }),
)

test(
  'a process notices at once that another has forgotten somebody, and both agree on who somebody new is',
  inTemporaryFolder(async (folder) => {
    const [one, other] = [open(folder), open(folder)]
    const [first] = await keysOf(one, 50)
    assert.ok(first)
    assert.is(valueIn(await other.epoch()), 0)
    assert.ok(valueIn(await one.forget(first.person)))
    assert.is(valueIn(await other.epoch()), 1)
    assert.is(valueIn(await one.epoch()), 1)
    assert.equal([...valueIn(await other.keysOf([first.person])).forgotten], [first.person])
    assert.equal(await keysOf(one, 50), await keysOf(other, 50))
    await Promise.all([one.close(), other.close()])
  }),
)

test(
  'only its owner can read the file, and a file of another kind is left as it is',
  inTemporaryFolder(async (folder) => {
    await open(folder).close()
    assert.is(statSync(join(folder, 'keys.db')).mode & 0o077, 0)
    const foreign = join(folder, 'foreign.db')
    new Driver(foreign).exec('CREATE TABLE theirs (a)').close()
    const before = readFileSync(foreign)
    assert.is(failureIn(sqlitePersonKeys({ path: foreign })).reason, 'foreign-database')
    assert.equal(readFileSync(foreign), before)
    writeFileSync(join(folder, 'text'), 'no database')
    assert.is(failureIn(sqlitePersonKeys({ path: join(folder, 'text') })).reason, 'not-a-database')
    for (const path of ['', ':memory:', ' keys.db', 'file:keys.db'])
      assert.is(failureIn(sqlitePersonKeys({ path })).reason, 'invalid-path')
  }),
)

test(
  'a file of a newer version is left to that',
  inTemporaryFolder(async (folder) => {
    await open(folder).close()
    const db = new Driver(join(folder, 'keys.db'))
    db.pragma('user_version = 99')
    db.close()
    assert.is(failureIn(sqlitePersonKeys({ path: join(folder, 'keys.db') })).reason, 'newer-version')
  }),
)

test(
  'keys that somebody spoiled behind its back are told as damage',
  inTemporaryFolder(async (folder) => {
    const keys = open(folder)
    await keysOf(keys, 50)
    const db = new Driver(join(folder, 'keys.db'))
    db.exec('DROP TABLE person_keys')
    db.close()
    const failure = failureIn(await keys.find([addressOf(1)]))
    assert.is(failure.kind, 'key-store-failure')
    assert.match(failure.message, /keys\.db: no such table/)
    await keys.close()
  }),
)

test.run()

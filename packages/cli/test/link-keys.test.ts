import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { loadLinkKeys } from '../src/composition/link-keys.js'
import { inTemporaryFolder, runCommand, startServer } from './support/command.js'

test('keys are made once, readable by their owner alone, and are the same ever after', () =>
  inTemporaryFolder((folder) => {
    const file = join(folder, 'secrets/keys.json')
    const made = loadLinkKeys(file)
    const found = loadLinkKeys(file)
    if (made.isErr() || found.isErr()) throw new Error('the keys cannot be loaded')
    assert.equal(found.value, made.value)
    assert.is(made.value[0].key.length, 32)
    assert.is(statSync(file).mode & 0o777, 0o600)
    assert.equal(readdirSync(join(folder, 'secrets')), ['keys.json'])
  }))

test('servers that are started at the same moment with one file share its keys', () =>
  inTemporaryFolder(async (folder) => {
    const file = join(folder, 'keys.json')
    const shared = ['--dev', '--port', '0', '--link-keys', file]
    const both = await Promise.all(['a', 'b'].map((name) => startServer(...shared, '--data', join(folder, name))))
    const [first] = JSON.parse(readFileSync(file, 'utf8'))
    assert.is(first.id, 'k1')
    assert.equal(readdirSync(folder).sort(), ['a', 'b', 'keys.json'])
    await Promise.all(both.map((server) => server.end('SIGTERM')))
  }))

test('a file that is no file of keys is told, and left as it is', () =>
  inTemporaryFolder((folder) => {
    const file = join(folder, 'keys.json')
    for (const text of ['', '{}', '[{"id":"k1","key":"c2hvcnQ"}]', '[{"id":"a b","key":"x"}]']) {
      writeFileSync(file, text)
      const loaded = loadLinkKeys(file)
      assert.ok(loaded.isErr())
      assert.match(loaded.error.message, /damaged\. Restore it/)
      assert.is(readFileSync(file, 'utf8'), text)
    }
  }))

test('a file that cannot be made ends the start and says why', () =>
  inTemporaryFolder((folder) => {
    const file = join(folder, 'taken')
    mkdirSync(file)
    const { status, stderr } = runCommand('serve', '--dev', '--data', folder, '--port', '0', '--link-keys', file)
    assert.is(status, 1)
    assert.match(stderr, /link keys in .*taken/)
  }))

test.run()

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { eventStoreOn, fileEventStore } from '../src/store/file-event-store.js'
import { makeHistory } from '../src/store/history.js'
import { sample } from './events.js'
import { failureIn, valueIn } from './results.js'

const inFolder = async (work: (path: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'own-store-'))
  try {
    await work(join(folder, 'events.ndjson'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const numbersIn = async (path: string): Promise<readonly string[]> => {
  const store = valueIn(await fileEventStore(path))
  const events = valueIn(await store.readAll({ limit: 10_000 }))
  await store.close()
  return events.map(({ text }) => text)
}

/** A journal of two appends, the second of two events. */
const write = async (path: string): Promise<void> => {
  const store = valueIn(await fileEventStore(path))
  valueIn(await store.append('stream-1', 'no_stream', [sample(1)]))
  valueIn(await store.append('stream-1', 0n, [sample(2), sample(3)]))
  await store.close()
}

test('an append that a crash cut off in the middle is gone as a whole, and the next one follows what is left', () =>
  inFolder(async (path) => {
    await write(path)
    const { length } = readFileSync(path)
    const first = readFileSync(path).indexOf('\n') + 1
    for (const cutAt of [length - 1, length - 20, first + 1]) {
      truncateSync(path, cutAt)
      assert.equal(await numbersIn(path), [sample(1).text], `cut at ${cutAt}`)
      assert.is(readFileSync(path).length, first)
      const store = valueIn(await fileEventStore(path))
      assert.is(valueIn(await store.append('stream-1', 0n, [sample(2), sample(3)])).revision, 2n)
      await store.close()
    }
    assert.equal(
      await numbersIn(path),
      [1, 2, 3].map((number) => sample(number).text),
    )
  }))

test('a line that was changed is told with its number, and nothing is thrown away', () =>
  inFolder(async (path) => {
    await write(path)
    for (const line of [
      '{"streamId":"stream-1"',
      '{"streamId":7,"events":[]}',
      '{"streamId":"s","events":[{"id":"1"}]}',
    ]) {
      const before = readFileSync(path, 'utf8')
      appendFileSync(path, `${line}\n`)
      const failure = failureIn(await fileEventStore(path))
      assert.is(failure.reason, 'damaged')
      assert.match(failure.message, /Line 3 /)
      assert.is(readFileSync(path, 'utf8'), `${before}${line}\n`)
      assert.not.ok(existsSync(`${path}.lock`))
      writeFileSync(path, before)
    }
    assert.is((await numbersIn(path)).length, 3)
  }))

test('a file that is open already is not opened a second time, until it is closed', () =>
  inFolder(async (path) => {
    const store = valueIn(await fileEventStore(path))
    const failure = failureIn(await fileEventStore(path))
    assert.is(failure.reason, 'unavailable')
    assert.match(failure.message, new RegExp(`Process ${process.pid} has the file open`))
    await store.close()
    await write(path)
  }))

test('a path that no file can have is a failure that says so', async () => {
  const failure = failureIn(await fileEventStore(join(tmpdir(), 'no-such-folder-here', 'events.ndjson')))
  assert.is(failure.reason, 'unavailable')
  assert.match(failure.message, /ENOENT/)
})

test('after a write that failed nobody is told that anything is stored, until the file is opened again', async () => {
  const lines: string[] = []
  let isFull = false
  const add = async (line: string): Promise<void> => {
    if (isFull) throw new Error('ENOSPC: no space left on device')
    lines.push(line)
  }
  const store = eventStoreOn(makeHistory(), { add, close: async () => undefined }, async () => undefined)
  valueIn(await store.append('stream-1', 'no_stream', [sample(1)]))
  isFull = true
  const [lost, after] = await Promise.all([
    store.append('stream-1', 0n, [sample(2)]),
    store.append('stream-2', 'no_stream', [sample(3)]),
  ])
  const reasonOf = (result: typeof lost) => {
    const failure = failureIn(result)
    return failure.kind === 'store-failure' ? failure.reason : failure.kind
  }
  assert.equal([reasonOf(lost), reasonOf(after)], ['unknown-outcome', 'unavailable'])
  isFull = false
  assert.is(reasonOf(await store.append('stream-1', 0n, [sample(2)])), 'unavailable')
  assert.is(valueIn(await store.readAll()).length, 1)
  assert.is(lines.length, 1)
  await store.close()
})

test('killed in the middle of its work, the store loses nothing that it said is stored', () =>
  inFolder(async (path) => {
    const program = fileURLToPath(new URL('./programs/append-until-killed.ts', import.meta.url))
    for (let round = 1; round <= 2; round += 1) {
      const child = spawn(process.execPath, ['--import', 'tsx', program, path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const closed = once(child, 'close')
      let told = -1
      for await (const line of createInterface(child.stdout)) {
        told = Number(line)
        if (told === 50 * round) child.kill('SIGKILL')
      }
      await closed
      const kept = await numbersIn(path)
      assert.ok(told >= 50 * round, `the program ended after ${told}`)
      assert.ok(kept.length >= 2 * (told + 1), `${kept.length} events of ${2 * (told + 1)}`)
      assert.is(kept.length % 2, 0)
      assert.not.ok(existsSync(`${path}.lock`))
      assert.is(kept[2 * told + 1], sample(told + 1_000_000).text)
    }
  }))

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { newEvent } from '../simple-events.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { runProgram } from './programs/run-program.js'
import { openStore, storeFile } from './stores.js'

test(
  'two processes append to one file, and a third one is told each event once and in order',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    const reader = runProgram('subscribe-and-print', path, '600')
    await reader.printed(1)
    const writers = ['one', 'two'].map((name) => runProgram('append-some', path, name, '300'))
    assert.equal(await Promise.all(writers.map(({ ended }) => ended)), [0, 0])
    assert.is(await reader.ended, 0)

    const told = reader.lines().slice(1)
    const positions = told.map((line) => line.split(' ')[1])
    assert.equal(positions, [...new Set(positions)].sort(), 'positions, growing and each once')
    const toldIds = told.map((line) => line.split(' ')[0])
    assert.equal(new Set(toldIds), new Set(writers.flatMap(({ lines }) => lines())))
    const store = openStore(path)
    const stored = (await store.readAll({ limit: 10_000 }))._unsafeUnwrap()
    assert.equal(
      toldIds,
      stored.map(({ id }) => id),
    )
    const shared = (await store.readStream('shared'))._unsafeUnwrap()
    assert.equal(
      shared.map(({ revision }) => Number(revision)),
      Array.from({ length: 300 }, (_none, index) => index),
    )
    await store.close()
  }),
)

test(
  'processes that make the same file at the same moment all work on it',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    const writers = ['one', 'two', 'three', 'four', 'five'].map((name) => runProgram('append-some', path, name, '10'))
    assert.equal(await Promise.all(writers.map(({ ended }) => ended)), [0, 0, 0, 0, 0])
    const store = openStore(path)
    assert.is((await store.readAll())._unsafeUnwrap().length, 50)
    await store.close()
  }),
)

test(
  'two stores on one file in one process see what the other appends',
  inTemporaryFolder(async (folder) => {
    const [one, other] = [openStore(storeFile(folder)), openStore(storeFile(folder))]
    const aborter = new AbortController()
    const messages = one.subscribe({ signal: aborter.signal })[Symbol.asyncIterator]()
    assert.is((await messages.next()).value?.kind, 'caught-up')
    const waiting = messages.next()
    const event = newEvent()
    assert.ok((await other.append('stream-1', 'no_stream', [event])).isOk())
    const message = (await waiting).value
    assert.is(message?.kind === 'event' && message.event.id, event.id)
    const conflict = await one.append('stream-1', 'no_stream', [newEvent()])
    assert.is(conflict.isErr() && conflict.error.kind, 'revision-conflict')
    aborter.abort()
    assert.ok((await messages.next()).done)
    await one.close()
    assert.ok((await other.append('stream-1', 0n, [newEvent()])).isOk(), 'the other goes on when the first is closed')
    await other.close()
  }),
)

test(
  'subscriptions leave nothing behind that would keep a process alive',
  inTemporaryFolder(async (folder) => {
    const program = runProgram('subscribe-and-leave', storeFile(folder))
    const timer = setTimeout(() => program.child.kill('SIGKILL'), 20_000)
    assert.is(await program.ended, 0)
    clearTimeout(timer)
    assert.equal(program.lines(), ['done'])
  }),
)

test.run()

import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventStoreDbStore } from '@community-handshake/eventstore-adapter'
import { type EventStoreDbNode, startEventStoreDbNode } from '@community-handshake/eventstore-adapter/testing'
import { err, Result } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { AuditFailure } from '../src/audit/audit-failure.js'
import { copyBetween, copyPlaces } from '../src/copy/copy-between.js'
import type { Copied } from '../src/copy/copy-history.js'
import { copyPlace, isSamePlace } from '../src/copy/copy-place.js'
import { inTemporaryFolder, startCommand } from './support/command.js'
import { playHandshake } from './support/history.js'
import { allIn, allInFile, openFile, withoutPositions, writeLongHistory } from './support/long-history.js'
import { failureIn, valueIn } from './support/results.js'

interface Scene {
  readonly node: EventStoreDbNode
  /** The path of a file of that name. */
  readonly at: (name: string) => string
}

const scene = (work: (scene: Scene) => Promise<void>) => () =>
  inTemporaryFolder(async (folder) => {
    const node = await startEventStoreDbNode()
    try {
      await work({ node, at: (name) => join(folder, name) })
    } finally {
      await node.stop()
    }
  })

const quiet = { advance: () => {}, end: () => {} }

const copy = async (from: string, to: string): Promise<Result<Copied, AuditFailure>> => {
  const places = copyPlaces(from, to)
  return places.isErr() ? err(places.error) : copyBetween(places.value, quiet)
}

const copied = async (from: string, to: string): Promise<Copied> => valueIn(await copy(from, to))

const allOn = async ({ connectionString }: EventStoreDbNode, namespace = '') => {
  const store = valueIn(eventStoreDbStore({ connectionString, namespace }))
  const all = await allIn(store)
  await store.close()
  return all
}

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2))
}

test(
  'a history comes from a file to a cluster and back again as it was, to the byte',
  scene(async ({ node, at }) => {
    await writeLongHistory(at('old.db'), 1200)
    const there = await copied(`sqlite:${at('old.db')}`, node.connectionString)
    const back = await copied(node.connectionString, `sqlite:${at('new.db')}`)
    const [before, after] = [await allInFile(at('old.db')), await allInFile(at('new.db'))]
    assert.is(before.length, 1200)
    assert.equal(withoutPositions(await allOn(node)), withoutPositions(before))
    assert.equal(after, before)
    assert.is(there.sha256, back.sha256)
    assert.equal([there.events, there.copied, there.before], [1200, 1200, 0])
    assert.is(there.streams, new Set(before.map(({ streamId }) => streamId)).size)
    for (const name of ['old', 'new']) await copied(at(`${name}.db`), at(`${name}.ndjson`))
    assert.ok(readFileSync(at('old.ndjson')).equals(readFileSync(at('new.ndjson'))))
  }),
)

test(
  'a namespace keeps a history apart from others in the same database',
  scene(async ({ node, at }) => {
    await writeLongHistory(at('one.db'), 30)
    const { communityId } = await playHandshake(at('other.db'))
    await copied(at('one.db'), `${node.connectionString}&namespace=one.`)
    await copied(at('other.db'), `${node.connectionString}&namespace=other.`)
    assert.is((await allOn(node, 'one.')).length, 30)
    const [first] = await allOn(node, 'other.')
    assert.is(first?.streamId, `community-${communityId}`)
  }),
)

test(
  'a copy that was killed goes on where it was, and a finished one takes what came since',
  scene(async ({ node, at }) => {
    await writeLongHistory(at('old.db'), 2500)
    const first = startCommand('copy', '--from', at('old.db'), '--to', node.connectionString)
    await until(() => node.events().length > 400)
    first.kill()
    assert.is((await first.ended).status, null)
    const reached = node.events().length
    assert.ok(reached < 2500, 'it was killed in the middle')
    const second = await copied(at('old.db'), node.connectionString)
    assert.is(second.before + second.copied, 2500)
    assert.ok(second.before >= 400)
    const again = await copied(at('old.db'), node.connectionString)
    assert.equal([again.before, again.copied, again.sha256], [2500, 0, second.sha256])
    const store = openFile(at('old.db'))
    valueIn(await store.append('community-0', 'any', [{ ...newest, text: '{"late":true}' }]))
    await store.close()
    assert.is((await copied(at('old.db'), node.connectionString)).copied, 1)
    assert.equal(withoutPositions(await allOn(node)), withoutPositions(await allInFile(at('old.db'))))
  }),
)

const newest = {
  id: '01990a5d-ac96-774b-8cce-000000000001' as never,
  type: 'Happened',
  text: '{}',
  digest: 'f'.repeat(64),
}

test(
  'lost answers and a restart of the server in the middle leave no gap and nothing twice',
  scene(async ({ node, at }) => {
    await writeLongHistory(at('old.db'), 1500)
    const running = startCommand('copy', '--from', at('old.db'), '--to', node.connectionString, '--json')
    await until(() => node.events().length > 200)
    node.faults.loseAnswers = 3
    await until(() => node.events().length > 600)
    await node.stop()
    await node.start()
    const { status, stderr } = await running.ended
    assert.is(status, 0, stderr)
    assert.equal(withoutPositions(await allOn(node)), withoutPositions(await allInFile(at('old.db'))))
  }),
)

test(
  'a file of lines that was broken off in the middle of a line is completed, and is under its name only then',
  scene(async ({ at }) => {
    await writeLongHistory(at('old.db'), 700)
    await copied(at('old.db'), at('whole.ndjson'))
    const whole = readFileSync(at('whole.ndjson'))
    writeFileSync(at('part.ndjson.partial'), whole.subarray(0, Math.floor(whole.length / 2)))
    const { before } = await copied(at('old.db'), at('part.ndjson'))
    assert.ok(before > 0 && before < 700)
    assert.ok(readFileSync(at('part.ndjson')).equals(whole))
    assert.not.ok(existsSync(at('part.ndjson.partial')))
    const restored = await copied(at('whole.ndjson'), at('restored.db'))
    assert.is(restored.copied, 700)
    assert.equal(await allInFile(at('restored.db')), await allInFile(at('old.db')))
  }),
)

test(
  'a target that holds something else is refused and left as it is',
  scene(async ({ node, at }) => {
    await writeLongHistory(at('old.db'), 60)
    await playHandshake(at('other.db'))
    const refused = async (from: string, to: string): Promise<void> => {
      const { exitCode, message } = failureIn(await copy(from, to))
      assert.is(exitCode, 1)
      assert.match(message, /holds something else than the source: .*Copy to an empty target/)
    }
    const others = await allInFile(at('other.db'))
    await refused(at('old.db'), at('other.db'))
    assert.equal(await allInFile(at('other.db')), others)
    await copied(at('old.db'), node.connectionString)
    await refused(at('other.db'), node.connectionString)
    assert.is(node.events().length, 60)

    await copied(at('old.db'), at('lines.ndjson'))
    const lines = readFileSync(at('lines.ndjson'), 'utf8')
    await refused(at('other.db'), at('lines.ndjson'))
    assert.is(readFileSync(at('lines.ndjson'), 'utf8'), lines)
    assert.not.ok(existsSync(at('lines.ndjson.partial')))
    // The target has more than the source.
    const longer = openFile(at('old.db'))
    valueIn(await longer.append('community-0', 'any', [newest]))
    await longer.close()
    await refused(at('lines.ndjson'), at('old.db'))
  }),
)

test(
  'a damaged file of lines is told by the number of its line',
  scene(async ({ at }) => {
    await writeLongHistory(at('old.db'), 20)
    await copied(at('old.db'), at('lines.ndjson'))
    truncateSync(at('lines.ndjson'), readFileSync(at('lines.ndjson')).length - 40)
    appendFileSync(at('lines.ndjson'), '\n')
    const { message } = failureIn(await copy(at('lines.ndjson'), at('new.db')))
    assert.match(message, /Line 20 of .*lines\.ndjson is not an exported event/)
  }),
)

test(
  'what cannot be copied ends with 2, says what to do, and repeats no password',
  scene(async ({ at }) => {
    await writeLongHistory(at('old.db'), 1)
    for (const [from, to, says] of [
      [at('nothing.db'), at('new.db'), /--from: there is no file/],
      [at('old.db'), `sqlite:${at('old.db')}`, /same place/],
      [at('old.db'), 'edsb://admin:s3cret@host', /--to names nothing that can be copied/],
    ] as const) {
      const { exitCode, message } = failureIn(await copy(from, to))
      assert.is(exitCode, 2)
      assert.match(message, says)
      assert.not.match(message, /s3cret/)
    }
    assert.not.ok(existsSync(at('nothing.db')) || existsSync(at('new.db')))
    const wrong = await startCommand('copy', '--from', at('old.db'), '--to', 'esdb://admin:s3cret@host?tls=perhaps')
      .ended
    assert.is(wrong.status, 1)
    assert.match(wrong.stderr, /^error: .*tls/)
    assert.not.match(wrong.stderr, /s3cret|\n\s+at /)
  }),
)

test('places are files, lines and databases, and never memory', () => {
  const kindOf = (text: string) => valueIn(copyPlace('--to', text)).kind
  for (const text of ['ndjson:copy', 'copy.ndjson', './copies/of.jsonl']) assert.is(kindOf(text), 'lines', text)
  for (const text of ['history.db', 'sqlite:copy.ndjson']) assert.is(kindOf(text), 'sqlite', text)
  for (const text of ['esdb://a?tls=false', 'kurrentdb+discover://a']) assert.is(kindOf(text), 'eventstoredb', text)
  assert.match(failureIn(copyPlace('--to', 'memory:')).message, /keeps nothing/)
  const [one, other] = ['esdb://a:1@host', 'esdb://b:2@host?namespace=x.'].map((text) => copyPlace('--to', text))
  const same = Result.combine([copyPlace('--to', 'esdb://host'), copyPlace('--to', 'esdb://a:1@host?tls=true')])
  const [left, right] = valueIn(same)
  assert.ok(left !== undefined && right !== undefined && isSamePlace(left, right))
  assert.ok(one !== undefined && other !== undefined && !isSamePlace(valueIn(one), valueIn(other)))
})

test(
  'what was copied is audited where it is, with the same answers',
  scene(async ({ node, at }) => {
    await playHandshake(at('old.db'))
    const store = openFile(at('old.db'))
    valueIn(await store.append('notification-1', 'any', [newest]))
    await store.close()
    await copied(at('old.db'), node.connectionString)
    await copied(node.connectionString, at('whole.ndjson'))
    const answers = []
    for (const source of [
      ['--store', at('old.db')],
      ['--store', node.connectionString],
      ['--file', at('whole.ndjson')],
    ])
      for (const question of ['verify', 'members']) {
        const { status, stdout, stderr } = await startCommand('audit', question, ...source).ended
        assert.is(status, 0, stderr)
        answers.push(stdout)
      }
    const [verified, members, ...others] = answers
    assert.equal(others, [verified, members, verified, members])
    assert.match(verified ?? '', /5 events of 1 communities verified/)
  }),
)

test(
  'a person is told in words what was copied',
  scene(async ({ at }) => {
    await writeLongHistory(at('old.db'), 10)
    const { status, stdout } = await startCommand('copy', '--from', at('old.db'), '--to', at('new.db')).ended
    assert.is(status, 0)
    assert.match(
      stdout,
      /^10 events of \d+ streams are in .*new\.db: 10 copied now, 0 were there before\. All were read/,
    )
  }),
)

test.run()

import * as fc from 'fast-check'
import type { Result } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityCommand, type CommunityEvent, communityHandshake, decide, fold } from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { type FaultyStore, faultyStore } from '../support/memory-store.js'
import { anyHistory, historyAndCommand, type RandomHistory, step, toPlain } from '../support/random-history.js'
import { valueIn } from '../support/results.js'

const backoff = { pause: async () => undefined }
const handlerOn = (store: FaultyStore) => communityHandshake({ store, hasher, backoff })

// Only what was decided is stored, as it would be in a store that has served all the commands.
const storedHistory = async ({ commands, events }: RandomHistory): Promise<FaultyStore> => {
  const store = faultyStore()
  const handler = handlerOn(store)
  for (const command of commands) {
    const done = await handler.execute(command)
    assert.ok(done.isOk() || done.error.kind === 'refusal')
  }
  assert.is(store.all.length, events.length)
  return store
}

// What came of a command: its events, or its refusal with the facts.
const told = (
  result: Result<{ readonly events: readonly CommunityEvent[] } | readonly CommunityEvent[], { readonly kind: string }>,
): unknown =>
  result.match(
    (done) => ('events' in done ? done.events : done),
    (refused) => refused,
  )

interface Ending {
  readonly outcomes: readonly unknown[]
  readonly events: readonly CommunityEvent[]
}

const oneAfterTheOther = (
  events: readonly CommunityEvent[],
  first: CommunityCommand,
  second: CommunityCommand,
): Ending => {
  const decidedFirst = decide(first, fold(events))
  const between = [...events, ...decidedFirst.unwrapOr([])]
  const decidedSecond = decide(second, fold(between))
  return {
    outcomes: [told(decidedFirst), told(decidedSecond)],
    events: [...between, ...decidedSecond.unwrapOr([])],
  }
}

const canonical = (value: unknown): string => JSON.stringify(value)

// Each append waits for its turn, so that any of several can be the fastest one.
const takeTurns = (store: FaultyStore, turns: readonly number[]): void => {
  const left = [...turns]
  store.beforeAppend = async () => {
    for (let turn = left.shift() ?? 0; turn > 0; turn -= 1) await Promise.resolve()
  }
}

const pairs = fc.tuple(anyHistory, step, step, fc.nat(4), fc.nat(4)).map(([history, one, other, ...turns]) => {
  const state = fold(history.events)
  return { history, first: one(history.now, state), second: other(history.now, state), turns }
})

test('two commands at once, in two processes, end as if one had come after the other', async () => {
  let bothHappened = 0
  let oneLost = 0
  await fc.assert(
    fc.asyncProperty(pairs, async ({ history, first, second, turns }) => {
      const store = await storedHistory(history)
      const stored = store.all.length
      const [here, there] = [handlerOn(store), handlerOn(store)]
      assert.ok((await here.read(first.communityId)).isOk())
      takeTurns(store, turns)
      const done = await Promise.all([here.execute(first), there.execute(second)])
      const outcomes = done.map((one) => told(one))
      const happened = done.flatMap((one) => (one.isOk() ? [one.value] : []))
      if (happened.length === 2) bothHappened += 1
      if (happened.length === 1) oneLost += 1
      const inTurn = oneAfterTheOther(history.events, first, second)
      const reversed = oneAfterTheOther(history.events, second, first)
      const serial = [inTurn, { ...reversed, outcomes: reversed.outcomes.toReversed() }]
      const added = happened
        .toSorted((one, other) => Number(one.revision - other.revision))
        .flatMap(({ events }) => events)
      assert.is(store.all.length, stored + added.length)
      const ended: Ending = { outcomes, events: [...history.events, ...added] }
      assert.ok(
        serial.some((ending) => canonical(ending) === canonical(ended)),
        canonical({ first, second, ended }),
      )
    }),
    { numRuns: 150 },
  )
  assert.ok(bothHappened > 5 && oneLost > 5, `both happened ${bothHappened} times, one ${oneLost} times`)
})

test('a command sent again, at once or later, by any process, has no second effect and the same outcome', async () => {
  await fc.assert(
    fc.asyncProperty(pairs, async ({ history, first, second, turns }) => {
      const store = await storedHistory(history)
      takeTurns(store, turns)
      const [here, there] = [handlerOn(store), handlerOn(store)]
      const once = await Promise.all([here.execute(first), there.execute(first)])
      // A refusal is not remembered: the same command can succeed when the reason is gone.
      if (once.some((one) => one.isErr())) return
      const between = await there.execute(second)
      assert.ok(between.isOk() || between.error.kind === 'refusal')
      const length = store.all.length
      const again = [...once, await here.execute(first), await handlerOn(store).execute(first)]
      const succeeded = again.flatMap((one) => (one.isOk() ? [one.value] : []))
      assert.is(store.all.length, length)
      assert.is(succeeded.length, again.length)
      assert.ok(succeeded.slice(2).every(({ repeated }) => repeated))
      for (const { events } of succeeded) assert.equal(events, succeeded[0]?.events)
    }),
    { numRuns: 100 },
  )
})

test('a refusal leaves no trace: nothing is stored, and nothing is different', async () => {
  await fc.assert(
    fc.asyncProperty(historyAndCommand, async ([history, command]) => {
      const store = await storedHistory(history)
      const handler = handlerOn(store)
      const before = toPlain(valueIn(await handler.read(command.communityId)))
      const done = await handler.execute(command)
      if (done.isOk()) return
      assert.is(store.all.length, history.events.length)
      assert.equal(toPlain(valueIn(await handler.read(command.communityId))), before)
      assert.equal(toPlain(valueIn(await handlerOn(store).read(command.communityId))), before)
    }),
    { numRuns: 100 },
  )
})

test.run()

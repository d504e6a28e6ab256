import { errAsync, okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { answerUnexpected, providerUnreachable } from '../src/session/sign-in-failures.js'
import { pageStorage } from '../src/session/tab-storage.js'
import { tokenKeeper } from '../src/session/token-keeper.js'
import { tokenStore } from '../src/session/tokens.js'
import type { Way } from '../src/session/way.js'
import { failureIn, valueIn } from './support/results.js'

const keeperWith = (renew: Way['renew']) => {
  const clock = { now: 0 }
  const store = tokenStore(pageStorage())
  const expired: number[] = []
  const keeper = tokenKeeper({ store, way: { renew }, now: () => clock.now, onExpired: () => expired.push(clock.now) })
  keeper.take({ accessToken: 'first', expiresAt: 100_000, renewal: 'r1' })
  return { clock, store, expired, keeper }
}

test('a token is used while it is good, and renewed before it expires', async () => {
  const { clock, keeper, store } = keeperWith(({ renewal }) =>
    okAsync({ accessToken: `after ${renewal}`, expiresAt: 200_000, renewal: 'r2' }),
  )
  assert.is(valueIn(await keeper.token()), 'first')
  clock.now = 80_000
  assert.is(valueIn(await keeper.token()), 'after r1')
  assert.is(store.read()?.renewal, 'r2')
})

test('many who need a new token at once wait for one renewal', async () => {
  let renewals = 0
  const { keeper } = keeperWith(() => {
    renewals += 1
    return okAsync({ accessToken: `number ${renewals}` })
  })
  const got = await Promise.all([keeper.replace('first'), keeper.replace('first'), keeper.replace('first')])
  assert.equal(got.map(valueIn), ['number 1', 'number 1', 'number 1'])
  assert.is(valueIn(await keeper.replace('first')), 'number 1')
})

test('a sign-in that cannot be renewed ends, and is told of once', async () => {
  const { keeper, expired, store } = keeperWith(() => errAsync(answerUnexpected))
  assert.is(failureIn(await keeper.replace('first')).kind, 'signed-out')
  assert.is(failureIn(await keeper.token()).kind, 'signed-out')
  assert.equal(expired, [0])
  assert.is(store.read(), undefined)
})

test('a provider that is away for a moment signs nobody out', async () => {
  const { keeper, expired } = keeperWith(() => errAsync(providerUnreachable))
  assert.is(failureIn(await keeper.replace('first')).kind, 'offline')
  assert.is(valueIn(await keeper.token()), 'first')
  assert.equal(expired, [])
})

test.run()

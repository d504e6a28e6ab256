import { type Actor, timestampOf } from '@community-handshake/domain'
import { errAsync, okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Authenticate,
  type AuthenticatedActor,
  authenticationFailure,
} from '../src/authentication/authenticate.js'
import { rememberTokens } from '../src/authentication/remembered-tokens.js'
import { ada } from './world/people.js'
import { failureIn, valueIn } from './world/results.js'

const start = Date.UTC(2026, 0, 5)

const counted = (answer: (authorization: string) => ReturnType<Authenticate>) => {
  const asked: string[] = []
  let time = start
  const authenticate: Authenticate = ({ headers: { authorization = '' } }) => {
    asked.push(authorization)
    return answer(authorization)
  }
  const remembering = rememberTokens(authenticate, { seconds: 30, tokens: 2, now: () => time })
  return {
    asked,
    ask: (token: string) => remembering({ headers: { authorization: token } }),
    moveOn: (seconds: number) => {
      time += seconds * 1000
    },
  }
}

const actorFor = (authorization: string): AuthenticatedActor => ({ ...ada, userId: authorization as Actor['userId'] })

test('a token that was accepted is not verified again for a while', async () => {
  const { ask, asked, moveOn } = counted((authorization) => okAsync(actorFor(authorization)))
  valueIn(await ask('Bearer a'))
  moveOn(29)
  assert.is(valueIn(await ask('Bearer a')).userId, 'Bearer a')
  assert.is(asked.length, 1)
  moveOn(1)
  valueIn(await ask('Bearer a'))
  assert.is(asked.length, 2)
})

test('nobody gets the identity of another token', async () => {
  const { ask } = counted((authorization) => okAsync(actorFor(authorization)))
  valueIn(await ask('Bearer a'))
  assert.is(valueIn(await ask('Bearer b')).userId, 'Bearer b')
  assert.is(valueIn(await ask('bearer a')).userId, 'bearer a')
})

test('a token is never remembered beyond its expiry', async () => {
  const { ask, asked, moveOn } = counted((authorization) =>
    okAsync({ ...actorFor(authorization), expiresAt: timestampOf(start + 5000) }),
  )
  valueIn(await ask('Bearer a'))
  moveOn(5)
  valueIn(await ask('Bearer a'))
  assert.is(asked.length, 2)
})

test('a refusal is not remembered, and only so many tokens are', async () => {
  const refused = counted(() => errAsync(authenticationFailure('invalid-token', 'no')))
  for (const _ of [1, 2]) assert.is(failureIn(await refused.ask('Bearer x')).message, 'no')
  assert.is(refused.asked.length, 2)
  const { ask, asked } = counted((authorization) => okAsync(actorFor(authorization)))
  for (const token of Array.from({ length: 20 }, (_none, index) => `Bearer ${index}`)) valueIn(await ask(token))
  valueIn(await ask('Bearer 0'))
  assert.is(asked.length, 21)
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type AcceptInvitation,
  type CommunityEvent,
  type Refusal,
  refusal,
  type UnknownEvent,
} from '../../src/index.js'
import { given } from '../../src/testing/specification.js'
import { belaUnverified, boris, carla } from '../support/people.js'
import { accept, confirm, create, deadline, historyOf, invite } from '../support/samples.js'

const unknown: UnknownEvent = { type: 'Unknown', storedType: 'CommunityPainted', storedVersion: 1 }
const newer = (events: readonly CommunityEvent[]) => [...events, unknown]

const histories: Readonly<Record<string, readonly (CommunityEvent | UnknownEvent)[]>> = {
  'there is no community': [],
  'there is only an event of a newer version': [unknown],
  'there is no invitation': historyOf(create()),
  'there is an invitation': historyOf(create(), invite()),
  'only the recipient may accept': historyOf(create({ policy: { recipientOnly: true } }), invite()),
  'somebody accepted': historyOf(create(), invite(), accept()),
  'the tenant is a member': historyOf(create(), invite(), accept(), confirm()),
  'there is an invitation, and an event of a newer version': newer(historyOf(create(), invite())),
}

const notFound: Refusal = refusal('invitation-not-found', 'NoCommunity', {})
const strangers: Readonly<Record<string, Partial<AcceptInvitation>>> = {
  'an administrator elsewhere': { actor: carla },
  'an ordinary user elsewhere': { actor: { ...carla, roles: [] } },
  'somebody who names another tenant': { actor: carla, tenantId: boris.tenantId },
  'somebody who comes too late': { actor: carla, now: deadline },
  'somebody without a verified address': { actor: { ...carla, emailVerified: false } },
}

for (const [who, also] of Object.entries(strangers))
  for (const [situation, history] of Object.entries(histories))
    test(`${who} who accepts learns the same as ever where ${situation}`, () => {
      const told = given(...history)
        .when(accept(also))
        .thenRefused('invitation-not-found')
      assert.equal(told, notFound)
    })

test('whoever is entitled learns that the history is of a newer version', () => {
  for (const also of [{}, { actor: carla, linkGeneration: 1 }])
    given(...newer(historyOf(create(), invite())))
      .when(accept(also))
      .thenRefused('history-not-understood', { unknownEvents: 1 })
})

test('a stranger who invites or confirms learns the same as ever, whatever there is', () => {
  for (const history of Object.values(histories))
    for (const command of [invite({ actor: carla }), confirm({ actor: carla }), confirm({ actor: carla, number: 9 })]) {
      const told = given(...history)
        .when(command)
        .thenRefused('community-not-found')
      assert.equal(told, refusal('community-not-found', 'NoCommunity', {}))
    }
})

test('where only the recipient may accept, the recipient is told to verify the address, with a link and without', () => {
  const strict = historyOf(create({ policy: { recipientOnly: true } }), invite())
  for (const also of [{}, { linkGeneration: 1 }, { linkGeneration: 7 }])
    given(...strict)
      .when(accept({ actor: belaUnverified, ...also }))
      .thenRefused('email-not-verified')
})

test.run()

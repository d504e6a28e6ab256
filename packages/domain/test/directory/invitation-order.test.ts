import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityEvent, startDirectory } from '../../src/index.js'
import { valueIn } from '../support/results.js'
import { communityId, create, days, historyOf, invitationId, invite, later, monday } from '../support/samples.js'

const [created] = historyOf(create())
const [, invited] = historyOf(create(), invite())

const issued = (number: number, minutes: number): CommunityEvent => {
  if (invited?.type !== 'TenantInvited') throw new Error('the sample must invite')
  const data = { ...invited.data, invitationId: invitationId(number), issuedAt: later(monday, minutes * 60_000) }
  return { type: 'TenantInvited', data }
}

const issue = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 10 }))

test('invitations are listed by their time and their id, in whatever order they came', () => {
  fc.assert(
    fc.property(fc.array(issue, { maxLength: 60 }), (issues) => {
      if (created === undefined) throw new Error('the sample must create')
      const directory = startDirectory()
      directory.apply(created)
      const last = new Map<number, number>()
      for (const [number, minutes] of issues) {
        directory.apply(issued(number, minutes))
        last.set(number, minutes)
      }
      const expected = [...last]
        .sort(([one, early], [other, late]) => late - early || other - one)
        .map(([number]) => invitationId(number))
      const query = { communityId, now: later(monday, days(1)), limit: 200 }
      const { rows } = valueIn(directory.invitations(query))
      assert.equal(
        rows.map((row) => row.invitationId),
        expected,
      )
      assert.equal(
        rows.map(({ issuedAt }) => issuedAt),
        [...rows.map(({ issuedAt }) => issuedAt)].sort().reverse(),
      )
    }),
  )
})

test.run()

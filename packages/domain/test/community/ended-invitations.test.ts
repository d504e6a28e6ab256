import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityCommand, type Refusal, refusal } from '../../src/index.js'
import { eventOf, refusalOf } from '../support/decided.js'
import { ada, bela, boris, carla, who } from '../support/people.js'
import * as sample from '../support/samples.js'
import { ended } from '../support/stages.js'

const { deadline, later, monday } = sample
const acceptance = { tenantId: bela.tenantId, acceptedBy: who(bela), acceptedAt: monday }
const by = (person: typeof ada) => ({ by: who(person), at: monday })

const expired = refusal('invitation-expired', 'Expired', { deadline })
/** What everybody is told who is entitled to know, whatever they want of the invitation. */
const told: Readonly<Record<keyof typeof ended, Refusal>> = {
  Confirmed: refusal('already-confirmed', 'Confirmed', { ...acceptance, confirmedBy: who(ada), confirmedAt: monday }),
  Declined: refusal('already-declined', 'Declined', by(bela)),
  Withdrawn: refusal('already-withdrawn', 'Withdrawn', by(bela)),
  Refused: refusal('already-refused', 'Refused', by(ada)),
  Revoked: refusal('already-revoked', 'Revoked', by(ada)),
  Expired: expired,
  ExpiredAccepted: expired,
  Voided: refusal('community-closed', 'Voided', { closedAt: monday }),
}

const times = [monday, later(deadline, -1), deadline, later(deadline, 1)]
const ofOwner = (now: typeof monday): readonly CommunityCommand[] => [
  sample.resend({ now }),
  sample.revoke({ now }),
  sample.confirm({ now }),
  sample.confirm({ now, tenantId: carla.tenantId, seenRevision: 99 }),
  sample.refuse({ now }),
]
const ofOthers = (now: typeof monday): readonly CommunityCommand[] => [
  sample.accept({ now }),
  sample.accept({ now, actor: carla, linkGeneration: 1 }),
  sample.decline({ now }),
  sample.decline({ now, actor: carla, linkGeneration: 1 }),
  sample.withdraw({ now }),
  sample.expire({ now }),
]
const inClosed = refusal('community-closed', 'Closed', { closedAt: monday })

for (const [end, history] of Object.entries(ended) as [keyof typeof ended, (typeof ended)['Confirmed']][])
  test(`an invitation that came to its end (${end}) has no way back, nor on, and it is told by whom and when`, () => {
    for (const command of times.flatMap(ofOthers)) assert.equal(refusalOf(history, command), told[end], command.type)
    const toOwner = end === 'Voided' ? inClosed : told[end]
    for (const command of times.flatMap(ofOwner)) {
      if (end === 'Expired' && command.type === 'ResendInvitation') continue
      assert.equal(refusalOf(history, command), toOwner, command.type)
    }
  })

test('the one way back is to send again what lapsed before anybody accepted', () => {
  assert.is(eventOf(ended.Expired, sample.resend({ now: deadline })).type, 'InvitationResent')
})

test('an end hides nothing of who may act: other people’s right is looked at first', () => {
  for (const history of Object.values(ended)) {
    const stranger = refusalOf(history, sample.accept({ actor: carla }))
    assert.equal(stranger, refusal('invitation-not-found', 'NoCommunity', {}))
    assert.is(refusalOf(history, sample.accept({ actor: boris, linkGeneration: 1 })).code, 'not-tenant-administrator')
    assert.is(refusalOf(history, sample.accept({ actor: ada, linkGeneration: 1 })).code, 'own-tenant')
    assert.is(refusalOf(history, sample.decline({ actor: boris, linkGeneration: 1 })).code, 'not-tenant-administrator')
  }
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { refusal } from '../../src/index.js'
import { after, refusalOf } from '../support/decided.js'
import { ada, bela, person, who } from '../support/people.js'
import { storeAfter } from '../support/processes.js'
import { failureIn, valueIn } from '../support/results.js'
import * as sample from '../support/samples.js'
import { confirmed, created, invited } from '../support/stages.js'

const { accept, confirm, create, invitationId, invite, refuse } = sample

test('the owner’s own people do not join their own community', () => {
  assert.equal(
    refusalOf(after(created, invite({ recipient: ada.email })), accept({ actor: ada })),
    refusal('own-tenant', 'Invited', { tenantId: ada.tenantId }),
  )
})

test('a member that joins again is told since when it is one', () => {
  const again = after(confirmed, invite({ number: 2 }))
  assert.equal(
    refusalOf(again, accept({ number: 2 })),
    refusal('already-member', 'Open', { tenantId: bela.tenantId, since: sample.monday }),
  )
})

test('the owner never leaves and is never removed', () => {
  const told = refusal('owner-stays', 'Open', { tenantId: ada.tenantId })
  assert.equal(refusalOf(confirmed, sample.leave({ actor: ada })), told)
  assert.equal(refusalOf(confirmed, sample.removeTenant({ tenantId: ada.tenantId })), told)
})

test('a second invitation to an address names the one that is open, to be looked up', () => {
  const facts = { invitationId: invitationId(), deadline: sample.deadline }
  assert.equal(refusalOf(invited, invite({ number: 2 })), refusal('already-invited', 'Invited', facts))
})

test('four eyes are looked for on every path by which an acceptance is judged', () => {
  const strict = after([], create({ policy: { fourEyes: true } }), invite(), accept())
  const told = refusal('four-eyes-required', 'Accepted', { issuedBy: who(ada) })
  for (const command of [confirm(), refuse(), confirm({ seenRevision: 2 }), refuse({ seenRevision: 2 })])
    assert.equal(refusalOf(strict, command), told)
})

test('endless contention is told as such, and nothing was stored', async () => {
  const shared = await storeAfter(create())
  let number = 100
  const rival = shared.open()
  const process = shared.open()
  const write = shared.store.beforeAppend
  shared.store.beforeAppend = async () => {
    shared.store.beforeAppend = write
    number += 1
    valueIn(await rival.execute(invite({ number, recipient: person(`p${number}`, 'partner').email })))
    shared.store.beforeAppend = again
  }
  const again = shared.store.beforeAppend
  const failure = failureIn(await process.execute(invite()))
  assert.is(failure.kind, 'contention')
  assert.match(failure.kind === 'contention' ? failure.message : '', /Send the same command again\.$/)
  shared.store.beforeAppend = write
  assert.not.ok((await shared.stored()).invitations.has(invitationId()))
})

test.run()

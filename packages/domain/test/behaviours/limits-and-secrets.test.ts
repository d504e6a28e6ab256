import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityCommand, parseCommunityId, refusal } from '../../src/index.js'
import { after, eventOf, refusalOf } from '../support/decided.js'
import { ada, bela, boris, carla, cleo, person } from '../support/people.js'
import { race, storeAfter } from '../support/processes.js'
import { failureIn, valueIn } from '../support/results.js'
import * as sample from '../support/samples.js'
import { links, openService } from '../support/service.js'
import { accepted, confirmed, created, invited } from '../support/stages.js'

const { accept, confirm, create, decline, invite, refuse, revoke } = sample

test('pending ones reserve, a confirmation gives back, nothing counts twice, and the last place goes once', async () => {
  const other = { number: 2, recipient: carla.email }
  const full = refusal('too-many-pending', 'Open', { limit: 1 })
  const single = create({ policy: { pendingLimit: 1 } })
  const reserved = after([], single, invite())
  assert.equal(refusalOf(reserved, invite(other)), full)
  assert.equal(refusalOf(after(reserved, accept()), invite(other)), full)
  for (const freed of [
    after(reserved, accept(), confirm()),
    after(reserved, accept(), refuse()),
    after(reserved, decline()),
    after(reserved, revoke()),
  ])
    assert.is(eventOf(freed, invite(other)).type, 'TenantInvited')

  const shared = await storeAfter(create({ policy: { pendingLimit: 1 } }))
  const outcomes = await race(shared, invite(), invite(other))
  assert.equal(
    outcomes.flatMap((outcome) => (outcome.isErr() ? [outcome.error] : [])),
    [full],
  )
  assert.is((await shared.stored()).openByRecipient.size, 1)
})

test('a link’s secret is long, good for one invitation and generation alone, and kept nowhere', async () => {
  const { service, store } = openService()
  const { communityId } = valueIn(await service.createCommunity({ actor: ada }, { name: 'Grid' }))
  const idOf = async (email: string) => {
    const [event] = valueIn(await service.inviteTenant({ actor: ada }, { communityId, email })).events
    if (event?.type !== 'TenantInvited') throw new Error('nobody was invited')
    return event.data.invitationId
  }
  const [mine, other] = [await idOf(bela.email), await idOf(boris.email)]
  const secret = links.secretFor(mine, 1)
  const code = secret.split('.').at(-1) ?? ''
  assert.ok(code.length * 6 >= 128, 'at least 128 bits')
  assert.is.not(links.secretFor(other, 1).split('.').at(-1), code)
  assert.is.not(links.secretFor(mine, 2).split('.').at(-1), code)
  const request = { communityId, tenantId: carla.tenantId, linkSecret: secret }
  const elsewhere = failureIn(await service.acceptInvitation({ actor: carla }, { ...request, invitationId: other }))
  assert.equal(elsewhere, refusal('link-invalid', 'NoCommunity', {}))
  const outcome = valueIn(await service.acceptInvitation({ actor: carla }, { ...request, invitationId: mine }))
  for (const { text } of store.all) assert.not.ok(text.includes(code))
  assert.not.ok(JSON.stringify(outcome.events).includes(code))
})

const elsewhereId = valueIn(parseCommunityId('01890a5d-ac96-7001-8000-000000000002'))

test('an invitation is reached by its own community alone, and only by who may act in that one', async () => {
  const toCleo = { number: 2, recipient: cleo.email }
  const shared = await storeAfter(create(), invite(), accept())
  const there = { ...create({ actor: carla }), communityId: elsewhereId, contactEmail: carla.email }
  const process = shared.open()
  for (const command of [there, { ...invite({ ...toCleo, actor: carla }), communityId: elsewhereId }])
    valueIn(await process.execute(command))
  const commands: readonly CommunityCommand[] = [
    sample.resend({ actor: carla }),
    revoke({ actor: carla }),
    confirm({ actor: carla }),
    refuse({ actor: carla }),
    accept({ actor: bela }),
    decline({ actor: bela }),
    sample.withdraw({ actor: bela }),
    sample.expire(),
  ]
  for (const command of commands) {
    const told = failureIn(await process.execute({ ...command, communityId: elsewhereId }))
    assert.equal(told, refusal('invitation-not-found', 'NoCommunity', {}), command.type)
  }
  const foreign = failureIn(await process.execute(revoke({ actor: carla })))
  assert.equal(foreign, refusal('community-not-found', 'NoCommunity', {}))
})

test('inviting tells nothing of an address, and strangers are told nothing of a community', () => {
  const unknown = person('nobody', 'nowhere').email
  const shapes = [unknown, carla.email, boris.email, bela.email, ada.email].map((recipient) => {
    const event = eventOf(confirmed, invite({ number: 2, recipient }))
    assert.ok(event.type === 'TenantInvited')
    return { ...event.data, recipient: '', recipientAsTyped: '' }
  })
  for (const shape of shapes) assert.equal(shape, shapes[0])
  const strangers: readonly CommunityCommand[] = [
    accept({ actor: cleo }),
    decline({ actor: cleo }),
    sample.withdraw({ actor: cleo }),
    confirm({ actor: cleo }),
    sample.pause({ actor: cleo }),
    sample.leave({ actor: cleo }),
  ]
  for (const command of strangers) {
    const nothing = refusalOf([], command)
    for (const history of [created, invited, accepted, confirmed]) assert.equal(refusalOf(history, command), nothing)
  }
})

test('names and words of strangers are capped and hold no links, and the caller chooses the language', async () => {
  const { service } = openService()
  const { communityId } = valueIn(await service.createCommunity({ actor: ada }, { name: 'Grid' }))
  const asked = { communityId, email: bela.email }
  for (const message of ['https://evil.example', 'evil.example', 'x'.repeat(501), 'a\u202eb']) {
    const failure = failureIn(await service.inviteTenant({ actor: ada }, { ...asked, message }))
    assert.ok(failure.kind === 'invalid-input' && failure.field === 'message')
  }
  for (const name of ['x'.repeat(101), 'a\nb', 'a\u202eb']) {
    const failure = failureIn(await service.createCommunity({ actor: ada }, { name }))
    assert.ok(failure.kind === 'invalid-input' && failure.field === 'name')
  }
  const [event] = valueIn(
    await service.inviteTenant({ actor: ada }, { ...asked, message: 'Hi', language: 'de' }),
  ).events
  assert.ok(event?.type === 'TenantInvited')
  assert.equal([event.data.message, event.data.language], ['Hi', 'de'])
})

test('mails are limited for each address and for each sender', () => {
  const limited = after([], create({ policy: { recipientDailyLimit: 1, senderDailyLimit: 2 } }), invite())
  const retryAt = sample.later(sample.monday, sample.days(1))
  assert.equal(refusalOf(limited, sample.resend()), refusal('too-many-to-recipient', 'Open', { limit: 1, retryAt }))
  const second = after(limited, invite({ number: 2, recipient: carla.email }))
  assert.equal(
    refusalOf(second, invite({ number: 3, recipient: cleo.email })),
    refusal('too-many-by-sender', 'Open', { limit: 2, retryAt }),
  )
})

test.run()

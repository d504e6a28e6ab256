// The whole handshake in plain JavaScript, with nothing compiled: copied into an empty folder by packages.test.ts.
import { randomBytes } from 'node:crypto'
import {
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  parseEmailAddress,
  parseTenantId,
  parseUserId,
} from '@community-handshake/domain'
import { nodePlatform, sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { err, ok, safeTry } from 'neverthrow'

const administrator = (/** @type {string} */ user, /** @type {string} */ tenant) =>
  safeTry(function* () {
    const userId = yield* parseUserId(user)
    const email = yield* parseEmailAddress(`${user}@${tenant}.example`)
    const tenantId = yield* parseTenantId(tenant)
    return ok({ userId, email, emailVerified: true, tenantId, roles: ['tenant-administrator'] })
  })

const members = await safeTry(async function* () {
  const owner = yield* administrator('ada', 'aster')
  const partner = yield* administrator('bela', 'borealis')
  const platform = nodePlatform()
  const links = hmacInvitationLinks(platform.hasher, [{ id: 'k1', key: randomBytes(32) }])
  const store = yield* sqliteEventStore({ path: 'history.db' })
  const service = communityService({ handshake: communityHandshake({ store, ...platform }), links, ...platform })
  const { communityId } = yield* service.createCommunity({ actor: owner }, { name: 'Grid data exchange' })
  const invited = yield* service.inviteTenant({ actor: owner }, { communityId, email: partner.email })
  const [event] = invited.events
  if (event?.type !== 'TenantInvited') return err(new Error('Nobody was invited.'))
  const answer = { communityId, invitationId: event.data.invitationId, tenantId: partner.tenantId }
  yield* service.acceptInvitation({ actor: partner }, answer)
  const { community } = yield* service.confirmTenant({ actor: owner }, answer)
  await store.close()
  return ok([...community.members.keys()].join(' '))
})

members.match(
  (names) => console.log(names),
  (failure) => {
    console.error(failure)
    process.exitCode = 1
  },
)

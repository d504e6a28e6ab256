import {
  type Actor,
  type Caller,
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  parseEmailAddress,
  type TenantId,
  type UserId,
} from '@community-handshake/domain'
import { nodePlatform, sqliteEventStore } from '@community-handshake/eventstore-adapter'

const platform = nodePlatform()

const administrator = (name: string, tenant: string): Actor => {
  const email = parseEmailAddress(`${name}@${tenant}.example`)
  if (email.isErr()) throw new Error(email.error.message)
  return {
    userId: name as UserId,
    email: email.value,
    emailVerified: true,
    tenantId: tenant as TenantId,
    roles: ['tenant-administrator'],
  }
}

const ada: Caller = { actor: administrator('ada', 'aster') }
const bela: Caller = { actor: administrator('bela', 'borealis') }

/** The ids of what was made. */
export interface MadeHistory {
  readonly communityId: string
}

/** Plays a whole handshake on a new community in an SQLite file. */
export const playHandshake = async (path: string): Promise<MadeHistory> => {
  const store = sqliteEventStore({ path })
  if (store.isErr()) throw new Error(store.error.message)
  const links = hmacInvitationLinks(platform.hasher, [{ id: 'k1', key: new Uint8Array(32) }])
  const handshake = communityHandshake({ store: store.value, ...platform })
  const service = communityService({ handshake, links, ...platform })
  const created = await service.createCommunity(ada, { name: 'Grid data' })
  if (created.isErr()) throw new Error(created.error.kind)
  const { communityId } = created.value
  const invited = await service.inviteTenant(ada, { communityId, email: bela.actor.email })
  if (invited.isErr()) throw new Error(invited.error.kind)
  const [invitationId] = invited.value.community.invitations.keys()
  if (invitationId === undefined) throw new Error('nobody was invited')
  const about = { communityId, invitationId, tenantId: bela.actor.tenantId }
  const steps = [
    () => service.acceptInvitation(bela, about),
    () => service.confirmTenant(ada, about),
    () => service.pauseSharing(bela, about),
  ]
  for (const step of steps) {
    const done = await step()
    if (done.isErr()) throw new Error(JSON.stringify(done.error))
  }
  await store.value.close()
  return { communityId }
}

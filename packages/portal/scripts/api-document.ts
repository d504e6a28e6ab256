import { communityHandshake, communityService, hmacInvitationLinks } from '@community-handshake/domain'
import { memoryDirectory, memoryEventStore, nodePlatform } from '@community-handshake/eventstore-adapter'
import { buildServer, developmentIdentities } from '@community-handshake/http-adapter'
import { okAsync } from 'neverthrow'

/** The OpenAPI document of a server that is built for nothing else and never listens. */
export const apiDocument = async (): Promise<string> => {
  const platform = nodePlatform()
  const store = memoryEventStore()
  const links = hmacInvitationLinks(platform.hasher, [{ id: 'none', key: new Uint8Array(32) }])
  const handshake = communityHandshake({ store, ...platform })
  const directory = memoryDirectory({ store, ...platform })
  const identities = developmentIdentities()
  const { authenticate, tenants } = identities
  const service = communityService({ handshake, links, ...platform })
  const app = await buildServer({
    api: { handshake, service, directory, links, tenants, store, authenticate, ...platform },
    isReady: () => okAsync(undefined),
    development: { identities, listMails: () => okAsync([]) },
  })
  await app.ready()
  const { body } = await app.inject('/openapi.json')
  await app.close()
  await directory.close()
  await store.close()
  return body
}

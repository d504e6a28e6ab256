import type { Ask } from './ask.js'
import type { CommunitiesApi, MembersApi, TenantsApi } from './portal-api.js'

/** Communities, asked over the API. */
export const communitiesOf = (ask: Ask): CommunitiesApi => ({
  list: (query = {}, terms) => ask('listCommunities', { query }, terms),
  read: (communityId, terms) => ask('readCommunity', { path: { communityId } }, terms),
  create: (body, act) => ask('createCommunity', { body }, act),
  change: (communityId, body, act) => ask('changeCommunity', { path: { communityId }, body }, act),
  close: (communityId, name, act) => ask('closeCommunity', { path: { communityId }, body: { name } }, act),
  history: (communityId, query = {}, terms) => ask('readHistory', { path: { communityId }, query }, terms),
})

/** The tenants of a community, asked over the API. */
export const tenantsOf = (ask: Ask): TenantsApi => ({
  list: (communityId, query = {}, terms) => ask('listTenants', { path: { communityId }, query }, terms),
  read: (communityId, tenantId, terms) => ask('readTenant', { path: { communityId, tenantId } }, terms),
  change: (communityId, tenantId, body, act) => ask('changeTenant', { path: { communityId, tenantId }, body }, act),
  remove: (communityId, tenantId, act) => ask('partWithTenant', { path: { communityId, tenantId } }, act),
  leave: (communityId, tenantId, name, act) =>
    ask('partWithTenant', { path: { communityId, tenantId }, body: { name } }, act),
})

/** The members of the caller's own tenant, asked over the API. */
export const membersOf = (ask: Ask): MembersApi => ({
  list: (communityId, tenantId, query = {}, terms) =>
    ask('listMembers', { path: { communityId, tenantId }, query }, terms),
  add: (communityId, tenantId, members, act) =>
    ask('addMembers', { path: { communityId, tenantId }, body: { members } }, act).map(({ items }) => items),
  remove: (communityId, { tenantId, userId }, act) =>
    ask('removeMember', { path: { communityId, tenantId, userId } }, act),
})

import { at, textAt } from './client.js'
import { receiveLink, receiveMail, type Stage, sayDone, sayRefused } from './stage.js'

/** What later parts of the story need of the earlier ones. */
export interface Handshake {
  readonly communityId: string
  readonly invitationId: string
  readonly acceptedTenantId: string
}

/** The owner creates a community, which does not exist for anybody else. */
export const createCommunity = async ({ cast, narrator }: Stage): Promise<string> => {
  const { owner, ordinaryUser, stranger } = cast
  narrator.chapter(`1. ${owner.tenantName} creates a private community`)
  const body = { name: 'Grid data exchange', description: 'Load curves, shared among partners.' }
  const created = await owner.call('POST', '/communities', { body })
  sayDone(narrator, `${owner.email} creates “${body.name}”`, created, 201)
  const communityId = textAt(created.body, 'id')
  const path = `/communities/${communityId}`
  sayRefused(narrator, `${stranger.email} of another tenant looks at it`, await stranger.call('GET', path), {
    status: 404,
    code: 'community-not-found',
  })
  const invite = { body: { email: cast.invitee.email } }
  sayRefused(
    narrator,
    `${ordinaryUser.email}, an ordinary user of the owner, invites`,
    await ordinaryUser.call('POST', `${path}/invitations`, invite),
    { status: 403, code: 'not-community-administrator' },
  )
  return communityId
}

/** The owner invites by e-mail; the secret of the link comes back from the received mail. */
export const inviteTenant = async (
  { cast, inbox, narrator }: Stage,
  communityId: string,
): Promise<{ readonly invitationId: string; readonly secret: string }> => {
  const { owner, invitee } = cast
  narrator.chapter('2. The owner invites an administrator of another tenant')
  const path = `/communities/${communityId}/invitations`
  const sent = { body: { email: invitee.email }, headers: { 'idempotency-key': crypto.randomUUID() } }
  const invited = await owner.call('POST', path, sent)
  sayDone(narrator, `${owner.email} invites ${invitee.email}`, invited, 201)
  const invitationId = textAt(invited.body, 'id')
  const again = await owner.call('POST', path, sent)
  narrator.step(
    'The same request once more (same Idempotency-Key): the same invitation',
    again.status === 201 && textAt(again.body, 'id') === invitationId,
    JSON.stringify(again.body),
  )
  const secret = await receiveLink({ cast, inbox, narrator }, invitee.email)
  const listed = await owner.call('GET', path)
  narrator.step(
    'No list shows the secret, not even to the owner',
    secret !== '' && !JSON.stringify(listed.body).includes(secret),
  )
  return { invitationId, secret }
}

/** The invited tenant accepts, which does not make it a member yet. */
export const acceptInvitation = async (
  stage: Stage,
  communityId: string,
  { invitationId, secret }: { readonly invitationId: string; readonly secret: string },
): Promise<Handshake> => {
  const { cast, narrator } = stage
  const { owner, invitee, inviteeColleague, stranger } = cast
  narrator.chapter(`3. ${invitee.tenantName} accepts`)
  const confirmPath = `/communities/${communityId}/invitations/${invitationId}/confirm`
  const acceptPath = `/invitations/${invitationId}/accept`
  const accept = { body: { tenantId: invitee.tenantId, secret } }
  sayRefused(
    narrator,
    'The owner confirms before anybody has accepted',
    await owner.call('POST', confirmPath, { body: { tenantId: invitee.tenantId } }),
    { status: 409, code: 'not-accepted' },
  )
  sayRefused(
    narrator,
    `${stranger.email}, without the link, accepts`,
    await stranger.call('POST', acceptPath, { body: { tenantId: stranger.tenantId } }),
    { status: 404, code: 'invitation-not-found' },
  )
  sayRefused(
    narrator,
    `${inviteeColleague.email}, an ordinary user with the forwarded link, accepts`,
    await inviteeColleague.call('POST', acceptPath, { body: { tenantId: inviteeColleague.tenantId, secret } }),
    { status: 403, code: 'not-tenant-administrator' },
  )
  const accepted = await invitee.call('POST', acceptPath, accept)
  sayDone(narrator, `${invitee.email} accepts for ${invitee.tenantName} with the link from the mail`, accepted, 200)
  await receiveMail(stage, owner.email)
  await receiveMail(stage, invitee.email)
  sayRefused(narrator, 'Accepting twice', await invitee.call('POST', acceptPath, accept), {
    status: 409,
    code: 'already-accepted',
  })
  const look = await invitee.call('GET', `/communities/${communityId}`)
  narrator.step(
    `${invitee.tenantName} is not a member yet: the community does not exist for it`,
    look.status === 404,
    String(look.status),
  )
  return { communityId, invitationId, acceptedTenantId: invitee.tenantId }
}

/** The owner looks at who accepted, and confirms. */
export const confirmTenant = async (stage: Stage, handshake: Handshake): Promise<void> => {
  const { cast, narrator } = stage
  const { owner, invitee, stranger } = cast
  narrator.chapter('4. The owner confirms the tenant that accepted')
  const path = `/communities/${handshake.communityId}/invitations/${handshake.invitationId}`
  const seen = await owner.call('GET', path)
  const acceptedBy = textAt(seen.body, 'acceptance.acceptedBy.email')
  narrator.step(
    `${owner.email} sees who accepted: ${acceptedBy} for ${textAt(seen.body, 'acceptance.tenantName')}`,
    acceptedBy === invitee.email,
  )
  sayRefused(
    narrator,
    'Confirming another tenant than the one that accepted',
    await owner.call('POST', `${path}/confirm`, { body: { tenantId: stranger.tenantId } }),
    { status: 409, code: 'other-tenant-accepted' },
  )
  const etag = seen.headers.get('etag') ?? ''
  const confirm = { body: { tenantId: handshake.acceptedTenantId }, headers: { 'if-match': etag } }
  sayDone(
    narrator,
    `${owner.email} confirms ${invitee.tenantName}`,
    await owner.call('POST', `${path}/confirm`, confirm),
    200,
  )
  await receiveMail(stage, invitee.email)
  const again = await owner.call('POST', `${path}/confirm`, { body: { tenantId: handshake.acceptedTenantId } })
  sayRefused(narrator, 'Confirming twice', again, { status: 409, code: 'already-confirmed' })
}

/** The tenant is a member now, and stays one when the server loses power. */
export const lookAround = async ({ cast, narrator }: Stage, { communityId }: Handshake): Promise<void> => {
  const tenants = await cast.invitee.call('GET', `/communities/${communityId}/tenants`)
  const items = at(tenants.body, 'items')
  const ids = Array.isArray(items) ? items.map((item) => textAt(item, 'tenantId')).sort() : []
  const expected = [cast.owner.tenantId, cast.invitee.tenantId].sort()
  narrator.step(
    `${cast.invitee.email} sees the members: ${ids.join(', ')}`,
    tenants.status === 200 && ids.join() === expected.join(),
    `${tenants.status} ${JSON.stringify(tenants.body)}`,
  )
}

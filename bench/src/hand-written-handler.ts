import { canonicalJson, type Hasher } from '@community-handshake/domain'
import type { HandshakeStep } from './handshake-commands.js'

interface StoredRow {
  readonly text: string
  readonly digest: string
}

interface State {
  tenants: Set<string>
  invitations: Map<string, { status: string; tenantId?: string }>
}

const genesis = '0'.repeat(64)

// The decisions themselves, without refusals in words, permissions by role, or any check that the benchmark never fails.
const decideByHand = (state: State | undefined, command: HandshakeStep): { type: string; data: object } => {
  const { communityId, actor, now } = command
  const by = { userId: actor.userId, email: actor.email }
  if (command.type === 'CreateCommunity') {
    if (state !== undefined) throw new Error('taken')
    const { name, description, contactEmail, administratorRoles, policy } = command
    const facts = { name, description, contactEmail, administratorRoles, policy, createdBy: by, createdAt: now }
    return { type: 'CommunityCreated', data: { communityId, ownerTenantId: actor.tenantId, ...facts } }
  }
  const { invitationId } = command
  const status = state?.invitations.get(invitationId)?.status
  if (command.type === 'InviteTenant') {
    if (status !== undefined) throw new Error('invited')
    const { recipient, recipientAsTyped } = command
    const facts = { recipient, recipientAsTyped, issuingTenantId: actor.tenantId, issuedBy: by, issuedAt: now }
    return { type: 'TenantInvited', data: { communityId, invitationId, ...facts, deadline: now, generation: 1 } }
  }
  if (status !== (command.type === 'AcceptInvitation' ? 'Invited' : 'Accepted')) throw new Error(status)
  const { tenantId } = command
  if (command.type === 'ConfirmTenant')
    return { type: 'TenantConfirmed', data: { communityId, invitationId, tenantId, confirmedBy: by, confirmedAt: now } }
  const { contactEmail, administratorRoles } = command
  const facts = { contactEmail, administratorRoles, acceptedBy: by, acceptedAt: now, entitledBy: 'recipient' }
  return { type: 'InvitationAccepted', data: { communityId, invitationId, tenantId, ...facts, generation: 1 } }
}

const applyByHand = (state: State | undefined, command: HandshakeStep): State => {
  if (state === undefined || command.type === 'CreateCommunity')
    return { tenants: new Set([command.actor.tenantId]), invitations: new Map() }
  if (command.type === 'InviteTenant') state.invitations.set(command.invitationId, { status: 'Invited' })
  else if (command.type === 'AcceptInvitation')
    state.invitations.set(command.invitationId, { status: 'Accepted', tenantId: command.tenantId })
  else state.tenants.add(command.tenantId)
  return state
}

/**
 * The least code that leaves the same history behind: canonical text, digest chain, command digest, an asynchronous
 * port, state kept in a map. No library of ours but the canonical text, no retries, no second process, no refusals.
 */
export const handWrittenHandler = (hasher: Hasher) => {
  const streams = new Map<string, StoredRow[]>()
  const states = new Map<string, State>()
  const append = async (streamId: string, row: StoredRow): Promise<void> => {
    const stream = streams.get(streamId)
    if (stream === undefined) streams.set(streamId, [row])
    else stream.push(row)
  }
  return async (command: HandshakeStep): Promise<void> => {
    const { commandId, communityId, actor, now, ...content } = command
    const streamId = `community-${communityId}`
    const state = states.get(streamId)
    const event = decideByHand(state, command)
    const stream = streams.get(streamId) ?? []
    const commandDigest = hasher.sha256(canonicalJson({ ...content, communityId, userId: actor.userId }))
    const metadata = { commandId, commandDigest, correlationId: commandId, causationId: null, actor, occurredAt: now }
    const previousDigest = stream.at(-1)?.digest ?? genesis
    const id = hasher.sha256(`${commandId}${previousDigest}`)
    const envelope = { id, streamId, revision: stream.length, schemaVersion: 1, ...event }
    const text = canonicalJson({ ...envelope, metadata: { ...metadata, previousDigest } })
    await append(streamId, { text, digest: hasher.sha256(text) })
    states.set(streamId, applyByHand(state, command))
  }
}

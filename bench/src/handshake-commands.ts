import {
  type Actor,
  type CommandId,
  type CommunityCommand,
  type CommunityId,
  communityIdFor,
  defaultAdministratorRoles,
  defaultPolicy,
  type EmailAddress,
  type Hasher,
  invitationIdFor,
  type TenantId,
  type Timestamp,
  type UserId,
} from '@community-handshake/domain'

/** The steps of a handshake, and the creation of its community. */
export type HandshakeStep = Extract<
  CommunityCommand,
  { type: 'CreateCommunity' | 'InviteTenant' | 'AcceptInvitation' | 'ConfirmTenant' }
>

/** An administrator of a made-up tenant. */
export const administratorOf = (tenant: string): Actor => ({
  userId: `user-of-${tenant}` as UserId,
  email: `admin@${tenant}.example` as EmailAddress,
  emailVerified: true,
  tenantId: tenant as TenantId,
  roles: ['tenant-administrator'],
})

interface Sources {
  readonly nextCommandId: () => CommandId
  readonly now: () => Timestamp
  readonly hasher: Hasher
}

const owner = administratorOf('owner')

/** The command that creates a new community. */
export const createCommand = ({
  nextCommandId,
  now,
  hasher,
}: Sources): Extract<HandshakeStep, { type: 'CreateCommunity' }> => {
  const commandId = nextCommandId()
  return {
    type: 'CreateCommunity',
    commandId,
    communityId: communityIdFor(hasher, commandId, owner.tenantId),
    actor: owner,
    now: now(),
    name: 'Grid data exchange' as Extract<CommunityCommand, { type: 'CreateCommunity' }>['name'],
    description: '' as Extract<CommunityCommand, { type: 'CreateCommunity' }>['description'],
    contactEmail: owner.email,
    administratorRoles: defaultAdministratorRoles,
    policy: { ...defaultPolicy, pendingLimit: 10_000, senderDailyLimit: 1_000_000 },
  }
}

/** The command that invites one more tenant. */
export const inviteCommand = (
  { nextCommandId, now, hasher }: Sources,
  communityId: CommunityId,
  recipient: EmailAddress,
): Extract<CommunityCommand, { type: 'InviteTenant' }> => {
  const commandId = nextCommandId()
  const invitationId = invitationIdFor(hasher, commandId, communityId)
  return {
    type: 'InviteTenant',
    ...{ commandId, communityId, invitationId, recipient },
    actor: owner,
    now: now(),
    recipientAsTyped: recipient,
  }
}

/** The four commands of a whole handshake on a new community. */
export const handshakeCommands = (sources: Sources): readonly HandshakeStep[] => {
  const partner = administratorOf('partner')
  const create = createCommand(sources)
  const { communityId } = create
  const invite = inviteCommand(sources, communityId, partner.email)
  const base = { communityId, invitationId: invite.invitationId, tenantId: partner.tenantId, now: invite.now }
  return [
    create,
    invite,
    {
      type: 'AcceptInvitation',
      ...base,
      commandId: sources.nextCommandId(),
      actor: partner,
      contactEmail: partner.email,
      administratorRoles: defaultAdministratorRoles,
    },
    { type: 'ConfirmTenant', ...base, commandId: sources.nextCommandId(), actor: owner },
  ]
}

import { entitled, type InvitationRule, inTime, known, notEndedNorVoid, takesPart, understood } from './shared-rules.js'

const noCommunity: InvitationRule = {
  code: 'invitation-not-found',
  where: 'there is no such community',
  holds: ({ community }) => community === 'none',
}

const notOwner: InvitationRule = {
  code: 'own-tenant',
  where: 'the tenant owns the community',
  holds: (_state, { tenant }) => tenant === 'owner',
}

/** Accepting: by a tenant administrator of another tenant, once, in time. */
export const acceptRules: readonly InvitationRule[] = [
  noCommunity,
  known,
  ...entitled,
  understood,
  {
    code: 'wrong-tenant',
    where: 'it names another tenant than the one signed in to',
    holds: ({ also }) => also === 'another tenant is named',
  },
  {
    code: 'not-tenant-administrator',
    where: 'the person does not administer the tenant',
    holds: (_state, { administers }) => administers !== 'tenant',
  },
  notOwner,
  ...notEndedNorVoid,
  inTime,
  {
    code: 'already-accepted',
    where: 'somebody accepted it already',
    holds: ({ invitation }) => invitation === 'Accepted',
  },
  { code: 'already-member', where: 'the tenant is a member already', holds: takesPart },
  {
    code: 'tenant-has-open-acceptance',
    where: 'the tenant accepted another invitation that waits for confirmation',
    holds: ({ also }, { tenant }) => also === 'the tenant accepted another invitation' && tenant === 'invited',
  },
]

/** Declining: by the recipient, whatever the role; with a link alone, by an administrator of another tenant. */
export const declineRules: readonly InvitationRule[] = [
  noCommunity,
  known,
  ...entitled,
  understood,
  {
    code: 'not-tenant-administrator',
    where: 'the person has the link alone, and does not administer the tenant',
    holds: (_state, { address, administers }) => address !== 'recipient, verified' && administers !== 'tenant',
  },
  notOwner,
  ...notEndedNorVoid,
  inTime,
  {
    code: 'already-accepted',
    where: 'somebody accepted it (the tenant withdraws instead)',
    holds: ({ invitation }) => invitation === 'Accepted',
  },
]

/** Withdrawing: by an administrator, of the community or of the tenant, of the tenant that accepted. */
export const withdrawRules: readonly InvitationRule[] = [
  noCommunity,
  known,
  {
    code: 'invitation-not-found',
    where:
      'the person may not see it: neither of the tenant that accepted, nor the recipient, nor an owner’s community administrator',
    holds: ({ also, invitation, wasAccepted = invitation === 'Accepted' }, { tenant, administers, address }) =>
      !(
        address === 'recipient, verified' ||
        (tenant === 'owner' && administers === 'community') ||
        (wasAccepted && tenant === (also === 'another tenant accepted' ? 'outside' : 'invited'))
      ),
  },
  understood,
  ...notEndedNorVoid,
  {
    code: 'other-tenant-accepted',
    where: 'another tenant accepted it',
    holds: ({ also, invitation }, { tenant }) =>
      invitation === 'Accepted' && tenant !== (also === 'another tenant accepted' ? 'outside' : 'invited'),
  },
  {
    code: 'not-tenant-administrator',
    where: 'the person administers neither the community for the tenant nor the tenant',
    holds: ({ invitation }, { administers }) => invitation === 'Accepted' && administers === 'nothing',
  },
  inTime,
  {
    code: 'not-accepted',
    where: 'nobody has accepted it',
    holds: ({ invitation }) => invitation === 'Invited',
  },
]

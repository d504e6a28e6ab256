import { type Static, Type } from 'typebox'
import { sharedObject } from './shared-schema.js'

const right = (description: string) => Type.Boolean({ description })

/** What the caller may do in a community. */
export const CommunityRights = sharedObject(
  'CommunityRights',
  {
    viewDetails: right('See the community and its tenants.'),
    viewInvitations: right('See its invitations.'),
    viewMembers: right("See the members of the caller's own tenant."),
    invite: right('Invite a tenant. The limits of the policy hold all the same.'),
    manageTenants: right('Remove other tenants.'),
    editDetails: right('Change its name, description and language.'),
    changePolicy: right('Change its rules.'),
    close: right('Close it for good.'),
    leave: right("Take the caller's own tenant out."),
    pauseSharing: right("Pause the sharing of the caller's own tenant; false while it is paused."),
    resumeSharing: right("Resume the sharing of the caller's own tenant; false while it is active."),
    manageMembers: right("Add and remove members of the caller's own tenant."),
    editAlias: right("Change the name by which the caller's own tenant sees it."),
    editContactEmail: right("Change the contact address of the caller's own tenant."),
    assignAdministrators: right("Choose the roles that administer it for the caller's own tenant."),
  },
  'What the caller may do in the community now: what is true is not refused for want of a right, nor because of how things stand.',
)

/** What the caller may do in a community. */
export type CommunityRights = Readonly<Static<typeof CommunityRights>>

/** What the caller may do with an invitation. */
export const InvitationRights = sharedObject(
  'InvitationRights',
  {
    accept: right('Accept it for the tenant that the caller is signed in to.'),
    decline: right('Decline it.'),
    withdraw: right("Withdraw the acceptance of the caller's tenant."),
    confirm: right('Confirm the tenant that accepted.'),
    refuse: right('Refuse the tenant that accepted.'),
    revoke: right('Take the invitation back.'),
    resend: right('Send it again. The limits of the policy hold all the same.'),
  },
  'What the caller may do with the invitation now: what is true is not refused for want of a right, nor because of how things stand.',
)

/** What the caller may do with an invitation. */
export type InvitationRights = Readonly<Static<typeof InvitationRights>>

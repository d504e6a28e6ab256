import { acceptanceOf, type EmailAddress } from '@community-handshake/domain'
import { match } from 'ts-pattern'
import type { RecipientRole } from './mail-facts.js'
import type { Scene } from './scene.js'

/** The community's contact e-mail, which is the owner's. */
export const contactOf = ({ community }: Scene): EmailAddress =>
  community.members.get(community.ownerTenantId)?.contactEmail ?? community.createdBy.email

/** The address of whoever has a role; undefined where nobody has it. */
export const addressOf = (scene: Scene, role: RecipientRole): EmailAddress | undefined => {
  const { invitation, member } = scene
  return match(role)
    .with('invitee', () => invitation?.recipient)
    .with('acceptor', () => (invitation === undefined ? undefined : acceptanceOf(invitation)?.acceptedBy.email))
    .with('inviter', () => invitation?.issuedBy.email)
    .with('owner', () => contactOf(scene))
    .with('member', () => member?.contactEmail)
    .exhaustive()
}

import type { EmailAddress, LanguageTag, Mismatch, Timestamp } from '@community-handshake/domain'

/**
 * As what somebody gets a mail.
 * - `invitee`: the address that was invited.
 * - `acceptor`: the person who accepted for a tenant.
 * - `inviter`: the person of the owner who invited.
 * - `owner`: the community's contact e-mail, which is the owner's.
 * - `member`: the contact e-mail of a member tenant, or of one that was a member until now.
 */
export type RecipientRole = 'invitee' | 'acceptor' | 'inviter' | 'owner' | 'member'

/** What every mail knows. All names come from strangers: nothing here is fit for HTML or a header as it stands. */
export interface CommonFacts {
  readonly to: EmailAddress
  /** The languages to write in, the first that there are sentences for; English where none is. */
  readonly languages: readonly LanguageTag[]
  readonly communityName: string
  /** The tenant that owns the community, which issued the invitation. */
  readonly ownerTenantName: string
  /** The community's contact e-mail, which answers to the mail reach. */
  readonly contactEmail: EmailAddress
  /** Where the host shows what the mail is about; left out where the host has no such page. It holds no secret. */
  readonly page?: string
}

/** What the mails say that let somebody accept. */
export interface InvitationMailFacts extends CommonFacts {
  readonly role: 'invitee'
  readonly invitedBy: EmailAddress
  readonly deadline: Timestamp
  /** The whole link, its secret in the fragment. */
  readonly link: string
  /** What the inviting person wrote. */
  readonly message?: string
}

/** The tenant that accepted, and who did so for it. */
export interface AcceptanceFacts {
  readonly acceptingTenantName: string
  readonly acceptingTenantId: string
  readonly acceptedBy: EmailAddress
  readonly acceptedAt: Timestamp
}

/** What the mails say that ask the owner to confirm. */
export interface ConfirmationDueFacts extends CommonFacts, AcceptanceFacts {
  readonly role: 'inviter' | 'owner'
  readonly invited: EmailAddress
  readonly deadline: Timestamp
  /** What does not match; none where everything does. */
  readonly mismatches: readonly Mismatch[]
}

/** What the owner is told when an invitation came to an end. */
export interface EndingForOwnerFacts extends CommonFacts {
  readonly role: 'inviter' | 'owner'
  readonly invited: EmailAddress
}

/** What a mail of each kind says besides its kind. */
export interface MailFactsByKind {
  /** You are invited. */
  readonly invitation: InvitationMailFacts
  /** The invitation was sent again, and earlier links work no more. */
  readonly resent: InvitationMailFacts
  /** The invitation ends soon, and nobody accepted it. */
  readonly reminder: InvitationMailFacts
  /** A tenant accepted: look at it, and confirm or refuse it. */
  readonly 'confirmation-due': ConfirmationDueFacts
  /** The same, which nobody has done, and the deadline is near. */
  readonly 'confirmation-reminder': ConfirmationDueFacts
  /** You accepted: your tenant is not a member yet, the owner has to confirm it. */
  readonly accepted: CommonFacts & AcceptanceFacts & { readonly role: 'acceptor'; readonly deadline: Timestamp }
  /** Your tenant is a member now. */
  readonly confirmed: CommonFacts & {
    readonly role: 'acceptor' | 'member'
    readonly memberTenantName: string
    readonly confirmedAt: Timestamp
  }
  /** The invitation was declined. */
  readonly declined: EndingForOwnerFacts & { readonly declinedBy: EmailAddress; readonly declinedAt: Timestamp }
  /** The tenant took its acceptance back: there is nothing to confirm any more. */
  readonly withdrawn: EndingForOwnerFacts &
    AcceptanceFacts & { readonly withdrawnBy: EmailAddress; readonly withdrawnAt: Timestamp }
  /** The owner did not confirm your tenant. */
  readonly refused: CommonFacts & { readonly role: 'acceptor'; readonly acceptingTenantName: string }
  /** The owner took the invitation back: its links work no more. */
  readonly revoked: CommonFacts & { readonly role: 'invitee' }
  /** The invitation that you got, or the acceptance that waited for its confirmation, ended by its deadline. */
  readonly expired: CommonFacts & {
    readonly role: 'invitee' | 'acceptor'
    readonly deadline: Timestamp
    /** The tenant that had accepted; left out where none had. */
    readonly acceptingTenantName?: string
  }
  /** The same, told to the owner. */
  readonly 'expired-for-owner': EndingForOwnerFacts & {
    readonly deadline: Timestamp
    readonly acceptingTenantName?: string
  }
  /** The owner removed your tenant: nothing is shared any more. */
  readonly removed: CommonFacts & {
    readonly role: 'member'
    readonly memberTenantName: string
    readonly removedAt: Timestamp
  }
  /** A member tenant left: nothing is shared with it any more. */
  readonly left: CommonFacts & {
    readonly role: 'owner'
    readonly memberTenantName: string
    readonly leftBy: EmailAddress
    readonly leftAt: Timestamp
  }
}

/** The kinds of mail. */
export type MailKind = keyof MailFactsByKind

/** What a mail of one certain kind says. */
export type MailFactsOf<Kind extends MailKind> = {
  readonly [Each in Kind]: { readonly kind: Each } & MailFactsByKind[Each]
}[Kind]

/** What a mail says, by its kind; a template makes subject, text and HTML of it. */
export type MailFacts = MailFactsOf<MailKind>

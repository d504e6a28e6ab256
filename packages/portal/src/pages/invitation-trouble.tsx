import type { ApiFailure, Caller, ReceivedInvitation } from '../api/index.js'
import { FailureNote } from '../parts/failure-note.js'
import { Link } from '../parts/link.js'
import { pathTo } from '../routing/route.js'

const headings: Readonly<Record<ReceivedInvitation['state'], string>> = {
  Invited: 'Join a community',
  Accepted: 'Waiting for confirmation',
  Confirmed: 'Your tenant is part of the community',
  Declined: 'This invitation was declined',
  Withdrawn: 'The acceptance was withdrawn',
  Refused: 'The community owner refused',
  Revoked: 'This invitation was revoked',
  Expired: 'This invitation has expired',
  Voided: 'This community is closed',
}

/** What the page of an invitation is called. */
export const headingOf = ({ state, rights }: ReceivedInvitation): string =>
  state === 'Accepted' && !rights.withdraw ? 'This invitation was accepted already' : headings[state]

const troubles: Readonly<Record<string, readonly [heading: string, wayOn: string]>> = {
  'link-superseded': [
    'This link has been replaced',
    'The invitation was sent again. Open the link in the latest mail; older links do not work any more.',
  ],
  'link-invalid': [
    'This link is not complete',
    'Open the link from the mail itself, or copy all of it: programs sometimes cut off the end of a long address.',
  ],
  'invitation-not-found': [
    'No invitation for this account',
    'Open the link from the mail itself, or sign in with the address that was invited.',
  ],
}

const codeOf = (failure: ApiFailure): string => ('code' in failure ? failure.code : '')

/** Says why an invitation cannot be shown, as whom one is signed in, and how to go on. */
export const InvitationTrouble = ({ failure, caller }: { readonly failure: ApiFailure; readonly caller: Caller }) => {
  const known = troubles[codeOf(failure)]
  return (
    <>
      <h1>{known?.[0] ?? 'This invitation cannot be shown'}</h1>
      {known === undefined ? <FailureNote failure={failure} /> : <p>{known[1]}</p>}
      <p>
        You are signed in as {caller.email} for the tenant <strong>{caller.tenantName}</strong>. Sign out above to use
        another account.
      </p>
      <Link to={pathTo('invitations')}>View Invitations</Link>
    </>
  )
}

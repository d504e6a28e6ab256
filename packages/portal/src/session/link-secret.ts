const keyOf = (invitationId: string): string => `community-handshake.link.${invitationId}`

/**
 * The secret of the link by which the page of an invitation was opened. It is taken out of the address bar, so that it
 * is on no screenshot and in no copied address, and kept for this tab alone: the way to the identity provider and back
 * and a reload find it again.
 *
 * Call it when the page of an invitation is shown, before anybody is signed in.
 *
 * @param invitationId the id in the path of the page
 */
export const takeLinkSecret = (invitationId: string): string | undefined => {
  const { hash, pathname, search } = window.location
  if (hash.length > 1) {
    window.sessionStorage.setItem(keyOf(invitationId), hash.slice(1))
    window.history.replaceState(window.history.state, '', `${pathname}${search}`)
  }
  return window.sessionStorage.getItem(keyOf(invitationId)) ?? undefined
}

/** Forgets the secret of an invitation, once it is answered or the link is of no use any more. */
export const forgetLinkSecret = (invitationId: string): void => {
  window.sessionStorage.removeItem(keyOf(invitationId))
}

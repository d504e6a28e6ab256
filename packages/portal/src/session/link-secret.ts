import { tabStorage } from './tab-storage.js'

const storage = tabStorage()
const nameOf = (invitationId: string): string => `link.${invitationId}`

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
    storage.write(nameOf(invitationId), hash.slice(1))
    window.history.replaceState(window.history.state, '', `${pathname}${search}`)
  }
  return storage.read(nameOf(invitationId))
}

/** Forgets the secret of an invitation, once it is answered or the link is of no use any more. */
export const forgetLinkSecret = (invitationId: string): void => storage.remove(nameOf(invitationId))

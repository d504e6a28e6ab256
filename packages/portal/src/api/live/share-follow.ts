import type { Follow, Following, FollowOptions, LiveState } from './follow-events.js'

/**
 * Lets many parts of a page follow what happens over one connection: a browser has few for a server, and a server few
 * for a person.
 *
 * @param follow opens the one connection
 * @param lingerMs how long it stays open when nobody follows any more, so that another page takes it over
 */
export const sharedFollow = (follow: Follow, lingerMs = 2000): Follow => {
  const followers = new Set<FollowOptions>()
  let state: LiveState = 'connecting'
  let open: Following | undefined
  let closing: ReturnType<typeof setTimeout> | undefined

  const start = (): Following =>
    follow({
      onEvent: (event) => {
        for (const { communityId, onEvent } of [...followers])
          if (communityId === undefined || communityId === event.communityId) onEvent(event)
      },
      onState: (next) => {
        state = next
        for (const { onState } of [...followers]) onState?.(next)
        if (next === 'ended') open = undefined
      },
    })
  const closeSoon = (): void => {
    closing = setTimeout(() => {
      if (followers.size > 0) return
      open?.stop()
      open = undefined
    }, lingerMs)
  }

  return (options) => {
    clearTimeout(closing)
    // Each follower is its own entry, even where the same options are given twice.
    const follower = { ...options }
    followers.add(follower)
    if (open === undefined) {
      state = 'connecting'
      open = start()
    } else follower.onState?.(state)
    return {
      stop: () => {
        followers.delete(follower)
        if (followers.size === 0) closeSoon()
      },
    }
  }
}

/** Keeps texts for this tab. */
export interface TabStorage {
  readonly read: (name: string) => string | undefined
  readonly write: (name: string, text: string) => void
  readonly remove: (name: string) => void
}

const prefix = 'community-handshake.'

/** Keeps texts for as long as the page lives, for browsers that keep nothing for pages. */
export const pageStorage = (): TabStorage => {
  const kept = new Map<string, string>()
  return {
    read: (name) => kept.get(name),
    write: (name, text) => void kept.set(name, text),
    remove: (name) => void kept.delete(name),
  }
}

const sessionStorageIfAllowed = (): Storage | undefined => {
  try {
    return globalThis.sessionStorage
  } catch {
    return undefined
  }
}

/**
 * The browser's storage of this tab. It outlives a reload and the way to the identity provider and back, is not shared
 * with other tabs and ends with the tab.
 */
export const tabStorage = (): TabStorage => {
  const storage = sessionStorageIfAllowed()
  if (storage === undefined) return pageStorage()
  return {
    read: (name) => storage.getItem(prefix + name) ?? undefined,
    write: (name, text) => storage.setItem(prefix + name, text),
    remove: (name) => storage.removeItem(prefix + name),
  }
}

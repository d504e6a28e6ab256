/** Tells a person who waits how far a long run has come. */
export interface Progress {
  readonly advance: () => void
  readonly end: () => void
}

const everyMs = 200

/** Progress on standard error, where a person looks at it; nothing where it goes into a file. */
export const progressOf = (what: string): Progress => {
  let count = 0
  let toldAt = Date.now()
  const isWatched = process.stderr.isTTY === true
  const tell = (): void => void process.stderr.write(`\r${what}: ${count.toLocaleString('en')} events`)
  return {
    advance: () => {
      count += 1
      if (!isWatched || count % 256 !== 0 || Date.now() - toldAt < everyMs) return
      toldAt = Date.now()
      tell()
    },
    end: () => {
      if (isWatched && toldAt !== 0 && count >= 256) process.stderr.write('\r\u001b[K')
    },
  }
}

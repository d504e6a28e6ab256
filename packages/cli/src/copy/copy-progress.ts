/** Where progress is written to; a terminal, or something that is read later. */
export interface ProgressOutput {
  readonly isTTY?: boolean
  readonly write: (text: string) => unknown
}

/** What a copy is at. */
export type CopyPhase = 'Comparing' | 'Copying' | 'Reading back'

/** Tells how far a copy has come. */
export interface CopyProgress {
  readonly advance: (phase: CopyPhase, events: number) => void
  readonly end: () => void
}

const onTerminalMs = 200
const inFileMs = 5000
const clearLine = '\r\u001b[K'

/** Writes one line over the other on a terminal, and now and then a line of its own elsewhere. */
export const copyProgress = (output: ProgressOutput, now: () => number = Date.now): CopyProgress => {
  const isWatched = output.isTTY === true
  const everyMs = isWatched ? onTerminalMs : inFileMs
  let toldAt = now()
  let isDrawn = false
  return {
    advance: (phase, events) => {
      if (now() - toldAt < everyMs) return
      toldAt = now()
      isDrawn = isWatched
      const line = `${phase}: ${events.toLocaleString('en')} events`
      output.write(isWatched ? `${clearLine}${line}` : `${line}\n`)
    },
    end: () => {
      if (isDrawn) output.write(clearLine)
      isDrawn = false
    },
  }
}

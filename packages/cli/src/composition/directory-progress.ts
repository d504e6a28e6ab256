import type { DirectoryProgress } from '@community-handshake/eventstore-adapter'

/** Where progress is written to; a terminal, or something that is read later. */
export interface ProgressOutput {
  readonly isTTY?: boolean
  readonly write: (text: string) => unknown
}

const barLength = 30
const everyMs = 100
const clearLine = '\r\u001b[K'

const drawnBar = ({ done, total }: DirectoryProgress): string => {
  const full = Math.floor((done / total) * barLength)
  const percent = Math.floor((done / total) * 100)
  const counts = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} events`
  return `Filling the directory [${'#'.repeat(full)}${'-'.repeat(barLength - full)}] ${percent} %  ${counts}`
}

/**
 * Draws a bar while the directory is filled from a long history, and takes it away at the end. It draws for somebody
 * who looks on: into a file or a pipe it writes nothing.
 */
export const directoryProgress = (
  output: ProgressOutput,
  now: () => number = Date.now,
): ((progress: DirectoryProgress) => void) => {
  let drawnAt = Number.NEGATIVE_INFINITY
  return (progress) => {
    if (output.isTTY !== true) return
    const isOver = progress.done >= progress.total
    if (!isOver && now() - drawnAt < everyMs) return
    drawnAt = now()
    output.write(isOver ? clearLine : `${clearLine}${drawnBar(progress)}`)
  }
}

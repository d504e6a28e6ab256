import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A file to which lines are added, each for good before the next. */
export interface JournalFile {
  /** Adds a line; resolves when it is on the disk, rejects where that cannot be said. */
  readonly add: (line: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** A journal that was opened, and the lines that it held. */
export interface OpenedJournal {
  readonly file: JournalFile
  readonly lines: readonly string[]
}

const lineEnd = 0x0a

// A new file is there for good only when its folder is on the disk as well.
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const linesIn = (content: Uint8Array): readonly string[] => {
  const lines: string[] = []
  for (let start = 0; start < content.length; ) {
    const end = content.indexOf(lineEnd, start)
    lines.push(utf8.decode(content.subarray(start, end)))
    start = end + 1
  }
  return lines
}

const readWhole = async (file: FileHandle): Promise<readonly string[]> => {
  const content = await file.readFile()
  const whole = content.lastIndexOf(lineEnd) + 1
  // A line without its end was being written when the power went: nobody was told that it is stored.
  if (whole < content.length) {
    await file.truncate(whole)
    await file.sync()
  }
  return linesIn(content.subarray(0, whole))
}

/** Opens a journal, makes it where there is none, and takes away what a crash left half written. */
export const openJournal = async (path: string): Promise<OpenedJournal> => {
  const file = await open(path, 'a+', 0o600)
  try {
    const lines = await readWhole(file)
    await syncFolder(path)
    const add = async (line: string): Promise<void> => {
      await file.appendFile(`${line}\n`)
      await file.datasync()
    }
    return { file: { add, close: () => file.close() }, lines }
  } catch (error) {
    await file.close()
    throw error
  }
}

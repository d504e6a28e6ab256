import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives a test a folder of its own, and removes it afterwards. */
export const inTemporaryFolder =
  (test: (folder: string) => Promise<void>): (() => Promise<void>) =>
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'event-store-'))
    try {
      await test(folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

import type { Checkpoints, Position, StoreFailure } from '@community-handshake/domain'

/** Saves how far a reader has come. */
export interface ProgressSaver {
  /** Asks for a position to be saved; while one is being saved, only the newest of those that follow counts. */
  readonly save: (position: Position) => void
  /** Resolves when nothing is left to be saved. */
  readonly idle: () => Promise<void>
}

/** What a {@link ProgressSaver} reports. */
export interface ProgressEvents {
  readonly onSaved: (position: Position) => void
  readonly onFailed: (failure: StoreFailure) => void
  /** Told of what is thrown, which no checkpoint should ever do. */
  readonly onBug: (bug: unknown) => void
}

/** Makes a {@link ProgressSaver} for a checkpoint. */
export const makeProgressSaver = (checkpoints: Checkpoints, name: string, events: ProgressEvents): ProgressSaver => {
  let wanted: Position | undefined
  let saving: Promise<void> | undefined

  const drain = async (): Promise<void> => {
    while (wanted !== undefined) {
      const position = wanted
      wanted = undefined
      const saved = await checkpoints.save(name, position)
      saved.match(() => events.onSaved(position), events.onFailed)
    }
    saving = undefined
  }

  return {
    save: (position) => {
      wanted = position
      saving ??= drain().catch(events.onBug)
    },
    idle: async () => {
      await saving
    },
  }
}

import { err, ok, type Result } from 'neverthrow'
import { type AuditFailure, askedWrongly } from '../audit/audit-failure.js'
import { type Copied, copyHistory } from './copy-history.js'
import { type CopyPlace, copyPlace, isSamePlace } from './copy-place.js'
import type { CopyProgress } from './copy-progress.js'
import type { CopySource, CopyTarget } from './copy-target.js'
import { linesSource, linesTarget } from './lines-place.js'
import { storeSource, storeTarget } from './store-place.js'

/** The two ends of a copy. */
export interface CopyPlaces {
  readonly from: CopyPlace
  readonly to: CopyPlace
}

/** Reads what stands behind `--from` and `--to`. */
export const copyPlaces = (from: string, to: string): Result<CopyPlaces, AuditFailure> =>
  copyPlace('--from', from).andThen((source) =>
    copyPlace('--to', to).andThen((target) =>
      isSamePlace(source, target)
        ? err(askedWrongly('--from and --to name the same place.'))
        : ok({ from: source, to: target }),
    ),
  )

const openSource = (place: CopyPlace): Result<CopySource, AuditFailure> =>
  place.kind === 'lines' ? linesSource(place.path) : storeSource(place)

const openTarget = async (place: CopyPlace): Promise<Result<CopyTarget, AuditFailure>> =>
  place.kind === 'lines' ? linesTarget(place.path) : storeTarget(place)

/** Opens both places, copies from the one to the other, and closes both. */
export const copyBetween = async (
  { from, to }: CopyPlaces,
  progress: CopyProgress,
): Promise<Result<Copied, AuditFailure>> => {
  const source = openSource(from)
  if (source.isErr()) return err(source.error)
  const target = await openTarget(to)
  if (target.isErr()) {
    await source.value.close()
    return err(target.error)
  }
  try {
    return await copyHistory(source.value, target.value, progress)
  } finally {
    await target.value.close()
    await source.value.close()
  }
}

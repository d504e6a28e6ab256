import type { HistoryDamaged, RevisionConflict, StoreFailure } from '@community-handshake/domain'

/** The history holds something that a newer version of this software wrote; passing over it could lose a mail. */
export interface NotUnderstood {
  readonly kind: 'not-understood'
  readonly message: string
}

/** Makes a {@link NotUnderstood}. */
export const notUnderstood = (what: string): NotUnderstood => ({
  kind: 'not-understood',
  message: `${what} was written by a newer version of this software. Run that version.`,
})

/** Why a notification could not be settled. */
export type SettleFailure = StoreFailure | HistoryDamaged | NotUnderstood

/** Tells whether trying again can help, without anybody doing anything about it. */
export const mayPass = (failure: SettleFailure | RevisionConflict): boolean =>
  failure.kind === 'store-failure' && (failure.reason === 'unavailable' || failure.reason === 'unknown-outcome')

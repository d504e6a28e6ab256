import type { StoreFailure } from '@community-handshake/domain'
import { match } from 'ts-pattern'
import { closedFailure, storeFailure } from '../../store/failures.js'
import type { CallProblem } from './call-problem.js'

const unavailable = (details: string): StoreFailure =>
  storeFailure('unavailable', `EventStoreDB cannot be reached at the moment (${details}). Try again.`)

const common = ({ kind, details }: CallProblem): StoreFailure =>
  match(kind)
    .with('not-sent', 'not-leader', 'lost', () => unavailable(details))
    .with('denied', () =>
      storeFailure('unavailable', `EventStoreDB denies access (${details}). Check the user in the connection string.`),
    )
    .with('invalid', () => storeFailure('invalid', `EventStoreDB refuses this (${details}).`))
    .with('deleted', () =>
      storeFailure(
        'damaged',
        `The stream was deleted in EventStoreDB (${details}). Restore the database from a backup.`,
      ),
    )
    .with('missing', 'exists', () => storeFailure('invalid', details))
    .with('ended', () => closedFailure)
    .exhaustive()

/** What the caller of a read is told. */
export const readFailureOf = common

/** What the caller of a write is told: what became of a lost one is not known. */
export const writeFailureOf = (problem: CallProblem): StoreFailure =>
  problem.kind === 'lost'
    ? storeFailure(
        'unknown-outcome',
        `EventStoreDB did not answer (${problem.details}). Append the same events again to find out.`,
      )
    : common(problem)

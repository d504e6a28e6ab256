import type { CommandFailure, CommunityHandshake } from '@community-handshake/domain'
import type { Metrics } from './metrics.js'
import { stopwatch } from './stopwatch.js'

const outcomeOf = (failure: CommandFailure): string => (failure.kind === 'refusal' ? failure.code : failure.kind)

/** The same handshake, whose commands are counted by type and outcome, and timed. */
export const measuredHandshake = (handshake: CommunityHandshake, metrics: Metrics): CommunityHandshake => ({
  ...handshake,
  execute: (command, options) => {
    const seconds = stopwatch()
    return handshake
      .execute(command, options)
      .andTee(({ repeated }) => metrics.command(command.type, repeated ? 'repeated' : 'done', seconds()))
      .orTee((failure) => metrics.command(command.type, outcomeOf(failure), seconds()))
  },
})

import { err, ok, type Result } from 'neverthrow'
import { type CommunityName, parseCommunityName } from '../names.js'
import { type Refusal, refusal } from '../refusals.js'

/** Refuses unless one of the names was typed; spaces around it and runs of them do not count, the case does. */
export const requireTypedName = (
  typed: string,
  name: CommunityName,
  alias: CommunityName | null = null,
): Result<null, Refusal> =>
  parseCommunityName(typed)
    .mapErr(() => refusal('name-not-typed', 'Open', { name: alias ?? name }))
    .andThen((read) =>
      read === name || read === alias ? ok(null) : err(refusal('name-not-typed', 'Open', { name: alias ?? name })),
    )

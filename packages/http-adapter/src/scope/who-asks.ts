import { RecordedActor } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { Compile } from 'typebox/compile'
import { type AnsweredRequest, type Reply, sendProblem } from '../answers/send.js'
import type { Authenticate, AuthenticatedActor } from '../authentication/authenticate.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { rememberActor } from '../requests/request-identity.js'

const recordable = Compile(RecordedActor)

// An actor that an event cannot record would make the community's history unreadable: better nothing than that.
const requireRecordable = (actor: AuthenticatedActor): Result<AuthenticatedActor, HttpFailure> =>
  recordable.Check(actor) && actor.roles.every((role) => role.isWellFormed())
    ? ok(actor)
    : err({ kind: 'unexpected', cause: new Error('the host authenticated an actor that no event can record') })

/** Finds out who asks before anything else is done; whoever is not known gets no further. */
export const whoAsks =
  (authenticate: Authenticate) =>
  async (request: AnsweredRequest, reply: Reply): Promise<Reply | undefined> => {
    const actor = await authenticate(request).andThen(requireRecordable)
    return actor.match(
      (known) => {
        rememberActor(request, known)
        return undefined
      },
      (failure) => sendProblem(request, reply, failure),
    )
  }

import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js'
import { err, ok, type Result } from 'neverthrow'
import { type CallProblem, callProblem, endedProblem, problemOf } from '../calls/call-problem.js'
import type { CallParts } from '../calls/caller.js'
import type { RecordedEvent } from '../wire/recorded-event.js'

type Read = Result<readonly RecordedEvent[], CallProblem>

// As long as events come, a read may take its time; so there is no deadline for the whole of it.
const silenceProblem = (patienceMs: number): CallProblem =>
  callProblem('lost', `The server sent nothing for ${patienceMs} ms.`)

/**
 * Calls `Read` and collects what comes; a stream that is not there gives nothing. It ends from this side
 * when the signal is aborted or nothing comes for too long.
 */
export const readCall = (
  { link, headers, patienceMs }: CallParts,
  request: ReadReq,
  signal: AbortSignal,
): Promise<Read> =>
  new Promise((resolve) => {
    const events: RecordedEvent[] = []
    const call = link.streams.read(request, headers)
    const settle = (result: Read): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve(result)
      call.cancel()
    }
    const end = (): void => settle(err(endedProblem))
    const timer = setTimeout(() => settle(err(silenceProblem(patienceMs))), patienceMs)
    signal.addEventListener('abort', end)
    call.on('data', (message: ReadResp) => {
      timer.refresh()
      const recorded = message.getEvent()?.getEvent()
      if (recorded !== undefined) events.push(recorded)
    })
    call.on('end', () => settle(ok(events)))
    call.on('error', (error) => settle(err(problemOf(error))))
    if (signal.aborted) end()
  })

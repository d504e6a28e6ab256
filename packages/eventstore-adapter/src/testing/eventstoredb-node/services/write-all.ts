import type { ServerWritableStream } from '@grpc/grpc-js'

/** Writes messages as fast as the client takes them, and then ends the call. */
export const writeAll = <Request, Response>(
  call: ServerWritableStream<Request, Response>,
  messages: readonly Response[],
): void => {
  let next = 0
  const go = (): void => {
    while (next < messages.length && !call.cancelled) {
      const message = messages[next] as Response
      next += 1
      if (!call.write(message)) {
        call.once('drain', go)
        return
      }
    }
    call.end()
  }
  go()
}

/** The media type of server-sent events (WHATWG HTML, section 9.2). */
export const eventStreamType = 'text/event-stream'

const idLine = (id: string | undefined): string => (id === undefined || id === '' ? '' : `id: ${id}\n`)

/** One event. JSON has no line breaks, so its data is one line. */
export const sentEvent = (name: string, data: object, id?: string): string =>
  `${idLine(id)}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`

/**
 * A sign of life. No client sees an event in it, but it moves the id with which they come back, so that after a long
 * silence little is gone through again.
 */
export const heartbeat = (id?: string): string => `: still here\n${idLine(id)}\n`

/** The beginning of a stream: how many milliseconds a client shall wait before it comes back. */
export const beginning = (retryMs: number): string => `: live events\nretry: ${retryMs}\n\n`

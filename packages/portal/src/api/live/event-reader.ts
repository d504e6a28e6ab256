/** One event of a stream. */
export interface EventMessage {
  readonly name: string
  readonly data: string
}

/** Reads a stream of server-sent events piece by piece. */
export interface EventReader {
  readonly take: (text: string) => void
  /** The id to come back with, once there is one. */
  readonly lastEventId: () => string | undefined
  /** How long to wait before coming back, once the server has said so. */
  readonly retryMs: () => number | undefined
}

const lineEnd = /\r\n|\n|\r/

/** What a line says: the field before the colon, and the value after it without one leading space. */
const fieldOf = (line: string): readonly [name: string, value: string] => {
  const colon = line.indexOf(':')
  return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
}

/** Interprets an event stream as WHATWG HTML, section 9.2.6, says. */
export const eventReader = (onMessage: (message: EventMessage) => void): EventReader => {
  let rest = ''
  let name = ''
  let data: string[] = []
  let lastEventId: string | undefined
  let retryMs: number | undefined

  const dispatch = (): void => {
    if (data.length > 0) onMessage({ name: name === '' ? 'message' : name, data: data.join('\n') })
    name = ''
    data = []
  }
  const fields: Readonly<Record<string, (value: string) => void>> = {
    event: (value) => {
      name = value
    },
    data: (value) => {
      data.push(value)
    },
    id: (value) => {
      if (!value.includes('\0')) lastEventId = value
    },
    retry: (value) => {
      if (/^\d+$/.test(value)) retryMs = Number(value)
    },
  }
  const takeLine = (line: string): void => {
    if (line === '') {
      dispatch()
      return
    }
    const [field, value] = fieldOf(line)
    fields[field]?.(value)
  }

  return {
    take: (text) => {
      const all = rest + text
      // A return at the very end may be the first half of a line end.
      const end = all.endsWith('\r') ? all.length - 1 : all.length
      const lines = all.slice(0, end).split(lineEnd)
      rest = (lines.pop() ?? '') + all.slice(end)
      for (const line of lines) takeLine(line)
    },
    lastEventId: () => lastEventId,
    retryMs: () => retryMs,
  }
}

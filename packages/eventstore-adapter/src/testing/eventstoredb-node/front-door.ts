import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** The port of a node that clients see: everything passes through here on its way to the server behind it. */
export interface FrontDoor {
  readonly port: number
  /** Lets nothing through in either direction, and tells nobody: the network has gone silent. */
  readonly pause: () => void
  readonly resume: () => void
  /** Breaks every connection; new ones are taken. */
  readonly cut: () => void
  readonly connections: () => number
  readonly close: () => Promise<void>
}

interface Passage {
  readonly outside: Socket
  readonly inside: Socket
}

/** Opens a front door on the loopback interface, before a server that listens on `target`. */
export const openFrontDoor = async (port: number, target: number): Promise<FrontDoor> => {
  const passages = new Set<Passage>()
  let isPaused = false

  const forward = (from: Socket, to: Socket): void => {
    from.on('data', (chunk) => {
      if (!to.write(chunk)) from.pause()
    })
    to.on('drain', () => {
      if (!isPaused) from.resume()
    })
    from.on('end', () => to.end())
    from.on('error', () => to.destroy())
    from.on('close', () => to.destroy())
  }
  const server = createServer({ allowHalfOpen: true }, (outside) => {
    const inside = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true })
    const passage = { outside, inside }
    passages.add(passage)
    outside.on('close', () => passages.delete(passage))
    outside.setNoDelay(true)
    inside.setNoDelay(true)
    forward(outside, inside)
    forward(inside, outside)
    if (isPaused) for (const socket of [outside, inside]) socket.pause()
  })
  const eachSocket = (work: (socket: Socket) => void): void => {
    for (const { outside, inside } of [...passages]) for (const socket of [outside, inside]) work(socket)
  }
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the front door has no port')

  return {
    port: address.port,
    pause: () => {
      isPaused = true
      eachSocket((socket) => socket.pause())
    },
    resume: () => {
      isPaused = false
      eachSocket((socket) => socket.resume())
    },
    cut: () => eachSocket((socket) => socket.resetAndDestroy()),
    connections: () => passages.size,
    close: async () => {
      server.close()
      eachSocket((socket) => socket.destroy())
      await once(server, 'close')
    },
  }
}

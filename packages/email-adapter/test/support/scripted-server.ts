import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A server of which every answer is told: for what a well-behaved server never does. */
export interface ScriptedServer {
  readonly port: number
  /** How many connections there were. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

/** Answers one line of the client, or `CONTENT` after DATA, with the whole content beside it. */
export type Script = (line: string, socket: Socket, content?: string) => void

/** Answers as a server that takes everything. */
export const politely: Script = (line, socket) => {
  if (/^EHLO/.test(line)) socket.write('250 example.com\r\n')
  else if (line === 'DATA') socket.write('354 go on\r\n')
  else if (/^QUIT/.test(line)) socket.end('221 bye\r\n')
  else socket.write('250 fine\r\n')
}

const feed = (script: Script, socket: Socket): void => {
  let text = ''
  let inContent = false
  socket.on('data', (bytes) => {
    text += bytes.toString()
    for (;;) {
      const end = text.indexOf(inContent ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const line = text.slice(0, end)
      text = text.slice(end + (inContent ? 5 : 2))
      const isContent = inContent
      inContent = line === 'DATA' && !isContent
      if (isContent) script('CONTENT', socket, line)
      else script(line, socket)
    }
  })
}

/** Starts a server on loopback that greets and then answers by the script. */
export const startScriptedServer = async (
  script: Script = politely,
  greeting: string | undefined = '220 example.com\r\n',
): Promise<ScriptedServer> => {
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    feed(script, socket)
    if (greeting !== '') socket.write(greeting)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

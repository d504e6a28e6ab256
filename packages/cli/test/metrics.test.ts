import { createServer } from 'node:net'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { inTemporaryFolder, runCommand, startServer } from './support/command.js'

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

test('the server shows its figures on a port of their own, and not to those who use it', () =>
  inTemporaryFolder(async (folder) => {
    const port = await freePort()
    const server = await startServer('--dev', '--data', folder, '--port', '0', '--metrics-port', String(port))
    try {
      await (await fetch(`${server.url}/healthz`)).text()
      const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      assert.match(figures, /^community_handshake_notifier_state\{state="\w+"\} 1$/m)
      assert.match(figures, /^community_handshake_directory_usable 1$/m)
      assert.match(figures, /_http_request_duration_seconds_count\{[^}]*route="\/healthz"[^}]*\} 1$/m)
      assert.is((await fetch(`${server.url}/metrics`)).status, 404)
    } finally {
      await server.end('SIGTERM')
    }
  }))

test('a port for the figures that is none is refused, with the option that said so', () => {
  const { status, stderr } = runCommand('serve', '--dev', '--metrics-port', 'many')
  assert.is(status, 2)
  assert.match(stderr, /--metrics-port many is not a port/)
})

test.run()

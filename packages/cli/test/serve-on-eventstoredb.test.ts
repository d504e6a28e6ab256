import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type EventStoreDbNode, startEventStoreDbNode } from '@community-handshake/eventstore-adapter/testing'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { inTemporaryFolder, type Server, startServer } from './support/command.js'

const json = { 'content-type': 'application/json' }

const authorizationAt = async (url: string) => {
  const answer = await fetch(`${url}/dev/token`, { method: 'POST', headers: json, body: '{"id":"ada@aster"}' })
  const { accessToken } = (await answer.json()) as { accessToken: string }
  return { authorization: `Bearer ${accessToken}` }
}

const createAt = async (url: string): Promise<Response> => {
  const headers = { ...json, ...(await authorizationAt(url)) }
  return fetch(`${url}/api/v1/communities`, { method: 'POST', headers, body: '{"name":"Grid data"}' })
}

const idsAt = async (url: string): Promise<readonly string[]> => {
  const listed = await fetch(`${url}/api/v1/communities`, { headers: await authorizationAt(url) })
  const { items } = (await listed.json()) as { items: readonly { id: string }[] }
  return items.map(({ id }) => id)
}

const statusAt = async (url: string, path: string): Promise<number> => (await fetch(`${url}${path}`)).status

const untilReady = async (url: string, wanted: number): Promise<void> => {
  while ((await statusAt(url, '/readyz')) !== wanted) await new Promise((resolve) => setTimeout(resolve, 50))
}

interface Scene {
  readonly node: EventStoreDbNode
  readonly folder: string
  /** Starts a server with a data folder of that name. */
  readonly start: (name: string, query?: string) => Promise<Server>
}

const scene = (work: (scene: Scene) => Promise<void>) => () =>
  inTemporaryFolder(async (folder) => {
    const node = await startEventStoreDbNode()
    const servers: Server[] = []
    const start: Scene['start'] = async (name, query = '') => {
      const store = ['--store', `${node.connectionString}${query}`, '--log-level', 'silent']
      const files = ['--data', join(folder, name), '--link-keys', join(folder, 'link-keys.json')]
      const server = await startServer('--dev', '--port', '0', ...files, ...store)
      servers.push(server)
      return server
    }
    try {
      await work({ node, folder, start })
      for (const server of servers) assert.is(await server.end('SIGTERM'), 0)
    } finally {
      for (const server of servers) await server.end('SIGKILL')
      await node.stop()
    }
  })

test(
  'the history is in EventStoreDB, the rest in files, and a second process sees the same',
  scene(async ({ node, folder, start }) => {
    const one = await start('one', '&namespace=handshake.')
    const created = (await (await createAt(one.url)).json()) as { id: string }
    const other = await start('other', '&namespace=handshake.')
    for (const { url } of [one, other]) assert.equal(await idsAt(url), [created.id])
    const names = node.events().map(({ streamId }) => streamId)
    assert.ok(names.includes(`handshake.community-${created.id}`))
    assert.ok(names.every((name) => name.startsWith('handshake.')))
    assert.ok(readFileSync(join(folder, 'link-keys.json')).length > 0)
    assert.match(one.lines.join('\n'), /History +EventStoreDB at 127\.0\.0\.1:\d+, as handshake\.\*/)
  }),
)

test(
  'while the database is away it is not ready, and goes on by itself when that is back',
  scene(async ({ node, start }) => {
    const { url } = await start('one')
    assert.is((await createAt(url)).status, 201)
    await node.stop()
    await untilReady(url, 503)
    const refused = await createAt(url)
    assert.is(refused.status, 503)
    assert.ok(refused.headers.has('retry-after'))
    await node.start()
    await untilReady(url, 200)
    assert.is((await createAt(url)).status, 201)
    assert.is((await idsAt(url)).length, 2)
  }),
)

test.run()

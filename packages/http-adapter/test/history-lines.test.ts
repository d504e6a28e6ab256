import { request } from 'node:http'
import type { CommunityId, EventStore } from '@community-handshake/domain'
import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { apiBase, listenServer } from '../src/index.js'
import { ada, bela, type Person } from './world/people.js'
import { valueIn } from './world/results.js'
import { create, good, joined, remove } from './world/steps.js'
import { openWorld, type World } from './world/world.js'

type Json = ReturnType<typeof JSON.parse>

const opened: World[] = []

const open = async (choices: Parameters<typeof openWorld>[0] = {}): Promise<World> => {
  const world = await openWorld(choices)
  opened.push(world)
  return world
}

test.after.each(async () => {
  for (const world of opened.splice(0)) await world.close()
})

const ask = (world: World, who: Person, path: string, accept?: string) =>
  world.app.inject({
    url: `${apiBase}${path}`,
    headers: { authorization: `Bearer ${who.token}`, ...(accept === undefined ? {} : { accept }) },
  })

const renamed = async (world: World, id: string, times: number): Promise<void> => {
  const communityId = id as CommunityId
  for (let time = 1; time <= times; time += 1)
    valueIn(await world.ports.service.changeCommunityDetails({ actor: ada }, { communityId, name: `Name ${time}` }))
}

const linesIn = (text: string): Json[] => {
  assert.ok(text.endsWith('\n'))
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('as lines the whole history is sent, the same entries that the pages hold', async () => {
  const world = await open()
  const { communityId } = await joined(world)
  await renamed(world, communityId, 240)
  const path = `/communities/${communityId}/history`
  const sent = await ask(world, ada, `${path}?format=ndjson`)
  assert.is(sent.statusCode, 200)
  assert.match(String(sent.headers['content-type']), /^application\/x-ndjson/)
  const lines = linesIn(sent.body)
  assert.equal(
    lines.map(({ revision }) => revision),
    Array.from({ length: 244 }, (_, index) => index),
  )
  const page = good(await world.call(ada, 'GET', `${path}?from=200&limit=100`))
  assert.equal(lines.slice(200), page['items'])
  assert.equal(linesIn((await ask(world, ada, `${path}?format=ndjson&from=240`)).body), lines.slice(240))
})

test('as lines everybody sees what they may see as well', async () => {
  const world = await open()
  const { communityId } = await joined(world)
  await renamed(world, communityId, 3)
  const path = `/communities/${communityId}/history`
  const lines = linesIn((await ask(world, bela, `${path}?format=ndjson`)).body)
  assert.equal(lines, good(await world.call(bela, 'GET', path))['items'])
})

test('lines are sent to those who prefer them; JSON goes before where both are as good', async () => {
  const world = await open()
  const communityId = await create(world)
  const type = async (accept: string | undefined, query = '') => {
    const sent = await ask(world, ada, `/communities/${communityId}/history${query}`, accept)
    assert.match(String(sent.headers['vary']), 'Accept')
    return String(sent.headers['content-type']).split(';')[0]
  }
  const [lines, json] = ['application/x-ndjson', 'application/json']
  assert.is(await type(undefined), json)
  assert.is(await type('*/*'), json)
  assert.is(await type(lines), lines)
  assert.is(await type('Application/X-NDJSON, */*;q=0.1'), lines)
  assert.is(await type(`${lines}, ${json}`), json)
  assert.is(await type(`${lines};q=0.9, ${json};q=0.5`), lines)
  assert.is(await type(`${lines};q=0`), json)
  assert.is(await type(`${lines};q=nonsense`), json)
  assert.is(await type(lines, '?format=json'), json)
  assert.is(await type(json, '?format=ndjson'), lines)
})

/** A store that counts how often a history was read from somewhere behind its first page, and can fail there. */
const watched = () => {
  const inner = memoryEventStore()
  let reads = 0
  let isBroken = false
  const readStream: EventStore['readStream'] = (id, options) => {
    if ((options?.from ?? 0n) > 0n && options?.limit === 201) {
      reads += 1
      if (isBroken) return inner.readStream('', {})
    }
    return inner.readStream(id, options)
  }
  const store: EventStore = { ...inner, readStream }
  return {
    store,
    reads: () => reads,
    breakDown: () => {
      isBroken = true
    },
  }
}

const listen = async (world: World): Promise<string> =>
  valueIn(await listenServer(world.app, { host: '127.0.0.1', port: 0 })).url

/** Sends the request over a connection of its own and gives the text, and whether it came to its end. */
const take = (url: string, path: string): Promise<{ readonly text: string; readonly isWhole: boolean }> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${ada.token}` }
    request(`${url}${apiBase}${path}`, { headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      response.on('error', () => undefined)
      response.once('close', () => resolve({ text, isWhole: response.complete }))
    })
      .on('error', reject)
      .end()
  })

test('a history that cannot be read to its end is broken off, so that nobody takes a part for the whole', async () => {
  const { store, breakDown } = watched()
  const world = await open({ store })
  const communityId = await create(world)
  await renamed(world, communityId, 250)
  const url = await listen(world)
  const path = `/communities/${communityId}/history?format=ndjson`
  assert.is((await take(url, path)).isWhole, true)
  breakDown()
  const { text, isWhole } = await take(url, path)
  assert.is(isWhole, false)
  assert.match(text, '"revision":0,')
})

test('nothing is read that the client has no room for', async () => {
  const { store, reads } = watched()
  const world = await open({ store })
  const communityId = await create(world)
  await renamed(world, communityId, 600)
  const before = reads()
  const sent = await world.app.inject({
    url: `${apiBase}/communities/${communityId}/history?format=ndjson`,
    headers: { authorization: `Bearer ${ada.token}` },
    payloadAsStream: true,
  })
  const stream = sent.stream()
  await new Promise((resolve) => stream.once('readable', resolve))
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  const untaken = reads() - before
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  assert.is(linesIn(text).length, 601)
  assert.ok(untaken <= 1, `${untaken} pages were read ahead`)
  assert.ok(reads() - before >= 5, 'the rest was read as it was taken')
})

test('whoever loses the community while it is sent gets no more of it', async () => {
  const world = await open()
  const { communityId } = await joined(world)
  await renamed(world, communityId, 400)
  const sent = await world.app.inject({
    url: `${apiBase}/communities/${communityId}/history?format=ndjson`,
    headers: { authorization: `Bearer ${bela.token}` },
    payloadAsStream: true,
  })
  good(await remove(world, ada, `/communities/${communityId}/tenants/borealis`))
  let text = ''
  const broken = async () => {
    for await (const chunk of sent.stream()) text += String(chunk)
  }
  await broken().then(
    () => assert.unreachable('the history came to its end'),
    () => undefined,
  )
  assert.not.match(text, 'TenantRemoved')
})

test.run()

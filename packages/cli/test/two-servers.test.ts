import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { communityStreamPrefix, openHistory } from '@community-handshake/domain'
import { eventStoreDbStore, nodePlatform } from '@community-handshake/eventstore-adapter'
import { type EventStoreDbNode, startEventStoreDbNode } from '@community-handshake/eventstore-adapter/testing'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Person, signIn, textAt } from '../src/demo/client.js'
import { inTemporaryFolder, type Server, startServer } from './support/command.js'
import { allIn } from './support/long-history.js'
import { valueIn } from './support/results.js'

const communities = 3
const invitationsEach = 20

interface Acknowledged {
  readonly communityId: string
  readonly email: string
  /** The command's id. */
  readonly key: string
  readonly invitationId: string
}

/** Sends a request with the same key to one server after the other until one of them says what became of it. */
const sendSurely = async (people: readonly Person[], path: string, body: object, key: string): Promise<string> => {
  for (let attempt = 0; ; attempt += 1) {
    const person = people[attempt % people.length]
    const answer = await person?.call('POST', path, { body, headers: { 'Idempotency-Key': key } })
    if (answer?.status === 201) return textAt(answer.body, 'id')
    assert.is(answer?.status, 503, JSON.stringify(answer?.body))
    await setTimeout(50)
  }
}

const inviteAll = async (people: readonly Person[], communityId: string): Promise<readonly Acknowledged[]> => {
  const acknowledged: Acknowledged[] = []
  for (let number = 0; number < invitationsEach; number += 1) {
    const [email, key] = [`guest${number}@tenant${number}.example`, randomUUID()]
    const turned = number % 2 === 0 ? people : people.toReversed()
    const path = `/communities/${communityId}/invitations`
    acknowledged.push({ communityId, email, key, invitationId: await sendSurely(turned, path, { email }, key) })
  }
  return acknowledged
}

/** Makes trouble for as long as there is work. */
const troubleWhile = async (node: EventStoreDbNode, work: Promise<unknown>): Promise<number> => {
  let isOver = false
  void work.finally(() => {
    isOver = true
  })
  const troubles: readonly (() => Promise<void>)[] = [
    async () => node.cutConnections(),
    async () => {
      node.faults.loseAnswers = 2
    },
    async () => {
      node.pause()
      await setTimeout(400)
      node.resume()
    },
    async () => {
      await node.stop()
      await setTimeout(200)
      await node.start()
    },
  ]
  let made = 0
  while (!isOver) {
    await troubles[made % troubles.length]?.()
    made += 1
    await setTimeout(150)
  }
  return made
}

const mailsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.eml'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
    : []

const headerIn = (mail: string, name: string): string =>
  new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(mail)?.[1]?.trim() ?? ''

interface Scene {
  readonly node: EventStoreDbNode
  readonly servers: readonly Server[]
  readonly mailFolders: readonly string[]
}

const scene = (work: (scene: Scene) => Promise<void>) => () =>
  inTemporaryFolder(async (folder) => {
    const node = await startEventStoreDbNode()
    const servers: Server[] = []
    const names = ['one', 'other']
    try {
      for (const name of names) {
        const store = `${node.connectionString}&defaultDeadline=2000&keepAliveInterval=500&keepAliveTimeout=500`
        const files = ['--data', join(folder, name), '--link-keys', join(folder, 'link-keys.json')]
        servers.push(await startServer('--dev', '--port', '0', '--log-level', 'silent', '--store', store, ...files))
      }
      await work({ node, servers, mailFolders: names.map((name) => join(folder, name, 'mails')) })
    } finally {
      for (const server of servers) await server.end('SIGKILL')
      await node.stop()
    }
  })

const historyOn = async ({ connectionString }: EventStoreDbNode) => {
  const store = valueIn(eventStoreDbStore({ connectionString }))
  const all = await allIn(store)
  await store.close()
  return all
}

/** Every stream holds together, and each acknowledged command is in it once, at its place. */
const checkHistory = async (node: EventStoreDbNode, acknowledged: readonly Acknowledged[]): Promise<void> => {
  const all = (await historyOn(node)).filter(({ streamId }) => streamId.startsWith(communityStreamPrefix))
  const streamIds = new Set(all.map(({ streamId }) => streamId))
  assert.is(streamIds.size, communities)
  for (const streamId of streamIds) {
    const events = all.filter((event) => event.streamId === streamId)
    const opened = valueIn(openHistory(nodePlatform().hasher, events))
    const stored = opened.map(({ envelope }) => envelope.metadata.commandId)
    assert.is(new Set(stored).size, stored.length, 'each command has one event')
    const wanted = acknowledged.filter(({ communityId }) => streamId === `${communityStreamPrefix}${communityId}`)
    // Whoever waits for each answer before the next request finds them in this order.
    assert.equal(
      stored.slice(1),
      wanted.map(({ key }) => key),
    )
  }
}

const untilMailed = async (folders: readonly string[], acknowledged: readonly Acknowledged[]): Promise<void> => {
  const wanted = acknowledged.length
  while (new Set(folders.flatMap(mailsIn).map((mail) => headerIn(mail, 'Message-ID'))).size < wanted)
    await setTimeout(100)
}

test(
  'two servers under load, on a database that is cut off, paused and restarted, lose nothing and do nothing twice',
  scene(async ({ node, servers, mailFolders }) => {
    const people = await Promise.all(servers.map(({ url }) => signIn(() => url, 'ada@aster')))
    const made = Array.from({ length: communities }, (_none, index) =>
      sendSurely(people, '/communities', { name: `Grid ${index}` }, randomUUID()),
    )
    const working = Promise.all(made.map(async (id) => inviteAll(people, await id)))
    const troubles = await troubleWhile(node, working)
    const acknowledged = (await working).flat()
    assert.ok(troubles > 4, 'there was trouble of every kind')
    assert.is(acknowledged.length, communities * invitationsEach)
    await checkHistory(node, acknowledged)

    await untilMailed(mailFolders, acknowledged)
    const ids = mailFolders.flatMap(mailsIn).map((mail) => headerIn(mail, 'Message-ID'))
    assert.is(new Set(ids).size, acknowledged.length, 'each mail has one identity, however often it was sent')
    for (const server of servers) assert.is(await server.end('SIGTERM'), 0)
  }),
)

test.run()

// Plays a story of four tenants and shows the host's sharing table after each step, as both ways to react have it: npm start
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodePlatform, sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { Result } from 'neverthrow'
import { reactByCallback } from './by-callback.js'
import { administrator } from './people.js'
import type { RunOptions } from './running.js'
import { openSharingDesk, type SharingDesk } from './sharing/sharing-desk.js'
import { rowInWords, sharingTable } from './sharing/sharing-table.js'
import { type Act, acts, openStage } from './story.js'
import { receiveWebhooks } from './webhook/receive-webhooks.js'
import { sendWebhooks } from './webhook/send-webhooks.js'
import type { WebhookKeys } from './webhook/signature.js'

/** Whoever plays a story has no use for a failure: it ends here. */
const orEnd = <Value, Failure>(result: Result<Value, Failure>): Value =>
  result.match(
    (value) => value,
    (failure) => {
      throw new Error(`The story ends: ${JSON.stringify(failure)}`)
    },
  )

const folder = mkdtempSync(join(tmpdir(), 'react-to-membership-'))
const platform = nodePlatform()
const keys: WebhookKeys = [randomBytes(32)]
const store = orEnd(sqliteEventStore({ path: join(folder, 'history.db') }))
const [ada, bela, carla, dora] = orEnd(
  Result.combine([
    administrator('ada', 'aster'),
    administrator('bela', 'borealis'),
    administrator('carla', 'cascade'),
    administrator('dora', 'dunes'),
  ]),
)
const stage = orEnd(await openStage(store, randomBytes(32), { ada, bela, carla, dora }))

const troubles = new Set<string>()
const run: RunOptions = { pauseMs: () => 50, onTrouble: ({ message }) => troubles.add(message) }

// One host has the library in its own process, the other is told by webhook; each has a file of its own.
const openCallbackHost = async () => {
  const desk = orEnd(await openSharingDesk(join(folder, 'sharing-by-callback.json')))
  return { desk, reaction: reactByCallback({ store, desk, ...platform, ...run }) }
}
const openWebhookHost = async (port?: number) => {
  const desk = orEnd(await openSharingDesk(join(folder, 'sharing-by-webhook.json')))
  const receiver = await receiveWebhooks({ desk, keys, ...platform, ...(port === undefined ? {} : { port }) })
  return { desk, receiver }
}
let callbackHost = await openCallbackHost()
let webhookHost = await openWebhookHost()
const { url, port } = webhookHost.receiver
const sender = sendWebhooks({ store, checkpoints: store.checkpoints, keys, url, ...platform, ...run })

const show = (host: string, { state }: SharingDesk): void => {
  const table = sharingTable(state(), stage.communityId)
  console.log(`  by ${host}:`)
  for (const row of table) console.log(`    ${rowInWords(row)}`)
}

let steps = 0
const step = async (act: Act, hosts: readonly ('callback' | 'webhook')[] = ['callback', 'webhook']): Promise<void> => {
  steps += 1
  const { position } = orEnd(await act.play(stage))
  const desks = { callback: callbackHost.desk, webhook: webhookHost.desk }
  await Promise.all(hosts.map((host) => desks[host].reached(position)))
  console.log(`\n${steps}. ${act.words}`)
  for (const host of hosts) show(host, desks[host])
}
const say = (words: string): void => console.log(`\n-- ${words}`)

await step(acts.borealisJoins)
await step(acts.cascadeJoins)
await step(acts.borealisPauses)

await webhookHost.receiver.close()
say('the host with the webhook goes down')
await step(acts.borealisResumes, ['callback'])
await step(acts.cascadeIsRemoved, ['callback'])
webhookHost = await openWebhookHost(port)
const inStep = callbackHost.desk.state().checkpoint
if (inStep !== null) await webhookHost.desk.reached(inStep)
say('it is back, and has missed nothing')
show('webhook', webhookHost.desk)

await callbackHost.reaction.stop()
say('the host with the callback goes down')
await step(acts.dunesJoins, ['webhook'])
callbackHost = await openCallbackHost()
const caughtUp = webhookHost.desk.state().checkpoint
if (caughtUp !== null) await callbackHost.desk.reached(caughtUp)
say('it is back, and has missed nothing')
show('callback', callbackHost.desk)

await step(acts.borealisLeaves)
await step(acts.communityCloses)

const applied = [callbackHost, webhookHost].map(({ desk }) => desk.state().applied)
console.log(`\nNews taken by callback and by webhook, each once: ${applied.join(' and ')}`)
console.log(`Troubles on the way, all overcome: ${[...troubles].join(' / ') || 'none'}`)

await sender.stop()
await callbackHost.reaction.stop()
await webhookHost.receiver.close()
await store.close()
rmSync(folder, { recursive: true })

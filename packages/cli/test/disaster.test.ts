import { join } from 'node:path'
import { eventStoreDbStore, sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { startEventStoreDbNode } from '@community-handshake/eventstore-adapter/testing'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { databaseBlows, killServer } from './disaster/blows.js'
import { startFleet } from './disaster/fleet.js'
import { type Ended, play } from './disaster/play.js'
import { inTemporaryFolder } from './support/command.js'
import { valueIn } from './support/results.js'

const seed = Number(process.env['DISASTER_SEED'] ?? Math.floor(Math.random() * 1e9))

const nothingIsAmiss = (ended: Ended, kills: number): void => {
  const { lost, doubled, unexplained, findings, withoutMail, mailsLost, exitCodes } = ended
  const context = `seed ${seed}`
  assert.equal(lost, [], `acknowledged and lost, ${context}`)
  assert.equal(doubled, [], `done twice, ${context}`)
  assert.equal(unexplained, [], `done and never answered, ${context}`)
  assert.equal(findings, [], context)
  assert.equal(withoutMail, [], `no mail came, ${context}`)
  assert.is(mailsLost, 0, context)
  assert.ok(ended.mailsRepeated <= kills, `${ended.mailsRepeated} mails came again, ${context}`)
  assert.ok(ended.acknowledged > 20, `only ${ended.acknowledged} were acknowledged, ${context}`)
  assert.ok(
    exitCodes.every((code) => code === 0),
    `${exitCodes.join()}, ${context}`,
  )
}

test('a server on SQLite that is killed again and again under load loses nothing and does nothing twice', () =>
  inTemporaryFolder(async (folder) => {
    const kills = 5
    const ended = await play({
      startFleet: (smtp) => startFleet({ folder, size: 1, args: ['--smtp', smtp] }),
      blows: Array.from({ length: kills }, () => killServer),
      ...{ clients: 6, seed },
      openStore: () => valueIn(sqliteEventStore({ path: join(folder, 'server-0/history.db') })),
    })
    nothingIsAmiss(ended, kills)
  }))

test('two servers on one EventStoreDB that is cut, paused and restarted under load, and killed themselves, lose nothing', () =>
  inTemporaryFolder(async (folder) => {
    const node = await startEventStoreDbNode()
    const { connectionString } = node
    const blows = [...databaseBlows(node), killServer, ...databaseBlows(node), killServer]
    const store = `${connectionString}&defaultDeadline=2000&keepAliveInterval=500&keepAliveTimeout=500`
    const args = ['--store', store, '--link-keys', join(folder, 'link-keys.json')]
    const ended = await play({
      startFleet: (smtp) => startFleet({ folder, size: 2, args: [...args, '--smtp', smtp] }),
      ...{ blows, clients: 6, seed },
      openStore: () => valueIn(eventStoreDbStore({ connectionString })),
    })
    await node.stop()
    nothingIsAmiss(ended, blows.length)
  }))

test.run()

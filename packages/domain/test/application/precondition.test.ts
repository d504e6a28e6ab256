import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityCommand, communityHandshake, refusal } from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { faultyStore } from '../support/memory-store.js'
import { ada, alan, bela, carla } from '../support/people.js'
import { failureIn } from '../support/results.js'
import { accept, confirm, create, invite } from '../support/samples.js'

const world = async (...commands: readonly CommunityCommand[]) => {
  const handshake = communityHandshake({ store: faultyStore(), hasher, backoff: { pause: async () => undefined } })
  for (const command of commands) assert.ok((await handshake.execute(command)).isOk())
  return {
    told: async (command: CommunityCommand, ifRevision?: number) =>
      failureIn(await handshake.execute(command, ifRevision === undefined ? {} : { ifRevision })),
  }
}

const changed = (expectedRevision: number, currentRevision: number) =>
  refusal('revision-changed', 'Open', { expectedRevision, currentRevision })

test('whoever may act learns that the community has moved on, members and the invited alike', async () => {
  const { told } = await world(create(), invite())
  assert.equal(await told(invite({ number: 2, recipient: carla.email }), 0), changed(0, 1))
  assert.equal(await told(accept(), 0), changed(0, 1))
  assert.equal(await told(accept({ actor: carla, linkGeneration: 1 }), 7), changed(7, 1))
})

test('a community that does not exist yet is at no revision', async () => {
  const { told } = await world()
  assert.equal(await told(create(), 0), changed(0, -1))
})

test('a stranger learns nothing by guessing revisions', async () => {
  const [nothing, something] = [await world(), await world(create(), invite())]
  for (const command of [accept({ actor: carla }), invite({ actor: carla }), confirm({ actor: carla })])
    for (const ifRevision of [undefined, -1, 0, 1, 2])
      assert.equal(await something.told(command, ifRevision), await nothing.told(command, ifRevision))
})

test('what would be refused anyway is refused for its own reason, as RFC 9110 section 13.2.1 has it', async () => {
  const { told } = await world(create(), invite(), accept(), confirm({ actor: alan }))
  const again = await told(confirm({ actor: ada }), 2)
  assert.ok(again.kind === 'refusal' && again.code === 'already-confirmed')
  const byMember = await told(invite({ actor: bela, number: 2, recipient: carla.email }), 2)
  assert.ok(byMember.kind === 'refusal' && byMember.code === 'not-owner-tenant')
})

test.run()

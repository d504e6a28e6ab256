import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { StoredEvent } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { reactByCallback } from '../src/by-callback.js'
import type { Trouble } from '../src/running.js'
import { openSharingDesk, type SharingDesk } from '../src/sharing/sharing-desk.js'
import { type Act, acts } from '../src/story.js'
import { failureIn, valueIn } from './results.js'
import { inWorld, openPairs, platform, tableOf, until, type World } from './world.js'

const reactOn = (store: World['store'], desk: SharingDesk, troubles: Trouble[] = []) =>
  reactByCallback({ store, desk, ...platform, pauseMs: () => 1, onTrouble: (trouble) => troubles.push(trouble) })

const story: readonly (readonly [act: Act, open: readonly string[]])[] = [
  [acts.borealisJoins, ['aster-borealis']],
  [acts.cascadeJoins, ['aster-borealis', 'aster-cascade', 'borealis-cascade']],
  [acts.borealisPauses, ['aster-cascade']],
  [acts.borealisResumes, ['aster-borealis', 'aster-cascade', 'borealis-cascade']],
  [acts.cascadeIsRemoved, ['aster-borealis']],
  [acts.dunesJoins, ['aster-borealis', 'aster-dunes', 'borealis-dunes']],
  [acts.borealisLeaves, ['aster-dunes']],
  [acts.communityCloses, []],
]

test('sharing opens and closes with the membership, step by step', () =>
  inWorld(async ({ store, stage, openDesk }) => {
    const desk = await openDesk()
    const reaction = reactOn(store, desk)
    for (const [act, open] of story) {
      const { position } = valueIn(await act.play(stage))
      await desk.reached(position)
      assert.equal(openPairs(desk, stage), open, act.words)
    }
    await reaction.stop()
    assert.is(desk.state().applied, 1 + story.length)
  }))

test('an invitation and an acceptance open nothing before the owner confirms', () =>
  inWorld(async ({ store, stage, openDesk }) => {
    const { service, communityId, ada, bela } = stage
    const invited = valueIn(await service.inviteTenant({ actor: ada }, { communityId, email: bela.email }))
    const [event] = invited.events
    assert.ok(event?.type === 'TenantInvited')
    const accepting = { communityId, invitationId: event.data.invitationId, tenantId: bela.tenantId }
    valueIn(await service.acceptInvitation({ actor: bela }, accepting))
    const desk = await openDesk()
    const reaction = reactOn(store, desk)
    await until(() => desk.state().applied === 1)
    assert.equal(tableOf(desk, stage), [])
    await desk.reached(valueIn(await service.confirmTenant({ actor: ada }, accepting)).position)
    assert.equal(tableOf(desk, stage), ['aster ⇄ borealis open'])
    await reaction.stop()
  }))

test('a row that is closed says why', () =>
  inWorld(async ({ store, stage, openDesk }) => {
    const desk = await openDesk()
    const reaction = reactOn(store, desk)
    for (const act of [acts.borealisJoins, acts.cascadeJoins, acts.borealisPauses, acts.cascadeIsRemoved])
      await desk.reached(valueIn(await act.play(stage)).position)
    await reaction.stop()
    assert.equal(tableOf(desk, stage), [
      'aster ⇄ borealis closed: borealis paused',
      'aster ⇄ cascade closed: cascade was removed',
      'borealis ⇄ cascade closed: borealis paused and cascade was removed',
    ])
  }))

test('a host that restarts after each step loses nothing and takes nothing twice', () =>
  inWorld(async ({ store, stage, openDesk }) => {
    for (const [act, open] of story) {
      const { position } = valueIn(await act.play(stage))
      const desk = await openDesk()
      const reaction = reactOn(store, desk)
      await desk.reached(position)
      await reaction.stop()
      assert.equal(openPairs(desk, stage), open, act.words)
    }
    assert.is((await openDesk()).state().applied, 1 + story.length)
  }))

test('the same news told twice is taken once, also after a restart and also together', () =>
  inWorld(async ({ store, stage, openDesk }) => {
    const desk = await openDesk()
    const [first, second] = [reactOn(store, desk), reactOn(store, desk)]
    await desk.reached(valueIn(await acts.borealisJoins.play(stage)).position)
    await Promise.all([first.stop(), second.stop()])
    assert.is(desk.state().applied, 2)
    const again = await openDesk()
    const { checkpoint } = again.state()
    assert.is(checkpoint, desk.state().checkpoint)
  }))

test('what could not be written is taken again, and counts once', () =>
  inWorld(async ({ folder, store, stage, openDesk }) => {
    const desk = await openDesk()
    const troubles: Trouble[] = []
    const blocked = join(folder, 'sharing.json.next')
    mkdirSync(blocked)
    const reaction = reactOn(store, desk, troubles)
    await until(() => troubles.length > 2)
    assert.is(desk.state().applied, 0)
    assert.match(troubles[0]?.message ?? '', /cannot be written/)
    rmdirSync(blocked)
    await desk.reached(valueIn(await acts.borealisJoins.play(stage)).position)
    await reaction.stop()
    assert.is(desk.state().applied, 2)
  }))

test('a state that is not one is told, not taken for an empty one', () =>
  inWorld(async ({ folder }) => {
    const path = join(folder, 'sharing.json')
    for (const text of ['', '{', '{"checkpoint":null}', '[]']) {
      writeFileSync(path, text)
      assert.match(failureIn(await openSharingDesk(path)).message, /holds no sharing state/)
    }
  }))

const changed = (event: StoredEvent, change: (text: string) => string): StoredEvent => ({
  ...event,
  text: change(event.text),
})

test('a history that was changed stops the reaction instead of being passed over', () =>
  inWorld(async ({ store, stage, openDesk }) => {
    valueIn(await acts.borealisJoins.play(stage))
    const damaged: typeof store = {
      ...store,
      subscribe: async function* (options) {
        for await (const message of store.subscribe(options))
          yield message.kind === 'event' && message.event.type === 'TenantConfirmed'
            ? { ...message, event: changed(message.event, (text) => text.replace('borealis', 'cascade')) }
            : message
      },
    }
    const desk = await openDesk()
    const troubles: Trouble[] = []
    const reaction = reactOn(damaged, desk, troubles)
    await until(() => troubles.length > 0)
    await reaction.stop()
    assert.equal(
      troubles.map(({ kind }) => kind),
      ['history-damaged'],
    )
    assert.is(desk.state().applied, 1)
  }))

test('killed after each news it took, a host loses nothing and takes nothing twice', () =>
  inWorld(async ({ folder, stage, openDesk }) => {
    for (const [act] of story) valueIn(await act.play(stage))
    const program = fileURLToPath(new URL('./programs/callback-host.ts', import.meta.url))
    const expected = 1 + story.length
    let runs = 0
    for (let applied = 0; applied < expected; runs += 1) {
      const child = spawn(process.execPath, ['--import', 'tsx', program, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const closed = once(child, 'close')
      for await (const line of createInterface(child.stdout)) {
        assert.is(Number(line), applied + 1, 'the news follow one another without a gap and without a repetition')
        applied = Number(line)
        // Not after each one, or the test would take as many processes as there are news.
        if (applied % 4 === 0 || applied === expected) child.kill('SIGKILL')
      }
      await closed
      applied = (await openDesk()).state().applied
    }
    assert.ok(runs > 1)
    const desk = await openDesk()
    assert.is(desk.state().applied, expected)
    assert.equal(openPairs(desk, stage), [])
    assert.match(readFileSync(join(folder, 'sharing.json'), 'utf8'), /"dunes":"Active"/)
  }))

test.run()

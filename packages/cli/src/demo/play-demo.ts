import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCommunityId } from '@community-handshake/domain'
import { nodePlatform, sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { type Cast, gatherCast } from './cast.js'
import { type Inbox, openInbox } from './inbox.js'
import { declineAnother, leave } from './later-story.js'
import { makeNarrator, type Narrator } from './narrator.js'
import { readBack } from './read-back.js'
import { type ServerProcess, startServerProcess } from './server-process.js'
import type { Stage } from './stage.js'
import { acceptInvitation, confirmTenant, createCommunity, type Handshake, inviteTenant, lookAround } from './story.js'

/** How the demo is played. */
export interface DemoOptions {
  /** Leave the folder with the history file behind. */
  readonly keep: boolean
}

interface Scene {
  readonly folder: string
  readonly inbox: Inbox
  readonly narrator: Narrator
}

const start = ({ folder, inbox }: Scene): Promise<ServerProcess> =>
  startServerProcess(['--dev', '--data', folder, '--port', '0', '--smtp', inbox.url, '--log-level', 'error'])

const readHistory = async (scene: Scene, cast: Cast, handshake: Handshake): Promise<void> => {
  const { narrator, folder } = scene
  narrator.chapter('8. The history tells it all')
  const opened = parseCommunityId(handshake.communityId).andThen((communityId) =>
    sqliteEventStore({ path: join(folder, 'history.db') }).map((store) => ({ communityId, store })),
  )
  if (opened.isErr()) return narrator.step('The SQLite file opens', false, opened.error.message)
  const { communityId, store } = opened.value
  const members = [cast.owner.tenantId]
  await readBack({ store, hasher: nodePlatform().hasher }, communityId, members, narrator)
  await store.close()
}

const powerFailure = async (scene: Scene, server: ServerProcess): Promise<ServerProcess> => {
  scene.narrator.chapter('6. The server loses power, and comes back')
  await server.kill()
  const again = await start(scene)
  scene.narrator.step(
    `Killed (process ${server.pid}) and started again (process ${again.pid})`,
    again.pid !== server.pid,
  )
  return again
}

const play = async (scene: Scene): Promise<void> => {
  let server = await start(scene)
  try {
    const cast = await gatherCast(() => server.url)
    const stage: Stage = { ...scene, cast }
    const communityId = await createCommunity(stage)
    const invited = await inviteTenant(stage, communityId)
    const handshake = await acceptInvitation(stage, communityId, invited)
    await confirmTenant(stage, handshake)
    await lookAround(stage, handshake)
    await declineAnother(stage, handshake)
    server = await powerFailure(scene, server)
    await lookAround(stage, handshake)
    await leave(stage, handshake)
    const code = await server.stop()
    scene.narrator.step('It stops cleanly when asked to', code === 0, `exit code ${code}`)
    scene.narrator.step(
      'Everybody was told once what concerns them, and nobody else was',
      scene.inbox.count() === 8,
      `${scene.inbox.count()} mails`,
    )
    await readHistory(scene, cast, handshake)
  } finally {
    await server.kill()
  }
}

/** Plays the demo and tells it on standard output; false if anything was not as it should be. */
export const playDemo = async ({ keep }: DemoOptions): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'community-handshake-demo-'))
  const inbox = await openInbox()
  const narrator = makeNarrator(process.stdout)
  try {
    await play({ folder, inbox, narrator })
  } catch (error) {
    narrator.step('The demo plays to its end', false, error instanceof Error ? error.message : String(error))
  } finally {
    await inbox.close()
    if (!keep) await rm(folder, { recursive: true, force: true })
  }
  const wrong = narrator.failures()
  const summary =
    wrong === 0
      ? `All ${narrator.steps()} steps as they should be.`
      : `${wrong} of ${narrator.steps()} steps went wrong.`
  process.stdout.write(`\n${summary}${keep ? ` The history is in ${folder}.` : ''}\n`)
  return wrong === 0
}

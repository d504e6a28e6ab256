import { randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Checkpoints, type Clock, millisecondsOf, timestampOf } from '@community-handshake/domain'
import { okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { MembershipNews } from '../src/membership-news.js'
import type { Trouble } from '../src/running.js'
import { acts } from '../src/story.js'
import { type Receiver, receiveWebhooks } from '../src/webhook/receive-webhooks.js'
import { sendWebhooks } from '../src/webhook/send-webhooks.js'
import { isGenuine, signedHeaders, toleranceSeconds, type WebhookKeys } from '../src/webhook/signature.js'
import { valueIn } from './results.js'
import { inWorld, keys, openPairs, platform, until, type World } from './world.js'

interface Delivery {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A receiver that answers as told and keeps what came. */
const startRecorder = async (statuses: number[]) => {
  const deliveries: Delivery[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      deliveries.push({ headers: request.headers, body: Buffer.concat(pieces).toString() })
      response.writeHead(statuses.shift() ?? 204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    deliveries,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/membership`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const sendFrom = ({ store }: World, url: string, also: { checkpoints?: Checkpoints; troubles?: Trouble[] } = {}) =>
  sendWebhooks({
    ...{ store, url, keys, ...platform, checkpoints: also.checkpoints ?? store.checkpoints, pauseMs: () => 1 },
    onTrouble: (trouble) => also.troubles?.push(trouble),
  })

const newsIn = ({ body }: Delivery) => JSON.parse(body) as MembershipNews

test('news arrive signed, in order, with nobody’s address in them', () =>
  inWorld(async (world) => {
    const recorder = await startRecorder([])
    const sender = sendFrom(world, recorder.url)
    for (const act of [acts.borealisJoins, acts.borealisPauses, acts.borealisResumes])
      valueIn(await act.play(world.stage))
    await until(() => recorder.deliveries.length === 4)
    await sender.stop()
    await recorder.close()
    assert.equal(
      recorder.deliveries.map((delivery) => newsIn(delivery).type),
      ['CommunityCreated', 'TenantConfirmed', 'SharingPaused', 'SharingResumed'],
    )
    for (const { headers, body } of recorder.deliveries) {
      const content = { id: String(headers['webhook-id']), timestamp: String(headers['webhook-timestamp']), body }
      assert.ok(isGenuine(keys, content, String(headers['webhook-signature']), Date.now()))
      assert.not.match(body, /@/)
    }
  }))

test('a delivery that fails is tried again under the same id, and the next one waits for it', () =>
  inWorld(async (world) => {
    const recorder = await startRecorder([500, 429, 302, 204])
    const troubles: Trouble[] = []
    valueIn(await acts.borealisJoins.play(world.stage))
    const sender = sendFrom(world, recorder.url, { troubles })
    await until(() => recorder.deliveries.length === 5)
    await sender.stop()
    await recorder.close()
    const ids = recorder.deliveries.map(({ headers }) => headers['webhook-id'])
    assert.is(new Set(ids.slice(0, 4)).size, 1)
    assert.is(new Set(recorder.deliveries.slice(0, 4).map(({ body }) => body)).size, 1)
    assert.is.not(ids[4], ids[0])
    assert.is(troubles.length, 3)
    assert.match(troubles.map(({ message }) => message).join(), /answered 500.*answered 429/)
  }))

const startHost = async (world: World, port?: number) => {
  const desk = await world.openDesk()
  const receiver = await receiveWebhooks({ desk, keys, ...platform, ...(port === undefined ? {} : { port }) })
  return { desk, receiver }
}

test('a receiver that is away misses nothing, and a sender that restarts repeats nothing', () =>
  inWorld(async (world) => {
    const host = await startHost(world)
    const { url, port } = host.receiver
    const sender = sendFrom(world, url)
    await host.desk.reached(valueIn(await acts.borealisJoins.play(world.stage)).position)
    await host.receiver.close()
    const { position } = valueIn(await acts.borealisPauses.play(world.stage))
    const back = await startHost(world, port)
    await back.desk.reached(position)
    await sender.stop()
    assert.is(back.desk.state().applied, 3)
    const again = sendFrom(world, url)
    await back.desk.reached(valueIn(await acts.borealisResumes.play(world.stage)).position)
    await again.stop()
    await back.receiver.close()
    assert.is(back.desk.state().applied, 4)
    assert.equal(openPairs(back.desk, world.stage), ['aster-borealis'])
  }))

test('a sender that crashed before it could note a delivery delivers it again, and the receiver takes it once', () =>
  inWorld(async (world) => {
    valueIn(await acts.borealisJoins.play(world.stage))
    const recorder = await startRecorder([])
    const host = await startHost(world)
    // Nothing is ever noted: each sender begins at the beginning, as if the one before had crashed.
    const forgetful: Checkpoints = { load: () => okAsync(undefined), save: () => okAsync(undefined) }
    for (let run = 1; run <= 3; run += 1) {
      const both = [
        sendFrom(world, host.receiver.url, { checkpoints: forgetful }),
        sendFrom(world, recorder.url, { checkpoints: forgetful }),
      ]
      await until(() => recorder.deliveries.length === 2 * run && host.desk.state().applied === 2)
      await Promise.all(both.map((sender) => sender.stop()))
    }
    await recorder.close()
    await host.receiver.close()
    const ids = recorder.deliveries.map(({ headers }) => headers['webhook-id'])
    assert.is(new Set(ids).size, 2)
    assert.is(host.desk.state().applied, 2)
  }))

const joined: MembershipNews = {
  id: '01890a5d-ac96-774b-bcce-000000000001' as MembershipNews['id'],
  position: '00000000000000000001' as MembershipNews['position'],
  communityId: '01890a5d-ac96-774b-bcce-000000000002' as MembershipNews['communityId'],
  occurredAt: platform.clock.now(),
  type: 'TenantConfirmed',
  tenantId: 'mallory' as Extract<MembershipNews, { type: 'TenantConfirmed' }>['tenantId'],
}

interface Forged {
  readonly body?: string
  readonly signed?: string
  readonly by?: WebhookKeys
  /** How many seconds from now it is dated. */
  readonly inSeconds?: number
  readonly id?: string
}

const post = async ({ url }: Receiver, forged: Forged = {}): Promise<number> => {
  const { body = JSON.stringify(joined), by = keys, inSeconds = 0, id = joined.id } = forged
  const content = { id, timestamp: String(Math.floor(Date.now() / 1000) + inSeconds), body: forged.signed ?? body }
  return (await fetch(url, { method: 'POST', headers: signedHeaders(by, content), body })).status
}

const hostile: { readonly [what: string]: readonly [forged: Forged, status: number] } = {
  'signed with another key': [{ by: [randomBytes(32)] }, 401],
  'changed after it was signed': [{ signed: JSON.stringify({ ...joined, tenantId: 'borealis' }) }, 401],
  'recorded and played again later': [{ inSeconds: -toleranceSeconds - 5 }, 401],
  'dated in the future': [{ inSeconds: toleranceSeconds + 5 }, 401],
  'signed, but no JSON': [{ body: 'x' }, 400],
  'signed, but no news': [{ body: '{"type":"TenantConfirmed"}' }, 400],
  'signed, but of another id than the news in it': [{ id: '01890a5d-ac96-774b-bcce-00000000000f' }, 400],
  'longer than any news is': [{ body: JSON.stringify({ ...joined, padding: 'x'.repeat(70_000) }) }, 413],
}

for (const [what, [forged, status]] of Object.entries(hostile))
  test(`a delivery that is ${what} is refused with ${status} and changes nothing`, () =>
    inWorld(async (world) => {
      const { desk, receiver } = await startHost(world)
      assert.is(await post(receiver, forged), status)
      assert.is(desk.state().applied, 0)
      assert.is(await post(receiver), 204)
      assert.is(await post(receiver), 204)
      assert.is(desk.state().applied, 1)
      await receiver.close()
    }))

test('without a signature, by another method or elsewhere nothing is taken', () =>
  inWorld(async (world) => {
    const { desk, receiver } = await startHost(world)
    const body = JSON.stringify(joined)
    assert.is((await fetch(receiver.url, { method: 'POST', body })).status, 401)
    assert.is((await fetch(receiver.url)).status, 405)
    assert.is((await fetch(`${receiver.url}/elsewhere`, { method: 'POST', body })).status, 404)
    assert.is(desk.state().applied, 0)
    await receiver.close()
  }))

test('a new key is brought in before the old one goes', () => {
  const [old, next] = [randomBytes(32), randomBytes(32)]
  const clock: Clock = { now: () => timestampOf(1_800_000_000_000) }
  const content = { id: '1', timestamp: '1800000000', body: '{}' }
  const nowMs = millisecondsOf(clock.now())
  const signedBy = (by: WebhookKeys) => signedHeaders(by, content)['webhook-signature'] ?? ''
  assert.ok(isGenuine([old], content, signedBy([next, old]), nowMs))
  assert.ok(isGenuine([next, old], content, signedBy([old]), nowMs))
  assert.ok(isGenuine([next], content, signedBy([next, old]), nowMs))
  assert.not.ok(isGenuine([next], content, signedBy([old]), nowMs))
  for (const nonsense of ['', 'v1,', 'v1', ' ', 'v1,é'.repeat(20)])
    assert.not.ok(isGenuine([old], content, nonsense, nowMs))
  for (const timestamp of ['', '-1', '1e9', 'Infinity', '1800000000.5'])
    assert.not.ok(isGenuine([old], { ...content, timestamp }, signedBy([old]), nowMs))
})

test('the signature is the one that other implementations of Standard Webhooks make', () => {
  const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
  const content = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330', body: '{"test": 2432232314}' }
  const expected = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
  assert.is(signedHeaders([key], content)['webhook-signature'], expected)
})

test.run()

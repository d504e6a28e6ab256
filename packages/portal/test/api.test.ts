import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { everyPage, type LiveEvent, newActionKey, openApi } from '../src/api/index.js'
import { apiAs, fixedToken, tokenOf } from './support/people.js'
import { failureIn, valueIn } from './support/results.js'
import { startServer } from './support/server.js'

const server = await startServer()
const act = () => ({ key: newActionKey() })
const ada = await apiAs(server.url, 'ada@aster')
const bela = await apiAs(server.url, 'bela@borealis')
const stranger = await apiAs(server.url, 'carla@cascade')

const create = async (name: string) => valueIn(await ada.communities.create({ name }, act()))
const invite = async (communityId: string, email = 'bela@borealis.example') =>
  valueIn(await ada.invitations.invite(communityId, { email }, act()))

test.after(() => server.close())

test('a caller reads as whom they are signed in', async () => {
  const caller = valueIn(await bela.caller())
  assert.is(caller.tenantName, 'Borealis Robotics')
  assert.is(caller.email, 'bela@borealis.example')
})

test('two tenants shake hands: invite, accept with the secret of the mail, confirm what was looked at', async () => {
  const community = await create('North Sea Wind')
  const { id: invitationId } = await invite(community.id)
  const [link = ''] = (await server.mailTo('bela@borealis.example')).links
  const secret = new URL(link).hash.slice(1)
  const received = valueIn(await stranger.received.read(invitationId, { secret }))
  assert.is(received.communityName, 'North Sea Wind')
  assert.not(received.addressedToYou)
  const accepted = valueIn(await bela.received.accept(invitationId, { tenantId: 'borealis' }, { ...act(), secret }))
  assert.is(accepted.state, 'Accepted')
  const at = { communityId: community.id, invitationId }
  const seen = valueIn(await ada.invitations.read(at))
  assert.is(seen.acceptance?.tenantName, 'Borealis Robotics')
  const confirmed = valueIn(await ada.invitations.confirm(at, 'borealis', { ...act(), ifRevision: seen.revision }))
  assert.is(confirmed.state, 'Confirmed')
  const tenants = valueIn(
    await everyPage((cursor) => ada.tenants.list(community.id, cursor === undefined ? {} : { cursor })),
  )
  assert.equal(tenants.map(({ tenantId }) => tenantId).sort(), ['aster', 'borealis'])
})

test('the same action sent twice happens once, and a changed one is refused', async () => {
  const key = newActionKey()
  const first = valueIn(await ada.communities.create({ name: 'Once' }, { key }))
  assert.is(valueIn(await ada.communities.create({ name: 'Once' }, { key })).id, first.id)
  const failure = failureIn(await ada.communities.create({ name: 'Twice' }, { key }))
  assert.is(failure.kind, 'refused')
  assert.ok('code' in failure && failure.code === 'command-id-reused')
})

test('what has changed since it was looked at is told apart from what is refused', async () => {
  const community = await create('Changing')
  const old = { ...act(), ifRevision: community.revision }
  valueIn(await ada.communities.change(community.id, { name: 'Changed' }, act()))
  assert.is(failureIn(await ada.communities.change(community.id, { name: 'Again' }, old)).kind, 'changed')
})

test('refusals, bad input and what cannot be seen each have their own kind, and say what to do', async () => {
  const community = await create('Kinds')
  await invite(community.id)
  const again = failureIn(await ada.invitations.invite(community.id, { email: 'bela@borealis.example' }, act()))
  assert.is(again.kind, 'refused')
  assert.ok('code' in again && again.code === 'already-invited' && again.advice !== '' && again.correlationId !== '')
  const bad = failureIn(await ada.invitations.invite(community.id, { email: 'bela' }, act()))
  assert.ok(bad.kind === 'invalid' && bad.errors[0]?.pointer === '/email')
  assert.is(failureIn(await stranger.communities.read(community.id)).kind, 'not-found')
})

test('a list is read page by page', async () => {
  const first = valueIn(await ada.communities.list({ limit: 1, sort: 'name' }))
  assert.is(first.items.length, 1)
  const second = valueIn(await ada.communities.list({ limit: 1, sort: 'name', cursor: first.nextCursor ?? '' }))
  assert.is.not(second.items[0]?.id, first.items[0]?.id)
})

test('nobody signed in, nobody there and nobody waiting any more are told apart', async () => {
  const apiBase = `${server.url}/api/v1`
  const nobody = openApi({ apiBase, tokens: fixedToken('nonsense'), pausesMs: [] })
  assert.is(failureIn(await nobody.caller()).kind, 'signed-out')
  const away = openApi({ apiBase: 'http://127.0.0.1:9/api/v1', tokens: fixedToken('x'), pausesMs: [1] })
  assert.is(failureIn(await away.caller()).kind, 'offline')
  const stopped = AbortSignal.abort()
  assert.is(failureIn(await ada.caller({ signal: stopped })).kind, 'aborted')
})

test('what the server could not do for a moment is sent again with the same key', async () => {
  const keys: (string | null)[] = []
  const flaky: typeof fetch = async (input, init) => {
    keys.push(new Headers(init?.headers).get('Idempotency-Key'))
    if (keys.length < 3) throw new TypeError('fetch failed')
    return fetch(input, init)
  }
  const tokens = fixedToken(await tokenOf(server.url, 'ada@aster'))
  const api = openApi({ apiBase: `${server.url}/api/v1`, tokens, fetch: flaky, pausesMs: [1, 1] })
  const key = newActionKey()
  assert.is(valueIn(await api.communities.create({ name: 'Flaky' }, { key })).name, 'Flaky')
  assert.equal(keys, [key, key, key])
})

test('what happens is told live, and again from where it was left when the connection breaks', async () => {
  const community = await create('Live')
  const tokens = fixedToken(await tokenOf(server.url, 'ada@aster'))
  const lastIds: (string | null)[] = []
  let cut: () => void = () => undefined
  const cutting: typeof fetch = async (input, init) => {
    lastIds.push(new Headers(init?.headers).get('Last-Event-ID'))
    const controller = new AbortController()
    cut = () => controller.abort()
    init?.signal?.addEventListener('abort', cut)
    return fetch(input, { ...init, signal: controller.signal })
  }
  const api = openApi({ apiBase: `${server.url}/api/v1`, tokens, fetch: cutting })
  const events: LiveEvent[] = []
  let wake: () => void = () => undefined
  const states: string[] = []
  const following = api.follow({
    communityId: community.id,
    onEvent: (event) => {
      events.push(event)
      wake()
    },
    onState: (state) => {
      states.push(state)
      wake()
    },
  })
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo())
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
  await until(() => states.includes('live'))
  await invite(community.id)
  await until(() => events.length === 1)
  cut()
  await until(() => states.includes('interrupted'))
  await invite(community.id, 'carla@consulting.example')
  await until(() => events.length === 2)
  following.stop()
  assert.equal(
    events.map(({ type }) => type),
    ['TenantInvited', 'TenantInvited'],
  )
  assert.is(lastIds[0], null)
  assert.ok((lastIds[1] ?? '') !== '')
})

test.run()

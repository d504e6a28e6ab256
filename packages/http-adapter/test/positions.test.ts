import { memoryDirectory } from '@community-handshake/eventstore-adapter'
import { okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, bela } from './world/people.js'
import { accept, confirm, create, good, invite, isProblem } from './world/steps.js'
import { openWorld } from './world/world.js'

const positionIn = ({ headers }: { readonly headers: Readonly<Record<string, unknown>> }): string =>
  String(headers['community-position'])

test('every change tells where it stands, each later than the one before', async () => {
  const world = await openWorld()
  const created = good(await world.call(ada, 'POST', '/communities', { payload: { name: 'Wind' } }))
  const communityId = String(created['id'])
  const invitationId = await invite(world, communityId)
  const path = `/communities/${communityId}`
  const answers = [
    await accept(world, invitationId),
    await confirm(world, communityId, invitationId),
    await world.call(bela, 'PATCH', `${path}/tenants/borealis`, { payload: { alias: 'Ours' } }),
    await world.call(ada, 'DELETE', `${path}/tenants/borealis`, { payload: {} }),
    await world.call(ada, 'DELETE', path, { payload: { name: 'Wind' } }),
  ]
  for (const answer of answers) assert.ok([200, 204].includes(answer.status), answer.text)
  const positions = answers.map(positionIn)
  assert.equal(positions, [...new Set(positions)].sort())
  await world.close()
})

test('where nothing changed there is no position', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const same = await world.call(ada, 'PATCH', `/communities/${communityId}`, { payload: { name: 'North Sea Wind' } })
  assert.is(same.status, 200, same.text)
  assert.is(same.headers['community-position'], undefined)
  await world.close()
})

test('a read that names a position is answered when this server has seen it, and not before', async () => {
  const world = await openWorld()
  const created = await world.call(ada, 'POST', '/communities', { payload: { name: 'Wind' } })
  const wanted = positionIn(created)
  const asked: string[] = []
  let show = (): void => {}
  const shown = new Promise<void>((resolve) => {
    show = resolve
  })
  const { store, hasher } = world.ports
  const other = memoryDirectory({ store, hasher })
  const directory = {
    ...other,
    waitFor: (position: string) => {
      asked.push(position)
      return okAsync(undefined).map(() => shown)
    },
  }
  const { call, close } = await openWorld({ store, directory })
  let isAnswered = false
  const reading = call(ada, 'GET', '/communities', { headers: { 'community-position': wanted } }).finally(() => {
    isAnswered = true
  })
  await call(ada, 'GET', '/communities')
  assert.not.ok(isAnswered)
  show()
  assert.is((await reading).status, 200)
  assert.equal(asked, [wanted])
  await close()
  await world.close()
})

test('a position that this store never reaches is 503 after a while, and can be tried again', async () => {
  const ahead = { headers: { 'community-position': '99999999999999999999' } }
  const world = await openWorld()
  const { store, hasher } = world.ports
  const impatient = await openWorld({ store, directory: memoryDirectory({ store, hasher, patienceMs: 1 }) })
  const answer = await impatient.call(ada, 'GET', '/communities', ahead)
  isProblem(answer, 503, 'directory-behind')
  assert.is(answer.headers['retry-after'], '1')
  await impatient.close()
  await world.close()
})

test('what cannot be a position is refused with a reason', async () => {
  const world = await openWorld()
  const { status, text } = await world.call(ada, 'GET', '/communities', { headers: { 'community-position': 'a b' } })
  assert.is(status, 400)
  assert.match(text, /Community-Position of an earlier answer/)
  await world.close()
})

test.run()

import { genesisDigest, sealEvents } from '@community-handshake/domain'
import { nodePlatform } from '@community-handshake/eventstore-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { apiBase } from '../src/index.js'
import { ada, alan, amy, bela, boris, carla, eve, type Person } from './world/people.js'
import { accept, confirm, create, good, invite, isProblem, joined, patch, post, remove } from './world/steps.js'
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

const history = async (world: World, who: Person, communityId: string, query = '?limit=100'): Promise<Json[]> =>
  good(await world.call(who, 'GET', `/communities/${communityId}/history${query}`))['items']

const told = (entries: readonly Json[]): readonly string[] => entries.map(({ revision, type }) => `${revision} ${type}`)

/** Two member tenants and everything in between that other tenants must not see of each other. */
const busy = async (world: World) => {
  const { communityId, invitationId } = await joined(world)
  const of = (tenantId: string) => `/communities/${communityId}/tenants/${tenantId}`
  const second = await invite(world, communityId, carla.email)
  good(await accept(world, second, carla))
  good(await confirm(world, communityId, second, ada, carla.tenantId))
  good(await patch(world, bela, of('borealis'), { alias: 'Ours' }))
  const members = [boris, bela].map(({ userId, email }) => ({ userId, email }))
  good(await post(world, bela, `${of('borealis')}/members`, { members }))
  good(await patch(world, bela, of('borealis'), { sharingStatus: 'Paused' }))
  good(await patch(world, ada, `/communities/${communityId}`, { name: 'Renamed' }))
  return { communityId, invitationId, second }
}

const all = [
  '0 CommunityCreated',
  '1 TenantInvited',
  '2 InvitationAccepted',
  '3 TenantConfirmed',
  '4 TenantInvited',
  '5 InvitationAccepted',
  '6 TenantConfirmed',
  '7 AliasChanged',
  '8 MembersAdded',
  '9 SharingPaused',
  '10 CommunityDetailsChanged',
]

test("the owner's community administrators see everything, each with its seal, its actor and a sentence", async () => {
  const world = await open()
  const { communityId, invitationId } = await busy(world)
  for (const who of [ada, alan]) assert.equal(told(await history(world, who, communityId)), all)
  const entries = await history(world, ada, communityId)
  assert.is(entries[0].previousDigest, genesisDigest)
  for (const [index, entry] of entries.slice(1).entries()) assert.is(entry.previousDigest, entries[index].digest)
  const { actor, data, isComplete, summary, occurredAt, schemaVersion, id } = entries[1]
  assert.equal(actor, { tenantId: 'aster', userId: 'ada', email: ada.email })
  assert.equal([data.recipient, data.invitationId, data.communityId], [bela.email, invitationId, communityId])
  assert.equal([isComplete, schemaVersion, occurredAt], [true, 1, world.clock.now()])
  assert.is(summary, 'ada@aster.example invited bela@borealis.example')
  assert.match(id, /^[0-9a-f-]{36}$/)
})

test('who the ordinary members of a tenant are is not even shown to the owner', async () => {
  const world = await open()
  const { communityId } = await busy(world)
  const added = (await history(world, ada, communityId)).find(({ type }) => type === 'MembersAdded')
  assert.equal(Object.keys(added.data).sort(), ['addedAt', 'addedBy', 'communityId', 'tenantId'])
  assert.is(added.isComplete, false)
  assert.not.match(JSON.stringify(added), boris.email)
  assert.is(added.summary, 'bela@borealis.example added 2 members of borealis')
})

test('a member tenant sees the community, who takes part and its own affairs; nothing of the invitations of others', async () => {
  const world = await open()
  const { communityId, second } = await busy(world)
  const entries = await history(world, bela, communityId)
  assert.equal(
    told(entries),
    all.filter((one) => !['4 TenantInvited', '5 InvitationAccepted'].includes(one)),
  )
  assert.not.match(JSON.stringify(entries), carla.email)
  assert.not.match(JSON.stringify(entries), second)
  const confirmed = entries.find(({ revision }) => revision === 6)
  assert.equal(Object.keys(confirmed.data).sort(), ['communityId', 'confirmedAt', 'tenantId'])
  assert.equal([confirmed.actor, confirmed.isComplete], [{ tenantId: 'aster' }, false])
  assert.is(confirmed.summary, 'cascade was confirmed')
})

test('other tenants see of a tenant that it paused, and neither by whom nor its alias nor its members', async () => {
  const world = await open()
  const { communityId } = await busy(world)
  const entries = await history(world, carla, communityId)
  assert.equal(
    told(entries),
    all.filter((one) => !/^(1|2|7|8) /.test(one)),
  )
  const paused = entries.find(({ type }) => type === 'SharingPaused')
  assert.equal(Object.keys(paused.data).sort(), ['communityId', 'pausedAt', 'tenantId'])
  assert.equal([paused.actor, paused.summary], [{ tenantId: 'borealis' }, 'borealis paused its sharing'])
  assert.not.match(JSON.stringify(entries), bela.email)
})

test('a tenant sees its own affairs whole, who its members are only its administrators do', async () => {
  const world = await open()
  const { communityId } = await busy(world)
  const byType = async (who: Person, type: string) =>
    (await history(world, who, communityId)).find((entry) => entry.type === type)
  assert.is((await byType(bela, 'AliasChanged')).data.alias, 'Ours')
  assert.is((await byType(bela, 'MembersAdded')).data.members.length, 2)
  assert.equal((await byType(boris, 'MembersAdded')).data.members, [{ userId: 'boris', email: boris.email }])
  assert.is((await byType(boris, 'SharingPaused')).data.pausedBy.email, bela.email)
  assert.is(await byType(boris, 'TenantInvited'), undefined)
})

test('an administrator who came by the link sees the invitation, its address masked', async () => {
  const world = await open()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId, 'office@borealis.example')
  good(await accept(world, invitationId, bela, { secret: world.secretOf(invitationId) }))
  good(await confirm(world, communityId, invitationId))
  const invited = (await history(world, bela, communityId)).find(({ type }) => type === 'TenantInvited')
  assert.is(invited.data.recipient, 'o••@b••.example')
  assert.is(invited.data.recipientAsTyped, undefined)
  assert.is(invited.summary, 'ada@aster.example sent an invitation')
  assert.not.match(JSON.stringify(await history(world, bela, communityId)), 'office@')
})

test("the owner's other people see what members see, the roles of the owner included", async () => {
  const world = await open()
  const { communityId } = await busy(world)
  const entries = await history(world, amy, communityId)
  assert.equal(
    told(entries),
    all.filter((one) => !/^(1|2|4|5|7|8) /.test(one)),
  )
  assert.ok(entries[0].data.administratorRoles)
  assert.is((await history(world, bela, communityId))[0].data.administratorRoles, undefined)
})

test('to whoever takes no part, and to whoever has been removed, there is no such community', async () => {
  const world = await open()
  const { communityId } = await busy(world)
  const path = `/communities/${communityId}/history`
  for (const query of ['', '?format=ndjson'])
    isProblem(await world.call(eve, 'GET', `${path}${query}`), 404, 'community-not-found')
  good(await remove(world, ada, `/communities/${communityId}/tenants/borealis`))
  isProblem(await world.call(bela, 'GET', path), 404, 'community-not-found')
  isProblem(await world.call(undefined, 'GET', path), 401, 'not-authenticated')
  assert.is((await history(world, carla, communityId)).at(-1).summary, 'borealis was removed')
})

test('it is read page by page, also where most of it is not for the reader', async () => {
  const world = await open()
  const { communityId } = await busy(world)
  for (const who of [ada, carla]) {
    const walked: Json[] = []
    let cursor = ''
    for (let pages = 0; pages < 20; pages += 1) {
      const page = good(await world.call(who, 'GET', `/communities/${communityId}/history?limit=2${cursor}`))
      walked.push(...page['items'])
      assert.ok(page['items'].length <= 2)
      if (page['nextCursor'] === null) break
      cursor = `&cursor=${page['nextCursor']}`
    }
    assert.equal(walked, await history(world, who, communityId))
  }
})

test('it can begin at a revision; after the end there is nothing', async () => {
  const world = await open()
  const { communityId } = await busy(world)
  assert.equal(told(await history(world, ada, communityId, '?from=9')), all.slice(9))
  assert.equal(told(await history(world, ada, communityId, '?from=9&limit=1')), all.slice(9, 10))
  assert.equal(await history(world, ada, communityId, '?from=11'), [])
  assert.equal(await history(world, ada, communityId, '?from=9007199254740991'), [])
})

test('a bad beginning, a cursor of another list and both at once are refused', async () => {
  const world = await open()
  const { communityId } = await busy(world)
  await create(world)
  const { nextCursor } = good(await world.call(ada, 'GET', '/communities?limit=1'))
  const own = good(await world.call(ada, 'GET', `/communities/${communityId}/history?limit=1`))['nextCursor']
  for (const query of ['from=-1', 'from=x', `cursor=${nextCursor}`, 'cursor=x', `from=1&cursor=${own}`, 'format=xml'])
    isProblem(await world.call(ada, 'GET', `/communities/${communityId}/history?${query}`), 400, 'invalid-request')
})

test('no link secret is anywhere in it', async () => {
  const world = await open()
  const { communityId, invitationId } = await busy(world)
  assert.not.match(JSON.stringify(await history(world, ada, communityId)), world.secretOf(invitationId))
})

test('a tampered history is not shown', async () => {
  const world = await open({
    replace: ({ store }) => ({
      store: {
        ...store,
        readStream: (id: string, options?: object) =>
          store
            .readStream(id, options)
            .map((page) => page.map((event) => ({ ...event, text: event.text.replace('borealis', 'b0realis') }))),
      },
    }),
  } as Parameters<typeof openWorld>[0])
  const { communityId } = await joined(world)
  isProblem(await world.call(ada, 'GET', `/communities/${communityId}/history`), 500, 'internal-error')
})

test('an event of a newer version is shown to the owner by its name alone', async () => {
  const world = await open()
  const communityId = await create(world)
  const streamId = `community-${communityId}`
  const { hasher } = nodePlatform()
  const stream = await world.ports.store.readStream(streamId)
  const [first] = stream.isOk() ? stream.value : []
  if (first === undefined) throw new Error('nothing is stored')
  const metadata = {
    ...JSON.parse(first.text).metadata,
    occurredAt: world.clock.now(),
  }
  delete metadata.previousDigest
  const sealed = sealEvents(hasher, streamId, { revision: 0, digest: first.digest }, [
    {
      id: JSON.parse(first.text).metadata.commandId,
      type: 'TenantPraised',
      schemaVersion: 9,
      data: { secret: 'x' },
      metadata,
    },
  ])
  assert.ok((await world.ports.store.append(streamId, 0n, sealed)).isOk())
  const [, entry] = await history(world, ada, communityId)
  assert.equal([entry.type, entry.schemaVersion, entry.data, entry.isComplete], ['TenantPraised', 9, {}, false])
  assert.is(entry.summary, 'an event of a newer version: TenantPraised (version 9)')
  assert.equal(told(await history(world, amy, communityId)), ['0 CommunityCreated'])
})

test('the description names the page and the lines', async () => {
  const world = await open()
  const { content } = Object(world.app.swagger().paths)[`${apiBase}/communities/{communityId}/history`].get
    .responses[200]
  assert.equal(Object.keys(content), ['application/json', 'application/x-ndjson'])
})

test.run()

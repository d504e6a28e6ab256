import {
  addDays,
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  parseEmailAddress,
  type SweepReport,
  type TenantId,
  type Timestamp,
  type UserId,
} from '@community-handshake/domain'
import { errAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryDirectory, memoryEventStore, nodePlatform, startExpirySweeper } from '../../src/index.js'

const platform = nodePlatform()

const emailOf = (text: string) => {
  const email = parseEmailAddress(text)
  if (email.isErr()) throw new Error(email.error.message)
  return email.value
}

const open = async (invitations: number) => {
  let now: Timestamp = platform.clock.now()
  const clock = { now: () => now }
  const store = memoryEventStore()
  const handshake = communityHandshake({ store, ...platform })
  const links = hmacInvitationLinks(platform.hasher, [{ id: 'k1', key: new Uint8Array(32) }])
  const service = communityService({ handshake, links, ...platform, clock })
  const directory = memoryDirectory({ store, hasher: platform.hasher })
  const owner = {
    userId: 'ada' as UserId,
    email: emailOf('ada@aster.example'),
    emailVerified: true,
    tenantId: 'aster' as TenantId,
    roles: ['tenant-administrator'],
  }
  const created = await service.createCommunity({ actor: owner }, { name: 'Grid data' })
  if (created.isErr()) throw new Error(created.error.kind)
  for (let index = 0; index < invitations; index += 1) {
    const email = `admin${index}@partner.example`
    const invited = await service.inviteTenant({ actor: owner }, { communityId: created.value.communityId, email })
    if (invited.isErr()) throw new Error(invited.error.kind)
  }
  return {
    ...{ store, handshake, directory, clock, hasher: platform.hasher },
    passDays: (days: number) => {
      now = addDays(now, days)
    },
    expiredEvents: async () => {
      const all = await store.readAll()
      return all.isOk() ? all.value.filter(({ type }) => type === 'InvitationExpired').length : -1
    },
  }
}

const firstReport = (ports: Parameters<typeof startExpirySweeper>[0]): Promise<SweepReport> =>
  new Promise((resolve) => {
    const sweeper = startExpirySweeper({
      ...ports,
      pauseMs: 1,
      onSwept: (report) => void sweeper.stop().then(() => resolve(report)),
    })
  })

test('what is due when it starts expires at once, and what becomes due later does too', async () => {
  const world = await open(3)
  world.passDays(14)
  assert.is((await firstReport(world)).expired, 3)
  assert.is(await world.expiredEvents(), 3)
})

test('nothing is told and nothing happens as long as nothing is due', async () => {
  const world = await open(1)
  const reports: SweepReport[] = []
  const sweeper = startExpirySweeper({ ...world, pauseMs: 1, onSwept: (report) => reports.push(report) })
  world.passDays(13)
  await sweeper.stop()
  assert.equal(reports, [])
  assert.is(await world.expiredEvents(), 0)
})

test('two sweepers on one store expire each invitation once', async () => {
  const world = await open(20)
  world.passDays(14)
  const [one, other] = [startExpirySweeper({ ...world, pauseMs: 1 }), startExpirySweeper({ ...world, pauseMs: 1 })]
  await Promise.all([one.stop(), other.stop()])
  assert.is(await world.expiredEvents(), 20)
})

test('a sweep that cannot be made is told, and the next one is made all the same', async () => {
  const world = await open(1)
  world.passDays(14)
  let asked = 0
  const failing = {
    dueInvitations: (now: Timestamp, limit: number) => {
      asked += 1
      return asked === 1
        ? errAsync({ kind: 'directory-behind', message: 'not yet' } as const)
        : world.directory.dueInvitations(now, limit)
    },
  }
  const failures: string[] = []
  const report = await firstReport({
    ...world,
    directory: failing,
    onFailure: ({ message }) => failures.push(message),
  })
  assert.equal(failures, ['not yet'])
  assert.is(report.expired, 1)
})

test('after it was stopped it does nothing any more', async () => {
  const world = await open(1)
  const sweeper = startExpirySweeper({ ...world, pauseMs: 1 })
  await sweeper.stop()
  world.passDays(20)
  await sweeper.stop()
  await new Promise((resolve) => setTimeout(resolve, 10))
  assert.is(await world.expiredEvents(), 0)
})

test.run()

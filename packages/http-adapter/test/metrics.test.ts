import { communityHandshake, communityService } from '@community-handshake/domain'
import { memoryEventStore, nodePlatform } from '@community-handshake/eventstore-adapter'
import { okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  buildMetricsServer,
  buildServer,
  handshakeMetrics,
  type Metrics,
  measuredHandshake,
  measuredStore,
} from '../src/index.js'
import { ada } from './world/people.js'
import { portsOn } from './world/world.js'

const figure = async (metrics: Metrics, name: string, ...labels: readonly string[]): Promise<number | undefined> => {
  const { text } = await metrics.exposition()
  const line = text
    .split('\n')
    .find((candidate) => candidate.startsWith(name) && labels.every((label) => candidate.includes(label)))
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ') + 1))
}

const measuredServer = async (metrics: Metrics) => {
  const store = measuredStore(memoryEventStore(), metrics)
  const platform = nodePlatform()
  const ports = portsOn({
    store,
    replace: ({ links }) => {
      const handshake = measuredHandshake(communityHandshake({ store, ...platform }), metrics)
      return { handshake, service: communityService({ handshake, links, ...platform }) }
    },
  })
  return { store, app: await buildServer({ api: ports, isReady: () => okAsync(undefined), metrics }) }
}

test('requests, commands and appends are counted by route, type and outcome, and no person or id is named', async () => {
  const metrics = handshakeMetrics()
  const { app } = await measuredServer(metrics)
  const headers = { authorization: `Bearer ${ada.token}` }
  const url = '/api/v1/communities'
  const created = await app.inject({ method: 'POST', url, headers, payload: { name: 'Grid data' } })
  assert.is(created.statusCode, 201, created.body)
  const { id } = created.json<{ id: string }>()
  const invitations = `${url}/${id}/invitations`
  for (const expected of [201, 409]) {
    const invited = await app.inject({ method: 'POST', url: invitations, headers, payload: { email: 'b@b.example' } })
    assert.is(invited.statusCode, expected, invited.body)
  }
  const routes = 'community_handshake_http_request_duration_seconds_count'
  assert.is(await figure(metrics, routes, 'route="/api/v1/communities"', 'status="201"'), 1)
  assert.is(await figure(metrics, routes, '/:communityId/invitations"', 'status="409"'), 1)
  const commands = 'community_handshake_command_duration_seconds_count'
  assert.is(await figure(metrics, commands, 'type="CreateCommunity"', 'outcome="done"'), 1)
  assert.is(await figure(metrics, commands, 'type="InviteTenant"', 'outcome="already-invited"'), 1)
  assert.is(await figure(metrics, 'community_handshake_store_append_duration_seconds_count', '"appended"'), 2)
  const { text } = await metrics.exposition()
  assert.not.match(text, new RegExp(`${id}|b@b\\.example|aster`))
  await app.close()
})

test('an append that loses a race is counted as a conflict', async () => {
  const metrics = handshakeMetrics()
  const store = measuredStore(memoryEventStore(), metrics)
  const event = { id: '018f0000-0000-7000-8000-000000000001', type: 'A', text: '{}', digest: 'a'.repeat(64) }
  const appended = await store.append('s-1', 4n, [event as never])
  assert.ok(appended.isErr() && appended.error.kind === 'revision-conflict')
  assert.is(await figure(metrics, 'community_handshake_store_conflicts_total'), 1)
})

test('a figure that cannot be looked up is left out, and the others are shown', async () => {
  const metrics = handshakeMetrics()
  metrics.gauge({ name: 'lost', help: 'Lost.', read: () => Promise.reject(new Error('away')) })
  metrics.gauge({ name: 'state', help: 'State.', label: 'state', read: () => ({ following: 1 }) })
  assert.is(await figure(metrics, 'community_handshake_lost '), undefined)
  assert.is(await figure(metrics, 'community_handshake_state{', '"following"'), 1)
})

test('the figures are shown at /metrics of a server of their own, not of the API', async () => {
  const metrics = handshakeMetrics()
  const { app } = await measuredServer(metrics)
  assert.is((await app.inject('/metrics')).statusCode, 404)
  const own = buildMetricsServer(metrics)
  const shown = await own.inject('/metrics')
  assert.match(String(shown.headers['content-type']), /^text\/plain/)
  assert.match(shown.body, /^process_cpu_user_seconds_total /m)
  await Promise.all([app.close(), own.close()])
})

test.run()

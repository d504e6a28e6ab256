import { okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { developmentIdentities } from '../src/index.js'
import { valueIn } from './world/results.js'
import { create, invite } from './world/steps.js'
import { openWorld } from './world/world.js'

const strict =
  /^default-src 'none';style-src 'self';img-src 'self' data:;base-uri 'none';form-action 'none';frame-ancestors 'none'$/

const isPlainPage = (response: { statusCode: number; headers: Record<string, unknown>; body: string }): void => {
  assert.is(response.statusCode, 200)
  assert.match(String(response.headers['content-type']), 'text/html')
  assert.match(String(response.headers['content-security-policy']), strict)
  assert.is(response.headers['referrer-policy'], 'no-referrer')
  assert.is(response.headers['cache-control'], 'no-store')
  assert.not.match(response.body, /<script|<style|style=|onclick|javascript:/i)
  assert.match(response.body, '<html lang="en">')
  assert.match(response.body, '<meta name="viewport"')
  assert.is([...response.body.matchAll(/<h1>/g)].length, 1)
}

test('the start page says what runs here and where to read on, and its links lead somewhere', async () => {
  const identities = developmentIdentities()
  for (const development of [undefined, { identities, listMails: () => okAsync([]) }]) {
    const world = await openWorld(development === undefined ? {} : { development })
    const response = await world.app.inject('/')
    isPlainPage(response)
    assert.is(response.body.includes('/dev/token'), development !== undefined)
    for (const [, href = ''] of response.body.matchAll(/href="([^"]+)"/g))
      assert.is((await world.app.inject(href)).statusCode, 200, href)
    await world.close()
  }
})

test('the page of an invitation is the same whether there is one or not, and changes nothing', async () => {
  const world = await openWorld()
  const invitationId = await invite(world, await create(world))
  const unknown = '01890a5d-ac96-874b-bcce-b302099a8057'
  const before = valueIn(await world.ports.store.readAll()).length
  const real = await world.app.inject(`/invitations/${invitationId}`)
  const madeUp = await world.app.inject(`/invitations/${unknown}`)
  isPlainPage(real)
  assert.is(real.body.replaceAll(invitationId, unknown), madeUp.body)
  assert.match(real.body, `/api/v1/invitations/${invitationId}`)
  assert.match(real.body, 'Invitation-Secret: $SECRET')
  assert.is(valueIn(await world.ports.store.readAll()).length, before)
  await world.close()
})

test('nothing of an address ends up in the page but an id', async () => {
  const world = await openWorld()
  for (const id of ['<script>alert(1)</script>', "'; rm -rf ~; '", '$(id)', 'x'.repeat(90)]) {
    const response = await world.app.inject(`/invitations/${encodeURIComponent(id)}`)
    isPlainPage(response)
    assert.match(response.body, '/invitations/INVITATION_ID')
    assert.not.ok(response.body.includes(id))
  }
  const hosts = [
    ['communities.example:8080', 'http://communities.example:8080/api/v1'],
    ['[::1]:3000', 'http://[::1]:3000/api/v1'],
    ["x'$(id)'", 'http://localhost/api/v1'],
  ] as const
  for (const [host, expected] of hosts) {
    const response = await world.app.inject({ url: '/invitations/1', headers: { host } })
    assert.ok(response.body.includes(expected), response.body)
  }
  await world.close()
})

test('where the server knows its own address, it is that address that is shown', async () => {
  const world = await openWorld({ publicUrl: 'https://communities.example/somewhere' })
  const { body } = await world.app.inject('/invitations/1')
  assert.match(body, 'https://communities.example/api/v1/invitations')
  await world.close()
})

test("the style sheet is there, follows the reader's light or dark, and may be kept", async () => {
  const world = await openWorld()
  const response = await world.app.inject('/page.css')
  assert.is(response.statusCode, 200)
  assert.match(response.body, 'color-scheme: light dark')
  assert.match(String(response.headers['cache-control']), 'max-age')
  await world.close()
})

test.run()

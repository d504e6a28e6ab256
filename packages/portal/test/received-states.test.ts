import type { Page } from 'playwright-core'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { ReceivedInvitation } from '../src/api/index.js'
import {
  accessibilityFaults,
  browserPath,
  browserTest,
  closeBrowser,
  openVisitor,
  overflowOf,
} from './support/browser.js'
import { type Server, startServer } from './support/server.js'

let server: Server | undefined

test.before(async () => {
  if (browserPath !== undefined) server = await startServer()
})
test.after(async () => {
  await closeBrowser()
  await server?.close()
})

const invitationId = '01890a5e-03d2-8c1f-9a44-5b1d1f0c7e21'
const no = {
  accept: false,
  decline: false,
  withdraw: false,
  confirm: false,
  refuse: false,
  revoke: false,
  resend: false,
}

const invitation = (state: ReceivedInvitation['state']): ReceivedInvitation => ({
  id: invitationId,
  communityId: '01890a5d-ac96-874b-bcce-b302099a8057',
  communityName: 'North Sea Wind',
  issuingTenantId: 'aster',
  issuingTenantName: 'Aster Energy',
  issuedBy: 'ada@aster.example',
  issuedAt: '2026-01-05T09:30:00.000Z',
  sentAt: '2026-01-05T09:30:00.000Z',
  deadline: '2026-01-19T09:30:00.000Z',
  state,
  generation: 1,
  revision: 3,
  recipient: 'bela@borealis.example',
  addressedToYou: true,
  rights: no,
  next: `What the server says of ${state}.`,
})

// What takes days, such as expiring, is answered in the server's place; how it comes about is the API's to test.
const answerWith = async (page: Page, state: ReceivedInvitation['state']): Promise<void> => {
  await page.route(`**/api/v1/invitations/${invitationId}`, (route) =>
    route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(invitation(state)) }),
  )
}

const headings: readonly (readonly [ReceivedInvitation['state'], string])[] = [
  ['Expired', 'This invitation has expired'],
  ['Revoked', 'This invitation was revoked'],
  ['Declined', 'This invitation was declined'],
  ['Withdrawn', 'The acceptance was withdrawn'],
  ['Refused', 'The community owner refused'],
  ['Voided', 'This community is closed'],
  ['Accepted', 'This invitation was accepted already'],
  ['Confirmed', 'Your tenant is part of the community'],
]

for (const [state, heading] of headings)
  browserTest(`an invitation that is ${state} says so, what to do, and has a way on but no way in`, async () => {
    const { page, complaints, close } = await openVisitor({ viewport: { width: 320, height: 640 } })
    await answerWith(page, state)
    await page.goto(`${server?.url ?? ''}/portal/invitations/${invitationId}`)
    await page.getByRole('button', { name: /bela@borealis/ }).click()
    await page.getByRole('heading', { name: heading }).waitFor()
    await page.getByText(`What the server says of ${state}.`).waitFor()
    assert.is(await page.getByRole('button', { name: /Join|Decline/ }).count(), 0)
    assert.is(await page.getByRole('main').getByRole('link', { name: 'Communities' }).count(), 1)
    assert.equal(await accessibilityFaults(page), [])
    assert.ok((await overflowOf(page)) <= 0)
    assert.equal(complaints, [])
    await close()
  })

browserTest('a link that was cut off says how to get the whole one', async () => {
  const { page, close } = await openVisitor()
  await page.goto(`${server?.url ?? ''}/portal/invitations/${invitationId}#cut`)
  await page.getByRole('button', { name: /bela@borealis/ }).click()
  await page.getByRole('heading', { name: 'This link is not complete' }).waitFor()
  await close()
})

test.run()

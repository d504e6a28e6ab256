import type { RefusalCode } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { refusalStatus } from '../../src/index.js'
import { isProblem } from './steps.js'
import { type Called, openWorld, type World } from './world.js'

/** The refusals that `product-refusals.test.ts` reaches; `refusals.test.ts` reaches the others. */
export const productRefusals: readonly RefusalCode[] = [
  'accepted-meanwhile',
  'already-declined',
  'already-paused',
  'already-refused',
  'already-revoked',
  'already-withdrawn',
  'community-closed',
  'name-not-typed',
  'not-a-member',
  'not-paused',
  'owner-stays',
  'policy-not-workable',
  'too-many-by-sender',
  'too-many-members',
  'too-many-to-recipient',
]

/** Those that need two equal UUIDs, that only the clock can meet, or that are no failure over HTTP. */
export const neverOverHttp: readonly RefusalCode[] = [
  'community-id-taken',
  'invitation-id-taken',
  'not-due',
  'nothing-to-change',
]

/** Ways to be refused, and the codes that they reached. */
export const refusals = () => {
  const reached = new Set<string>()
  return {
    reached,
    /** Opens a world, sees to it that a call in it is refused with this code, and notes that the code can be reached. */
    refused: (name: string, code: RefusalCode, run: (world: World) => Promise<Called>): void => {
      test(`${code}: ${name}`, async () => {
        const world = await openWorld()
        try {
          const called = await run(world)
          isProblem(called, refusalStatus[code], code)
          assert.type(called.body['state'], 'string')
          assert.type(called.body['facts'], 'object')
          reached.add(code)
        } finally {
          await world.close()
        }
      })
    },
  }
}

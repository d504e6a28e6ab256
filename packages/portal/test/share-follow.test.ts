import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { FollowOptions, LiveEvent } from '../src/api/index.js'
import { sharedFollow } from '../src/api/live/share-follow.js'

const event = (communityId: string): LiveEvent => ({ type: 'TenantInvited', communityId, revision: 1, position: '1' })

const shared = () => {
  const opened: FollowOptions[] = []
  let stopped = 0
  const follow = sharedFollow((options) => {
    opened.push(options)
    return {
      stop: () => {
        stopped += 1
      },
    }
  }, 1)
  return { follow, opened, stops: () => stopped }
}

test('many follow over one connection, each what concerns it', () => {
  const { follow, opened } = shared()
  const all: string[] = []
  const some: string[] = []
  const first = follow({ onEvent: ({ communityId }) => all.push(communityId) })
  follow({ communityId: 'b', onEvent: ({ communityId }) => some.push(communityId) })
  opened[0]?.onEvent(event('a'))
  opened[0]?.onEvent(event('b'))
  first.stop()
  opened[0]?.onEvent(event('b'))
  assert.is(opened.length, 1)
  assert.equal(all, ['a', 'b'])
  assert.equal(some, ['b', 'b'])
})

test('who comes later is told how things stand', () => {
  const { follow, opened } = shared()
  follow({ onEvent: () => undefined })
  opened[0]?.onState?.('live')
  const states: string[] = []
  follow({ onEvent: () => undefined, onState: (state) => states.push(state) })
  assert.equal(states, ['live'])
})

test('the connection ends when nobody follows any more, and opens again for the next', async () => {
  const { follow, opened, stops } = shared()
  follow({ onEvent: () => undefined }).stop()
  while (stops() === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  follow({ onEvent: () => undefined })
  assert.is(opened.length, 2)
})

test.run()

import type {
  ConsumeOptions,
  ConsumerGroup,
  ConsumerGroupOptions,
  ConsumerGroups,
  Work,
} from '@community-handshake/domain'
import { type ContractSetup, consumerGroupContract, type GroupSubject } from '@community-handshake/domain/testing'
import { ok, okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryConsumerGroups } from '../../src/consumer-group/memory/memory-consumer-groups.js'
import { memoryEventStore } from '../../src/memory/memory-event-store.js'
import { groupSubject } from './group-setups.js'

// A contract is worth what it finds: each of these groups does one thing wrong.

type Change = (groups: ConsumerGroups) => Partial<ConsumerGroups>

const openOtherwise =
  (change: (options: ConsumerGroupOptions) => ConsumerGroupOptions): Change =>
  (groups) => ({ group: (options) => groups.group(change(options)) })

const groupOtherwise =
  (change: (group: ConsumerGroup, options: ConsumerGroupOptions) => Partial<ConsumerGroup>): Change =>
  (groups) => ({
    group: (options) => groups.group(options).map((group) => ({ ...group, ...change(group, options) })),
  })

const consumeOtherwise = (change: (options: ConsumeOptions) => ConsumeOptions): Change =>
  groupOtherwise((group) => ({ consume: (options) => group.consume(change(options)) }))

const workOtherwise = (change: (work: Work) => Work): Change =>
  consumeOtherwise((options) => ({ ...options, work: change(options.work) }))

const faults: { readonly [fault: string]: Change } = {
  'leaves out an event now and then': workOtherwise((work) => (item) => {
    const isLeftOut = item.event.revision === 7n
    return isLeftOut ? okAsync(undefined) : work(item)
  }),
  'hands out events twice': workOtherwise((work) => (item) => work(item).andThen(() => work(item))),
  'does not count attempts': workOtherwise((work) => (item) => work({ ...item, attempt: 1 })),
  'counts attempts from 0': workOtherwise((work) => (item) => work({ ...item, attempt: item.attempt - 1 })),
  'changes texts': workOtherwise(
    (work) => (item) => work({ ...item, event: { ...item.event, text: `${item.event.text} ` } }),
  ),
  'takes failed work for done': workOtherwise((work) => (item) => work(item).orElse(() => ok(undefined))),
  'tries again what can never be done': workOtherwise(
    (work) => (item) => work(item).mapErr((failure) => ({ ...failure, action: 'retry' as const })),
  ),
  'sets aside at the first failure': workOtherwise(
    (work) => (item) => work(item).mapErr((failure) => ({ ...failure, action: 'park' as const })),
  ),
  'forgets why work was set aside': workOtherwise(
    (work) => (item) => work(item).mapErr((failure) => ({ ...failure, reason: '' })),
  ),
  'repeats what work threw': workOtherwise((work) => (item) => {
    try {
      return work(item)
    } catch (error) {
      throw Object.assign(new Error(), { name: String(error) })
    }
  }),
  'does not look at the prefix': openOtherwise(({ streamPrefix: _none, ...options }) => options),
  'always begins at the start': openOtherwise((options) => ({ ...options, from: 'start' })),
  'takes all groups for one': openOtherwise((options) => ({ ...options, name: options.name.slice(0, 0) || 'one' })),
  'accepts any name': openOtherwise((options) => ({
    ...options,
    name: `g${options.name.replace(/\W/g, '')}`.slice(0, 100),
  })),
  'tries for ever': openOtherwise((options) => ({ ...options, maxAttempts: 1000 })),
  'never takes work away from a member': openOtherwise(({ leaseMs: _none, ...options }) => options),
  'works on one event at a time': consumeOtherwise((options) => ({ ...options, concurrency: 1 })),
  'works on as many as there are': consumeOtherwise((options) => ({ ...options, concurrency: 100 })),
  'does not end when it is told to': consumeOtherwise((options) => ({
    ...options,
    signal: new AbortController().signal,
  })),
  'tells of nothing that was set aside': groupOtherwise((group) => ({ parked: () => group.parked().map(() => []) })),
  'counts nothing that was set aside': groupOtherwise((group) => ({
    status: () => group.status().map((status) => ({ ...status, parked: 0 })),
  })),
  'never hands out again what was set aside': groupOtherwise(() => ({ replayParked: () => okAsync(undefined) })),
  'is not removed': groupOtherwise(() => ({ remove: () => okAsync(undefined) })),
  'leaves before its work is done': groupOtherwise((group) => ({
    consume: (options) => {
      const { signal } = options
      const over = new Promise<void>((resolve) => {
        if (signal.aborted) resolve()
        signal.addEventListener('abort', resolve)
      })
      const consuming = group.consume(options)
      return okAsync(undefined).andThen(() =>
        okAsync(undefined).map(() =>
          Promise.race([
            over,
            consuming.match(
              () => undefined,
              () => undefined,
            ),
          ]),
        ),
      )
    },
  })),
}

const patienceMs = 500

const setupOf = (change: Change): ContractSetup<GroupSubject> => ({
  newPlace: async () => ({
    open: async () => {
      const store = memoryEventStore()
      const groups = memoryConsumerGroups({ store })
      return groupSubject(store, { ...groups, ...change(groups) })
    },
    remove: async () => {},
  }),
  survivesRestart: false,
  expire: () => {
    let timer: NodeJS.Timeout | undefined
    const expired = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('nothing came')), patienceMs)
    })
    return { expired, cancel: () => clearTimeout(timer) }
  },
})

const firstFinding = async (change: Change): Promise<string | undefined> => {
  for (const { name, run } of consumerGroupContract(setupOf(change)))
    try {
      await run()
    } catch (error) {
      assert.instance(error, Error)
      return name
    }
  return undefined
}

for (const [fault, change] of Object.entries(faults))
  test(`the contract finds a group that ${fault}`, async () => {
    assert.type(await firstFinding(change), 'string')
  })

test.run()

import type { EmailAddress } from '../../identity/email-address.js'
import type { PersonId, PersonKey, PersonKeys } from '../../ports/person-keys.js'
import { type ContractCase, type ContractSetup, freshCase, restartCase } from '../contract/contract-case.js'
import { expectEqual, expectOk, expectThat } from '../contract/expectations.js'

const ada = 'ada@example.com' as EmailAddress
const bela = 'bela@example.com' as EmailAddress
const caro = 'caro@example.com' as EmailAddress

const keyOf = async (keys: PersonKeys, address: EmailAddress): Promise<PersonKey> => {
  const { keys: found } = await expectOk(keys.assure([address]), `assuring a key for ${address}`)
  const key = found.get(address)
  if (key === undefined) throw new Error(`no key was given for ${address}`)
  return key
}

const forget = (keys: PersonKeys, person: PersonId): Promise<boolean> =>
  expectOk(keys.forget(person), `forgetting ${person}`)

const epochOf = (keys: PersonKeys): Promise<number> => expectOk(keys.epoch(), 'the epoch')

const remembering = (setup: ContractSetup<PersonKeys>): readonly ContractCase[] => [
  freshCase(setup, 'somebody new gets an opaque id and a key of 32 bytes, and keeps both', async (keys) => {
    const first = await keyOf(keys, ada)
    expectThat(/^[0-9a-f]{32}$/.test(first.person), `${first.person} is no opaque id`)
    expectEqual(first.key.length, 32, 'the length of the key')
    expectEqual(first.keyVersion, 1, 'the version of the first key')
    expectEqual(await keyOf(keys, ada), first, 'the key when asked for again')
  }),

  freshCase(setup, 'different people have different ids and different keys', async (keys) => {
    const { keys: found } = await expectOk(keys.assure([ada, bela, ada, caro]), 'assuring keys')
    expectEqual([...found.keys()].sort(), [ada, bela, caro], 'the people who got keys')
    expectEqual(new Set([...found.values()].map(({ person }) => person)).size, 3, 'the number of ids')
    expectEqual(new Set([...found.values()].map(({ key }) => key.join())).size, 3, 'the number of keys')
  }),

  freshCase(setup, 'finding gives nobody a key', async (keys) => {
    expectEqual((await expectOk(keys.find([ada]), 'finding')).keys.size, 0, 'the number of keys before')
    const key = await keyOf(keys, ada)
    const { keys: found } = await expectOk(keys.find([ada, bela]), 'finding')
    expectEqual([...found], [[ada, key]], 'what was found')
  }),

  freshCase(setup, 'keys are found by the persons, and of strangers nothing', async (keys) => {
    const key = await keyOf(keys, ada)
    const stranger = 'f'.repeat(32) as PersonId
    const found = await expectOk(keys.keysOf([key.person, stranger]), 'the keys of persons')
    expectEqual([...found.keys], [[key.person, [key]]], 'the keys')
    expectEqual([...found.forgotten], [], 'the forgotten')
  }),

  freshCase(setup, 'asked at the same time, everybody gets the same key', async (keys) => {
    const given = await Promise.all([keyOf(keys, ada), keyOf(keys, ada), keyOf(keys, ada)])
    expectEqual(new Set(given.map(({ person }) => person)).size, 1, 'the number of ids')
  }),
]

const forgetting = (setup: ContractSetup<PersonKeys>): readonly ContractCase[] => [
  freshCase(setup, 'a forgotten person has no key, and is known to be forgotten', async (keys) => {
    const { person } = await keyOf(keys, ada)
    const other = await keyOf(keys, bela)
    expectEqual(await forget(keys, person), true, 'whether there was something to destroy')
    const found = await expectOk(keys.keysOf([person, other.person]), 'the keys of persons')
    expectEqual([...found.keys], [[other.person, [other]]], 'the keys')
    expectEqual([...found.forgotten], [person], 'the forgotten')
    expectEqual((await expectOk(keys.find([ada]), 'finding')).keys.size, 0, 'the keys found by the address')
  }),

  freshCase(setup, 'forgetting twice, or a stranger, destroys nothing more', async (keys) => {
    const { person } = await keyOf(keys, ada)
    await forget(keys, person)
    const before = await epochOf(keys)
    expectEqual(await forget(keys, person), false, 'whether there was something to destroy')
    expectEqual(await forget(keys, 'f'.repeat(32) as PersonId), false, 'whether a stranger was destroyed')
    expectEqual(await epochOf(keys), before, 'the epoch')
  }),

  freshCase(setup, 'whoever comes back is somebody else', async (keys) => {
    const before = await keyOf(keys, ada)
    await forget(keys, before.person)
    const after = await keyOf(keys, ada)
    expectThat(after.person !== before.person, 'the person has the id of the forgotten one')
    expectThat(after.key.join() !== before.key.join(), 'the person has the key of the forgotten one')
  }),

  freshCase(setup, 'each person who is forgotten moves the epoch on, in every answer', async (keys) => {
    const first = await epochOf(keys)
    const { person } = await keyOf(keys, ada)
    expectEqual(await epochOf(keys), first, 'the epoch after somebody new')
    await forget(keys, person)
    const next = await epochOf(keys)
    expectThat(next > first, `the epoch went from ${first} to ${next}`)
    expectEqual((await expectOk(keys.find([bela]), 'finding')).epoch, next, 'the epoch told by find')
    expectEqual((await expectOk(keys.keysOf([person]), 'the keys')).epoch, next, 'the epoch told by keysOf')
    expectEqual((await expectOk(keys.assure([bela]), 'assuring')).epoch, next, 'the epoch told by assure')
  }),

  freshCase(setup, 'a closed key store says so', async (keys) => {
    await keys.close()
    const answers = [await keys.assure([ada]), await keys.find([ada]), await keys.keysOf([]), await keys.epoch()]
    for (const answer of answers)
      expectEqual(answer.isErr() ? answer.error.reason : 'answered', 'closed', 'what a closed key store says')
  }),
]

const lasting = (setup: ContractSetup<PersonKeys>): readonly ContractCase[] => [
  restartCase(setup, 'keys, and that somebody was forgotten, outlive a restart', async ({ restart }) => {
    const keys = await restart()
    const first = await keyOf(keys, ada)
    const { person } = await keyOf(keys, bela)
    await forget(keys, person)
    const epoch = await epochOf(keys)
    const again = await restart()
    expectEqual(await keyOf(again, ada), first, 'the key')
    expectEqual([...(await expectOk(again.keysOf([person]), 'the keys')).forgotten], [person], 'the forgotten')
    expectEqual(await epochOf(again), epoch, 'the epoch')
  }),
]

/** What every implementation of {@link PersonKeys} must do. */
export const personKeysContract = (setup: ContractSetup<PersonKeys>): readonly ContractCase[] => [
  ...remembering(setup),
  ...forgetting(setup),
  ...(setup.survivesRestart ? lasting(setup) : []),
]

import type { EmailAddress, KeyStoreFailure, PersonId, PersonKey, PersonKeys } from '@community-handshake/domain'
import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import { keysClosed } from './key-store-failure.js'
import { newPerson } from './new-person.js'

/** Makes {@link PersonKeys} in memory, for tests and for stores that are in memory themselves. */
export const memoryPersonKeys = (): PersonKeys => {
  const persons = new Map<EmailAddress, PersonId>()
  const keys = new Map<PersonId, PersonKey>()
  const forgotten = new Set<PersonId>()
  let isClosed = false

  const ifOpen = <T>(work: () => T): ResultAsync<T, KeyStoreFailure> =>
    isClosed ? errAsync(keysClosed) : okAsync(work())

  const keyOf = (address: EmailAddress): PersonKey | undefined => {
    const person = persons.get(address)
    return person && keys.get(person)
  }
  const begin = (address: EmailAddress): PersonKey => {
    const begun: PersonKey = { ...newPerson(), keyVersion: 1 }
    persons.set(address, begun.person)
    keys.set(begun.person, begun)
    return begun
  }
  const found = (addresses: readonly EmailAddress[], look: (address: EmailAddress) => PersonKey | undefined) => ({
    epoch: forgotten.size,
    keys: new Map(
      addresses.flatMap((address) => {
        const key = look(address)
        return key === undefined ? [] : [[address, key] as const]
      }),
    ),
  })

  return {
    assure: (addresses) => ifOpen(() => found(addresses, (address) => keyOf(address) ?? begin(address))),
    find: (addresses) => ifOpen(() => found(addresses, keyOf)),
    keysOf: (wanted) =>
      ifOpen(() => ({
        epoch: forgotten.size,
        keys: new Map(
          wanted.flatMap((person) => {
            const key = keys.get(person)
            return key === undefined ? [] : [[person, [key]] as const]
          }),
        ),
        forgotten: new Set(wanted.filter((person) => forgotten.has(person))),
      })),
    forget: (person) =>
      ifOpen(() => {
        if (!keys.delete(person)) return false
        for (const [address, known] of persons) if (known === person) persons.delete(address)
        forgotten.add(person)
        return true
      }),
    epoch: () => ifOpen(() => forgotten.size),
    close: async () => {
      isClosed = true
    },
  }
}

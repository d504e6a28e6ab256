import { err, ok, type Result } from 'neverthrow'
import QuickLRU from 'quick-lru'
import type { Cipher } from '../ports/cipher.js'
import type { StoredEvent } from '../ports/event-store.js'
import type { KeyStoreFailure, KeysByPerson, PersonId, PersonKey, PersonKeys } from '../ports/person-keys.js'
import { type SealedValue, sealedValueOf, sealedValuesIn } from './sealed-value.js'
import { standInFor } from './stand-ins.js'

/** What is sealed in events, as JSON by sealed value; the event where a key does not open what it has sealed. */
export type Opening = Promise<Result<ReadonlyMap<string, string>, KeyStoreFailure | StoredEvent>>

/** Opens the personal data in stored events. */
export interface Opener {
  readonly open: (events: readonly StoredEvent[]) => Opening
}

/** What is known of a person: the keys, that it was forgotten, or nothing. */
type Known = readonly PersonKey[] | 'forgotten' | 'unknown'

interface Memory {
  readonly persons: QuickLRU<PersonId, readonly PersonKey[]>
  /** What sealed values say, as JSON, since the same few addresses come again and again. */
  readonly values: QuickLRU<string, string>
}

const most = 10_000

type Opened =
  | { readonly kind: 'said'; readonly json: string }
  | { readonly kind: 'asks'; readonly person: PersonId }
  | { readonly kind: 'not-readable' }
  | { readonly kind: 'damaged' }

interface Means {
  readonly cipher: Cipher
  readonly memory: Memory
  /** Who was asked about for these very events. */
  readonly asked: ReadonlyMap<PersonId, Known>
}

const openByKey = (means: Means, sealed: SealedValue, keys: readonly PersonKey[]): Opened => {
  const key = keys.find(({ keyVersion }) => keyVersion === sealed.keyVersion)?.key
  if (key === undefined) return { kind: 'not-readable' }
  const json = means.cipher.open(key, sealed.value)?.trimEnd()
  if (json === undefined) return { kind: 'damaged' }
  const inner = sealedValueOf(json)
  if (inner !== undefined) return openOne(means, inner)
  means.memory.values.set(sealed.value, json)
  return { kind: 'said', json }
}

const openOne = (means: Means, sealed: SealedValue): Opened => {
  const { kind, person, value } = sealed
  const said = means.memory.values.get(value)
  if (said !== undefined) return { kind: 'said', json: said }
  const known = means.memory.persons.get(person) ?? means.asked.get(person)
  if (known === undefined) return { kind: 'asks', person }
  if (known === 'forgotten') return { kind: 'said', json: `"${standInFor(kind, person, 'forgotten')}"` }
  return known === 'unknown' ? { kind: 'not-readable' } : openByKey(means, sealed, known)
}

interface Round {
  readonly said: ReadonlyMap<string, string>
  readonly asks: ReadonlySet<PersonId>
}

const openRound = (means: Means, events: readonly StoredEvent[]): Result<Round, StoredEvent> => {
  const said = new Map<string, string>()
  const asks = new Set<PersonId>()
  for (const event of events)
    for (const sealed of sealedValuesIn(event.text)) {
      const opened = openOne(means, sealed)
      if (opened.kind === 'damaged') return err(event)
      if (opened.kind === 'asks') asks.add(opened.person)
      if (opened.kind === 'said') said.set(sealed.value, opened.json)
    }
  return ok({ said, asks })
}

/** Makes an {@link Opener}. What it has opened it keeps until somebody is forgotten. */
export const makeOpener = ({ keys, cipher }: { readonly keys: PersonKeys; readonly cipher: Cipher }): Opener => {
  const memory: Memory = { persons: new QuickLRU({ maxSize: most }), values: new QuickLRU({ maxSize: most }) }
  let epoch = -1

  const moveTo = (now: number, asked?: Map<PersonId, Known>): void => {
    if (now === epoch) return
    memory.persons.clear()
    memory.values.clear()
    asked?.clear()
    epoch = now
  }
  const learn = (asked: Map<PersonId, Known>, wanted: readonly PersonId[], found: KeysByPerson): void => {
    for (const person of wanted) {
      const versions = found.keys.get(person)
      asked.set(person, versions ?? (found.forgotten.has(person) ? 'forgotten' : 'unknown'))
      if (versions !== undefined) memory.persons.set(person, versions)
    }
  }

  const open = async (events: readonly StoredEvent[]): Opening => {
    const asked = new Map<PersonId, Known>()
    for (;;) {
      const round = openRound({ cipher, memory, asked }, events)
      if (round.isErr()) return err(round.error)
      const { said, asks } = round.value
      if (asks.size === 0) return ok(said)
      const found = await keys.keysOf([...asks])
      if (found.isErr()) return err(found.error)
      moveTo(found.value.epoch, asked)
      learn(asked, [...asks], found.value)
    }
  }

  return {
    open: async (events) => {
      const now = await keys.epoch()
      if (now.isErr()) return err(now.error)
      moveTo(now.value)
      return open(events)
    },
  }
}

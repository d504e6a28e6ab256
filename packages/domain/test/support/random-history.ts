import * as fc from 'fast-check'
import { type CommunityCommand, type CommunityEvent, decide, startFold } from '../../src/index.js'
import { ada, alan, amy, bela, belaUnverified, boris, carla, carlaElsewhere } from './people.js'
import { accept, confirm, create, days, invite, later, monday } from './samples.js'

const actors = fc.constantFrom(ada, alan, amy, bela, belaUnverified, boris, carla, carlaElsewhere)
const number = fc.integer({ min: 1, max: 4 })
const now = fc.integer({ min: 0, max: 30 }).map((count) => later(monday, days(count)))
const tenantId = fc.constantFrom(bela.tenantId, carla.tenantId, carlaElsewhere.tenantId, ada.tenantId)
const policy = fc.record({
  fourEyes: fc.boolean(),
  recipientOnly: fc.boolean(),
  pendingLimit: fc.integer({ min: 1, max: 3 }),
})

/** Any command by anybody at any time, sensible or not. */
export const anyCommand: fc.Arbitrary<CommunityCommand> = fc.oneof(
  fc.record({ actor: actors, now, number, recipient: fc.constantFrom(bela.email, carla.email) }).map(invite),
  fc.record({ actor: actors, now, number, tenantId, linkGeneration: fc.constantFrom(1, 2) }).map(accept),
  fc.record({ actor: actors, now, number }).map(accept),
  fc.record({ actor: actors, now, number, tenantId }).map(confirm),
)

// Chance alone seldom gets to the end of a handshake: these are likely to be allowed.
const soon = fc.integer({ min: 0, max: 3 }).map((count) => later(monday, days(count)))
const invitee = (number: number, isElsewhere: boolean) => {
  if (number % 2 === 1) return bela
  return isElsewhere ? carlaElsewhere : carla
}
const sensibleCommand: fc.Arbitrary<CommunityCommand> = fc
  .record({ step: fc.constantFrom('invite', 'accept', 'confirm'), number, now: soon, isElsewhere: fc.boolean() })
  .map(({ step, number, now, isElsewhere }) => {
    const actor = invitee(number, isElsewhere)
    if (step === 'invite') return invite({ number, now, recipient: actor.email })
    if (step === 'accept') return accept({ number, now, actor })
    return confirm({ number, now, actor: alan, tenantId: actor.tenantId })
  })

/** A history that random commands led to, with the commands that were refused on the way. */
export interface RandomHistory {
  readonly events: readonly CommunityEvent[]
  readonly commands: readonly CommunityCommand[]
}

/** Histories as random commands make them: whatever is decided happens, refusals pass by. */
export const anyHistory: fc.Arbitrary<RandomHistory> = fc
  .tuple(
    policy,
    fc.array(fc.oneof({ arbitrary: anyCommand, weight: 1 }, { arbitrary: sensibleCommand, weight: 3 }), {
      maxLength: 60,
      size: 'max',
    }),
  )
  .map(([chosen, commands]) => {
    const folding = startFold()
    const events: CommunityEvent[] = []
    for (const command of [create({ policy: chosen }), ...commands])
      for (const event of decide(command, folding.state).unwrapOr([])) {
        folding.apply(event)
        events.push(event)
      }
    return { events, commands }
  })

/** Plain data of a state, its maps as lists. */
export const toPlain = (value: unknown): unknown => {
  if (value instanceof Map) return [...value].map(([key, inner]) => [key, toPlain(inner)])
  if (Array.isArray(value)) return value.map(toPlain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]))
}

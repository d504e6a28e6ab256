import { Compile } from 'typebox/compile'
import { readableText } from '../erasure/sealed-value.js'
import { EventEnvelope } from '../history/envelope.js'
import type { StoredEvent } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'
import { type Finding, finding } from './finding.js'

const envelopeSchema = Compile(EventEnvelope)

/** What could be read of a stored event, and what was found on the way. */
export interface ReadEnvelope {
  /** Undefined where the text is no event at all. */
  readonly envelope: EventEnvelope | undefined
  readonly findings: readonly Finding[]
}

const parse = (stored: StoredEvent): unknown => {
  try {
    return JSON.parse(readableText(stored))
  } catch {
    return undefined
  }
}

const checkPlace = (opened: EventEnvelope, stored: StoredEvent): readonly Finding[] => {
  const wrong = [
    ...(opened.id === stored.id ? [] : ['id']),
    ...(opened.type === stored.type ? [] : ['type']),
    ...(opened.streamId === stored.streamId ? [] : ['stream']),
    ...(BigInt(opened.revision) === stored.revision ? [] : ['revision']),
  ]
  return wrong.length === 0
    ? []
    : [finding('wrong-place', stored, `says another ${wrong.join(', ')} than where it is stored`)]
}

/** Opens a stored event as far as it can be opened, and tells everything that is wrong with it. */
export const readEnvelope = (hasher: Hasher, stored: StoredEvent): ReadEnvelope => {
  const findings: Finding[] = []
  if (hasher.sha256(stored.text) !== stored.digest)
    findings.push(finding('digest-mismatch', stored, 'has a text that its digest was not made of'))
  const value = parse(stored)
  if (!envelopeSchema.Check(value))
    return { envelope: undefined, findings: [...findings, finding('not-readable', stored, 'is not an event')] }
  return { envelope: value, findings: [...findings, ...checkPlace(value, stored)] }
}

import type { Static } from 'typebox'
import { field } from './fields.js'
import { sharedObject } from './shared-schema.js'

/** A person as an event recorded one. */
export const Person = sharedObject(
  'Person',
  { userId: field.userId, email: field.email },
  'A person, with the address of that time.',
)

/** A person as an event recorded one. */
export type Person = Readonly<Static<typeof Person>>

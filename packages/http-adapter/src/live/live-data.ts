import { type Static, Type } from 'typebox'
import type { Onlooker } from '../history/look.js'
import { shownTo } from '../history/who-sees.js'
import { field } from '../schemas/fields.js'
import { sharedObject } from '../schemas/shared-schema.js'
import type { Notice } from './notice.js'

/** What a client is told of an event: where to look again, and nothing about people. */
export const LiveEvent = sharedObject(
  'LiveEvent',
  {
    type: Type.String({ description: 'The name of the event.', examples: ['TenantConfirmed'] }),
    communityId: field.communityId,
    invitationId: Type.Optional(field.invitationId),
    tenantId: Type.Optional(field.tenantId),
    revision: field.revision,
    position: Type.String({ description: 'The same as the id of the event; to come back with in `Last-Event-ID`.' }),
  },
  'That something happened, for whoever may see it: read again what it names.',
)

/** What a client is told of an event. */
export type LiveEvent = Readonly<Static<typeof LiveEvent>>

const named = (data: Readonly<Record<string, unknown>>, name: 'invitationId' | 'tenantId') => {
  const value = data[name]
  return typeof value === 'string' ? { [name]: value } : {}
}

/** What somebody is told of an event; undefined where they may not know of it. */
export const liveEvent = (onlooker: Onlooker, notice: Notice): LiveEvent | undefined => {
  const shown = shownTo(onlooker, notice)
  if (shown === undefined) return undefined
  const { communityId, revision, position, event } = notice
  return {
    type: event.type,
    communityId,
    ...named(shown.data, 'invitationId'),
    ...named(shown.data, 'tenantId'),
    revision,
    position,
  }
}

import { type Static, Type } from 'typebox'
import { field } from './fields.js'
import { sharedObject } from './shared-schema.js'

/** As whom the server takes a caller. */
export const CallerView = sharedObject(
  'Caller',
  {
    userId: field.userId,
    email: field.email,
    emailVerified: Type.Boolean({ description: 'Whether the identity provider vouches for the address.' }),
    tenantId: field.tenantId,
    tenantName: field.tenantName,
    roles: Type.Array(Type.String(), { description: 'The roles held in that tenant, by the names of the host.' }),
  },
  'As whom the server takes the caller: who, and for which tenant.',
)

/** As whom the server takes a caller. */
export type CallerView = Readonly<Static<typeof CallerView>>

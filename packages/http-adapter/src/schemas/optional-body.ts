import { type TSchema, Type } from 'typebox'

/** A JSON body that may be left out; what is sent must be as the schema says. */
export const optionalBody = (schema: TSchema) => ({ content: { 'application/json': { schema } } })

/** A request that needs no body: an empty object may be sent, and nothing else. */
export const noBody = optionalBody(Type.Object({}, { additionalProperties: false, description: 'Nothing.' }))

/** The text of one field of a body that was checked against its schema; undefined where there is none. */
export const optionalTextIn = (body: unknown, name: string): string | undefined => {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  return typeof value === 'string' ? value : undefined
}

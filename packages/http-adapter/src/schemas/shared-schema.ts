import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox'

// A host's own schemas may have plain names such as `Problem`; a prefix keeps ours apart from them.
const prefix = 'community-handshake.'

/** A schema that routes share under a name. */
export type SharedSchema<Schema extends TSchema = TSchema> = Schema & { readonly $id: string }

/** An object schema with a name of its own in the OpenAPI document; it has no other fields than these. */
export const sharedObject = <Properties extends TProperties>(
  name: string,
  properties: Properties,
  description: string,
): SharedSchema<TObject<Properties>> =>
  Object.assign(Type.Object(properties, { additionalProperties: false, description }), { $id: `${prefix}${name}` })

/** A reference to a shared schema that keeps its static type. */
export const refTo = <Schema extends TSchema>(schema: SharedSchema<Schema>) =>
  Type.Unsafe<Static<Schema>>(Type.Ref(schema.$id))

/** The name of a shared schema in an OpenAPI document; undefined for schemas of others. */
export const componentNameOf = (schemaId: string): string | undefined =>
  schemaId.startsWith(prefix) ? schemaId.slice(prefix.length) : undefined

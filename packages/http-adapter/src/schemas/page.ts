import { type Static, type TSchema, Type } from 'typebox'
import { refTo, type SharedSchema } from './shared-schema.js'

/** What every list takes in its query. */
export const pageQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, default: 50, description: 'At most so many items.', examples: [50] }),
  ),
  cursor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 6000,
      description: 'The `nextCursor` of the page before; the beginning of the list if left out.',
    }),
  ),
} as const

/** The query of a list. */
export const PageQuery = Type.Object(pageQuery, { additionalProperties: false })

/** One page of a list. */
export const pageOf = (item: SharedSchema<TSchema>, description: string) =>
  Type.Object(
    {
      items: Type.Array(refTo(item)),
      nextCursor: Type.Union([Type.String(), Type.Null()], {
        description: 'Where the next page begins; null after the last one. A page may be empty and not the last.',
      }),
    },
    { additionalProperties: false, description },
  )

/** The query of a list. */
export type PageQuery = Readonly<Static<typeof PageQuery>>

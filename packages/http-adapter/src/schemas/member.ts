import { type Static, Type } from 'typebox'
import { field } from './fields.js'
import { refTo, sharedObject } from './shared-schema.js'

/** A user of a member tenant who may see what is shared. */
export const MemberView = sharedObject(
  'CommunityMember',
  { userId: field.userId, email: field.email, since: field.time },
  "A user of the caller's own tenant who may see what is shared.",
)

/** A user of a member tenant who may see what is shared. */
export type MemberView = Readonly<Static<typeof MemberView>>

/** The members that a request named, as they are now. */
export const MembersView = Type.Object(
  { items: Type.Array(refTo(MemberView)) },
  { additionalProperties: false, description: 'The members that were named, as they are now.' },
)

/** The body of a request to add members. */
export const AddMembersBody = Type.Object(
  {
    members: Type.Array(
      Type.Object(
        {
          userId: Type.String({ maxLength: 1000, description: "The host platform's id.", examples: ['boris'] }),
          email: Type.String({
            maxLength: 1000,
            description: "The user's address.",
            examples: ['boris@borealis.example'],
          }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 100, description: 'Who shall be added; who is a member already is passed over.' },
    ),
  },
  { additionalProperties: false, description: "Users of the caller's own tenant." },
)

/** The body of a request to add members. */
export type AddMembersBody = Readonly<Static<typeof AddMembersBody>>

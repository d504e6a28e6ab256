import { CommunityPolicy } from '@community-handshake/domain'
import { type Static, Type } from 'typebox'
import { sharedObject } from './shared-schema.js'

const { creatingRoles: _creating, acceptingRoles: _accepting, confirmBy, ...others } = CommunityPolicy.properties

// The same values as one enumeration, so that a wrong one gets one message that names them all.
const confirmers = Type.Enum(
  confirmBy.anyOf.map(({ const: value }) => value),
  { description: 'Who of the owner may confirm.' },
)

/** The rules of a community as its history records them. */
export const PolicyView = sharedObject('CommunityPolicy', CommunityPolicy.properties, 'The rules of the community.')

/** The rules of a community as its history records them. */
export type PolicyView = Readonly<Static<typeof PolicyView>>

/** The rules that whoever creates a community may choose; what is left out is the host's default. */
export const PolicyChoice = Type.Partial(Type.Object({ ...others, confirmBy: confirmers }), {
  additionalProperties: false,
  description: "Rules that differ from the host's defaults.",
})

import { Type } from 'typebox'

// Cc, Cs and their kin: control characters, halves of characters and the like have no place in a name.
const printable = '^[^\\p{C}]+$'

/** The building blocks of the schemas of requests and answers. */
export const field = {
  communityId: Type.String({
    format: 'uuid',
    description: 'Identifies the community: a UUID.',
    examples: ['01890a5d-ac96-874b-bcce-b302099a8057'],
  }),
  invitationId: Type.String({
    format: 'uuid',
    description: 'Identifies the invitation: a UUID.',
    examples: ['01890a5e-03d2-8c1f-9a44-5b1d1f0c7e21'],
  }),
  tenantId: Type.String({
    description: "The host platform's id of the tenant: 1 to 128 visible ASCII characters.",
    examples: ['aster'],
  }),
  tenantName: Type.String({
    description: 'The name that people know the tenant by; its id where the host platform cannot tell the name.',
    examples: ['Aster Energy'],
  }),
  userId: Type.String({ description: "The host platform's id of the user.", examples: ['ada'] }),
  email: Type.String({
    description: 'An e-mail address in its comparable form: NFC, lower case, the domain in ASCII.',
    examples: ['ada@aster.example'],
  }),
  time: Type.String({
    format: 'date-time',
    description: 'An instant in UTC (RFC 3339).',
    examples: ['2026-01-31T09:30:00.000Z'],
  }),
  communityName: Type.String({ description: 'The name of the community.', examples: ['North Sea Wind'] }),
  description: Type.String({
    description: 'What the community is for; empty where nothing is said.',
    examples: ['Turbine data for joint maintenance.'],
  }),
  role: Type.String({
    minLength: 1,
    maxLength: 128,
    pattern: printable,
    description: "A role's name as the host platform calls it.",
    examples: ['tenant-administrator'],
  }),
  revision: Type.Integer({ minimum: 0, description: 'The number inside the ETag.', examples: [3] }),
  generation: Type.Integer({
    minimum: 1,
    description: 'Counts the mails of this invitation; only the link of the latest works.',
    examples: [1],
  }),
  sharingStatus: Type.Enum(['Active', 'Paused'], {
    description: 'Whether the tenant shares; of a community, `Paused` if at least one of its tenants has paused.',
    examples: ['Active'],
  }),
  alias: Type.Union([Type.String(), Type.Null()], {
    description: "The name by which the caller's own tenant sees the community; null for the community's own.",
    examples: ['Wind partners'],
  }),
  language: Type.String({ description: 'A language tag (BCP 47).', examples: ['de'] }),
} as const

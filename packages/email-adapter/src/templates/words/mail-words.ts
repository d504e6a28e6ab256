import type { MailKind } from '../../notifications/kinds/mail-facts.js'

/** Names in the form that fits a subject. */
export interface ShortNames {
  readonly community: string
  readonly owner: string
  /** Empty where the mail is about no tenant but the owner. */
  readonly tenant: string
}

/**
 * What a mail tells about, made harmless and ready to be put into sentences: names are short, of one line and make no
 * links, times are in words. What a kind of mail does not know is empty.
 */
export interface Told {
  readonly short: ShortNames
  readonly community: string
  /** The tenant that owns the community. */
  readonly owner: string
  /** The tenant that accepted, is a member or was one. */
  readonly tenant: string
  readonly tenantId: string
  /** Who did what the mail tells: invited, accepted, declined, took back or left. */
  readonly person: string
  /** The address that was invited. */
  readonly invited: string
  readonly deadline: string
  /** When it happened. */
  readonly when: string
  /** The address that an answer to the mail reaches. */
  readonly contact: string
  readonly to: string
}

/** A label and what stands beside it. */
export type LabelledFact = readonly [label: string, value: string]

/** What one mail says, from top to bottom. */
export interface Words {
  readonly subject: string
  /** What lists of mails show behind the subject. */
  readonly preview: string
  /** What kind of mail it is, in two or three words. */
  readonly kind: string
  readonly heading: string
  readonly lead: string
  readonly facts: readonly LabelledFact[]
  /** What happens next, step by step. */
  readonly steps?: readonly string[]
  /** The one sentence that nobody may miss. */
  readonly strong?: string
  /** What stands on the button. */
  readonly button?: string
  /** Said below, in small letters. */
  readonly aside?: string
}

/** Something about an acceptance that does not match, made harmless. */
export type ToldMismatch =
  | { readonly code: 'other-address'; readonly invited: string; readonly accepted: string }
  | { readonly code: 'domain-not-of-tenant'; readonly address: string; readonly domains: readonly string[] }
  | { readonly code: 'name-looks-alike'; readonly name: string; readonly otherName: string; readonly otherId: string }
  | { readonly code: 'young-tenant'; readonly since: string }
  | { readonly code: 'unknown-tenant'; readonly tenantId: string }

/** The sentences of all mails in one language. A sentence that is missing does not compile. */
export interface MailWords {
  /** The language (BCP 47). */
  readonly language: string
  /** Which way it is written. */
  readonly direction: 'ltr' | 'rtl'
  /** A point in time in words, with its weekday and its time zone. */
  readonly time: (instant: Date) => string
  /** A day in words. */
  readonly day: (instant: Date) => string
  /** How several things stand in one sentence. */
  readonly list: (things: readonly string[]) => string
  readonly stepsHeading: string
  /** What stands above the words of the inviting person, which are quoted. */
  readonly quoteHeading: (person: string) => string
  /** What stands above the things that do not match; the number chooses the plural. */
  readonly mismatchesHeading: (count: number) => string
  readonly mismatch: (mismatch: ToldMismatch) => string
  readonly linkHint: string
  readonly questions: (contact: string) => string
  readonly mails: { readonly [Kind in MailKind]: (told: Told) => Words }
}

/** What an invitation is about, made harmless and ready to be put into sentences. */
export interface InvitationFacts {
  readonly community: string
  readonly owner: string
  readonly invitedBy: string
  readonly recipient: string
  /** The point in time in words. */
  readonly deadline: string
  /** The address that an answer to the mail reaches. */
  readonly contact: string
}

/** A label and what stands beside it. */
export type LabelledFact = readonly [label: string, value: string]

/** The sentences of the invitation in one language. */
export interface InvitationTexts {
  /** The language (BCP 47). */
  readonly language: string
  /** Which way it is written. */
  readonly direction: 'ltr' | 'rtl'
  readonly subject: (facts: Pick<InvitationFacts, 'community' | 'owner'>) => string
  /** What lists of mails show behind the subject. */
  readonly preview: (facts: InvitationFacts) => string
  /** What kind of mail this is, in two or three words. */
  readonly kind: string
  readonly heading: (facts: InvitationFacts) => string
  readonly introduction: (facts: InvitationFacts) => string
  readonly facts: (facts: InvitationFacts) => readonly LabelledFact[]
  /** What stands above the words of the inviting person, which are quoted. */
  readonly quoteHeading: (facts: InvitationFacts) => string
  /** Said where the invitation was sent again. */
  readonly replaces: string
  readonly button: string
  readonly stepsHeading: string
  readonly steps: (facts: InvitationFacts) => readonly string[]
  readonly deadline: (facts: InvitationFacts) => string
  readonly linkHint: string
  readonly unexpected: (facts: InvitationFacts) => string
  readonly questions: (facts: InvitationFacts) => string
  /** A point in time in words, with its weekday and its time zone. */
  readonly time: (instant: Date) => string
}

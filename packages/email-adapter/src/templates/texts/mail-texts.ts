/** What an invitation is about, made harmless and ready to be put into sentences. */
export interface InvitationFacts {
  readonly community: string
  readonly owner: string
  readonly invitedBy: string
  readonly recipient: string
  readonly deadline: string
}

/** The sentences of the invitation in one language. */
export interface InvitationTexts {
  /** The language (BCP 47). */
  readonly language: string
  readonly subject: (facts: InvitationFacts) => string
  readonly heading: (facts: InvitationFacts) => string
  readonly introduction: (facts: InvitationFacts) => string
  readonly button: string
  readonly stepsHeading: string
  readonly steps: (facts: InvitationFacts) => readonly [string, string, string]
  readonly deadline: (facts: InvitationFacts) => string
  readonly linkHint: string
  readonly unexpected: (facts: InvitationFacts) => string
  /** A point in time in words, with its time zone. */
  readonly time: (instant: Date) => string
}

import type { LabelledFact } from '../words/mail-words.js'

/** A piece of a mail; text and HTML are both made of it. */
export type Block =
  | { readonly kind: 'heading' | 'subheading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly as: 'kind' | 'lead' | 'strong' | 'small'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly LabelledFact[] }
  /** What somebody else wrote, set apart so that nothing in it can pass for a sentence of ours. */
  | { readonly kind: 'quotation'; readonly heading: string; readonly lines: readonly string[] }
  /** Things to look at twice. */
  | { readonly kind: 'warnings'; readonly heading: string; readonly items: readonly string[] }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  /** The one thing to do: a button, and its address as text for those who cannot use it. */
  | { readonly kind: 'action'; readonly label: string; readonly link: string }
  | { readonly kind: 'address'; readonly hint: string; readonly link: string }

/** A mail in pieces. */
export interface MailSheet {
  /** The language (BCP 47) and which way it is written. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly subject: string
  /** What lists of mails show behind the subject. */
  readonly preview: string
  /** Pieces of the card, from top to bottom. */
  readonly card: readonly Block[]
  /** Sentences below the card. */
  readonly below: readonly string[]
}

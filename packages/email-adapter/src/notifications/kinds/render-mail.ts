import type { Mail } from '@community-handshake/domain'
import type { MailFacts } from './mail-facts.js'

/** Makes subject, text and HTML of what a mail says. Names in the facts come from strangers and are to be made harmless. */
export type RenderMail = (facts: MailFacts) => Pick<Mail, 'subject' | 'text' | 'html'>

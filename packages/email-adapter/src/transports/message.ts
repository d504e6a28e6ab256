import type { Mail } from '@community-handshake/domain'
import type { SendMailOptions } from 'nodemailer'
import type { Sender } from './mail-settings.js'

const bracketed = (messageId: string): string => `<${messageId}>`

const threadOf = ({ inReplyTo, references = [] }: Mail): Pick<SendMailOptions, 'inReplyTo' | 'references'> => ({
  ...(inReplyTo === undefined ? {} : { inReplyTo: bracketed(inReplyTo) }),
  ...(references.length === 0 ? {} : { references: references.map(bracketed) }),
})

// RFC 5322 section 2.2: a name is visible ASCII without a colon, a value one line.
const name = /^[\x21-\x39\x3b-\x7e]+$/
const ours =
  /^(from|sender|to|cc|bcc|reply-to|subject|date|message-id|in-reply-to|references|return-path|received|dkim-.*|auto-submitted|mime-version|content-.*)$/i

const furtherHeaders = ({ headers = {} }: Mail): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([field]) => name.test(field) && !ours.test(field))
      .map(([field, value]) => [field, value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')]),
  )

// What looks like an encoded word (RFC 2047 section 2) would be decoded by whoever receives it, line breaks and all.
const unencoded = (subject: string): string => subject.replaceAll('=?', '=\u200b?')

/**
 * A mail as the composer wants it. The sender is fixed, files and addresses to fetch are off, and
 * `Auto-Submitted` keeps out-of-office answers away (RFC 3834).
 */
export const messageOf = (mail: Mail, from: Sender): SendMailOptions => ({
  from,
  to: { name: '', address: mail.to },
  subject: unencoded(mail.subject),
  text: mail.text,
  html: mail.html,
  messageId: bracketed(mail.messageId),
  ...threadOf(mail),
  ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: mail.replyTo } }),
  headers: { ...furtherHeaders(mail), 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
})

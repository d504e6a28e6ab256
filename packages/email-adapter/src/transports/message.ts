import type { SendMailOptions } from 'nodemailer'
import type { ThreadedMail } from '../threaded-mail.js'
import type { Sender } from './mail-settings.js'

const threadOf = ({ follows }: ThreadedMail): Pick<SendMailOptions, 'inReplyTo' | 'references'> =>
  follows === undefined ? {} : { inReplyTo: `<${follows}>`, references: [`<${follows}>`] }

/**
 * A mail as the composer wants it. The sender is fixed, files and addresses to fetch are off, and
 * `Auto-Submitted` keeps out-of-office answers away (RFC 3834).
 */
export const messageOf = (mail: ThreadedMail, from: Sender): SendMailOptions => ({
  from,
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  messageId: `<${mail.messageId}>`,
  ...threadOf(mail),
  ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: mail.replyTo } }),
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
})

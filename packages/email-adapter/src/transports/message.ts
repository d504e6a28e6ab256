import type { Mail } from '@community-handshake/domain'
import type { SendMailOptions } from 'nodemailer'
import type { Sender } from './mail-settings.js'

/**
 * A mail as the composer wants it. The sender is fixed, files and addresses to fetch are off, and
 * `Auto-Submitted` keeps out-of-office answers away (RFC 3834).
 */
export const messageOf = (mail: Mail, from: Sender): SendMailOptions => ({
  from,
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  messageId: `<${mail.messageId}>`,
  ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: mail.replyTo } }),
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
})

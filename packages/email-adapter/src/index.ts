export { mailGallery, type SampleMail } from './gallery/mail-gallery.js'
export { type DeliveryStateOptions, deliveryState } from './notifications/delivery-state.js'
export type { MailRate } from './notifications/domain-rate.js'
export type {
  MailFacts,
  MailFactsByKind,
  MailFactsOf,
  MailKind,
  RecipientRole,
} from './notifications/kinds/mail-facts.js'
export type { PageAddress, PageSubject } from './notifications/kinds/page-address.js'
export type { RenderMail } from './notifications/kinds/render-mail.js'
export { type AskingEventType, type Telling, whoGetsWhat, whoIsReminded } from './notifications/kinds/who-gets-what.js'
export type {
  NotificationEvent,
  NotificationFailed,
  NotificationGaveUp,
  NotificationRequested,
  NotificationSent,
} from './notifications/notification-events.js'
export { notificationStreamId } from './notifications/notification-stream.js'
export { type Notifier, type NotifierOptions, startNotifier } from './notifications/notifier.js'
export type { NotifierLog, NotifierLogEntry } from './notifications/notifier-log.js'
export type { NotifierBasis } from './notifications/notifier-ports.js'
export type { PauseReason } from './notifications/pauses.js'
export type { Waited } from './notifications/progress.js'
export type { ReminderOptions } from './notifications/reminders/start-reminders.js'
export {
  type SharedNotifier,
  type SharedNotifierOptions,
  startSharedNotifier,
} from './notifications/shared-notifier.js'
export type { NotifierState } from './notifications/standing.js'
export { chooseWords } from './templates/choose-words.js'
export {
  type MailTemplateFailure,
  type MailTemplateOptions,
  mailLanguages,
  mailTemplates,
  type OwnTemplates,
  renderMail,
} from './templates/mail-templates.js'
export { type Palette, type Palettes, palettes } from './templates/page/palette.js'
export { strangerText, unlinked } from './templates/stranger-text.js'
export type {
  LabelledFact,
  MailWords,
  ShortNames,
  Told,
  ToldMismatch,
  Words,
} from './templates/words/mail-words.js'
export { bothMailers } from './transports/both-mailers.js'
export type { DkimKey } from './transports/dkim.js'
export { type FolderOptions, folderMailer } from './transports/folder-mailer.js'
export type { Credentials, MailServerOptions } from './transports/mail-server.js'
export { type MailSettingsFailure, parseSender, type Sender } from './transports/mail-settings.js'
export { type MailFolderFailure, readMailFolder, type SentMail } from './transports/read-mail-folder.js'
export { type SmtpDelivery, type SmtpOptions, smtpMailer } from './transports/smtp-mailer.js'

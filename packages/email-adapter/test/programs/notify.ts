// Runs a notifier on the store in a file until everything up to a position is settled, or until it is killed.
import { communityHandshake, type Position } from '@community-handshake/domain'
import { sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { smtpMailer, startNotifier } from '../../src/index.js'
import { links, platform, tenants } from '../support/community.js'

const [, , path = '', port = '', position = ''] = process.argv
const store = sqliteEventStore({ path })._unsafeUnwrap()
const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'no-reply@example.com' })._unsafeUnwrap()
const notifier = startNotifier({
  ...{ store, mailer, links, tenants, checkpoints: store.checkpoints, ...platform },
  handshake: communityHandshake({ store, ...platform }),
  invitationUrl: (invitationId) => `https://communities.example.com/invitations/${invitationId}`,
  messageIdDomain: 'communities.example.com',
  pauseMs: () => 20,
  log: () => undefined,
})
await notifier.settled(position as Position)
await notifier.stop()
await mailer.close()
await store.close()

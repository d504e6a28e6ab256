// Takes part in the work of a group of notifiers on the store in a file until it is told to stop, or is killed.
import { once } from 'node:events'
import { communityHandshake } from '@community-handshake/domain'
import { sqliteConsumerGroups, sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { smtpMailer, startSharedNotifier } from '../../src/index.js'
import { links, platform, tenants } from '../support/community.js'

const [, , path = '', port = ''] = process.argv
const store = sqliteEventStore({ path })._unsafeUnwrap()
const groups = sqliteConsumerGroups({ store, path: `${path}.work` })._unsafeUnwrap()
const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'no-reply@example.com' })._unsafeUnwrap()
const notifier = startSharedNotifier({
  ...{ store, groups, mailer, links, tenants, ...platform },
  handshake: communityHandshake({ store, ...platform }),
  invitationUrl: (invitationId) => `https://communities.example.com/invitations/${invitationId}`,
  messageIdDomain: 'communities.example.com',
  leaseMs: 400,
  pauseMs: () => 20,
  courtesyMs: 200,
  log: () => undefined,
})
process.stdout.write('started\n')
process.stdin.resume()
await once(process.stdin, 'end')
await notifier.stop()
await groups.close()
await mailer.close()
await store.close()

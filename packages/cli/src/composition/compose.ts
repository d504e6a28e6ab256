import { join } from 'node:path'
import {
  type CommunityDirectory,
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  type InvitationId,
  type TenantDirectory,
} from '@community-handshake/domain'
import { type Notifier, startNotifier } from '@community-handshake/email-adapter'
import {
  memoryDirectory,
  memoryEventStore,
  nodePlatform,
  sqliteEventStore,
} from '@community-handshake/eventstore-adapter'
import { buildServer, listenServer } from '@community-handshake/http-adapter'
import { err, ok, type Result, safeTry } from 'neverthrow'
import type { ServeSettings } from '../configuration/serve-settings.js'
import { identityFor } from './identity.js'
import { loadLinkKeys } from './link-keys.js'
import { logTo } from './log.js'
import { mailFor } from './mail.js'
import { type StartFailure, startFailure } from './start-failure.js'

import type { StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from '../../store/failures.js'
import type { AppendRequest } from '../../store/validate-append.js'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const notUuid = storeFailure('invalid', 'On EventStoreDB the id of an event must be a UUID in lower case (RFC 9562).')

/** Checks that the ids are such as the tools around the database understand. */
export const checkEventIds = ({ events }: AppendRequest): Result<void, StoreFailure> =>
  events.every(({ id }) => uuid.test(id)) ? ok(undefined) : err(notUuid)

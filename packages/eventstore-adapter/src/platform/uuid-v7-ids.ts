import type { CommandId, Ids } from '@community-handshake/domain'
import { v7 } from 'uuid'

/** Ids as UUIDv7 (RFC 9562 section 5.7): those made by one process only ever grow. */
export const uuidV7Ids = (): Ids => ({ nextCommandId: () => v7() as CommandId })

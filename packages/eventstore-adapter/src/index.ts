export {
  type MemoryConsumerGroups,
  type MemoryConsumerGroupsOptions,
  memoryConsumerGroups,
} from './consumer-group/memory/memory-consumer-groups.js'
export {
  type SqliteConsumerGroups,
  type SqliteConsumerGroupsOptions,
  sqliteConsumerGroups,
} from './consumer-group/sqlite/sqlite-consumer-groups.js'
export type {
  DirectoryProgress,
  DirectorySource,
  FollowingDirectory,
  FollowOptions,
} from './directory/directory-options.js'
export { type MemoryDirectoryOptions, memoryDirectory } from './directory/memory-directory.js'
export { type SqliteDirectoryOptions, sqliteDirectory } from './directory/sqlite/sqlite-directory.js'
export type { EventStoreDbOpenFailure, EventStoreDbOpenReason } from './eventstoredb/connection/open-failure.js'
export {
  type EventStoreDbStore,
  type EventStoreDbStoreOptions,
  eventStoreDbStore,
} from './eventstoredb/event-store-db-store.js'
export { memoryPersonKeys } from './keys/memory-person-keys.js'
export { type SqlitePersonKeysOptions, sqlitePersonKeys } from './keys/sqlite-person-keys.js'
export { type MemoryEventStore, memoryEventStore } from './memory/memory-event-store.js'
export { nodeCipher } from './platform/node-cipher.js'
export { type NodePlatform, nodePlatform } from './platform/node-platform.js'
export {
  newSigningKey,
  nodeSha256,
  nodeSigner,
  nodeVerifySignature,
  type SigningKeyFailure,
} from './platform/node-signing.js'
export { backUpSqliteStore } from './sqlite/back-up.js'
export { type SqliteEventStore, type SqliteEventStoreOptions, sqliteEventStore } from './sqlite/sqlite-event-store.js'
export type { StoreOpenFailure, StoreOpenReason } from './sqlite/store-open-failure.js'
export { type ExpirySweeper, type ExpirySweeperOptions, startExpirySweeper } from './sweeper/expiry-sweeper.js'

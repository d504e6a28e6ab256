export type {
  DirectoryProgress,
  DirectorySource,
  FollowingDirectory,
  FollowOptions,
} from './directory/directory-options.js'
export { type MemoryDirectoryOptions, memoryDirectory } from './directory/memory-directory.js'
export { type SqliteDirectoryOptions, sqliteDirectory } from './directory/sqlite/sqlite-directory.js'
export { type MemoryEventStore, memoryEventStore } from './memory/memory-event-store.js'
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

export { type CheckpointedStore, checkpointsContract } from './checkpoints/checkpoints-contract.js'
export { consumerGroupContract } from './consumer-group/consumer-group-contract.js'
export type { GroupSubject } from './consumer-group/group-subject.js'
export type { Closable, ContractCase, ContractSetup, Place } from './contract/contract-case.js'
export { communityDirectoryContract } from './directory/community-directory-contract.js'
export {
  type DirectorySubject,
  type HistoryHome,
  type HistoryWriter,
  historyWriter,
  type WrittenEvent,
} from './directory/directory-subject.js'
/** Events of small sample histories, for tests of a read model. */
export * as sampleEvents from './directory/sample-events.js'
export { eventStoreContract } from './event-store/event-store-contract.js'
export { personKeysContract } from './person-keys/person-keys-contract.js'
export * from './specification.js'

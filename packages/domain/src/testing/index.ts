export { type CheckpointedStore, checkpointsContract } from './checkpoints/checkpoints-contract.js'
export type { Closable, ContractCase, ContractSetup, Place } from './contract/contract-case.js'
export { eventStoreContract } from './event-store/event-store-contract.js'
export * from './specification.js'

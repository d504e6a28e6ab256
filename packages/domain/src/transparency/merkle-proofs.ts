import type { Sha256 } from '../ports/tree-signing.js'
import { areEqual } from './bytes.js'
import { leafHash, nodeHash, type TreeHash } from './merkle-tree.js'

const isOdd = (number: number): boolean => number % 2 === 1
const halved = (number: number): number => Math.floor(number / 2)

/** Where a proof has come to: a node of its level, and the last node of that level. */
interface Place {
  readonly node: number
  readonly last: number
}

const risen = ({ node, last }: Place): Place => ({ node: halved(node), last: halved(last) })
const comesFromLeft = ({ node, last }: Place): boolean => isOdd(node) || node === last

// The last node of a level has no sibling on its right: it rises until it has one on its left.
const risenToSibling = (place: Place): Place =>
  isOdd(place.node) || place.node === 0 ? place : risenToSibling(risen(place))

/** What a proof of inclusion is about. */
export interface Inclusion {
  /** The bytes of the leaf. */
  readonly leaf: Uint8Array
  readonly index: number
  readonly size: number
  readonly root: TreeHash
  readonly proof: readonly TreeHash[]
}

/** Verifies that a leaf is in a tree (RFC 9162 section 2.1.3.2). */
export const verifyInclusion = (sha256: Sha256, { leaf, index, size, root, proof }: Inclusion): boolean => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let place: Place = { node: index, last: size - 1 }
  let hash = leafHash(sha256, leaf)
  for (const sibling of proof) {
    if (place.last === 0) return false
    const isRight = comesFromLeft(place)
    hash = isRight ? nodeHash(sha256, sibling, hash) : nodeHash(sha256, hash, sibling)
    place = risen(isRight ? risenToSibling(place) : place)
  }
  return place.last === 0 && areEqual(hash, root)
}

/** What a proof of consistency is about. */
export interface Consistency {
  readonly smallerSize: number
  readonly smallerRoot: TreeHash
  readonly largerSize: number
  readonly largerRoot: TreeHash
  readonly proof: readonly TreeHash[]
}

interface Walk {
  readonly place: Place
  readonly smaller: TreeHash
  readonly larger: TreeHash
}

const step = (sha256: Sha256, { place, smaller, larger }: Walk, hash: TreeHash): Walk =>
  comesFromLeft(place)
    ? {
        place: risen(risenToSibling(place)),
        smaller: nodeHash(sha256, hash, smaller),
        larger: nodeHash(sha256, hash, larger),
      }
    : { place: risen(place), smaller, larger: nodeHash(sha256, larger, hash) }

const start = ({ node, last }: Place): Place => (isOdd(node) ? start(risen({ node, last })) : { node, last })

const walkProof = (sha256: Sha256, { smallerSize, smallerRoot, largerSize, proof }: Consistency): Walk | undefined => {
  // The root of a complete tree is left out of the proof, since whoever verifies has it.
  const isPower = Number.isInteger(Math.log2(smallerSize))
  const [first, ...rest] = isPower ? [smallerRoot, ...proof] : proof
  if (first === undefined) return undefined
  let walk: Walk = { place: start({ node: smallerSize - 1, last: largerSize - 1 }), smaller: first, larger: first }
  for (const hash of rest) {
    if (walk.place.last === 0) return undefined
    walk = step(sha256, walk, hash)
  }
  return walk
}

/** Verifies that a tree is the beginning of a larger one (RFC 9162 section 2.1.4.2). */
export const verifyConsistency = (sha256: Sha256, consistency: Consistency): boolean => {
  const { smallerSize, smallerRoot, largerSize, largerRoot, proof } = consistency
  if (smallerSize > largerSize || smallerSize < 0) return false
  if (smallerSize === largerSize) return proof.length === 0 && areEqual(smallerRoot, largerRoot)
  if (smallerSize === 0) return proof.length === 0
  const walk = walkProof(sha256, consistency)
  return (
    walk !== undefined &&
    walk.place.last === 0 &&
    areEqual(walk.smaller, smallerRoot) &&
    areEqual(walk.larger, largerRoot)
  )
}

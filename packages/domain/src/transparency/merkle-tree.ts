import type { Sha256 } from '../ports/tree-signing.js'
import { joined } from './bytes.js'

/** A hash of the tree: 32 bytes. */
export type TreeHash = Uint8Array

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** The hash of a leaf (RFC 9162 section 2.1.1). */
export const leafHash = (sha256: Sha256, leaf: Uint8Array): TreeHash => sha256(joined(leafPrefix, leaf))

/** The hash of a node over its two children (RFC 9162 section 2.1.1). */
export const nodeHash = (sha256: Sha256, left: TreeHash, right: TreeHash): TreeHash =>
  sha256(joined(nodePrefix, left, right))

// The largest power of two below a size; sizes go beyond what bit operations can hold.
const split = (size: number): number => {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

/** A Merkle tree over a list that only grows (RFC 9162 section 2.1). */
export interface MerkleTree {
  readonly size: () => number
  /** Adds a leaf's bytes at the end. */
  readonly append: (leaf: Uint8Array) => void
  /** The root over the first leaves, all of them if left out; at most {@link MerkleTree.size}. */
  readonly root: (size?: number) => TreeHash
  /** The proof that a leaf is in the tree of that size (RFC 9162 section 2.1.3.1). */
  readonly inclusionProof: (index: number, size: number) => readonly TreeHash[]
  /** The proof that the tree of one size is the beginning of that of a larger one (RFC 9162 section 2.1.4.1). */
  readonly consistencyProof: (smaller: number, larger: number) => readonly TreeHash[]
}

type RangeHash = (start: number, end: number) => TreeHash

const inclusionPath = (range: RangeHash, index: number, start: number, end: number): readonly TreeHash[] => {
  if (end - start === 1) return []
  const middle = start + split(end - start)
  return index < middle
    ? [...inclusionPath(range, index, start, middle), range(middle, end)]
    : [...inclusionPath(range, index, middle, end), range(start, middle)]
}

interface Span {
  readonly start: number
  readonly end: number
  /** True where the smaller tree's root is known to whoever verifies. */
  readonly isWhole: boolean
}

const subproof = (range: RangeHash, smaller: number, { start, end, isWhole }: Span): readonly TreeHash[] => {
  if (smaller === end) return isWhole ? [] : [range(start, end)]
  const middle = start + split(end - start)
  return smaller <= middle
    ? [...subproof(range, smaller, { start, end: middle, isWhole }), range(middle, end)]
    : [...subproof(range, smaller, { start: middle, end, isWhole: false }), range(start, middle)]
}

/** Starts an empty tree. It keeps two hashes a leaf, so that every proof costs a logarithm. */
export const merkleTree = (sha256: Sha256): MerkleTree => {
  // Of each level the hashes of its complete subtrees, from the left.
  const levels: TreeHash[][] = [[]]

  const append = (leaf: Uint8Array): void => {
    let hash = leafHash(sha256, leaf)
    for (let level = 0; ; level += 1) {
      const hashes = levels[level] ?? []
      levels[level] = hashes
      hashes.push(hash)
      const left = hashes.at(-2)
      if (hashes.length % 2 === 1 || left === undefined) return
      hash = nodeHash(sha256, left, hash)
    }
  }
  const size = (): number => levels[0]?.length ?? 0

  const range = (start: number, end: number): TreeHash => {
    const count = end - start
    const level = Math.log2(count)
    const kept = Number.isInteger(level) ? levels[level]?.[start / count] : undefined
    if (kept !== undefined) return kept
    const half = split(count)
    return nodeHash(sha256, range(start, start + half), range(start + half, end))
  }
  const requireWithin = (number: number, limit: number): void => {
    if (!Number.isInteger(number) || number < 0 || number > limit)
      throw new RangeError(`the tree has ${size()} leaves; ${number} is outside of what was asked`)
  }

  return {
    size,
    append,
    root: (of = size()) => {
      requireWithin(of, size())
      return of === 0 ? sha256(new Uint8Array()) : range(0, of)
    },
    inclusionProof: (index, of) => {
      requireWithin(of, size())
      requireWithin(index, of - 1)
      return inclusionPath(range, index, 0, of)
    },
    consistencyProof: (smaller, larger) => {
      requireWithin(larger, size())
      requireWithin(smaller, larger)
      return smaller === 0 || smaller === larger
        ? []
        : subproof(range, smaller, { start: 0, end: larger, isWhole: true })
    },
  }
}

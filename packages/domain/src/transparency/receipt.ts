import { base64, hex } from '@scure/base'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { OpenedEvent } from '../audit/opened-history.js'
import type { Stay } from '../audit/stays.js'
import type { MerkleTree, TreeHash } from './merkle-tree.js'

/** What the file of a receipt says it is. */
export const receiptFormat = 'community-handshake-receipt/v1'

const closed = { additionalProperties: false } as const

/** JSON Schema of a receipt's file. */
export const MembershipReceipt = Type.Object(
  {
    format: Type.Literal(receiptFormat),
    /** The signed checkpoint (https://c2sp.org/tlog-checkpoint) under whose root the acts are. */
    checkpoint: Type.String({ minLength: 1, maxLength: 10_000 }),
    /** The acts of the handshake in their order. */
    acts: Type.Array(
      Type.Object(
        {
          /** The stored text of the event, to the byte. */
          text: Type.String({ minLength: 2, maxLength: 1_000_000 }),
          /** Which leaf of the tree it is, from 0 on. */
          index: Type.Integer({ minimum: 0 }),
          /** The proof of inclusion (RFC 9162 section 2.1.3), each hash in base64. */
          proof: Type.Array(Type.String({ minLength: 44, maxLength: 44 }), { maxItems: 64 }),
        },
        closed,
      ),
      { minItems: 3, maxItems: 1000 },
    ),
  },
  closed,
)

/** One act of a handshake with the proof that it is in the history. */
export interface ReceiptAct {
  readonly text: string
  readonly index: number
  readonly proof: readonly string[]
}

/**
 * Proof of a membership that needs no server: the acts that let a tenant in, each with its proof of inclusion,
 * and the signed checkpoint that they are proved against.
 */
export interface MembershipReceipt {
  readonly format: typeof receiptFormat
  readonly checkpoint: string
  readonly acts: readonly ReceiptAct[]
}

const compiled = Compile(MembershipReceipt)

/** Tells whether a value has the form of a receipt. */
export const isReceipt = (value: unknown): value is MembershipReceipt => compiled.Check(value)

/** The bytes that stand for an event in the tree: its digest. */
export const leafOf = (digest: string): Uint8Array => hex.decode(digest)

/** A tree over a history, and where each event stands in it. */
export interface HistoryTree {
  readonly tree: MerkleTree
  /** The index of the leaf of a digest; undefined where there is none. */
  readonly indexOf: (digest: string) => number | undefined
}

/** Starts to put a history into a tree: feed it the digests of all community events in the order of the store. */
export const historyTree = (tree: MerkleTree): HistoryTree & { readonly add: (digest: string) => void } => {
  const indexes = new Map<string, number>()
  return {
    tree,
    indexOf: (digest) => indexes.get(digest),
    add: (digest) => {
      indexes.set(digest, tree.size())
      tree.append(leafOf(digest))
    },
  }
}

const encoded = (proof: readonly TreeHash[]): readonly string[] => proof.map((hash) => base64.encode(hash))

const actOf = ({ tree, indexOf }: HistoryTree, size: number, opened: OpenedEvent): ReceiptAct | undefined => {
  const index = indexOf(opened.digest)
  return index === undefined || index >= size
    ? undefined
    : { text: opened.text, index, proof: encoded(tree.inclusionProof(index, size)) }
}

/**
 * Issues the receipt of a stay; undefined where the checkpoint does not reach to its confirmation yet,
 * or where the tenant owns the community and came by no handshake.
 *
 * @param history the tree over the whole history
 * @param checkpoint the signed note, and the size of the tree that it signs
 * @param stay how the tenant became a member
 */
export const issueReceipt = (
  history: HistoryTree,
  checkpoint: { readonly note: string; readonly size: number },
  { acts }: Stay,
): MembershipReceipt | undefined => {
  const proved = acts.map((act) => actOf(history, checkpoint.size, act))
  const whole = proved.filter((act) => act !== undefined)
  return whole.length === acts.length && whole.length >= 3
    ? { format: receiptFormat, checkpoint: checkpoint.note, acts: whole }
    : undefined
}

import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { merkleTree, type Sha256, verifyConsistency, verifyInclusion } from '../../src/index.js'

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

// The leaves and roots that implementations of RFC 6962 have shared since its first one.
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (text) => new Uint8Array(Buffer.from(text, 'hex')),
)
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const treeOf = (count: number) => {
  const tree = merkleTree(sha256)
  for (let index = 0; index < count; index += 1)
    tree.append(leaves[index] ?? new Uint8Array(Buffer.from(`leaf ${index}`)))
  return tree
}
const leafAt = (index: number): Uint8Array => leaves[index] ?? new Uint8Array(Buffer.from(`leaf ${index}`))

test('the roots are those that RFC 6962 gives', () => {
  const tree = treeOf(8)
  for (const [index, root] of roots.entries()) assert.is(hex(tree.root(index + 1)), root)
  assert.is(hex(merkleTree(sha256).root()), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  assert.is(tree.size(), 8)
})

test('a proof of inclusion is the one of the RFC’s shared examples', () => {
  const proof = treeOf(8).inclusionProof(5, 8).map(hex)
  assert.equal(proof, [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
})

test('every leaf of every tree up to 40 is proved, and no other leaf, place or size by that proof', () => {
  const tree = treeOf(40)
  for (let size = 1; size <= 40; size += 1)
    for (let index = 0; index < size; index += 1) {
      const claim = { leaf: leafAt(index), index, size, root: tree.root(size), proof: tree.inclusionProof(index, size) }
      assert.ok(verifyInclusion(sha256, claim), `${index} of ${size}`)
      assert.not.ok(verifyInclusion(sha256, { ...claim, leaf: leafAt(index + 1) }))
      assert.not.ok(verifyInclusion(sha256, { ...claim, index: index + 1 }))
      assert.not.ok(verifyInclusion(sha256, { ...claim, proof: [...claim.proof, claim.root] }))
      if (claim.proof.length > 0) assert.not.ok(verifyInclusion(sha256, { ...claim, proof: claim.proof.slice(1) }))
    }
})

test('every tree up to 40 is proved to be the beginning of every larger one, and no other', () => {
  const tree = treeOf(40)
  const other = merkleTree(sha256)
  for (let index = 0; index < 40; index += 1) other.append(leafAt(index === 7 ? 99 : index))
  for (let larger = 1; larger <= 40; larger += 1)
    for (let smaller = 0; smaller <= larger; smaller += 1) {
      const proof = tree.consistencyProof(smaller, larger)
      const claim = {
        ...{ smallerSize: smaller, smallerRoot: tree.root(smaller), largerSize: larger, largerRoot: tree.root(larger) },
        proof,
      }
      assert.ok(verifyConsistency(sha256, claim), `${smaller} in ${larger}`)
      if (smaller > 8) assert.not.ok(verifyConsistency(sha256, { ...claim, smallerRoot: other.root(smaller) }))
      if (larger > 8 && smaller > 0)
        assert.not.ok(verifyConsistency(sha256, { ...claim, largerRoot: other.root(larger) }))
      assert.not.ok(verifyConsistency(sha256, { ...claim, proof: [...proof, tree.root(1)] }))
    }
})

test('a larger tree is never the beginning of a smaller one', () => {
  const tree = treeOf(8)
  const claim = { smallerSize: 8, smallerRoot: tree.root(8), largerSize: 4, largerRoot: tree.root(4), proof: [] }
  assert.not.ok(verifyConsistency(sha256, claim))
})

test('proofs hold for trees of any size', () => {
  const tree = treeOf(3000)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), fc.nat(), (size, which, part) => {
      const index = which % size
      const smaller = part % (size + 1)
      const root = tree.root(size)
      assert.ok(
        verifyInclusion(sha256, { leaf: leafAt(index), index, size, root, proof: tree.inclusionProof(index, size) }),
      )
      const proof = tree.consistencyProof(smaller, size)
      const sizes = { smallerSize: smaller, smallerRoot: tree.root(smaller), largerSize: size, largerRoot: root }
      assert.ok(verifyConsistency(sha256, { ...sizes, proof }))
    }),
    { numRuns: 300 },
  )
})

test('what the tree does not have cannot be asked of it', () => {
  const tree = treeOf(4)
  for (const ask of [
    () => tree.root(5),
    () => tree.inclusionProof(4, 4),
    () => tree.inclusionProof(0, 5),
    () => tree.inclusionProof(-1, 4),
    () => tree.consistencyProof(3, 2),
    () => tree.consistencyProof(1, 5),
    () => tree.root(1.5),
  ])
    assert.throws(ask, (error: Error) => error instanceof RangeError)
})

test.run()

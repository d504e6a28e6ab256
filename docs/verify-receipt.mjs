#!/usr/bin/env node
// Verifies a membership receipt with nothing but Node itself: node verify-receipt.mjs <receipt.json> <public key>
// It follows docs/receipts.md step by step, so that it can be written anew in any language.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const fail = (message) => {
  console.error(`The receipt proves nothing: ${message}`)
  process.exit(1)
}
const check = (holds, message) => holds || fail(message)
const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest()

const [path, publishedKey] = process.argv.slice(2)
if (path === undefined || publishedKey === undefined) {
  console.error('usage: node verify-receipt.mjs <receipt.json> <name>+<key id>+<key>')
  process.exit(2)
}
const receipt = JSON.parse(readFileSync(path, 'utf8'))
check(receipt.format === 'community-handshake-receipt/v1', 'it is of another format')

// Step 1: the public key. Its id is the beginning of a hash over its name and itself.
const [, name, keyId, keyData] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(publishedKey) ?? fail('that is no public key')
const key = Buffer.from(keyData, 'base64')
check(key.length === 33 && key[0] === 1, 'that is no Ed25519 key')
check(
  sha256(Buffer.from(`${name}\n`), key)
    .subarray(0, 4)
    .toString('hex') === keyId,
  'the key was mistyped',
)
const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)])
const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })

// Step 2: the checkpoint. Its text is signed by that key.
const end = receipt.checkpoint.lastIndexOf('\n\n') + 1
const text = receipt.checkpoint.slice(0, end)
const isSigned = receipt.checkpoint
  .slice(end + 1)
  .split('\n')
  .some((line) => {
    const [, signer, data] = /^— (\S+) (\S+)$/.exec(line) ?? []
    const bytes = Buffer.from(data ?? '', 'base64')
    const isOurs = signer === name && bytes.subarray(0, 4).toString('hex') === keyId
    return isOurs && verify(null, Buffer.from(text), publicKey, bytes.subarray(4))
  })
check(isSigned, 'its checkpoint is not signed by that key')
const [origin, sizeText, rootText] = text.split('\n')
const size = Number(sizeText)
const root = Buffer.from(rootText, 'base64')

// Step 3: each act is in the tree under that root (RFC 9162 section 2.1.3.2).
const leaf = (bytes) => sha256(Buffer.of(0), bytes)
const node = (left, right) => sha256(Buffer.of(1), left, right)
const isIncluded = ({ text: act, index, proof }) => {
  let hash = leaf(sha256(Buffer.from(act)))
  let [at, last] = [index, size - 1]
  if (index > last) return false
  for (const sibling of proof.map((one) => Buffer.from(one, 'base64'))) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = node(sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else hash = node(hash, sibling)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && hash.equals(root)
}
for (const act of receipt.acts) check(isIncluded(act), `the act ${act.index} is not in the history that was signed`)

// Step 4: the acts are one handshake, each by the tenant whose part it is.
const acts = receipt.acts.map((act) => JSON.parse(act.text))
const [invited, accepted, confirmed] = [acts[0], acts.at(-2), acts.at(-1)]
const types = acts.map(({ type }) => type).join(' ')
check(/^TenantInvited( InvitationResent)* InvitationAccepted TenantConfirmed$/.test(types), 'its acts are no handshake')
for (const [index, act] of acts.entries()) {
  check(act.streamId === `community-${invited.data.communityId}`, 'its acts are of several communities')
  check(act.data.invitationId === invited.data.invitationId, 'its acts are of several invitations')
  check(index === 0 || act.revision > acts[index - 1].revision, 'its acts are not in order')
}
const owner = invited.data.issuingTenantId
const member = accepted.data.tenantId
const by = (act) => act.metadata.actor.tenantId
check(by(invited) === owner && by(confirmed) === owner, 'the owner did not invite and confirm')
check(by(accepted) === member && confirmed.data.tenantId === member, 'the member did not accept')
check(owner !== member, 'owner and member are the same')

const { communityId } = invited.data
console.log(
  `Proved: tenant ${member} joined community ${communityId} of tenant ${owner} at ${confirmed.data.confirmedAt}.`,
)
console.log(`Signed by ${name} for the first ${size} events of ${origin}.`)

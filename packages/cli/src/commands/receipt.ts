import { writeFileSync } from 'node:fs'
import {
  issueReceipt,
  type MembershipReceipt,
  type ProvedMembership,
  staysOf,
  verifyReceipt,
} from '@community-handshake/domain'
import { nodePlatform, nodeSha256, nodeVerifySignature } from '@community-handshake/eventstore-adapter'
import { Command } from 'commander'
import { err, ok, Result } from 'neverthrow'
import { type AuditFailure, askedWrongly, notAnswered } from '../audit/audit-failure.js'
import { keysIn, signerIn, signHead, textIn, treeOver } from '../audit/checkpoints.js'
import { type CommunityOptions, historyOfOne } from '../audit/one-community.js'
import { fail } from './fail.js'
import { withSource } from './source-options.js'

interface IssueOptions extends CommunityOptions {
  readonly tenant: string
  readonly signingKey: string
  readonly keyName: string
  readonly origin?: string
  readonly output?: string
}

const issue = async (options: IssueOptions): Promise<Result<MembershipReceipt, AuditFailure>> => {
  const history = await historyOfOne(options)
  if (history.isErr()) return err(history.error)
  const stay = staysOf(history.value).findLast(({ tenantId }) => tenantId === options.tenant)
  if (stay === undefined) return err(notAnswered(`Tenant ${options.tenant} was never a member.`))
  const tree = await treeOver(options)
  return tree.andThen((whole) =>
    signerIn(options.signingKey, options.keyName).andThen((signer) => {
      const receipt = issueReceipt(whole, signHead(whole, options.origin ?? options.keyName, signer), stay)
      return receipt === undefined
        ? err(notAnswered(`Tenant ${options.tenant} owns the community: it came by no handshake.`))
        : ok(receipt)
    }),
  )
}

const written = (receipt: MembershipReceipt, output: string | undefined): Result<string, AuditFailure> => {
  const text = `${JSON.stringify(receipt, null, 2)}\n`
  if (output === undefined) return ok(text)
  return Result.fromThrowable(
    () => {
      writeFileSync(output, text, { flag: 'wx' })
      return `The receipt is in ${output}.\n`
    },
    (error) => askedWrongly(`The receipt was not written: ${error instanceof Error ? error.message : String(error)}.`),
  )()
}

const issueCommand = (): Command =>
  withSource(new Command('issue').description('Write the receipt of a membership, which either side can keep.'))
    .requiredOption('--tenant <id>', 'the member')
    .requiredOption('--signing-key <file>', 'the private key, from "audit new-key"')
    .requiredOption('--key-name <name>', 'the name that the key was made with')
    .option('--community <id>', 'the community; not needed where there is one only')
    .option('--origin <name>', 'names the history for ever (default: the name of the key)')
    .option('--output <file>', 'where it goes; standard output if left out')
    .action(async (options: IssueOptions) => {
      const issued = await issue(options)
      issued
        .andThen((receipt) => written(receipt, options.output))
        .match((text) => void process.stdout.write(text), fail)
    })

const parseJson = Result.fromThrowable(
  (text: string): unknown => JSON.parse(text),
  () => notAnswered('The receipt is not JSON.'),
)

const inWords = ({ member, owner, communityId, since, acts, origin, size, signedBy }: ProvedMembership): string =>
  [
    `Proved: tenant ${member} has been a member of community ${communityId} of tenant ${owner} since ${since}.`,
    ...acts.map(({ type, at, by, tenantId }) => `  ${at}  ${type.padEnd(18)}  ${by} (${tenantId})`),
    `Signed by ${signedBy.join(', ')} for the first ${size} events of ${origin}.`,
    '',
  ].join('\n')

interface VerifyOptions {
  readonly key: readonly string[]
  readonly json?: boolean
}

const verify = (path: string, { key }: VerifyOptions): Result<ProvedMembership, AuditFailure> => {
  const { hasher } = nodePlatform()
  return keysIn(key).andThen((keys) =>
    textIn(path, 'The receipt')
      .andThen(parseJson)
      .andThen((receipt) =>
        verifyReceipt({ hasher, sha256: nodeSha256, verify: nodeVerifySignature, keys }, receipt).mapErr(
          ({ message }) => notAnswered(`The receipt proves nothing. ${message}`),
        ),
      ),
  )
}

const verifyCommand = (): Command =>
  new Command('verify')
    .description('Prove a membership by its receipt and the public key, and nothing else.')
    .argument('<file>', 'the receipt')
    .requiredOption('--key <key...>', 'a key as published, or a file with one in each line')
    .option('--json', 'answer in JSON')
    .action((path: string, options: VerifyOptions) => {
      verify(path, options).match(
        (proved) =>
          void process.stdout.write(options.json === true ? `${JSON.stringify(proved, null, 2)}\n` : inWords(proved)),
        fail,
      )
    })

/** `community-handshake receipt`: proof of a membership in a file. */
export const receiptCommand = (): Command =>
  new Command('receipt')
    .description('Issue and verify receipts of memberships.')
    .addCommand(issueCommand())
    .addCommand(verifyCommand())

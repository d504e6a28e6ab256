import { appendFileSync, writeFileSync } from 'node:fs'
import { noteKeyText } from '@community-handshake/domain'
import { newSigningKey, nodeSha256, nodeSigner } from '@community-handshake/eventstore-adapter'
import { Command } from 'commander'
import { Result } from 'neverthrow'
import { type AuditFailure, askedWrongly } from '../audit/audit-failure.js'
import { signerIn, signHead, treeOver } from '../audit/checkpoints.js'
import type { SourceOptions } from '../audit/history-source.js'
import { fail } from './fail.js'
import { withSource } from './source-options.js'

interface KeyOptions {
  readonly name: string
  readonly output: string
}

const writeKey = ({ name, output }: KeyOptions): Result<string, AuditFailure> => {
  const pem = newSigningKey()
  return nodeSigner(name, pem)
    .mapErr(({ message }) => askedWrongly(message))
    .andThen((signer) =>
      Result.fromThrowable(
        () => {
          const published = noteKeyText(nodeSha256, signer)
          writeFileSync(output, pem, { flag: 'wx', mode: 0o600 })
          return published
        },
        (error) => askedWrongly(`No key was made: ${error instanceof Error ? error.message : String(error)}.`),
      )(),
    )
}

/** `community-handshake audit new-key`: makes a key that signs checkpoints. */
export const newKeyCommand = (): Command =>
  new Command('new-key')
    .description('Make a key that signs checkpoints; its public part is printed, for everybody to know.')
    .requiredOption('--name <name>', 'names the key, such as communities.example.com/2026')
    .requiredOption('--output <file>', 'where the private part goes; only its owner can read it')
    .action((options: KeyOptions) => {
      writeKey(options).match((published) => void process.stdout.write(`${published}\n`), fail)
    })

interface CheckpointOptions extends SourceOptions {
  readonly signingKey: string
  readonly keyName: string
  readonly origin?: string
  readonly append?: string
}

const sign = async (options: CheckpointOptions): Promise<Result<string, AuditFailure>> => {
  const tree = await treeOver(options)
  return tree.andThen((history) =>
    signerIn(options.signingKey, options.keyName).map(
      (signer) => signHead(history, options.origin ?? options.keyName, signer).note,
    ),
  )
}

/** `community-handshake audit checkpoint`: signs the history as it is now. */
export const checkpointCommand = (): Command =>
  withSource(new Command('checkpoint').description('Sign the history as it is now, so that nobody can rewrite it.'))
    .requiredOption('--signing-key <file>', 'the private key, from new-key')
    .requiredOption('--key-name <name>', 'the name that the key was made with')
    .option('--origin <name>', 'names the history for ever (default: the name of the key)')
    .option('--append <file>', 'append it to a file of checkpoints as well')
    .action(async (options: CheckpointOptions) => {
      const signed = await sign(options)
      signed.match((note) => {
        if (options.append !== undefined) appendFileSync(options.append, `${note}\n`)
        process.stdout.write(note)
      }, fail)
    })

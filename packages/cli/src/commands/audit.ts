import {
  differences,
  historyStatistics,
  historyUntil,
  membersAt,
  type OpenedEvent,
  plainState,
  stateAt,
  staysOf,
  timestampOf,
} from '@community-handshake/domain'
import { Command } from 'commander'
import { err, ok, type Result } from 'neverthrow'
import {
  differencesTable,
  statisticsTable,
  staysData,
  staysTable,
  timelineData,
  timelineTable,
} from '../audit/answers.js'
import { type AuditFailure, askedWrongly } from '../audit/audit-failure.js'
import { exportHistory, importHistory } from '../audit/carry.js'
import { type CommunityOptions, historyOfOne } from '../audit/one-community.js'
import { pointIn } from '../audit/point.js'
import { type Format, inFormat, type Table } from '../audit/table.js'
import { isWhole, type VerifyOptions, verificationInWords, verify } from '../audit/verify.js'
import { checkpointCommand, newKeyCommand } from './checkpoint.js'
import { exitCode } from './exit-codes.js'
import { fail } from './fail.js'
import { withSource } from './source-options.js'

interface AuditOptions extends CommunityOptions {
  readonly json?: boolean
  readonly csv?: boolean
}

interface Shown {
  readonly table: Table
  readonly data: unknown
}

type History = readonly OpenedEvent[]

const formatOf = ({ json, csv }: AuditOptions): Result<Format, AuditFailure> => {
  if (json === true && csv === true) return err(askedWrongly('Name either --json or --csv, not both.'))
  if (json === true) return ok('json')
  return ok(csv === true ? 'csv' : 'table')
}

const withFormat = (command: Command): Command =>
  command.option('--json', 'answer in JSON').option('--csv', 'answer in CSV (RFC 4180)')

/** A command that answers a question about one community's history. */
const question = <Options extends AuditOptions>(
  command: Command,
  answer: (history: History, options: Options) => Result<Shown, AuditFailure>,
): Command =>
  withFormat(withSource(command))
    .option('--community <id>', 'the community; not needed where there is one only')
    .action(async (...given: readonly unknown[]) => {
      const options = command.opts<Options>()
      const [argument] = given
      const format = formatOf(options)
      const history = await historyOfOne(options)
      format
        .andThen((chosen) =>
          history
            .andThen((events) => answer(events, typeof argument === 'string' ? { ...options, argument } : options))
            .map(({ table, data }) => inFormat(chosen, table, data)),
        )
        .match((text) => void process.stdout.write(text), fail)
    })

const timeline = (): Command =>
  question(new Command('timeline').description('Tell who did what, in order.'), (history) =>
    ok({ table: timelineTable(history), data: timelineData(history) }),
  )

const state = (): Command =>
  question<AuditOptions & { readonly asOf?: string }>(
    new Command('state')
      .description('Show a community as it is, or as it was.')
      .option('--as-of <point>', 'a time, revision:<number> or position:<text>'),
    (history, { asOf }) =>
      pointIn(asOf, '--as-of').map((point) => {
        const data = plainState(stateAt(history, point))
        const nothing = stateAt([], { kind: 'end' })
        return { table: differencesTable(differences(nothing, stateAt(history, point))), data }
      }),
  )

const diff = (): Command =>
  question<AuditOptions & { readonly from?: string; readonly to?: string }>(
    new Command('diff')
      .description('Show what differs between two points in history.')
      .requiredOption('--from <point>', 'a time, revision:<number> or position:<text>')
      .option('--to <point>', 'the same; the end of the history if left out'),
    (history, { from, to }) =>
      pointIn(from, '--from').andThen((first) =>
        pointIn(to, '--to').map((second) => {
          const found = differences(stateAt(history, first), stateAt(history, second))
          return { table: differencesTable(found), data: found }
        }),
      ),
  )

const members = (): Command =>
  question<AuditOptions & { readonly at?: string }>(
    new Command('members')
      .description('Tell which tenants were members at a time, and by which acts.')
      .option('--at <time>', 'a time such as 2026-01-31T09:30:00Z; now if left out'),
    (history, { at }) =>
      pointIn(at, '--at').andThen((point) => {
        if (point.kind !== 'time' && point.kind !== 'end') return err(askedWrongly('--at takes a time.'))
        const stays = membersAt(history, point.kind === 'time' ? point.time : timestampOf(Date.now()))
        return ok({ table: staysTable(stays), data: staysData(stays) })
      }),
  )

const whoLetIn = (): Command =>
  question<AuditOptions & { readonly argument?: string }>(
    new Command('who-let-in').description('Tell by which acts a tenant came in, each time.').argument('<tenant>'),
    (history, { argument }) => {
      const stays = staysOf(history).filter(({ tenantId }) => tenantId === argument)
      return ok({ table: staysTable(stays), data: staysData(stays) })
    },
  )

const trace = (): Command =>
  question<AuditOptions & { readonly argument?: string }>(
    new Command('trace')
      .description('Show everything that one request caused.')
      .argument('<correlation>', 'its correlation id'),
    (history, { argument }) => {
      const caused = history.filter(({ envelope }) => envelope.metadata.correlationId === argument)
      return ok({ table: timelineTable(caused), data: timelineData(caused) })
    },
  )

const stats = (): Command =>
  question(new Command('stats').description('Count what is in the history.'), (history) => {
    const figures = historyStatistics(historyUntil(history, { kind: 'end' }))
    return ok({ table: statisticsTable(figures), data: figures })
  })

const verifyCommand = (): Command => {
  const command = withSource(new Command('verify').description('Prove that nothing was changed and all was permitted.'))
    .option('--all', 'go on after the first error')
    .option('--checkpoint <file>', 'signed checkpoints that the history must fit')
    .option('--key <key...>', 'a key that is trusted to sign them, or a file with one in each line')
    .option('--json', 'answer in JSON')
  return command.action(async (options: VerifyOptions & { readonly json?: boolean }) => {
    const verified = await verify(options)
    if (verified.isErr()) return fail(verified.error)
    const findings = verified.value.findings.map((found) => ({ ...found, revision: Number(found.revision) }))
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify({ ...verified.value, findings }, null, 2)}\n`
        : verificationInWords(verified.value),
    )
    process.exitCode = isWhole(verified.value) ? exitCode.done : exitCode.failed
  })
}

const exportCommand = (): Command =>
  withSource(new Command('export').description('Write the history as lines of JSON, to the byte.'))
    .option('--output <file>', 'where to write it; standard output if left out')
    .action(async (options: CommunityOptions & { readonly output?: string }) => {
      ;(await exportHistory(options)).match((said) => void process.stderr.write(said), fail)
    })

const importCommand = (): Command =>
  new Command('import')
    .description('Put an exported history into an empty store.')
    .requiredOption('--file <file>', 'an exported history; - reads it from standard input')
    .requiredOption('--store <store>', 'sqlite:<file>')
    .action(async (options: { readonly file: string; readonly store: string }) => {
      ;(await importHistory(options)).match((said) => void process.stderr.write(said), fail)
    })

/** `community-handshake audit`: asks a history anything, without network and without trusting a server. */
export const auditCommand = (): Command => {
  const audit = new Command('audit').description('Ask a history anything, and prove that it is whole.')
  const all = [
    timeline,
    state,
    diff,
    members,
    whoLetIn,
    trace,
    stats,
    verifyCommand,
    exportCommand,
    importCommand,
    newKeyCommand,
    checkpointCommand,
  ]
  for (const make of all) audit.addCommand(make())
  return audit
}

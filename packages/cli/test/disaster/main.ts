import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { killServer } from './blows.js'
import { startFleet } from './fleet.js'
import { type Ended, play } from './play.js'

const usage = `usage: npm run disaster -- [--kills <number>] [--clients <number>] [--seed <number>] [--json]

Kills a server on SQLite with SIGKILL again and again while clients work, and compares what they were told with what is
in the history and in the mailboxes. The exit code is 1 where anything is amiss.
`

const options = {
  kills: { type: 'string', default: '200' },
  clients: { type: 'string', default: '16' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const faults = ({ lost, doubled, unexplained, findings, withoutMail, mailsLost, exitCodes }: Ended): number =>
  lost.length +
  doubled.length +
  unexplained.length +
  findings.length +
  withoutMail.length +
  mailsLost +
  exitCodes.filter((code) => code !== 0).length

const asText = (ended: Ended): string =>
  [
    `kills                                  ${ended.blows}`,
    `requests that were acknowledged        ${ended.acknowledged}`,
    `requests that were sent again          ${ended.retries}`,
    `events in the history                  ${ended.events}`,
    `acknowledged, but not in the history   ${ended.lost.length}`,
    `in the history more than once          ${ended.doubled.length}`,
    `in the history, but never acknowledged ${ended.unexplained.length}`,
    `faults that an audit finds             ${ended.findings.length}`,
    `mails noted as sent                    ${ended.mailsSent}`,
    `noted as sent, but never received      ${ended.mailsLost}`,
    `invited, and no mail came              ${ended.withoutMail.length}`,
    `mails that came once more              ${ended.mailsRepeated}`,
    '',
  ].join('\n')

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options })
  const [kills, clients, seed] = [values.kills, values.clients, values.seed].map(Number)
  if (values.help || !kills || !clients || seed === undefined || Number.isNaN(seed)) {
    process.stdout.write(usage)
    return values.help ? 0 : 2
  }
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-disaster-'))
  try {
    const ended = await play({
      startFleet: (smtp) => startFleet({ folder, size: 1, args: ['--smtp', smtp] }),
      blows: Array.from({ length: kills }, () => killServer),
      ...{ clients, seed },
      onBlow: (done) => void (process.stderr.isTTY && process.stderr.write(`\rkilled ${done} of ${kills} times`)),
      openStore: () => {
        const store = sqliteEventStore({ path: join(folder, 'server-0/history.db') })
        if (store.isErr()) throw new Error(store.error.message)
        return store.value
      },
    })
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    process.stdout.write(values.json ? `${JSON.stringify(ended)}\n` : asText(ended))
    return faults(ended) === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exitCode = await main()

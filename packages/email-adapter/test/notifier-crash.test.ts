import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { simpleParser } from 'mailparser'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { openCommunity } from './support/community.js'
import { startMailServer } from './support/mail-server.js'
import { ledgerOf } from './support/notifier.js'

const program = fileURLToPath(new URL('./programs/notify.ts', import.meta.url))
const recipients = ['bela', 'carla', 'dora', 'emil', 'frida'].map((name) => `${name}@borealis.example`)
// Which of the mails that arrive, counted from 1, cost the notifier its life.
const deadly = [1, 3, 5]

test('killed at the worst moment, again and again, the notifier loses no mail and repeats only the one in hand', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-crash-'))
  const path = join(folder, 'communities.db')
  const store = sqliteEventStore({ path })._unsafeUnwrap()
  const { invite } = await openCommunity(store)
  let position = ''
  for (const recipient of recipients) position = (await invite(recipient)).position

  const arrived: { readonly to: string; readonly messageId: string }[] = []
  let kill: () => void = () => undefined
  const server = await startMailServer({
    onData: (stream, _session, done) => {
      simpleParser(stream).then(({ to, messageId = '' }) => {
        arrived.push({ to: [to].flat()[0]?.text ?? '', messageId })
        // The mail is here for good, and the notifier never hears of it.
        if (deadly.includes(arrived.length)) kill()
        else done()
      }, done)
    },
  })

  const run = async (): Promise<number | null> => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, path, String(server.port), position], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    kill = () => child.kill('SIGKILL')
    const [code] = await once(child, 'close')
    assert.ok(code === 0 || code === null, `the notifier ended with ${code}`)
    return code as number | null
  }
  let runs = 1
  while ((await run()) !== 0) runs += 1

  await server.close()
  const ledger = await ledgerOf(store)
  await store.close()
  rmSync(folder, { recursive: true })

  assert.is(runs, 1 + deadly.length)
  assert.equal([...new Set(arrived.map(({ to }) => to))].sort(), recipients)
  assert.is(arrived.length, recipients.length + deadly.length)
  // A mail that came twice came with the same Message-ID.
  assert.is(new Set(arrived.map(({ messageId }) => messageId)).size, recipients.length)
  assert.is(ledger.filter((type) => type === 'NotificationSent').length, recipients.length)
})

test.run()

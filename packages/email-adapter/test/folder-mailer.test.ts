import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EmailAddress, Mail } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bothMailers, folderMailer, readMailFolder } from '../src/index.js'
import { recordingMailer } from './support/notifier.js'

const from = 'Communities <no-reply@example.com>'
const mailNumber = (number: number): Mail => ({
  messageId: `event-${number}@example.com`,
  to: 'bela@borealis.example' as EmailAddress,
  subject: `Nr. ${number}: 株式会社 “Ä”`,
  text: 'See https://example.com/i/1#secret, Grüße and (https://example.com/i/1#secret)\nor https://example.com/help.',
  html: '<p>See</p>',
})

const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-mails-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('mails come back from the folder as they were sent, newest first', () =>
  inFolder(async (folder) => {
    const mailer = folderMailer({ folder: join(folder, 'made/for/it'), from })._unsafeUnwrap()
    for (const number of [1, 2, 3]) {
      assert.ok((await mailer.send(mailNumber(number))).isOk())
    }
    const mails = (await readMailFolder(join(folder, 'made/for/it')))._unsafeUnwrap()
    assert.equal(
      mails.map(({ subject }) => subject),
      [3, 2, 1].map((number) => mailNumber(number).subject),
    )
    assert.is(mails[0]?.messageId, 'event-3@example.com')
    assert.is(mails[0]?.to, 'bela@borealis.example')
    assert.is(mails[0]?.text.trim(), mailNumber(3).text)
    assert.is(mails[0]?.html.trim(), mailNumber(3).html)
    assert.ok(Math.abs(Date.parse(mails[0]?.date ?? '') - Date.now()) < 60_000)
    assert.equal(mails[0]?.links, ['https://example.com/i/1#secret', 'https://example.com/help'])
  }))

test('the same mail is written once, and nothing half written is left', () =>
  inFolder(async (folder) => {
    const mailer = folderMailer({ folder, from })._unsafeUnwrap()
    assert.ok((await mailer.send(mailNumber(1))).isOk())
    assert.ok((await mailer.send(mailNumber(1))).isOk())
    const files = readdirSync(folder)
    assert.is(files.length, 1)
    assert.match(files[0] ?? '', /\.eml$/)
  }))

test('the same mail asked for many times at once is written once', () =>
  inFolder(async (folder) => {
    const mailer = folderMailer({ folder, from })._unsafeUnwrap()
    const sent = await Promise.all(Array.from({ length: 10 }, () => mailer.send(mailNumber(1))))
    assert.ok(sent.every((one) => one.isOk()))
    assert.is(readdirSync(folder).length, 1)
  }))

const alike = [
  'b@example.com',
  'a-b@example.com',
  'a/b@example.com',
  'a_b@example.com',
  `${'x'.repeat(300)}1`,
  `${'x'.repeat(300)}2`,
]

test('Message-IDs that look alike are different mails, and none leaves the folder', () =>
  inFolder(async (folder) => {
    const mailer = folderMailer({ folder, from })._unsafeUnwrap()
    const ids = [...alike, '../../evil@example.com']
    for (const messageId of ids) assert.ok((await mailer.send({ ...mailNumber(1), messageId })).isOk())
    for (const messageId of ids) assert.ok((await mailer.send({ ...mailNumber(1), messageId })).isOk())
    assert.is(readdirSync(folder).length, ids.length)
    const mails = (await readMailFolder(folder))._unsafeUnwrap()
    assert.equal(mails.map(({ messageId }) => messageId).reverse(), ids)
  }))

test('a file that is being written is not read', () =>
  inFolder(async (folder) => {
    const mailer = folderMailer({ folder, from })._unsafeUnwrap()
    assert.ok((await mailer.send(mailNumber(1))).isOk())
    writeFileSync(join(folder, '20991231T235959999Z-half.eml.part'), 'Subject: half')
    assert.is((await readMailFolder(folder))._unsafeUnwrap().length, 1)
  }))

test('a folder that cannot be made is told at once', () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'file'), '')
    const failure = folderMailer({ folder: join(folder, 'file/below'), from })._unsafeUnwrapErr()
    assert.match(failure.message, /cannot be made/)
  }))

test('a folder that is gone fails the mail, which is then tried again', () =>
  inFolder(async (folder) => {
    const gone = join(folder, 'gone')
    const mailer = folderMailer({ folder: gone, from })._unsafeUnwrap()
    rmSync(gone, { recursive: true })
    assert.is((await mailer.send(mailNumber(1)))._unsafeUnwrapErr().reason, 'unreachable')
    assert.ok((await readMailFolder(gone)).isErr())
  }))

test('both mailers: the copy follows what was sent, and its failure is not the mail’s', async () => {
  const [first, second] = [recordingMailer(['permanent', 'ok', 'ok']), recordingMailer(['ok', 'unreachable'])]
  const failures: string[] = []
  const both = bothMailers(first, second, ({ reason }) => failures.push(reason))
  assert.ok((await both.send(mailNumber(1))).isErr())
  assert.ok((await both.send(mailNumber(2))).isOk())
  assert.ok((await both.send(mailNumber(3))).isOk())
  assert.equal(
    second.mails.map(({ messageId }) => messageId),
    ['event-2@example.com'],
  )
  assert.equal(failures, ['unreachable'])
})

test.run()

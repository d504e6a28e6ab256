import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { inTemporaryFolder, runCommand } from './support/command.js'
import { playHandshake } from './support/history.js'

const stranger = fileURLToPath(new URL('../../../docs/verify-receipt.mjs', import.meta.url))

interface Scene {
  readonly folder: string
  readonly communityId: string
  /** Runs an audit command on the history. */
  readonly audit: (...args: readonly string[]) => ReturnType<typeof runCommand>
}

const withHistory = (work: (scene: Scene) => void | Promise<void>): Promise<void> =>
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'history.db')
    const { communityId } = await playHandshake(path)
    const audit: Scene['audit'] = (verb, ...args) =>
      runCommand('audit', verb ?? '', '--store', `sqlite:${path}`, ...args)
    await work({ folder, communityId, audit })
  })

const json = (text: string): unknown => JSON.parse(text)

test('the timeline tells who did what, as a table, as JSON and as CSV', () =>
  withHistory(({ audit }) => {
    const table = audit('timeline')
    assert.is(table.status, 0, table.stderr)
    const lines = table.stdout.trimEnd().split('\n')
    assert.is(lines.length, 6)
    assert.match(lines[0] ?? '', /^revision\s+time\s+actor\s+event\s+what$/)
    assert.match(lines[3] ?? '', /InvitationAccepted\s+bela@borealis\.example accepted for borealis$/)
    const data = json(audit('timeline', '--json').stdout)
    assert.ok(Array.isArray(data) && data.length === 5)
    const csv = audit('timeline', '--csv').stdout.split('\r\n')
    assert.is(csv[0], 'revision,time,actor,event,what')
    assert.is(audit('timeline', '--csv', '--json').status, 2)
  }))

test('the state, the difference, the members and who let them in are told for any point in history', () =>
  withHistory(({ audit, communityId }) => {
    const early = json(audit('state', '--as-of', 'revision:2', '--json').stdout)
    assert.ok(typeof early === 'object' && early !== null && 'members' in early)
    assert.equal(Object.keys(early.members as object), ['aster'])
    const diff = audit('diff', '--from', 'revision:2', '--to', 'revision:3').stdout
    assert.match(diff, /\/members\/borealis/)
    const members = audit('members', '--community', communityId).stdout
    assert.match(
      members,
      /borealis\s+\d{4}-.*invited bela@borealis\.example \(1\); .*accepted.*\(2\); .*confirmed.*\(3\)/,
    )
    assert.is(audit('members', '--at', '2001-01-01T00:00:00Z', '--json').stdout.trim(), '[]')
    assert.match(audit('who-let-in', 'borealis').stdout, /ada@aster\.example confirmed borealis/)
    const figures = json(audit('stats', '--json').stdout)
    assert.ok(typeof figures === 'object' && figures !== null && 'events' in figures && figures.events === 5)
  }))

test('everything that one request caused is found by its correlation id', () =>
  withHistory(({ audit }) => {
    const [, invited] = json(audit('timeline', '--json').stdout) as { metadata: { correlationId: string } }[]
    const caused = json(audit('trace', invited?.metadata.correlationId ?? '', '--json').stdout)
    assert.ok(Array.isArray(caused) && caused.length === 1)
  }))

test('what is asked wrongly ends with 2, what cannot be answered with 1, and says what to do', () =>
  withHistory(({ audit, folder }) => {
    const status = (...args: readonly string[]) => audit(...args).status
    assert.is(status('state', '--as-of', 'yesterday'), 2)
    assert.is(status('timeline', '--community', 'x'), 2)
    assert.is(status('timeline', '--community', '01890a5d-ac96-774b-bcce-b302099a8057'), 1)
    assert.is(runCommand('audit', 'timeline', '--store', 'mysql:x').status, 2)
    assert.is(runCommand('audit', 'timeline', '--file', join(folder, 'nothing.ndjson')).status, 2)
    const missing = runCommand('audit', 'verify', '--data', join(folder, 'nowhere'))
    assert.is(missing.status, 2)
    assert.match(missing.stderr, /There is no history in/)
    assert.not.ok(existsSync(join(folder, 'nowhere')))
  }))

test('an export is lossless: what is imported again is the same to the byte', () =>
  withHistory(({ audit, folder }) => {
    const [file, copy] = [join(folder, 'history.ndjson'), join(folder, 'copy.db')]
    assert.is(audit('export', '--output', file).status, 0)
    assert.is(runCommand('audit', 'import', '--file', file, '--store', `sqlite:${copy}`).status, 0)
    const again = runCommand('audit', 'export', '--store', `sqlite:${copy}`)
    assert.is(again.stdout, readFileSync(file, 'utf8'))
    assert.is(runCommand('audit', 'import', '--file', file, '--store', `sqlite:${copy}`).status, 0)
    assert.is(runCommand('audit', 'verify', '--file', file).status, 0)
    const [first = ''] = again.stdout.split('\n')
    writeFileSync(file, `${first}\nnot an event\n`)
    const broken = runCommand('audit', 'verify', '--file', file)
    assert.is(broken.status, 1)
    assert.match(broken.stderr, /^error: Line 2 of /)
  }))

test('verifying an untouched history finds nothing; a changed one is named at its first broken event', () =>
  withHistory(({ audit, folder }) => {
    const whole = audit('verify')
    assert.is(whole.status, 0, whole.stderr)
    assert.match(whole.stdout, /^5 events of 1 communities verified/)
    const file = join(folder, 'history.ndjson')
    audit('export', '--output', file)
    const lines = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, lines.map((line) => line.replace('borealis', 'boreaIis')).join('\n'))
    const changed = runCommand('audit', 'verify', '--file', file, '--json')
    assert.is(changed.status, 1)
    const told = json(changed.stdout) as { findings: { code: string; revision: number }[]; complete: boolean }
    assert.equal([told.findings[0]?.code, told.findings[0]?.revision, told.complete], ['digest-mismatch', 1, false])
    const all = json(runCommand('audit', 'verify', '--file', file, '--json', '--all').stdout) as typeof told
    assert.ok(all.complete && all.findings.length > told.findings.length)
  }))

const keyName = 'communities.example.com/2026'

const newKey = (folder: string): { readonly path: string; readonly published: string } => {
  const path = join(folder, 'signing.pem')
  const made = runCommand('audit', 'new-key', '--name', keyName, '--output', path)
  assert.is(made.status, 0, made.stderr)
  return { path, published: made.stdout.trim() }
}

test('a signing key is made once, for its owner’s eyes only', () =>
  inTemporaryFolder((folder) => {
    const { path, published } = newKey(folder)
    assert.match(published, /^communities\.example\.com\/2026\+[0-9a-f]{8}\+A/)
    assert.is(statSync(path).mode & 0o077, 0)
    assert.is(runCommand('audit', 'new-key', '--name', keyName, '--output', path).status, 2)
    assert.is(runCommand('audit', 'new-key', '--name', 'with space', '--output', join(folder, 'x.pem')).status, 2)
  }))

test('a signed checkpoint finds a history that was rewritten with fresh digests, and one that was cut short', () =>
  withHistory(async ({ audit, folder }) => {
    const { path, published } = newKey(folder)
    const checkpoints = join(folder, 'checkpoints.txt')
    const sign = ['--signing-key', path, '--key-name', keyName, '--append', checkpoints]
    assert.match(audit('checkpoint', ...sign).stdout, /^communities\.example\.com\/2026\n5\n/)
    audit('checkpoint', ...sign)
    const verify = (...args: readonly string[]) => audit('verify', '--checkpoint', checkpoints, ...args)
    assert.is(verify('--key', published).status, 0)
    assert.is(verify('--key', published).stdout.match(/The first 5 events are those that were signed/g)?.length, 2)
    assert.is(verify().status, 2)
    const foreign = join(folder, 'foreign.db')
    await playHandshake(foreign)
    const other = ['--store', `sqlite:${foreign}`, '--checkpoint', checkpoints, '--key', published]
    const rewritten = runCommand('audit', 'verify', ...other)
    assert.is(rewritten.status, 1)
    assert.match(rewritten.stdout, /the history was rewritten/)
    const file = join(folder, 'short.ndjson')
    audit('export', '--output', file)
    writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(0, 3).join('\n'))
    const short = runCommand('audit', 'verify', '--file', file, '--checkpoint', checkpoints, '--key', published)
    assert.is(short.status, 1)
    assert.match(short.stdout, /events were removed/)
  }))

test('a receipt is verified with the file and the public key alone, by us and by a stranger’s own program', () =>
  withHistory(({ folder }) => {
    const { path, published } = newKey(folder)
    const [receipt, history] = [join(folder, 'receipt.json'), join(folder, 'history.db')]
    const source = ['--store', `sqlite:${history}`, '--signing-key', path, '--key-name', keyName]
    const issue = (tenant: string, ...more: readonly string[]) =>
      runCommand('receipt', 'issue', '--tenant', tenant, ...source, ...more)
    assert.is(issue('borealis', '--output', receipt).status, 0)
    assert.is(issue('borealis', '--output', receipt).status, 2)
    assert.match(issue('nobody').stderr, /was never a member/)
    assert.match(issue('aster').stderr, /came by no handshake/)
    const verified = runCommand('receipt', 'verify', receipt, '--key', published)
    assert.is(verified.status, 0, verified.stderr)
    assert.match(verified.stdout, /^Proved: tenant borealis has been a member of community .* of tenant aster since /)
    const told = execFileSync(process.execPath, [stranger, receipt, published], { encoding: 'utf8' })
    assert.match(told, /^Proved: tenant borealis joined community /)
    const changed = join(folder, 'changed.json')
    copyFileSync(receipt, changed)
    writeFileSync(changed, readFileSync(changed, 'utf8').replaceAll('borealis', 'cascade'))
    assert.is(runCommand('receipt', 'verify', changed, '--key', published).status, 1)
    assert.is(spawnSync(process.execPath, [stranger, changed, published]).status, 1)
    const otherKey = runCommand(
      'audit',
      'new-key',
      '--name',
      keyName,
      '--output',
      join(folder, 'other.pem'),
    ).stdout.trim()
    assert.match(runCommand('receipt', 'verify', receipt, '--key', otherKey).stderr, /No key that you trust/)
    assert.is(spawnSync(process.execPath, [stranger, receipt, otherKey]).status, 1)
  }))

test.run()

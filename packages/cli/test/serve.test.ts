import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { inTemporaryFolder, runCommand, startServer } from './support/command.js'

interface Body {
  readonly accessToken: string
  readonly id: string
  readonly items: readonly unknown[]
  readonly status: string
}

const json = async (url: string, init: RequestInit = {}) => {
  const response = await fetch(url, init)
  return { status: response.status, body: (await response.json()) as Body }
}

const tokenFor = async (url: string, id: string): Promise<string> => {
  const headers = { 'content-type': 'application/json' }
  const { body } = await json(`${url}/dev/token`, { method: 'POST', headers, body: JSON.stringify({ id }) })
  return body.accessToken
}

const createCommunity = async (url: string): Promise<string> => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(url, 'ada@aster')}` }
  const body = JSON.stringify({ name: 'Grid data' })
  const created = await json(`${url}/api/v1/communities`, { method: 'POST', headers, body })
  assert.is(created.status, 201)
  return created.body.id
}

const countOf = async (url: string): Promise<number> => {
  const headers = { authorization: `Bearer ${await tokenFor(url, 'ada@aster')}` }
  return (await json(`${url}/api/v1/communities`, { headers })).body.items.length
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const)
  test(`what was answered is still there after ${signal} and a restart`, () =>
    inTemporaryFolder(async (folder) => {
      const first = await startServer('--dev', '--data', folder, '--port', '0')
      await createCommunity(first.url)
      await createCommunity(first.url)
      const code = await first.end(signal)
      if (signal !== 'SIGKILL') assert.is(code, 0)
      const second = await startServer('--dev', '--data', folder, '--port', '0')
      assert.is(await countOf(second.url), 2)
      await second.end('SIGINT')
    }))

test('a directory that is gone or damaged is filled again from the history', () =>
  inTemporaryFolder(async (folder) => {
    const file = join(folder, 'directory.db')
    const pagesOfNoise = (): void => {
      const bytes = readFileSync(file)
      writeFileSync(file, bytes.fill(0xa5, 4096))
    }
    const spoil = [() => rmSync(file), pagesOfNoise]
    const first = await startServer('--dev', '--data', folder, '--port', '0')
    await createCommunity(first.url)
    assert.is(await countOf(first.url), 1)
    await first.end('SIGINT')
    for (const how of spoil) {
      how()
      const next = await startServer('--dev', '--data', folder, '--port', '0')
      assert.is(await countOf(next.url), 1)
      await next.end('SIGINT')
    }
  }))

test('it says where to look and what to try, and puts its link keys where only their owner reads them', () =>
  inTemporaryFolder(async (folder) => {
    const server = await startServer('--dev', '--data', folder, '--port', '0')
    assert.is((await fetch(`${server.url}/docs/`)).status, 200)
    assert.is((await json(`${server.url}/readyz`)).body.status, 'ready')
    await server.end('SIGINT')
    const said = server.lines.join('\n')
    for (const part of ['/docs', '/dev/identities', '/dev/mails', 'npm run demo', join(folder, 'history.db')])
      assert.ok(said.includes(part), `${part} is missing in:\n${said}`)
    assert.is(statSync(join(folder, 'link-keys.json')).mode & 0o777, 0o600)
  }))

test('with --json it says where it listens in one line', () =>
  inTemporaryFolder(async (folder) => {
    const server = await startServer('--dev', '--json', '--data', folder, '--port', '0')
    await server.end('SIGINT')
    assert.equal(
      server.lines.map((line) => JSON.parse(line)),
      [{ status: 'listening', url: server.url }],
    )
  }))

test('without --dev there is nothing under /dev', () =>
  inTemporaryFolder(async (folder) => {
    const oidc = ['--oidc-issuer', 'http://127.0.0.1:9/', '--oidc-audience', 'communities']
    const mails = ['--mail-folder', join(folder, 'mails'), '--log-level', 'silent']
    const server = await startServer('--data', folder, '--port', '0', ...oidc, ...mails)
    for (const path of ['/dev/identities', '/dev/mails', '/api/v1/dev/identities'])
      assert.is((await fetch(`${server.url}${path}`)).status, 404, path)
    assert.is((await fetch(`${server.url}/api/v1/communities`)).status, 401)
    await server.end('SIGTERM')
  }))

const refuses = (what: string, args: readonly string[], status: number, says: RegExp): void => {
  const { status: code, stderr } = runCommand('serve', ...args)
  assert.is(code, status, what)
  assert.match(stderr, says)
  assert.not.match(stderr, /\n\s+at /, 'no stack trace')
}

test('options that make no sense end with 2 and say what to do', () =>
  inTemporaryFolder((folder) => {
    refuses('no identities', ['--data', folder], 2, /--oidc-issuer .* or --dev/)
    refuses('an unknown option', ['--dev', '--prot', '1'], 2, /unknown option.*[\s\S]*--help/)
    refuses('a wrong port', ['--dev', '--data', folder, '--port', 'x'], 2, /--port x is not a port/)
    assert.not.ok(existsSync(join(folder, 'history.db')), 'nothing was started')
  }))

test('what keeps it from starting ends with 1 and says what to do', () =>
  inTemporaryFolder((folder) => {
    writeFileSync(join(folder, 'history.db'), 'this is not a database, but it is a text of some length'.repeat(50))
    refuses('not a database', ['--dev', '--data', folder, '--port', '0'], 1, /history\.db/)
    assert.match(readFileSync(join(folder, 'history.db'), 'utf8'), /^this is not a database/)
    writeFileSync(join(folder, 'file'), '')
    rmSync(join(folder, 'history.db'))
    writeFileSync(join(folder, 'directory.db'), 'no directory, but somebody may want to keep it'.repeat(50))
    refuses('not a directory', ['--dev', '--data', folder, '--port', '0'], 1, /directory\.db .*can be removed/)
    rmSync(join(folder, 'directory.db'))
    refuses('a folder below a file', ['--dev', '--data', join(folder, 'file/data'), '--port', '0'], 1, /Cannot|cannot/)
    refuses('beyond loopback', ['--dev', '--data', join(folder, 'other'), '--host', '0.0.0.0'], 1, /this machine only/)
    writeFileSync(join(folder, 'link-keys.json'), '[]')
    refuses('damaged link keys', ['--dev', '--data', folder, '--port', '0'], 1, /link keys .* damaged/)
  }))

test('a port in use ends with 1 and says so', () =>
  inTemporaryFolder(async (folder) => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    refuses('in use', ['--dev', '--data', folder, '--port', port], 1, /is in use/)
    other.close()
  }))

test('a mail server’s password is never repeated', () =>
  inTemporaryFolder((folder) => {
    const { stderr } = runCommand('serve', '--dev', '--data', folder, '--smtp', 'http://user:s3cret@mail.example.com')
    assert.match(stderr, /smtp:\/\/host:port/)
    assert.not.match(stderr, /s3cret/)
  }))

test.run()

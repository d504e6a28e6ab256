import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EmailAddress } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { smtpMailer } from '../src/index.js'
import { startMailServer } from './support/mail-server.js'

const mail = {
  messageId: 'a@example.com',
  to: 'bela@borealis.example' as EmailAddress,
  subject: 's',
  text: 't',
  html: '<p>t</p>',
}

const certificate = (folder: string): { readonly key: string; readonly cert: string } => {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost']
  const names = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert]
  assert.is(spawnSync('openssl', [...request, ...names]).status, 0, 'openssl made no certificate')
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const withOpenssl: (name: string, work: () => Promise<void>) => void = (name, work) => {
  if (hasOpenssl) test(name, work)
  else test.skip(`${name} (skipped: openssl is not installed)`, work)
}

withOpenssl('STARTTLS is used, and only a certificate that is trusted will do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-tls-'))
  const { key, cert } = certificate(folder)
  const secured: boolean[] = []
  const server = await startMailServer({
    ...{ key, cert, disabledCommands: [] },
    onMailFrom: (_address, session, done) => {
      secured.push(session.secure)
      done()
    },
  })
  const url = `smtp://localhost:${server.port}`
  const from = 'a@example.com'
  const strangerToIt = smtpMailer({ url, from, requireTls: true })._unsafeUnwrap()
  const refused = await strangerToIt.send(mail)
  const trusting = smtpMailer({ url, from, requireTls: true, ca: cert })._unsafeUnwrap()
  const sent = await trusting.send(mail)
  await Promise.all([strangerToIt.close(), trusting.close(), server.close()])
  rmSync(folder, { recursive: true })
  assert.is(refused._unsafeUnwrapErr().reason, 'unreachable')
  assert.ok(sent.isOk(), sent.isErr() ? sent.error.message : '')
  assert.equal(secured, [true])
})

test.run()

import { createVerify, generateKeyPairSync } from 'node:crypto'
import { parseEmailAddress } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { smtpMailer } from '../src/index.js'
import { startMailServer } from './support/mail-server.js'
import { failureIn, valueIn } from './support/results.js'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const from = 'Communities <no-reply@mail.example.com>'
const key = { domain: 'example.com', selector: 'mail2026', privateKey: pem }

const mail = {
  messageId: 'signed@example.com',
  to: valueIn(parseEmailAddress('bela@borealis.example')),
  subject: 'Signed',
  text: 'Signed',
  html: '<p>Signed</p>',
}

// RFC 6376 section 3.4.2, relaxed header canonicalisation.
const relaxed = (field: string): string => {
  const colon = field.indexOf(':')
  const value = field
    .slice(colon + 1)
    .replace(/\r\n(?=[ \t])/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${field.slice(0, colon).toLowerCase().trim()}:${value}`
}

test('a mail is signed so that whoever has the public key can tell who sent it', async () => {
  let raw = ''
  const server = await startMailServer({
    onData: (stream, _session, done) => {
      stream.on('data', (bytes: Buffer) => {
        raw += bytes.toString('latin1')
      })
      stream.on('end', done)
    },
  })
  const mailer = valueIn(smtpMailer({ url: `smtp://127.0.0.1:${server.port}`, from, dkim: key }))
  valueIn(await mailer.send(mail))
  await mailer.close()
  await server.close()
  const fields = raw.slice(0, raw.indexOf('\r\n\r\n')).split(/\r\n(?![ \t])/)
  const signature = fields.find((field) => /^DKIM-Signature:/i.test(field)) ?? ''
  const tag = (name: string): string =>
    new RegExp(`[;:\\s]${name}=([^;]*)`).exec(signature)?.[1]?.replace(/\s+/g, '') ?? ''
  assert.equal([tag('d'), tag('s'), tag('a')], ['example.com', 'mail2026', 'rsa-sha256'])
  const names = tag('h').toLowerCase().split(':')
  for (const name of ['from', 'to', 'subject', 'message-id']) assert.ok(names.includes(name), `${name} is signed`)
  const signed = names.flatMap((name) =>
    fields.filter((field) => field.toLowerCase().startsWith(`${name}:`)).map(relaxed),
  )
  const unsigned = relaxed(signature).replace(/(\bb=)[^;]*/, '$1')
  const verify = createVerify('sha256').update([...signed, unsigned].join('\r\n'))
  assert.ok(verify.verify(publicKey, tag('b'), 'base64'))
})

test('a key that could not sign for the sender is refused before anything is sent, and is not repeated', () => {
  const small = generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey
  const curve = generateKeyPairSync('ed25519').privateKey
  const wrong = [
    { ...key, privateKey: 'SECRET' },
    { ...key, privateKey: small.export({ type: 'pkcs8', format: 'pem' }).toString() },
    { ...key, privateKey: curve.export({ type: 'pkcs8', format: 'pem' }).toString() },
    { ...key, domain: 'elsewhere.example' },
    { ...key, selector: 'two words' },
  ]
  for (const dkim of wrong) {
    const { message } = failureIn(smtpMailer({ url: 'smtp://127.0.0.1:25', from, dkim }))
    assert.match(message, /DKIM/)
    assert.not.match(message, /SECRET|BEGIN/)
  }
})

test('the number of connections must make sense', () => {
  for (const connections of [0, 21, 1.5])
    assert.match(failureIn(smtpMailer({ url: 'smtp://127.0.0.1:25', from, connections })).message, /1 to 20/)
})

test.run()

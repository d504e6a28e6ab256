import { resolve } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type StoreSettings, storeAddress, storeInWords } from '../src/configuration/store-address.js'
import { failureIn, valueIn } from './support/results.js'

const known: readonly [string, StoreSettings][] = [
  ['memory:', { kind: 'memory' }],
  ['sqlite:data/history.db', { kind: 'sqlite', path: resolve('data/history.db') }],
  ['data/history.db', { kind: 'sqlite', path: resolve('data/history.db') }],
  ['/data/history.db', { kind: 'sqlite', path: '/data/history.db' }],
  ['esdb://host:2113?tls=false', { kind: 'eventstoredb', connectionString: 'esdb://host:2113?tls=false' }],
  [
    'kurrentdb+discover://a,b?namespace=hand%20shake.&tls=true',
    { kind: 'eventstoredb', connectionString: 'kurrentdb+discover://a,b?tls=true', namespace: 'hand shake.' },
  ],
  ['esdb://host?namespace=x', { kind: 'eventstoredb', connectionString: 'esdb://host', namespace: 'x' }],
]

for (const [text, settings] of known)
  test(`the address of a store is understood: ${text}`, () => assert.equal(valueIn(storeAddress(text)), settings))

test('what is no address is told so, and not repeated: it may hold a password', () => {
  for (const text of [
    'edsb://admin:s3cret@host',
    'postgres:/' + '/x:s3cret@y',
    'sqlite:',
    '',
    'esdb://host?namespace=%E0s3cret',
  ]) {
    const { message } = failureIn(storeAddress(text))
    assert.not.match(message, /s3cret/)
    assert.ok(message.length > 0)
  }
})

test('a store is told to people without user, password and options', () => {
  const said = (text: string): string => storeInWords(valueIn(storeAddress(text)))
  assert.is(said('esdb://admin:s3cr@t@one:2113,two:2113?tls=true'), 'EventStoreDB at one:2113,two:2113')
  assert.is(said('esdb://one/?namespace=hs.'), 'EventStoreDB at one, as hs.*')
  assert.is(said('/data/history.db'), '/data/history.db')
  assert.match(said('memory:'), /nothing is kept/)
})

test.run()

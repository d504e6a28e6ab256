import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { defaultOptions } from '../../src/eventstoredb/connection/connection-settings.js'
import { parseConnectionString } from '../../src/eventstoredb/connection/connection-string.js'
import { eventStoreDbStore } from '../../src/eventstoredb/event-store-db-store.js'
import { valueIn } from '../results.js'

const settingsOf = (text: string) => valueIn(parseConnectionString(text))

test('one host is one node, secured, on port 2113', () => {
  assert.equal(settingsOf('esdb://db.example'), {
    ...defaultOptions,
    tls: true,
    isCluster: false,
    endpoints: [{ host: 'db.example', port: 2113 }],
  })
})

test('several hosts, or discovery, are a cluster', () => {
  const several = settingsOf('esdb://one:1111,two,[::1]:3333')
  assert.ok(several.isCluster)
  assert.equal(several.endpoints, [
    { host: 'one', port: 1111 },
    { host: 'two', port: 2113 },
    { host: '[::1]', port: 3333 },
  ])
  assert.ok(settingsOf('esdb+discover://cluster.example').isCluster)
})

test('the newer name of the database means the same', () => {
  assert.equal(settingsOf('kurrentdb://db.example?tls=false'), settingsOf('esdb://db.example?tls=false'))
  assert.equal(settingsOf('kurrentdb+discover://db.example'), settingsOf('esdb+discover://db.example'))
})

test('user and password are decoded, and may hold what an address may not', () => {
  const { user, endpoints } = settingsOf('esdb://us%40er:p%3A%40%2F%3Fss:word@db.example:1113')
  assert.equal(user, { username: 'us@er', password: 'p:@/?ss:word' })
  assert.equal(endpoints, [{ host: 'db.example', port: 1113 }])
  assert.equal(settingsOf('esdb://user:p@ss@db.example').user?.password, 'p@ss')
})

test('every option is read, in any spelling of its name', () => {
  const { endpoints: _endpoints, ...options } = settingsOf(
    `esdb://h/?tls=true&tlsCAFile=%2Fa%20b&userCertFile=c&userKeyFile=k&connectionName=me&defaultDeadline=1&keepAliveInterval=-1
&KEEP_ALIVE-TIMEOUT=500&discoveryInterval=2&gossipTimeout=3&maxDiscoverAttempts=4&nodePreference=Leader&throwOnAppendFailure=false&tlsVerifyCert=true`.replaceAll(
      '\n',
      '',
    ),
  )
  assert.equal(options, {
    isCluster: false,
    tls: true,
    tlsCAFile: '/a b',
    userCertFile: 'c',
    userKeyFile: 'k',
    connectionName: 'me',
    defaultDeadline: 1,
    keepAliveInterval: -1,
    keepAliveTimeout: 500,
    discoveryInterval: 2,
    gossipTimeout: 3000,
    maxDiscoverAttempts: 4,
  })
})

const secret = 'hunter2'

const wrong: { readonly [what: string]: string } = {
  nothing: '',
  'another protocol': `http://user:${secret}@host`,
  'no protocol': `user:${secret}@host`,
  'no host': `esdb://user:${secret}@`,
  'an empty host among others': `esdb://user:${secret}@one,,two`,
  'a host that cannot be': `esdb://user:${secret}@ho st`,
  'a port that is no number': `esdb://user:${secret}@host:abc`,
  'a port that is too high': `esdb://user:${secret}@host:70000`,
  'port 0': `esdb://user:${secret}@host:0`,
  'a user without a password': `esdb://${secret}@host`,
  'a user with an empty password': `esdb://${secret}:@host`,
  'a password without a user': `esdb://:${secret}@host`,
  'a password with a slash': `esdb://user:${secret}/x@host`,
  'a password that is badly encoded': `esdb://user:${secret}%zz@host`,
  'an option that there is not': `esdb://user:x@host?${secret}=1`,
  'an option without a value': `esdb://user:${secret}@host?tls`,
  'a switch that is neither on nor off': `esdb://user:${secret}@host?tls=${secret}`,
  'a duration that is none': `esdb://user:${secret}@host?defaultDeadline=${secret}`,
  'a deadline of no time': `esdb://user:${secret}@host?defaultDeadline=0`,
  'a keepalive that floods the server': `esdb://user:${secret}@host?keepAliveInterval=1`,
  'a duration longer than a timer can be': `esdb://user:${secret}@host?gossipTimeout=9999999999`,
  'certificates that are not looked at': `esdb://user:${secret}@host?tlsVerifyCert=false`,
  'another node than the leader': `esdb://user:${secret}@host?nodePreference=follower`,
  'a name with other characters than a header may have': `esdb://user:${secret}@host?connectionName=%00`,
  'a badly encoded option': `esdb://user:${secret}@host?tlsCAFile=%zz${secret}`,
  'half of a client certificate': `esdb://user:${secret}@host?userCertFile=${secret}`,
}

for (const [what, connectionString] of Object.entries(wrong))
  test(`a connection string with ${what} is refused, and no secret is repeated`, () => {
    const opened = eventStoreDbStore({ connectionString })
    const failure = opened.isErr() ? opened.error : undefined
    assert.is(failure?.kind, 'event-store-db-open-failure')
    assert.is(failure?.reason, 'invalid-connection-string')
    assert.not.match(failure?.message ?? '', secret)
    assert.ok((failure?.message.length ?? 0) > 20)
  })

test('a certificate file that is not there, or is none, is refused by its path', () => {
  for (const file of ['/does/not/exist.pem', import.meta.filename]) {
    const opened = eventStoreDbStore({ connectionString: `esdb://host?tlsCAFile=${encodeURIComponent(file)}` })
    assert.is(opened.isErr() && opened.error.reason, 'certificate-file')
  }
})

test('a namespace that cannot be is refused', () => {
  for (const namespace of ['$mine', 'x'.repeat(101), 'a::b', 'a\0b', '\ud800']) {
    const opened = eventStoreDbStore({ connectionString: 'esdb://host', namespace })
    assert.is(opened.isErr() && opened.error.reason, 'invalid-option')
  }
})

test.run()

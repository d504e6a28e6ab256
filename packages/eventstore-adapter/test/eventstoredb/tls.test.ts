import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { EventStoreDbStore } from '../../src/eventstoredb/event-store-db-store.js'
import { startEventStoreDbNode } from '../../src/testing/index.js'
import { valueIn } from '../results.js'
import { newEvent } from '../simple-events.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { hasOpenssl, makeCertificate, type TestCertificate } from './certificates.js'
import { withNode } from './fixtures.js'
import { openStore } from './node-setup.js'

const withOpenssl = (name: string, work: () => Promise<void>): void => {
  if (hasOpenssl) test(name, work)
  else test.skip(`${name} (skipped: openssl is not installed)`, work)
}

const withCertificate = (name: string, work: (certificate: TestCertificate) => Promise<void>): void =>
  withOpenssl(
    name,
    inTemporaryFolder((folder) => work(makeCertificate(folder))),
  )

const user = { username: 'us@er', password: 'p:ss/word' }
const encodedUser = `${encodeURIComponent(user.username)}:${encodeURIComponent(user.password)}`

const messageOfAppend = async (store: EventStoreDbStore): Promise<string> => {
  const appended = await store.append('stream-1', 'any', [newEvent()])
  await store.close()
  if (appended.isOk() || appended.error.kind !== 'store-failure') throw new Error('the append must fail')
  assert.is(appended.error.reason, 'unavailable')
  return appended.error.message
}

withCertificate('a connection is secured, and says who it is, with what the connection string holds', async (tls) => {
  const node = await startEventStoreDbNode({ tls, user })
  const connectionString = `esdb://${encodedUser}@localhost:${node.port}?tlsCAFile=${encodeURIComponent(tls.file)}&connectionName=tests`
  const store = openStore({ connectionString })
  assert.ok((await store.append('stream-1', 'no_stream', [newEvent()])).isOk())
  assert.is(valueIn(await store.readStream('stream-1')).length, 1)
  const [call] = node.calls.filter(({ method }) => method === 'append')
  assert.is(call?.headers['connection-name'], 'tests')
  assert.is(call?.headers['requires-leader'], 'true')
  await store.close()
  await node.stop()
})

withCertificate('a wrong password is told as such, and is not repeated', async (tls) => {
  const node = await startEventStoreDbNode({ tls, user })
  const connectionString = `esdb://somebody:hunter2@localhost:${node.port}?tlsCAFile=${encodeURIComponent(tls.file)}`
  const message = await messageOfAppend(openStore({ connectionString }))
  assert.match(message, 'denies access')
  assert.not.match(message, 'hunter2')
  assert.not.match(message, Buffer.from('somebody:hunter2').toString('base64'))
  await node.stop()
})

withCertificate('a server whose certificate nobody vouches for is not talked to', async (tls) => {
  const node = await startEventStoreDbNode({ tls, user })
  const message = await messageOfAppend(openStore({ connectionString: `esdb://${encodedUser}@localhost:${node.port}` }))
  assert.match(message, 'certificate')
  assert.is(node.calls.length, 0)
  await node.stop()
})

withOpenssl(
  'a certificate for another host is not accepted',
  inTemporaryFolder(async (folder) => {
    const tls = makeCertificate(folder, 'other.example')
    const node = await startEventStoreDbNode({ tls })
    const connectionString = `esdb://localhost:${node.port}?tlsCAFile=${encodeURIComponent(tls.file)}`
    await messageOfAppend(openStore({ connectionString }))
    assert.is(node.calls.length, 0)
    await node.stop()
  }),
)

withCertificate('a client certificate is read from its files', async (tls) => {
  const node = await startEventStoreDbNode({ tls })
  const files = { tlsCAFile: tls.file, userCertFile: tls.file, userKeyFile: tls.keyFile }
  const store = openStore({
    connectionString: `esdb://localhost:${node.port}?${new URLSearchParams(files).toString()}`,
  })
  assert.ok((await store.append('stream-1', 'any', [newEvent()])).isOk())
  await store.close()
  await node.stop()
})

test(
  'without TLS user and password are never sent',
  withNode(async (node) => {
    const store = openStore({ connectionString: `esdb://user:hunter2@127.0.0.1:${node.port}?tls=false` })
    assert.ok((await store.append('stream-1', 'any', [newEvent()])).isOk())
    await store.close()
    assert.is(
      node.calls.some(({ headers }) => 'authorization' in headers),
      false,
    )
  }),
)

test.run()

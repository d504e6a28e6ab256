import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { inTemporaryFolder, runAside, runCommand, type Server, startServer } from './support/command.js'

const signIn = async ({ url }: Server): Promise<string> => {
  const body = JSON.stringify({ id: 'ada@aster' })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/dev/token`, { method: 'POST', headers, body })
  return `Bearer ${((await answer.json()) as { accessToken: string }).accessToken}`
}

const create = async ({ url }: Server, authorization: string, name: string): Promise<void> => {
  const headers = { 'content-type': 'application/json', authorization }
  const answer = await fetch(`${url}/api/v1/communities`, { method: 'POST', headers, body: JSON.stringify({ name }) })
  assert.is(answer.status, 201, await answer.text())
}

const communitiesIn = (folder: string): number => {
  const { status, stdout, stderr } = runCommand('audit', 'verify', '--store', `sqlite:${join(folder, 'history.db')}`)
  assert.is(status, 0, stderr)
  return Number(/of ([\d,]+) communities/.exec(stdout)?.[1]?.replaceAll(',', ''))
}

test('a backup of a server that is being written to is whole, holds what was there, and starts again elsewhere', () =>
  inTemporaryFolder(async (folder) => {
    const [data, copy, restored] = [join(folder, 'data'), join(folder, 'copy'), join(folder, 'restored')]
    const server = await startServer('--dev', '--data', data, '--port', '0')
    const authorization = await signIn(server)
    for (const name of ['One', 'Two', 'Three']) await create(server, authorization, name)
    const writing = { goesOn: true, written: 3 }
    const writer = (async () => {
      while (writing.goesOn) {
        await create(server, authorization, `Written meanwhile ${writing.written}`)
        writing.written += 1
      }
    })()
    const { stdout } = await runAside('backup', '--data', data, '--to', copy)
    writing.goesOn = false
    await writer
    await server.end('SIGTERM')
    assert.match(stdout, /^[0-9a-f]{64} {2}history\.db$/m)
    assert.match(stdout, /^[0-9a-f]{64} {2}link-keys\.json$/m)
    assert.ok(writing.written > 3, 'nothing was written meanwhile')
    const back = runCommand('restore', '--from', copy, '--data', restored)
    assert.is(back.status, 0, back.stderr)
    const kept = communitiesIn(restored)
    assert.ok(kept >= 3 && kept <= writing.written, `${kept} of ${writing.written}`)
    const again = await startServer('--dev', '--data', restored, '--port', '0')
    await create(again, await signIn(again), 'After')
    await again.end('SIGTERM')
  }))

test('a backup that was changed is not restored, and nothing that is there is written over', () =>
  inTemporaryFolder(async (folder) => {
    const [data, copy] = [join(folder, 'data'), join(folder, 'copy')]
    const server = await startServer('--dev', '--data', data, '--port', '0')
    await create(server, await signIn(server), 'One')
    await server.end('SIGTERM')
    assert.is(runCommand('backup', '--data', data, '--to', copy).status, 0)
    assert.match(runCommand('backup', '--data', data, '--to', copy).stderr, /exists already/)
    assert.match(runCommand('restore', '--from', copy, '--data', data).stderr, /exists already/)
    appendFileSync(join(copy, 'link-keys.json'), ' ')
    const changed = runCommand('restore', '--from', copy, '--data', join(folder, 'other'))
    assert.is(changed.status, 1)
    assert.match(changed.stderr, /not as it was written/)
  }))

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { inTemporaryFolder, startServer } from './support/command.js'

const located = async (url: string): Promise<readonly [status: number, location: string | null]> => {
  const response = await fetch(url, { redirect: 'manual' })
  return [response.status, response.headers.get('location')]
}

test('the portal is there by default, the root leads to it, and the greeting says where it is', () =>
  inTemporaryFolder(async (folder) => {
    const server = await startServer('--dev', '--data', folder, '--port', '0', '--portal-name', 'Nordic Data')
    assert.equal(await located(server.url), [302, '/portal/'])
    const page = await fetch(`${server.url}/portal/communities/1`)
    assert.is(page.status, 200)
    assert.match(await page.text(), '<title>Nordic Data</title>')
    const settings = (await (await fetch(`${server.url}/portal/portal-settings.json`)).json()) as { signIn: unknown }
    assert.equal(settings.signIn, { kind: 'development' })
    await server.end('SIGINT')
    assert.match(server.lines.join('\n'), new RegExp(`Portal +${server.url}/portal/`))
  }))

test('it can be left out: the plain pages are there then', () =>
  inTemporaryFolder(async (folder) => {
    const server = await startServer('--dev', '--data', folder, '--port', '0', '--no-portal')
    assert.is((await fetch(`${server.url}/portal/`)).status, 404)
    assert.is((await fetch(server.url)).status, 200)
    await server.end('SIGINT')
    assert.match(server.lines.join('\n'), /Portal +none/)
  }))

test.run()

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import Fastify from 'fastify'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { communityPortal, type PortalOptions } from '../src/index.js'
import { openWorld } from './world/world.js'

const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="portal-base" content="./"><title>Community Handshake</title>
<link rel="stylesheet" href="./portal-colours.css"><script type="module" src="./assets/index-abc123.js"></script>
</head><body></body></html>`
const script = `console.log(${JSON.stringify('hello '.repeat(200))})`

const builtFolder = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'portal-'))
  mkdirSync(join(root, 'assets'))
  writeFileSync(join(root, 'index.html'), html)
  writeFileSync(join(root, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(root, 'assets/index-abc123.js'), script)
  writeFileSync(join(root, 'assets/index-abc123.js.br'), brotliCompressSync(script))
  return root
}

const withPortal = async (
  options: Partial<PortalOptions>,
  use: (world: Awaited<ReturnType<typeof openWorld>>, root: string) => Promise<void>,
): Promise<void> => {
  const root = builtFolder()
  const world = await openWorld({ portal: { root, signIn: { kind: 'development' }, ...options } })
  try {
    await use(world, root)
  } finally {
    await world.close()
    rmSync(root, { recursive: true })
  }
}

test('every address of the portal opens its page, which a browser asks about each time', () =>
  withPortal({}, async ({ app }) => {
    for (const url of [
      '/portal',
      '/portal/',
      '/portal/communities/1/tenants?x=a.b',
      '/portal/tenants/a.example',
      '/portal/signed-in?code=a.b/c',
    ]) {
      const { statusCode, headers, body } = await app.inject(url)
      assert.is(statusCode, 200, url)
      assert.match(String(headers['content-type']), 'text/html')
      assert.is(headers['cache-control'], 'no-cache')
      assert.match(body, 'src="/portal/assets/index-abc123.js"')
      assert.match(body, 'content="/portal/"')
      const again = await app.inject({ url, headers: { 'if-none-match': String(headers['etag']) } })
      assert.is(again.statusCode, 304)
      assert.is(again.body, '')
      const head = await app.inject({ method: 'HEAD', url })
      assert.is(head.statusCode, 200)
      assert.is(head.body, '')
    }
  }))

test('files keep their addresses: those named by their content for ever, compressed where that is understood', () =>
  withPortal({}, async ({ app }) => {
    const url = '/portal/assets/index-abc123.js'
    const plain = await app.inject(url)
    assert.is(plain.body, script)
    assert.match(String(plain.headers['cache-control']), /max-age=31536000, immutable/)
    assert.match(String(plain.headers['content-type']), 'javascript')
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'br' } })
    assert.is(packed.headers['content-encoding'], 'br')
    assert.equal(packed.rawPayload, brotliCompressSync(script))
    assert.match(String(packed.headers['vary']), 'Accept-Encoding')
    assert.is((await app.inject({ url, headers: { 'if-none-match': String(plain.headers['etag']) } })).statusCode, 304)
    assert.is((await app.inject({ method: 'HEAD', url })).statusCode, 200)
    assert.is((await app.inject('/portal/icon.svg')).headers['cache-control'], 'public, max-age=3600')
  }))

test('what is not there is not found, above all nothing outside the folder', () =>
  withPortal({}, async ({ app }) => {
    for (const url of [
      '/portal/assets/gone.js',
      '/portal/index.html',
      '/portal/..%2f..%2fpackage.json',
      '/portal/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd.txt',
      '/portal/.env',
    ]) {
      const { statusCode, body } = await app.inject(url)
      assert.is(statusCode, 404, url)
      assert.match(body, 'route-not-found')
    }
  }))

test('a strict policy comes with everything of the portal, and with nothing else', () =>
  withPortal({}, async ({ app }) => {
    for (const url of ['/portal/', '/portal/assets/index-abc123.js', '/portal/portal-settings.json', '/portal/no.js']) {
      const { headers } = await app.inject(url)
      const policy = String(headers['content-security-policy'])
      assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; /)
      assert.match(policy, "frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
      assert.not.match(policy, /unsafe|https?:|\*/)
      assert.is(headers['referrer-policy'], 'no-referrer')
      assert.is(headers['x-content-type-options'], 'nosniff')
      assert.is(headers['cross-origin-opener-policy'], 'same-origin')
      assert.match(String(headers['permissions-policy']), 'camera=()')
    }
    assert.not.match(String((await app.inject('/healthz')).headers['content-security-policy']), 'connect-src')
  }))

test('the portal is told how to sign in, and may ask the provider and its named endpoints alone', () =>
  withPortal(
    {
      name: 'Nordic <Data>',
      language: 'de',
      signIn: {
        kind: 'oidc',
        issuer: 'https://id.example/realms/one',
        clientId: 'portal',
        connectTo: ['https://tokens.example/x', 'https://id.example/'],
      },
    },
    async ({ app }) => {
      const settings = await app.inject('/portal/portal-settings.json')
      assert.equal(settings.json(), {
        apiBase: '/api/v1',
        name: 'Nordic <Data>',
        language: 'de',
        signIn: { kind: 'oidc', issuer: 'https://id.example/realms/one', clientId: 'portal', scope: 'openid' },
      })
      const page = await app.inject('/portal/')
      assert.match(page.body, '<title>Nordic &lt;Data&gt;</title>')
      assert.match(page.body, '<html lang="de"')
      assert.match(
        String(page.headers['content-security-policy']),
        "connect-src 'self' https://id.example https://tokens.example;",
      )
    },
  ))

test('behind a proxy that takes a path away, addresses are those of outside', () =>
  withPortal({ publicPath: '/communities/' }, async ({ app }) => {
    const page = await app.inject('/portal/')
    assert.match(page.body, 'src="/communities/portal/assets/index-abc123.js"')
    assert.is((await app.inject('/portal/portal-settings.json')).json().apiBase, '/communities/api/v1')
    assert.is((await app.inject('/')).headers['location'], '/communities/portal/')
  }))

test("a host's colours are made readable, in a style sheet of their own", () =>
  withPortal({ colours: { accent: '#ffcc00' } }, async ({ app }) => {
    const { headers, body } = await app.inject('/portal/portal-colours.css')
    assert.match(String(headers['content-type']), 'text/css')
    const [, light = ''] = /--host-accent: (#[0-9a-f]{6})/.exec(body) ?? []
    assert.is.not(light, '#ffcc00')
    assert.match(body, '--host-accent: #ffcc00; --host-on-accent: #000000')
  }))

test('a host without colours has an empty sheet, and one with a logo has its file', () =>
  withPortal({}, async ({ app, ports }, root) => {
    assert.is((await app.inject('/portal/portal-colours.css')).body, '')
    assert.is((await app.inject('/portal/portal-settings.json')).json().logo, undefined)
    const other = await openWorld({
      store: ports.store,
      portal: { root, logo: join(root, 'icon.svg'), signIn: { kind: 'development' } },
    })
    assert.is((await other.app.inject('/portal/portal-settings.json')).json().logo, '/portal/portal-logo')
    assert.match(String((await other.app.inject('/portal/portal-logo')).headers['content-type']), 'image/svg+xml')
    await other.app.close()
  }))

test('the root and the links of earlier mails lead to the portal', () =>
  withPortal({}, async ({ app }) => {
    assert.is((await app.inject('/')).headers['location'], '/portal/')
    const led = await app.inject('/invitations/01890a5d-ac96-874b-bcce-b302099a8057')
    assert.is(led.statusCode, 302)
    assert.is(led.headers['location'], '/portal/invitations/01890a5d-ac96-874b-bcce-b302099a8057')
    const odd = await app.inject(`/invitations/${encodeURIComponent('//evil.example')}`)
    assert.is(odd.headers['location'], '/portal/invitations/%2F%2Fevil.example')
  }))

test('a host mounts it wherever it likes, and keeps its own answers', async () => {
  const root = builtFolder()
  const app = Fastify()
  app.get('/', async () => 'the host')
  await app.register(communityPortal, { root, basePath: '/data/communities', signIn: { kind: 'development' } })
  assert.match((await app.inject('/data/communities/x')).body, 'src="/data/communities/assets/index-abc123.js"')
  assert.is((await app.inject('/')).body, 'the host')
  assert.is((await app.inject('/')).headers['content-security-policy'], undefined)
  assert.is((await app.inject('/elsewhere')).statusCode, 404)
  await app.close()
  rmSync(root, { recursive: true })
})

test('a portal that is not built, or an option that is none, is said at once', async () => {
  const root = builtFolder()
  const attempt = async (options: Partial<PortalOptions>): Promise<string> => {
    const app = Fastify()
    const ready = app.register(communityPortal, { root, signIn: { kind: 'development' }, ...options })
    const message = await Promise.resolve(ready).then(
      () => 'it started',
      (error: Error) => error.message,
    )
    await app.close()
    return message
  }
  assert.match(await attempt({ root: join(root, 'nowhere') }), 'build it first')
  assert.match(await attempt({ colours: { accent: 'red; }' } }), 'is not a colour of the form #rrggbb')
  assert.match(await attempt({ basePath: 'javascript:"' }), 'is not a path such as /portal')
  assert.match(await attempt({ logo: join(root, 'index.html') }), 'must be a file that ends in')
  assert.is(await attempt({}), 'it started')
  rmSync(root, { recursive: true })
})

test.run()

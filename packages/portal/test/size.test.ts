import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { portalFolder } from '@community-handshake/portal'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const page = readFileSync(join(portalFolder, 'index.html'), 'utf8')
const loadedFirst = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, path = '']) => path)

const packedSize = (path: string): number => gzipSync(readFileSync(join(portalFolder, path))).length

test('what the first page loads is less than 180 kB compressed', () => {
  assert.ok(loadedFirst.some((path) => path.endsWith('.js')))
  const sizes = loadedFirst.map((path): [string, number] => [path, packedSize(path)])
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  assert.ok(total < 180_000, `${total} bytes: ${JSON.stringify(sizes)}`)
})

test('everything that can be made smaller has a compressed copy beside it', () => {
  const names = readdirSync(join(portalFolder, 'assets'))
  for (const name of names.filter((one) => one.endsWith('.js'))) assert.ok(names.includes(`${name}.br`), name)
})

test('the page names nothing outside of its own server', () => {
  assert.not.match(page, /https?:\/\//)
  for (const path of loadedFirst.filter((one) => one.endsWith('.css')))
    assert.not.match(readFileSync(join(portalFolder, path), 'utf8'), /url\(["']?(?:https?:)?\/\//)
})

test.run()

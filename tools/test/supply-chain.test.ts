import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../lib/workspaces.mjs'
import { runTool } from './support/run-tool.js'

// Licences that ask for a notice at most, so that whoever embeds the packages takes on no other duty.
const permissive =
  /^\(?(MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0)\b/

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly link?: boolean
  readonly resolved?: string
}

const locked = (): readonly (readonly [string, Locked])[] => {
  const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  )
  return Object.entries(lock.packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
    .map(([path, entry]) => [path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), entry])
}

test('what is shipped stands under licences that ask for no more than a notice', () => {
  const shipped = locked().filter(([, { dev }]) => dev !== true)
  assert.ok(shipped.length > 50)
  const others = shipped
    .filter(([, { license = '' }]) => !permissive.test(license))
    .map(([name, { version, license }]) => `${name} ${version}: ${license ?? 'no licence named'}`)
  assert.equal(others, [])
})

test('no file holds a secret', () => {
  const { status, stdout, stderr } = runTool('secretlint', ['--secretlintignore', '.secretlintignore', '**/*'])
  assert.is(status, 0, `${stdout}${stderr}`)
})

test('every workflow pins what it runs to a commit and names what it may do', () => {
  const folder = join(root, '.github/workflows')
  const files = readdirSync(folder)
  assert.ok(files.length >= 2)
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8')
    const used = [...text.matchAll(/uses: (.+)/g)].map(([, action = '']) => action)
    assert.ok(used.length > 0, file)
    assert.equal(
      used.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action)),
      [],
    )
    assert.match(text, /^permissions:\n {2}contents: read\n/m, file)
  }
})

test.run()

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { root, workspaces } from '../lib/workspaces.mjs'
import { sourceFiles, textOf } from './support/source-files.js'
import { undocumentedExports } from './support/undocumented-exports.js'

test('the top level is laid out as agreed', () => {
  const agreed = ['packages/domain', 'packages/eventstore-adapter', 'packages/http-adapter', 'packages/email-adapter']
  const missing = [...agreed, 'examples', 'package.json', 'turbo.json'].filter((name) => !existsSync(join(root, name)))
  assert.equal(missing, [])
})

test('the lock file names no registry: everyone installs from their own', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  assert.equal(
    [...lock.matchAll(/"resolved": "(\w+:[^"]*)"/g)].map(([, url]) => url),
    [],
  )
})

test('every package is an ES module, and every published one says its licence and its Node', () => {
  const incomplete = workspaces
    .map(({ manifest }) => manifest)
    .filter(({ type, license, engines, private: unpublished = false }) => {
      const explained = license === 'MIT' && engines?.node !== undefined
      return type !== 'module' || !(unpublished || explained)
    })
    .map(({ name }) => name)
  assert.equal(incomplete, [])
})

test('every package asks for the versions that are here', () => {
  const versions = new Map(workspaces.map(({ manifest }) => [manifest.name, manifest.version]))
  const wrong = workspaces.flatMap(({ manifest: { name, dependencies, devDependencies } }) =>
    Object.entries({ ...dependencies, ...devDependencies })
      .filter(([wanted, version]) => versions.has(wanted) && versions.get(wanted) !== version)
      .map(([wanted, version]) => `${name} asks for ${wanted} ${version}`),
  )
  assert.equal(wrong, [])
})

test('no source file that a person writes is longer than 300 lines', () => {
  const files = workspaces
    .flatMap(({ folder }) => sourceFiles(join(folder, 'src')))
    .filter((file) => !file.includes('/generated/'))
  assert.ok(files.length > 10)
  assert.equal(
    files.filter((file) => textOf(file).trimEnd().split('\n').length > 300),
    [],
  )
})

test('every public symbol has a doc comment', () => {
  const entries = workspaces
    .filter(({ folder }) => folder.startsWith('packages/'))
    .flatMap(({ folder }) => [`${folder}/src/index.ts`, `${folder}/src/testing/index.ts`])
    .filter((entry) => existsSync(join(root, entry)))
  assert.ok(entries.includes('packages/domain/src/index.ts'))
  assert.equal(undocumentedExports(entries), [])
})

test.run()

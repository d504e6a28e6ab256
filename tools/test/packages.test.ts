import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { quietEnv, tool } from '../lib/command.mjs'
import { root } from '../lib/workspaces.mjs'
import { undeclaredImports } from './support/imports.js'
import { runTool } from './support/run-tool.js'
import { strictInstall } from './support/strict-install.js'
import { packAll } from './support/tarballs.js'

const { scratch, packages, remove } = packAll()
const folder = join(scratch, 'consumer')

/** What a program of the folder says; it must end well. */
const says = (command: string, ...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env: quietEnv, encoding: 'utf8' })
  assert.is(status, 0, `${command} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout
}

test.before(() => {
  strictInstall(folder, packages, ['@types/node', 'fastify', 'neverthrow', 'uvu'])
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
})

test.after(remove)

test('every published package carries its licence, its README, its build and the source its maps point at', () => {
  for (const { name, files, unpacked } of packages) {
    // What is bundled for browsers is no code to step into.
    const isBundle = files.includes('dist/index.html')
    for (const wanted of ['LICENSE', 'README.md', 'dist', ...(isBundle ? [] : ['src'])])
      assert.ok(files.includes(wanted), `${name}: ${wanted}`)
    assert.is(readFileSync(join(unpacked, 'LICENSE'), 'utf8'), readFileSync(join(root, 'LICENSE'), 'utf8'), name)
    const maps = files.filter((file) => file.endsWith('.d.ts.map'))
    assert.is(maps.length > 0, !isBundle, name)
    for (const map of maps) {
      const { sources }: { sources: readonly string[] } = JSON.parse(readFileSync(join(unpacked, map), 'utf8'))
      for (const source of sources)
        assert.ok(existsSync(join(unpacked, map, '..', source)), `${name}/${map}: ${source}`)
    }
  }
})

test('no published package carries tests, build state or leftovers of an older build', () => {
  const unwanted = packages.flatMap(({ name, files }) =>
    files
      .filter((file) => /(^|\/)test\/|\.test\.|tsbuildinfo|\.env|\.db$/.test(file))
      .concat(
        files
          .filter((file) => file.startsWith('dist/') && file.endsWith('.d.ts'))
          .filter((file) => !files.includes(file.replace(/^dist/, 'src').replace(/\.d\.ts$/, '.ts'))),
      )
      .map((file) => `${name}/${file}`),
  )
  assert.equal(unwanted, [])
})

test('every published package imports only what it declares', () => {
  assert.equal(packages.flatMap(undeclaredImports), [])
})

test('publint finds nothing wrong with any package', () => {
  for (const { name, tarball } of packages) {
    const { status, stdout, stderr } = runTool('publint', ['run', tarball, '--strict'])
    assert.is(status, 0, `${name}\n${stdout}${stderr}`)
  }
})

test('the types of every package are the right ones for ES modules', () => {
  for (const { name, tarball } of packages) {
    const { status, stdout, stderr } = runTool('attw', [tarball, '--profile', 'esm-only', '--no-color'])
    assert.is(status, 0, `${name}\n${stdout}${stderr}`)
  }
})

test("the README's embedding example compiles strictly against the packages alone, and does what it should", () => {
  const example = join(root, 'examples/embed-in-host')
  cpSync(join(example, 'src'), join(folder, 'src'), { recursive: true })
  mkdirSync(join(folder, 'test'))
  cpSync(join(example, 'test/embed-in-host.test.ts'), join(folder, 'test/embed-in-host.test.ts'))
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, types: ['node'] },
    ...{ target: 'es2023', lib: ['es2023'], module: 'nodenext', rootDir: '.', outDir: 'out' },
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src', 'test'] }))
  says(tool('tsc'), '-p', '.')
  assert.match(says(process.execPath, 'out/test/embed-in-host.test.js'), /Passed: +5\n/)
})

test('plain JavaScript does the whole handshake with the packages, with nothing compiled', () => {
  cpSync(join(root, 'tools/test/consumer/plain.js'), join(folder, 'plain.js'))
  assert.is(says(process.execPath, 'plain.js'), 'aster borealis\n')
})

test('the installed command serves, stores, mails and audits: its demo is as it should be', () => {
  const command = join(folder, 'node_modules/@community-handshake/cli/dist/main.js')
  assert.match(says(process.execPath, command, 'demo'), /All \d+ steps as they should be\./)
})

test.run()

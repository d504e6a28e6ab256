import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { filesBelow, readJson, root, workspaceFolders } from './repository-root.js'

test('the top level is laid out as agreed', () => {
  const agreed = ['packages/domain', 'packages/eventstore-adapter', 'packages/http-adapter', 'packages/email-adapter']
  for (const name of [...agreed, 'examples', 'package.json', 'turbo.json'])
    assert.ok(existsSync(join(root, name)), `${name} is missing`)
})

test('the lock file names no registry', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  assert.not.match(lock, /"resolved": "https?:/)
})

test('every package is complete and asks for the versions that are here', () => {
  const packages = workspaceFolders.map((folder) => readJson(folder, 'package.json'))
  const versions = new Map(packages.map(({ name, version }) => [name, version]))
  for (const {
    name,
    type,
    license,
    engines,
    private: isPrivate,
    dependencies = {},
    devDependencies = {},
  } of packages) {
    assert.is(type, 'module', name)
    if (isPrivate !== true) assert.ok(license === 'MIT' && engines?.node !== undefined, name)
    for (const [wanted, version] of Object.entries({ ...dependencies, ...devDependencies }))
      if (versions.has(wanted)) assert.is(version, versions.get(wanted), `${name} asks for ${wanted}`)
  }
})

test('no source file is longer than 300 lines', () => {
  const long = workspaceFolders
    .flatMap((folder) => filesBelow(join(folder, 'src'), '.ts'))
    .filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301)
  assert.equal(long, [])
})

const entries = [
  ...['domain', 'eventstore-adapter', 'http-adapter', 'email-adapter'].map((name) => `packages/${name}/src/index.ts`),
  'packages/domain/src/testing/index.ts',
].map((file) => join(root, file))

const undocumented = (program: ts.Program, entry: string): readonly string[] => {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(entry)
  const module = source && checker.getSymbolAtLocation(source)
  assert.ok(module, `${entry} exports nothing`)
  return checker
    .getExportsOfModule(module)
    .filter((symbol) => {
      const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      return meant.getDocumentationComment(checker).length === 0
    })
    .map((symbol) => `${entry.slice(root.length)}: ${symbol.name}`)
}

test('every public symbol has a doc comment', () => {
  const program = ts.createProgram(entries, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    skipLibCheck: true,
  })
  assert.equal(
    entries.flatMap((entry) => undocumented(program, entry)),
    [],
  )
})

test.run()

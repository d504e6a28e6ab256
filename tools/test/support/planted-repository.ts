import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../../lib/workspaces.mjs'

const scope = '@community-handshake'
const names = ['domain', 'eventstore-adapter', 'http-adapter', 'email-adapter', 'cli']

/** File contents by their paths. */
export type Files = Readonly<Record<string, string>>

// As npm links workspaces: imports of another package end in its folder under packages, never under node_modules.
const dependenciesOf = (name: string): Readonly<Record<string, string>> => ({
  ...(name === 'domain' ? {} : { [`${scope}/domain`]: '0.1.0' }),
  neverthrow: '8.2.0',
})

const packageFiles = (name: string): Files => ({
  [`packages/${name}/package.json`]: JSON.stringify({
    name: `${scope}/${name}`,
    type: 'module',
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    dependencies: dependenciesOf(name),
  }),
  [`packages/${name}/tsconfig.json`]: JSON.stringify({ extends: join(root, 'tsconfig.base.json'), include: ['src'] }),
  [`packages/${name}/src/index.ts`]: "export { ok } from 'neverthrow'\n",
  [`packages/${name}/dist/index.js`]: 'export const here = 1\n',
  [`packages/${name}/dist/index.d.ts`]: 'export declare const here = 1\n',
})

const linkDependencies = (folder: string): void => {
  mkdirSync(join(folder, 'node_modules', scope), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== scope) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  for (const name of names) symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules', scope, name))
}

const writeAll = (folder: string, files: Files): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** Hands over the folder of a small repository laid out like this one, with the given files planted in it. */
export const withPlanted = <A>(files: Files, use: (folder: string) => A): A => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-planted-'))
  try {
    writeAll(folder, Object.assign({ 'package.json': '{"private":true}' }, ...names.map(packageFiles), files))
    linkDependencies(folder)
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

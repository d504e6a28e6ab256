// Removes from dist what no source file makes any more, so that no package is published with leftovers of an older
// build. Started by npm in the package's folder, before it packs.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const emitted = /\.(?:js|d\.ts)(?:\.map)?$/

/** @param {string} file */
const isLeftover = (file) => {
  const name = file.replace(emitted, '')
  return name !== file && !['.ts', '.tsx'].some((ending) => existsSync(join('src', `${name}${ending}`)))
}

if (!existsSync('dist')) throw new Error('There is no dist folder; run `npm run build` first.')
for (const file of readdirSync('dist', { recursive: true }).map(String))
  if (isLeftover(file)) rmSync(join('dist', file))

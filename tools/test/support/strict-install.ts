import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../../lib/workspaces.mjs'
import type { Packed } from './tarballs.js'

const link = (target: string, path: string): void => {
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path)
}

// A nested copy comes before the shared one, as Node looks for it.
const installed = (folder: string, name: string): string => {
  const places = [join(root, folder, 'node_modules', name), join(root, 'node_modules', name)]
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error(`${name} is not installed; run \`npm ci\` first`)
  return found
}

/**
 * Installs the packages into an empty folder as `npm install --install-strategy=linked` does: each sees what it declares
 * and nothing that lies about by luck. What is not ours is linked from this repository, so that it works without a
 * network and the SQLite driver, a minute of compiling, is there already.
 *
 * @param extra what the folder's own program depends on besides the packages
 */
export const strictInstall = (folder: string, packages: readonly Packed[], extra: readonly string[]): void => {
  const ours = new Map(packages.map(({ name, unpacked }) => [name, unpacked]))
  for (const { name, folder: from, unpacked, dependencies } of packages) {
    const own = join(unpacked, ...name.split('/').map(() => '..'))
    for (const wanted of dependencies) link(ours.get(wanted) ?? installed(from, wanted), join(own, wanted))
    link(unpacked, join(folder, 'node_modules', name))
  }
  for (const wanted of extra) link(installed('.', wanted), join(folder, 'node_modules', wanted))
}

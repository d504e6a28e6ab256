import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quietEnv } from '../../lib/command.mjs'
import { root, workspaces } from '../../lib/workspaces.mjs'

/** A package as npm would publish it. */
export interface Packed {
  readonly name: string
  /** Its folder in the repository, from the root. */
  readonly folder: string
  readonly tarball: string
  /** Where the tarball is unpacked. */
  readonly unpacked: string
  /** What it may import, by its package.json. */
  readonly dependencies: readonly string[]
  /** The paths in the tarball. */
  readonly files: readonly string[]
}

type Published = (typeof workspaces)[number]

const npm = { ...quietEnv, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' }

const tarballOf = ({ manifest: { name, version } }: Published): string =>
  `${name.replace('@', '').replace('/', '-')}-${version}.tgz`

// Each is unpacked beside its own node_modules and sees nothing else: what it does not declare, it does not find.
const unpack = (scratch: string, published: Published): Packed => {
  const { name, dependencies = {} } = published.manifest
  const tarball = join(scratch, tarballOf(published))
  const unpacked = join(scratch, 'strict', name.replace('/', '+'), 'node_modules', name)
  mkdirSync(unpacked, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'])
  const files = readdirSync(unpacked, { recursive: true }).map(String)
  return { name, folder: published.folder, tarball, unpacked, dependencies: Object.keys(dependencies), files }
}

/** The workspaces that are published. */
export const publishedWorkspaces: readonly Published[] = workspaces.filter(({ manifest }) => manifest.private !== true)

/** Packs every published workspace; `remove` takes the folder away again. */
export const packAll = (): {
  readonly scratch: string
  readonly packages: readonly Packed[]
  readonly remove: () => void
} => {
  const scratch = mkdtempSync(join(tmpdir(), 'community-handshake-packed-'))
  const chosen = publishedWorkspaces.map(({ folder }) => `--workspace=${folder}`)
  execFileSync('npm', ['pack', '--pack-destination', scratch, ...chosen], { cwd: root, env: npm, stdio: 'pipe' })
  const packages = publishedWorkspaces.map((published) => unpack(scratch, published))
  return { scratch, packages, remove: () => rmSync(scratch, { recursive: true }) }
}

// Publishes every package whose version the registry does not have yet, dependencies first.
// Further arguments go to `npm publish`: --dry-run to try it, --provenance in the release workflow.
import { spawnSync } from 'node:child_process'
import { root, workspaces } from './lib/workspaces.mjs'

/** @typedef {(typeof workspaces)[number]} Workspace */

/** @param {readonly string[]} args @param {'inherit' | 'pipe'} stdio */
const npm = (args, stdio) => spawnSync('npm', args, { cwd: root, encoding: 'utf8', stdio })

/** @param {Workspace} workspace @param {readonly Workspace[]} published @returns {readonly Workspace[]} */
const withDependencies = (workspace, published) => [
  ...published
    .filter(({ manifest }) => workspace.manifest.dependencies?.[manifest.name] !== undefined)
    .flatMap((needed) => withDependencies(needed, published)),
  workspace,
]

/** @param {Workspace} workspace */
const isThere = ({ manifest: { name, version } }) => {
  const { status, stdout, stderr } = npm(['view', `${name}@${version}`, 'version', '--json'], 'pipe')
  if (status === 0) return stdout.includes(version)
  if (`${stdout}${stderr}`.includes('E404')) return false
  throw new Error(`The registry does not say whether ${name} ${version} is there:\n${stdout}${stderr}`)
}

const published = workspaces.filter(({ manifest }) => manifest.private !== true)
const inOrder = new Set(published.flatMap((workspace) => withDependencies(workspace, published)))
for (const workspace of inOrder) {
  const { name, version } = workspace.manifest
  if (isThere(workspace)) {
    console.log(`${name} ${version} is published already.`)
    continue
  }
  const { status } = npm(['publish', `--workspace=${workspace.folder}`, ...process.argv.slice(2)], 'inherit')
  if (status !== 0) throw new Error(`${name} ${version} was not published; see above.`)
}

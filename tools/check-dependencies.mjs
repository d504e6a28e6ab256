// Asks the registry for known vulnerabilities of what is shipped. Exit code 1 if there are any that are high or
// critical; a registry that cannot be asked is told and is no failure, since it says nothing about the packages.
import { spawnSync } from 'node:child_process'
import { root } from './lib/workspaces.mjs'

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8' })

/** @returns {{ metadata?: { vulnerabilities?: Record<string, number> }, message?: string }} */
const answer = () => {
  try {
    return JSON.parse(stdout)
  } catch {
    return { message: stdout }
  }
}

const { metadata, message = 'no reason given' } = answer()
const counts = metadata?.vulnerabilities
if (counts === undefined)
  console.log(`Skipped: the registry does not answer questions about vulnerabilities (${message}).`)
else {
  console.log(`Known vulnerabilities in what is shipped: ${JSON.stringify(counts)}`)
  const grave = (counts['high'] ?? 0) + (counts['critical'] ?? 0)
  if (grave > 0) console.error('Run `npm audit --omit=dev` for what to do.')
  process.exitCode = grave > 0 ? 1 : 0
}

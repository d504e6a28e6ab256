import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './workspaces.mjs'

/** An environment in which no tool calls home, and none writes colours. */
export const quietEnv = {
  ...process.env,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  NO_COLOR: '1',
  FORCE_COLOR: '0',
}

/** Where an installed tool is. @param {string} name */
export const tool = (name) => join(root, 'node_modules/.bin', name)

/**
 * Runs a command whose output is shown while it comes and is given back at the end.
 * @param {string} command @param {readonly string[]} args @param {string} cwd
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export const stream = (command, args, cwd = root) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: quietEnv, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
      process.stdout.write(text)
    })
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      resolve({ code: 1, output })
    })
    child.on('close', (code) => resolve({ code, output: stripVTControlCharacters(output) }))
  })

/** Builds, and says something only if that fails. @param {readonly string[]} filters */
export const buildQuietly = (...filters) => {
  process.stderr.write('Building …\n')
  const args = ['run', 'build', '--output-logs=errors-only', ...filters]
  const { status, stdout, stderr, error } = spawnSync(tool('turbo'), args, {
    cwd: root,
    env: quietEnv,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (status === 0) return
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}\nThe build failed; see above.\n`)
  process.exit(1)
}

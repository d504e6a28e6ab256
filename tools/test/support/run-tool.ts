import { spawnSync } from 'node:child_process'
import { quietEnv, tool } from '../../lib/command.mjs'
import { root } from '../../lib/workspaces.mjs'

/** What a tool said, and how it ended. */
export interface ToolRun {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs an installed tool to its end. */
export const runTool = (name: string, args: readonly string[], cwd: string = root): ToolRun => {
  const { status, stdout, stderr, error } = spawnSync(tool(name), args, {
    cwd,
    env: quietEnv,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (error !== undefined) throw error
  return { status, stdout, stderr }
}

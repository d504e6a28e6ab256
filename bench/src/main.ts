import { parseArgs } from 'node:util'
import type { Benchmark, Effort, Line } from './benchmark.js'
import { benchmarks } from './benchmarks.js'
import { asText, heading, reaches } from './table.js'

const usage = `usage: npm run bench -- [--quick] [--only <name>] [--json]

  --quick        small sizes and few rounds: a look, not a measurement
  --only <name>  one group: ${benchmarks.map(({ name }) => name).join(', ')}
  --json         one JSON object a line

Each line is measured side by side with its limit, alternating in one run. The exit code is 1 where a ratio
is below its target.
`

const options = {
  quick: { type: 'boolean' },
  only: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const runOne = async (benchmark: Benchmark, effort: Effort, json: boolean): Promise<readonly Line[]> => {
  const lines: Line[] = []
  if (!json) process.stdout.write(`\n${benchmark.about}\n`)
  for await (const line of benchmark.lines(effort)) {
    lines.push(line)
    process.stdout.write(json ? `${JSON.stringify({ benchmark: benchmark.name, ...line })}\n` : `${asText(line)}\n`)
  }
  return lines
}

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options })
  const chosen = benchmarks.filter(({ name }) => values.only === undefined || name === values.only)
  if (values.help === true || chosen.length === 0) {
    process.stdout.write(usage)
    return values.help === true ? 0 : 2
  }
  const effort: Effort = values.quick === true ? { rounds: 2, shrink: 50 } : { rounds: 7, shrink: 1 }
  if (values.json !== true) process.stdout.write(`${heading}\n`)
  const lines: Line[] = []
  for (const benchmark of chosen) lines.push(...(await runOne(benchmark, effort, values.json === true)))
  return lines.every(reaches) ? 0 : 1
}

process.exitCode = await main()

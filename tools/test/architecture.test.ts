import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { filesBelow, root } from './repository-root.js'

interface Cruise {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly {
      readonly rule: { readonly name: string }
      readonly from: string
      readonly to: string
    }[]
  }
}

const cruise = (folder: string, places: readonly string[]): Cruise => {
  const args = ['--no-install', 'depcruise', ...places, '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const { stdout, stderr } = spawnSync('npx', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
  try {
    return JSON.parse(stdout)
  } catch {
    throw new Error(`dependency-cruiser gave no answer: ${stdout.slice(0, 500)} ${stderr}`)
  }
}

const inWords = ({ summary }: Cruise): string =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).join('\n')

test('dependencies point inward, and nothing goes in circles', () => {
  const found = cruise(root, ['packages', 'examples', 'bench'])
  assert.ok(found.summary.totalCruised > 100, `only ${found.summary.totalCruised} modules were looked at`)
  assert.is(inWords(found), '')
})

const planted = [
  { rule: 'domain-is-pure', file: 'packages/domain/src/planted.ts', text: "import 'node:fs'\n" },
  {
    rule: 'domain-imports-no-sibling',
    file: 'packages/domain/src/planted.ts',
    text: "import '@community-handshake/eventstore-adapter'\n",
  },
  {
    rule: 'http-adapter-imports-no-sibling',
    file: 'packages/http-adapter/src/planted.ts',
    text: "import '@community-handshake/eventstore-adapter'\n",
  },
  {
    rule: 'nothing-imports-cli',
    file: 'packages/email-adapter/src/planted.ts',
    text: "import '../../cli/src/main.js'\n",
  },
  {
    rule: 'rules-know-no-application',
    file: 'packages/domain/src/community/planted.ts',
    text: "import '../application/turns.js'\n",
  },
  { rule: 'no-circular', file: 'packages/domain/src/planted.ts', text: "export * from './index.js'\n", also: true },
]

for (const { rule, file, text, also } of planted)
  test(`a planted import is caught: ${rule}`, () => {
    const copy = mkdtempSync(join(tmpdir(), 'community-handshake-rules-'))
    try {
      cpSync(join(root, 'packages'), join(copy, 'packages'), {
        recursive: true,
        filter: (source) => !/\/(node_modules|coverage|test)(\/|$)/.test(source),
      })
      for (const name of ['package.json', '.dependency-cruiser.cjs', 'tsconfig.base.json'])
        cpSync(join(root, name), join(copy, name))
      symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
      mkdirSync(join(copy, file, '..'), { recursive: true })
      writeFileSync(join(copy, file), text)
      if (also === true) {
        const index = join(copy, 'packages/domain/src/index.ts')
        writeFileSync(index, `${readFileSync(index, 'utf8')}export * from './planted.js'\n`)
      }
      const names = cruise(copy, ['packages']).summary.violations.map((violation) => violation.rule.name)
      assert.ok(names.includes(rule), `found only: ${[...new Set(names)].join(', ')}`)
    } finally {
      rmSync(copy, { recursive: true })
    }
  })

const impure =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bsetTimeout\b|\bsetInterval\b|\bconsole\.|\bfetch\(|\bcrypto\./

test('the domain asks no clock, no dice, no process and no network', () => {
  const files = filesBelow('packages/domain/src', '.ts')
  assert.ok(files.length > 20)
  const guilty = files.filter((file) =>
    impure.test(readFileSync(join(root, file), 'utf8').replace(/^\s*(\*|\/\/|\/\*).*$/gm, '')),
  )
  assert.equal(guilty, [])
})

test.run()

import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../lib/workspaces.mjs'
import { type Files, withPlanted } from './support/planted-repository.js'
import { runTool } from './support/run-tool.js'
import { sourceFiles, textOf } from './support/source-files.js'

interface Cruise {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string }
      readonly from: string
      readonly to: string
    }[]
  }
}

const cruise = (folder: string, places: readonly string[]): Cruise => {
  const config = join(root, '.dependency-cruiser.cjs')
  const { stdout, stderr } = runTool('depcruise', [...places, '--config', config, '--output-type', 'json'], folder)
  try {
    return JSON.parse(stdout) as Cruise
  } catch {
    throw new Error(`dependency-cruiser gave no answer: ${stdout.slice(0, 500)} ${stderr}`)
  }
}

const inWords = ({ summary }: Cruise): string =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).join('\n')

test('dependencies point inward, and nothing goes in circles', () => {
  const found = cruise(root, ['packages', 'examples', 'bench'])
  // With a compiler it does not know, dependency-cruiser looks at nothing and is content.
  const inDomain = found.modules.filter(({ source }) => source.startsWith('packages/domain/src/'))
  assert.ok(inDomain.length > 10, `only ${inDomain.length} modules of the domain were looked at`)
  assert.is(inWords(found), '')
})

const rulesBroken = (files: Files): readonly string[] =>
  withPlanted(files, (folder) =>
    cruise(folder, ['packages']).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`),
  )

const planted: Readonly<Record<string, Files>> = {
  'domain-is-pure': { 'packages/domain/src/reads-files.ts': "import 'node:fs'\n" },
  'domain-needs-little': { 'packages/domain/src/serves.ts': "import 'fastify'\n" },
  'declared-dependencies-only': { 'packages/cli/src/tests.ts': "import 'uvu'\n" },
  'domain-imports-no-sibling': {
    'packages/domain/src/stores.ts': "import '@community-handshake/eventstore-adapter'\n",
  },
  'http-adapter-imports-no-sibling': {
    'packages/http-adapter/src/stores.ts': "import '@community-handshake/eventstore-adapter'\n",
  },
  'nothing-imports-cli': { 'packages/email-adapter/src/commands.ts': "import '../../cli/src/index.js'\n" },
  'rules-know-no-application': {
    'packages/domain/src/community/applies.ts': "import '../application/turns.js'\n",
    'packages/domain/src/application/turns.ts': 'export const turns = 1\n',
  },
  'product-code-imports-no-test-code': {
    'packages/domain/src/samples.ts': "import './testing/samples.js'\n",
    'packages/domain/src/testing/samples.ts': 'export const samples = 1\n',
  },
  'nothing-unresolvable': { 'packages/domain/src/lost.ts': "import './nowhere.js'\n" },
  'no-circular': {
    'packages/domain/src/hen.ts': "export * from './egg.js'\n",
    'packages/domain/src/egg.ts': "export * from './hen.js'\n",
  },
}

test('a repository in which nothing is planted breaks no rule', () => {
  assert.equal(rulesBroken({}), [])
})

test('every planted import is caught by the rule against it', () => {
  const broken = rulesBroken(Object.assign({}, ...Object.values(planted)))
  const unnoticed = Object.entries(planted).filter(
    ([rule, files]) => !Object.keys(files).some((file) => broken.includes(`${rule}: ${file}`)),
  )
  assert.equal(
    unnoticed.map(([rule]) => rule),
    [],
    `found only:\n${broken.join('\n')}`,
  )
})

const impure =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bprocess\.|\bset(Timeout|Interval|Immediate)\b|\bconsole\.|\bfetch\(|\bcrypto\.|\bperformance\./

const withoutComments = (text: string): string => text.replace(/^\s*(\*|\/\/|\/\*).*$/gm, '')

test('the domain asks no clock, no dice, no process and no network', () => {
  const files = sourceFiles('packages/domain/src').filter((file) => !file.includes('/src/testing/'))
  assert.ok(files.length > 10)
  assert.equal(
    files.filter((file) => impure.test(withoutComments(textOf(file)))),
    [],
  )
})

test.run()

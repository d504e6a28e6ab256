import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Telling, whoGetsWhat, whoIsReminded } from '../src/index.js'

const text = readFileSync(new URL('../../../docs/mails.md', import.meta.url), 'utf8')

const documented = text
  .split('\n')
  .filter((line) => /^\| (?!event \|)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

const row = (cause: string, tellings: readonly Telling[]): readonly string[] =>
  tellings.map(({ kind, role }) => `${cause}: ${kind} to ${role}`)

test('the table of who gets which mail says what the code does, and a reason for each', () => {
  const inCode = [
    ...Object.entries(whoGetsWhat).flatMap(([type, tellings]) => row(type, tellings)),
    ...Object.entries(whoIsReminded).flatMap(([state, tellings]) => row(`deadline near, ${state}`, tellings)),
  ]
  const inDocument = documented.map(([, event = '', mail = '', to = '']) => `${event}: ${mail} to ${to}`)
  assert.equal([...inDocument].sort(), [...inCode].sort())
  for (const [, event = '', , , why = ''] of documented) assert.match(why, /\w+.*\.$/, `${event} has no reason`)
})

test.run()

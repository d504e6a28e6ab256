import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const table = new URL('../../../../docs/behaviours.md', import.meta.url)
const text = readFileSync(table, 'utf8')
const rows = text.split('\n').filter((line) => /^\| \d+ \|/.test(line))
const linksIn = (part: string): readonly (readonly [name: string, file: string])[] =>
  Array.from(part.matchAll(/\[([^\]]+)\]\(([^)\s]+)\)/g), ([, name = '', file = '']) => [name, file] as const)

const namesIn = (file: URL): readonly string[] =>
  Array.from(readFileSync(file, 'utf8').matchAll(/\btest\(\s*(['"])(.+?)\1,/g), ([, , name = '']) => name)

test('every behaviour is listed once, with its rule and at least one test', () => {
  assert.equal(
    rows.map((row) => Number(row.split('|')[1])),
    Array.from({ length: 25 }, (_none, index) => index + 1),
  )
  for (const row of rows) {
    const [, , wanted = '', rule = '', shownBy = ''] = row.split('|')
    assert.match(wanted, /\w+ \w+/)
    assert.match(rule, /\.\s*$/)
    assert.ok(linksIn(shownBy).length > 0, row.slice(0, 60))
  }
})

test('every test that the table names exists', () => {
  for (const [name, file] of linksIn(text)) {
    const url = new URL(file, table)
    assert.ok(existsSync(url), file)
    assert.ok(namesIn(url).includes(name), `${file} has no test "${name}"`)
  }
})

test('every test beside this one is in the table', () => {
  const named = new Set(linksIn(text).map(([name]) => name))
  const here = new URL('.', import.meta.url)
  for (const file of readdirSync(here).filter((one) => one.endsWith('.test.ts') && one !== 'table.test.ts'))
    for (const name of namesIn(new URL(file, here))) assert.ok(named.has(name), `${name} (${file})`)
})

test.run()

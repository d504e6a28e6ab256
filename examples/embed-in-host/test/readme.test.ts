import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

test('the example in the README is the code that is compiled and run here', () => {
  const source = read('../src/host.ts')
  const region = /\/\/ #region readme\n([\s\S]*?)\/\/ #endregion readme/.exec(source)?.[1] ?? ''
  assert.ok(region.length > 100)
  const imports = source.slice(0, source.indexOf('\n\n'))
  assert.ok(
    read('../../../README.md').includes(`\`\`\`ts\n${imports}\n\n${region}\`\`\``),
    `put into the README:\n${imports}\n\n${region}`,
  )
})

test.run()

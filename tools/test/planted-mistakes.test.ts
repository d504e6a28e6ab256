import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../lib/workspaces.mjs'
import { withPlanted } from './support/planted-repository.js'
import { runTool } from './support/run-tool.js'

interface Linted {
  readonly filePath: string
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number }[]
}

const source = `
import { errAsync, ok, type Result, type ResultAsync } from 'neverthrow'

const store = { save: (): Result<number, string> => ok(1), send: (): ResultAsync<number, string> => errAsync('no') }
const maybe: typeof store | undefined = Math.random() > 2 ? undefined : store
const later = (): Promise<number> => Promise.resolve(1)

export const mistakes = async (): Promise<void> => {
  store.save()
  maybe?.save()
  await store.send()
  later()
}

export const fine = async (): Promise<boolean> => {
  const saved = store.save()
  const sent = await store.send()
  await later()
  return saved.isOk() && sent.isOk()
}
`

test('a dropped result and a dropped promise are caught', () => {
  const found = withPlanted({ 'packages/cli/src/planted.ts': source }, (folder) => {
    const args = ['--config', join(root, 'eslint.config.js'), '--format', 'json', 'packages/cli/src']
    const { stdout, stderr } = runTool('eslint', args, folder)
    assert.match(stdout, /^\[/, stderr)
    return (JSON.parse(stdout) as readonly Linted[]).flatMap(({ messages }) =>
      messages.map(({ line, ruleId }) => `${line} ${ruleId}`),
    )
  })
  assert.equal(found.sort(), [
    '10 handshake/no-dropped-result',
    '11 handshake/no-dropped-result',
    '12 @typescript-eslint/no-floating-promises',
    '9 handshake/no-dropped-result',
  ])
})

test.run()

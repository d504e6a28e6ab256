import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { runCommand } from './support/command.js'

test('the demo plays the whole handshake, every step as it should be', () => {
  const { status, stdout } = runCommand('demo')
  assert.is(status, 0, stdout)
  assert.match(stdout, /All \d+ steps as they should be\./)
  assert.not.match(stdout, /✗/)
  for (const refused of ['community-not-found', 'not-community-administrator', 'not-accepted', 'already-accepted'])
    assert.ok(stdout.includes(refused), `${refused} was not tried`)
  assert.not.ok(stdout.includes('\u001b'), 'no colours where nobody looks')
})

test('help and version are there', () => {
  assert.match(runCommand('--help').stdout, /serve[\s\S]*demo/)
  assert.match(runCommand('serve', '--help').stdout, /--oidc-issuer[\s\S]*COMMUNITY_HANDSHAKE_OIDC_ISSUER/)
  assert.match(runCommand('--version').stdout, /^\d+\.\d+\.\d+\n$/)
  assert.is(runCommand('--help').status, 0)
  assert.is(runCommand('nonsense').status, 2)
})

test.run()

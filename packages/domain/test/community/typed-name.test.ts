import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { refusal } from '../../src/index.js'
import { after, eventOf, refusalOf } from '../support/decided.js'
import { changeAlias, changeDetails, close, create, historyOf, leave } from '../support/samples.js'
import { confirmed } from '../support/stages.js'

const amelie = after(confirmed, changeDetails({ name: 'Amélie’s grid' }))

test('a name counts as typed whatever way its letters were composed, and spaces around and in it do not count', () => {
  for (const typedName of ['Amélie’s grid', 'Ame\u0301lie’s grid', '  Amélie’s   grid '])
    for (const command of [close({ typedName }), leave({ typedName })])
      assert.ok(eventOf(amelie, command).type.startsWith(command.type === 'CloseCommunity' ? 'Community' : 'Tenant'))
})

test('what only looks like the name, or has something invisible in it, was not typed', () => {
  const told = refusal('name-not-typed', 'Open', { name: 'Amélie’s grid' })
  for (const typedName of [
    'amélie’s grid',
    'Amelie’s grid',
    "Amélie's grid",
    'Аmélie’s grid',
    'Amélie’s\u200bgrid',
    'Amélie’s\tgrid',
    '\ud800',
    '',
  ])
    for (const command of [close({ typedName }), leave({ typedName })])
      assert.equal(refusalOf(amelie, command), told, JSON.stringify(typedName))
})

test('whoever leaves types the name or the own alias, and is told the one that the own people see', () => {
  const aliased = after(confirmed, changeAlias({ alias: 'Partner grid' }))
  for (const typedName of ['Grid data', 'Partner grid', ' Partner  grid'])
    assert.is(eventOf(aliased, leave({ typedName })).type, 'TenantLeft')
  const told = refusal('name-not-typed', 'Open', { name: 'Partner grid' })
  for (const typedName of ['partner grid', '', 'null', 'x\ny'])
    assert.equal(refusalOf(aliased, leave({ typedName })), told)
  const dropped = after(aliased, changeAlias({ alias: null }))
  assert.equal(
    refusalOf(dropped, leave({ typedName: 'Partner grid' })),
    refusal('name-not-typed', 'Open', { name: 'Grid data' }),
  )
})

test('a name of one letter is typed as well as a long one', () => {
  const short = after(historyOf(create()), changeDetails({ name: 'G' }))
  assert.is(eventOf(short, close({ typedName: 'G' })).type, 'CommunityClosed')
  const long = 'é'.repeat(100)
  const named = after(historyOf(create()), changeDetails({ name: long }))
  assert.is(eventOf(named, close({ typedName: 'e\u0301'.repeat(100) })).type, 'CommunityClosed')
})

test.run()

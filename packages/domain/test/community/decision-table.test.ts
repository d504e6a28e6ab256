import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityCommand, eventCatalogue, type RefusalCode } from '../../src/index.js'
import { decideAll } from '../table/all-tables.js'
import type { Cell, FilledTable } from '../table/decision-table.js'
import { documentOf, documentUrl } from '../table/document.js'

const filled = decideAll()
const tables: readonly FilledTable[] = Object.values(filled).flat()
const cellsOf = ({ grids }: FilledTable): readonly Cell[] => grids.flatMap(({ rows }) => rows.flat())
const outcomes = new Set<string>(tables.flatMap(cellsOf).map(({ decided }) => decided))

const commands: Readonly<Record<CommunityCommand['type'], true>> = {
  CreateCommunity: true,
  ChangeCommunityDetails: true,
  ChangePolicy: true,
  CloseCommunity: true,
  InviteTenant: true,
  ResendInvitation: true,
  AcceptInvitation: true,
  DeclineInvitation: true,
  WithdrawAcceptance: true,
  ConfirmTenant: true,
  RefuseTenant: true,
  RevokeInvitation: true,
  ExpireInvitation: true,
  RemoveTenant: true,
  LeaveCommunity: true,
  PauseSharing: true,
  ResumeSharing: true,
  ChangeContactEmail: true,
  ChangeAlias: true,
  AssignAdministratorRoles: true,
  AddMembers: true,
  RemoveMembers: true,
}

test('every command has one table', () => {
  assert.equal(tables.map(({ command }) => command).sort(), Object.keys(commands).sort())
})

for (const table of tables)
  test(`${table.command} is decided in every cell as the rules say that are stated apart from it`, () => {
    const differing = cellsOf(table).filter(({ decided, ruled }) => decided !== ruled)
    const told = differing.map(
      ({ situation, party, decided, ruled }) => `${situation}, ${party}: ${decided}, but the rules say ${ruled}`,
    )
    assert.is(told.join('\n'), '')
  })

test('every cell of a table can be told from the others by its row and its column', () => {
  for (const table of tables) {
    const names = cellsOf(table).map(({ situation, party }) => `${situation} / ${party}`)
    assert.is(new Set(names).size, names.length, table.command)
  }
})

test('every event happens somewhere in the tables', () => {
  const missing = Object.keys(eventCatalogue).filter((type) => !outcomes.has(type))
  assert.equal(missing, [])
})

// By whom each refusal is given; the compiler sees that none is left out.
const givenBy: Readonly<Record<RefusalCode, 'decide' | 'handler'>> = {
  'community-not-found': 'decide',
  'community-id-taken': 'decide',
  'not-community-administrator': 'decide',
  'not-tenant-administrator': 'decide',
  'not-owner-tenant': 'decide',
  'administrator-roles-exclude-creator': 'decide',
  'invitation-not-found': 'decide',
  'invitation-id-taken': 'decide',
  'already-invited': 'decide',
  'too-many-pending': 'decide',
  'too-many-to-recipient': 'decide',
  'too-many-by-sender': 'decide',
  'email-not-verified': 'decide',
  'not-the-recipient': 'decide',
  'link-invalid': 'decide',
  'link-superseded': 'decide',
  'wrong-tenant': 'decide',
  'own-tenant': 'decide',
  'already-member': 'decide',
  'tenant-has-open-acceptance': 'decide',
  'already-accepted': 'decide',
  'already-confirmed': 'decide',
  'not-accepted': 'decide',
  'other-tenant-accepted': 'decide',
  'acceptance-changed': 'decide',
  'accepted-meanwhile': 'decide',
  'invitation-expired': 'decide',
  'not-due': 'decide',
  'already-declined': 'decide',
  'already-withdrawn': 'decide',
  'already-refused': 'decide',
  'already-revoked': 'decide',
  'community-closed': 'decide',
  'four-eyes-required': 'decide',
  'only-issuer-confirms': 'decide',
  'not-a-member': 'decide',
  'owner-stays': 'decide',
  'name-not-typed': 'decide',
  'already-paused': 'decide',
  'not-paused': 'decide',
  'nothing-to-change': 'decide',
  'policy-not-workable': 'decide',
  'too-many-members': 'decide',
  'command-id-reused': 'handler',
  'revision-changed': 'handler',
  'history-not-understood': 'decide',
}

test('every refusal that deciding can give is given somewhere in the tables, and no other', () => {
  for (const [code, by] of Object.entries(givenBy)) assert.is(outcomes.has(code), by === 'decide', code)
})

test('every reason that is named under a table decides a cell of it', () => {
  for (const table of tables) {
    const told = new Set(cellsOf(table).map(({ reason }) => reason))
    const idle = table.reasons.filter((_reason, index) => !told.has(index)).map(({ where }) => where)
    assert.equal(idle, [], table.command)
  }
})

test('the published table is the one that is decided now', () => {
  const published = readFileSync(documentUrl, 'utf8')
  if (published !== documentOf(filled))
    assert.unreachable('docs/decision-table.md is not up to date: make it anew with npm run decision-table')
})

test.run()

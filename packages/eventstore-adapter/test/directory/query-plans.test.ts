import Database from 'better-sqlite3'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { prepareTables } from '../../src/directory/sqlite/directory-tables.js'
import { communitySql } from '../../src/directory/sqlite/sqlite-communities.js'
import { dueSql, invitationsSql, receivedSql } from '../../src/directory/sqlite/sqlite-invitations.js'

interface Step {
  readonly detail: string
}

const planOf = (sql: string): readonly string[] => {
  const db = new Database(':memory:')
  prepareTables(db, undefined)
  const names = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, ''])
  const bound = sql.includes('?') ? ['', 1] : [Object.fromEntries(names)]
  const steps = db.prepare<unknown[], Step>(`EXPLAIN QUERY PLAN ${sql}`).all(...bound)
  db.close()
  return steps.map(({ detail }) => detail)
}

const searches = (plan: readonly string[]): readonly string[] => plan.filter((step) => step.startsWith('SEARCH'))

const expectNoScan = (plan: readonly string[]): void => {
  const scans = plan.filter((step) => step.startsWith('SCAN') && !step.startsWith('SCAN json_each'))
  assert.equal(scans, [], 'tables that are read from end to end')
}

const expectInOrder = (plan: readonly string[]): void => {
  expectNoScan(plan)
  assert.equal(
    plan.filter((step) => step.includes('TEMP B-TREE')),
    [],
    'what has to be sorted',
  )
}

test('communities are found by their tenant, and by joining in the order of an index', () => {
  for (const direction of ['ascending', 'descending'] as const) {
    for (const sortBy of ['createdAt', 'name', 'tenantCount', 'membership'] as const) {
      const plan = planOf(communitySql({ sortBy, direction }, true))
      expectNoScan(plan)
      assert.match(searches(plan)[0] ?? '', /^SEARCH m USING PRIMARY KEY \(tenant_id=\?/)
    }
    const plan = planOf(communitySql({ sortBy: 'joinedAt', direction }, true))
    expectInOrder(plan)
    assert.match(searches(plan)[0] ?? '', /INDEX members_joined \(tenant_id=\? AND \(joined_at,community_id\)/)
  }
})

test("a community's invitations come in the order of an index, whatever their states, from any place on", () => {
  for (const statuses of [['Invited'], ['Expired'], ['Accepted', 'Expired', 'Revoked']] as const)
    for (const isContinued of [false, true]) {
      const plan = planOf(invitationsSql(statuses, isContinued))
      expectInOrder(plan)
      for (const search of searches(plan)) assert.match(search, /INDEX invitations_of \(community_id=\? AND status=\?/)
      const place = 'AND (issued_at,invitation_id)<'
      assert.is(
        searches(plan).every((search) => search.includes(place)),
        isContinued,
      )
    }
})

test('what somebody received comes in the order of two indexes', () => {
  for (const isFiltered of [false, true])
    for (const isContinued of [false, true]) {
      const plan = planOf(receivedSql(isFiltered, isContinued))
      expectInOrder(plan)
      assert.match(searches(plan)[0] ?? '', /INDEX invitations_to \(recipient=\?/)
      assert.match(searches(plan)[1] ?? '', /INDEX invitations_accepted \(accepting_tenant_id=\?/)
    }
})

test('what is due comes in the order of an index over what is open', () => {
  const plan = planOf(dueSql)
  expectInOrder(plan)
  assert.equal(searches(plan), ['SEARCH invitations USING INDEX invitations_due (deadline<?)'])
})

test.run()

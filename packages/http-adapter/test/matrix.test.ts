import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { apiBase } from '../src/index.js'
import { callRoute, type MatrixRoute, openMatrixWorld, told } from './world/matrix-world.js'
import { ada, alan, amy, bela, boris, carla, dora, eve, finn, gil, type Person } from './world/people.js'

/** Who asks, column by column. */
const columns: readonly (readonly [name: string, who: Person | undefined])[] = [
  ['nobody', undefined],
  ['a stranger', eve],
  ['the recipient with an unverified address', dora],
  ['the recipient', finn],
  ['an administrator of a tenant that waits for confirmation', gil],
  ['an administrator of a removed tenant', carla],
  ['an ordinary user of a member', boris],
  ['an administrator of a member', bela],
  ['an ordinary user of the owner', amy],
  ['an administrator of the owner', alan],
  ['the issuer of the invitations', ada],
]

/** What the cells stand for; a plain number is a status without a problem. */
const legend: Readonly<Record<string, string>> = {
  '401': '401 not-authenticated',
  noC: '404 community-not-found',
  noI: '404 invitation-not-found',
  noT: '404 not-a-member',
  own: '403 not-owner-tenant',
  adm: '403 not-community-administrator',
  ten: '403 not-tenant-administrator',
  wrg: '403 wrong-tenant',
  ver: '403 email-not-verified',
  stay: '409 owner-stays',
  oth: '409 other-tenant-accepted',
  not: '409 not-accepted',
}

/** For each route the answers to eve, dora, … in the order of the columns. `:me` is the caller's own tenant. */
const table: readonly (readonly [cells: string, route: string, payload?: unknown])[] = [
  // none eve  dora finn gil  carl bori bela amy  alan ada
  ['401  200  200  200  200  200  200  200  200  200  200', 'GET /me'],
  ['401  201  201  201  201  201  ten  201  ten  201  201', 'POST /communities', { name: 'Mine' }],
  ['401  200  200  200  200  200  200  200  200  200  200', 'GET /communities'],
  ['401  noC  noC  noC  noC  noC  200  200  200  200  200', 'GET /communities/:community'],
  ['401  noC  noC  noC  noC  noC  own  own  adm  200  200', 'PATCH /communities/:community', { name: 'Other' }],
  [
    '401  noC  noC  noC  noC  noC  own  own  adm  200  200',
    'PATCH /communities/:community',
    { policy: { deadlineDays: 3 } },
  ],
  [
    '401  noC  noC  noC  noC  noC  own  own  adm  200  200',
    'DELETE /communities/:community',
    { name: 'North Sea Wind' },
  ],
  ['401  noC  noC  noC  noC  noC  200  200  200  200  200', 'GET /communities/:community/history'],
  ['401  noC  noC  noC  noC  noC  200  200  200  200  200', 'GET /communities/:community/tenants'],
  ['401  noC  noC  noC  noC  noC  200  200  200  200  200', 'GET /communities/:community/tenants/borealis'],
  ['401  noC  noC  noC  noC  noC  noT  noT  noT  noT  noT', 'GET /communities/:community/tenants/cascade'],
  [
    '401  noC  noC  noC  noC  noC  adm  200  wrg  wrg  wrg',
    'PATCH /communities/:community/tenants/borealis',
    { alias: 'Ours' },
  ],
  [
    '401  noC  noC  noC  noC  noC  adm  200  adm  200  200',
    'PATCH /communities/:community/tenants/:me',
    { alias: 'Ours' },
  ],
  [
    '401  noC  noC  noC  noC  noC  adm  200  adm  200  200',
    'PATCH /communities/:community/tenants/:me',
    { administratorRoles: ['x'] },
  ],
  [
    '401  noC  noC  noC  noC  noC  adm  204  adm  204  204',
    'DELETE /communities/:community/tenants/borealis',
    { name: 'North Sea Wind' },
  ],
  [
    '401  noC  noC  noC  noC  noC  adm  204  adm  stay stay',
    'DELETE /communities/:community/tenants/:me',
    { name: 'North Sea Wind' },
  ],
  ['401  noC  noC  noC  noC  noC  adm  200  wrg  wrg  wrg', 'GET /communities/:community/tenants/borealis/members'],
  [
    '401  noC  noC  noC  noC  noC  adm  201  wrg  wrg  wrg',
    'POST /communities/:community/tenants/borealis/members',
    { members: [{ userId: 'basil', email: 'basil@borealis.example' }] },
  ],
  [
    '401  noC  noC  noC  noC  noC  adm  204  wrg  wrg  wrg',
    'DELETE /communities/:community/tenants/borealis/members/boris',
  ],
  [
    '401  noC  noC  noC  noC  noC  own  own  adm  201  201',
    'POST /communities/:community/invitations',
    { email: 'new@elsewhere.example' },
  ],
  ['401  noC  noC  noC  noC  noC  own  own  adm  200  200', 'GET /communities/:community/invitations'],
  ['401  noC  noC  noC  noC  noC  own  own  adm  200  200', 'GET /communities/:community/invitations/:toFinn'],
  ['401  noC  noC  noC  noC  noC  own  own  adm  noI  noI', 'GET /communities/:community/invitations/:elsewhere'],
  ['401  noC  noC  noC  noC  noC  own  own  adm  200  200', 'DELETE /communities/:community/invitations/:toFinn'],
  ['401  noC  noC  noC  noC  noC  own  own  adm  noI  noI', 'DELETE /communities/:community/invitations/:elsewhere'],
  ['401  noC  noC  noC  noC  noC  own  own  adm  200  200', 'POST /communities/:community/invitations/:toFinn/resend'],
  [
    '401  noC  noC  noC  noC  noC  own  own  adm  noI  noI',
    'POST /communities/:community/invitations/:elsewhere/resend',
  ],
  [
    '401  noC  noC  noC  noC  noC  own  own  adm  200  200',
    'POST /communities/:community/invitations/:ofGil/confirm',
    { tenantId: 'grove' },
  ],
  [
    '401  noC  noC  noC  noC  noC  own  own  adm  noI  noI',
    'POST /communities/:community/invitations/:elsewhere/confirm',
    { tenantId: 'grove' },
  ],
  [
    '401  noC  noC  noC  noC  noC  own  own  adm  200  200',
    'POST /communities/:community/invitations/:ofGil/refuse',
    { tenantId: 'grove' },
  ],
  ['401  200  200  200  200  200  200  200  200  200  200', 'GET /invitations'],
  ['401  noI  noI  200  noI  noI  noI  noI  noI  noI  noI', 'GET /invitations/:toFinn'],
  ['401  noI  noI  noI  noI  noI  noI  noI  noI  noI  noI', 'GET /invitations/:toDora'],
  ['401  noI  noI  200  noI  noI  noI  noI  noI  noI  noI', 'POST /invitations/:toFinn/accept', { tenantId: ':me' }],
  ['401  noI  ver  noI  noI  noI  noI  noI  noI  noI  noI', 'POST /invitations/:toDora/accept', { tenantId: ':me' }],
  ['401  noI  noI  200  noI  noI  noI  noI  noI  noI  noI', 'POST /invitations/:toFinn/decline', {}],
  ['401  noI  ver  noI  noI  noI  noI  noI  noI  noI  noI', 'POST /invitations/:toDora/decline', {}],
  ['401  noI  noI  noI  200  noI  noI  noI  noI  oth  oth', 'POST /invitations/:ofGil/withdraw', {}],
  ['401  noI  noI  not  noI  noI  noI  noI  noI  not  not', 'POST /invitations/:toFinn/withdraw', {}],
]

const expected = (cell: string): string => legend[cell] ?? cell

for (const [cells, route, payload] of table)
  test(`${route} ${payload === undefined ? '' : JSON.stringify(payload)}`, async () => {
    const matrixRoute: MatrixRoute = { route, ...(payload === undefined ? {} : { payload }) }
    const answers = cells.split(/ +/)
    assert.is(answers.length, columns.length)
    // What is refused changes nothing; what changes something gets a world of its own.
    const shared = await openMatrixWorld()
    for (const [index, [name, who]] of columns.entries()) {
      const cell = answers[index] ?? ''
      const changes = !route.startsWith('GET') && cell.startsWith('2')
      const matrix = changes ? await openMatrixWorld() : shared
      const called = await callRoute(matrix, matrixRoute, who)
      assert.is(told(called), expected(cell), `${name}: ${called.text}`)
      if (changes) await matrix.world.close()
    }
    await shared.world.close()
  })

test('the table has a row for every route that the document describes', async () => {
  const { world } = await openMatrixWorld()
  const document: { paths: Readonly<Record<string, object>> } = JSON.parse(JSON.stringify(world.app.swagger()))
  const shapeOf = (path: string): string =>
    path.replace(/\{\w+\}|:\w+/g, '*').replace(/(tenants|members)\/\w+/g, '$1/*')
  const rows = new Set(table.map(([, route]) => shapeOf(route)))
  const described = Object.entries(document.paths)
    .filter(([path]) => path.startsWith(apiBase))
    .flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.slice(apiBase.length)}`),
    )
  assert.ok(described.length > 20)
  assert.equal(
    described.filter((operation) => !rows.has(shapeOf(operation))),
    // An answer without an end does not fit in a cell; the tests of live events ask who sees what.
    ['GET /events'],
  )
  await world.close()
})

test.run()

import { readFileSync } from 'node:fs'
import { apiBase } from '@community-handshake/http-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { apiDocument } from '../scripts/api-document.js'
import { apiTypes } from '../scripts/api-types.js'

test("the client's types are those of the API as it is now; if not: npm run generate -w packages/portal", async () => {
  const kept = readFileSync(new URL('../src/api/generated/openapi.ts', import.meta.url), 'utf8')
  const fresh = await apiTypes(await apiDocument(), apiBase)
  assert.ok(kept === fresh, 'src/api/generated/openapi.ts is out of date: npm run generate -w packages/portal')
})

test.run()

// Writes docs/decision-table.md anew, from what the software decides now.
import { writeFileSync } from 'node:fs'
import { register } from 'tsx/esm/api'

register()
const { decideAll } = await import('../packages/domain/test/table/all-tables.js')
const { documentOf, documentUrl } = await import('../packages/domain/test/table/document.js')
writeFileSync(documentUrl, documentOf(decideAll()))

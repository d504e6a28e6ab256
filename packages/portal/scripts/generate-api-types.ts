import { writeFile } from 'node:fs/promises'
import { apiBase } from '@community-handshake/http-adapter'
import { apiDocument } from './api-document.js'
import { apiTypes } from './api-types.js'

const target = new URL('../src/api/generated/openapi.ts', import.meta.url)
await writeFile(target, await apiTypes(await apiDocument(), apiBase))

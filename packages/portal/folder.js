import { fileURLToPath } from 'node:url'

/** The folder with the built pages. */
export const portalFolder = fileURLToPath(new URL('./dist', import.meta.url))

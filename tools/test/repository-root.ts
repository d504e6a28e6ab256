import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Reads a JSON file of the repository. */
export const readJson = (...path: readonly string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8'))

const foldersOf = (pattern: string): readonly string[] =>
  pattern.endsWith('/*')
    ? readdirSync(join(root, pattern.slice(0, -2))).map((name) => `${pattern.slice(0, -1)}${name}`)
    : [pattern]

/** The folders of all workspaces. */
export const workspaceFolders: readonly string[] = readJson('package.json').workspaces.flatMap(foldersOf)

/** The files below a folder whose name ends so. */
export const filesBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith(ending) && !/node_modules|dist\/|coverage\//.test(name))

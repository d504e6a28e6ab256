import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import ts from 'typescript'
import type { Packed } from './tarballs.js'

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** What a file imports, types included: packages only, neither files beside it nor what is Node's own. */
const importedPackages = (file: string): readonly string[] =>
  ts
    .preProcessFile(readFileSync(file, 'utf8'))
    .importedFiles.map(({ fileName }) => fileName)
    .filter((specifier) => !specifier.startsWith('.') && !isBuiltin(specifier))
    .map(packageOf)

/** The imports in what a package ships that its package.json does not declare, each with the file it is in. */
export const undeclaredImports = ({ name, unpacked, dependencies, files }: Packed): readonly string[] =>
  files
    .filter((file) => file.startsWith('dist/') && (file.endsWith('.js') || file.endsWith('.d.ts')))
    .flatMap((file) =>
      importedPackages(join(unpacked, file))
        .filter((wanted) => wanted !== name && !dependencies.includes(wanted))
        .map((wanted) => `${name}/${file} imports ${wanted}`),
    )

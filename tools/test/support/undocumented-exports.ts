import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../../lib/workspaces.mjs'

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  strict: true,
  skipLibCheck: true,
}

const exportsOf = (program: ts.Program, entry: string): readonly ts.Symbol[] => {
  const source = program.getSourceFile(join(root, entry))
  const module = source && program.getTypeChecker().getSymbolAtLocation(source)
  if (module === undefined) throw new Error(`${entry} exports nothing`)
  return program.getTypeChecker().getExportsOfModule(module)
}

/** A whole module under one name is explained where it is exported. */
const isModule = ({ flags }: ts.Symbol): boolean => (flags & ts.SymbolFlags.ValueModule) !== 0

const explainsModule = ({ declarations = [] }: ts.Symbol): boolean =>
  declarations.some((declaration) => ts.getJSDocCommentsAndTags(declaration.parent).length > 0)

const isDocumented = (checker: ts.TypeChecker, symbol: ts.Symbol): boolean => {
  const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  if (isModule(meant)) return explainsModule(symbol)
  return meant.getDocumentationComment(checker).length > 0
}

/** What the entry files export, re-exports included, and do not explain. */
export const undocumentedExports = (entries: readonly string[]): readonly string[] => {
  const program = ts.createProgram(
    entries.map((entry) => join(root, entry)),
    options,
  )
  return entries.flatMap((entry) =>
    exportsOf(program, entry)
      .filter((symbol) => !isDocumented(program.getTypeChecker(), symbol))
      .map((symbol) => `${entry}: ${symbol.name}`),
  )
}

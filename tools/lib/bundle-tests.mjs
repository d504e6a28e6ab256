import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'
import { build } from 'esbuild'
import { uvuStandIn } from './collect-tests.mjs'

/**
 * A test file with all that it imports from its own package.
 * @typedef {object} Bundle
 * @property {string} file its path below the package
 * @property {string} path its whole path
 * @property {() => void} evaluate runs its beginning anew, as if it were imported for the first time
 */

/**
 * Puts what tests have in place of uvu, and lets files find their neighbours where they really are, not in a copy.
 * @param {string} copy @param {string} original @returns {import('esbuild').Plugin}
 */
const standIns = (copy, original) => ({
  name: 'stand-ins',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^uvu$/ }, () => ({ path: 'uvu', namespace: 'stand-in' }))
    onLoad({ filter: /.*/, namespace: 'stand-in' }, () => ({ contents: uvuStandIn, loader: 'js' }))
    onLoad({ filter: /\/test\/.*\.ts$/ }, ({ path }) => {
      const url = pathToFileURL(join(original, relative(copy, path))).href
      const contents = readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(url))
      return { contents, loader: 'ts' }
    })
  },
})

// What is loaded by `require` from an ES module with nothing but a default export is that export to a bundle.
/** @param {string} path @returns {(name: string) => unknown} */
const requireFrom = (path) => {
  const require = createRequire(path)
  return (name) => {
    const loaded = require(name)
    const names = Object.keys(loaded ?? {}).filter((key) => key !== '__esModule' && key !== 'module.exports')
    return names.join() === 'default' ? loaded.default : loaded
  }
}

/** @param {string} path @param {string} code @returns {() => void} */
const evaluation = (path, code) => {
  const script = new vm.Script(`(require, module, exports) => {${code}\n}`, { filename: path })
  const run = script.runInThisContext()
  const require = requireFrom(path)
  return () => {
    const module = { exports: {} }
    run(require, module, module.exports)
  }
}

/** @param {string} folder @param {readonly string[]} below @returns {readonly string[]} */
const testsIn = (folder, below) =>
  below.flatMap((name) =>
    readdirSync(join(folder, name), { recursive: true })
      .map((file) => join(name, String(file)))
      .filter((file) => file.endsWith('.test.ts'))
      .sort(),
  )

/**
 * Bundles test files with their sources; other packages stay outside, and are loaded once.
 * @param {{ copy: string, original: string, below: readonly string[], without: RegExp }} where the package's folder as
 * it is to be tested, where it really is, which folders of it hold the tests, and which of them are left out
 * @returns {Promise<readonly Bundle[]>}
 */
export const bundleTests = async ({ copy, original, below, without }) => {
  const files = testsIn(copy, below).filter((file) => !without.test(file))
  const { outputFiles } = await build({
    entryPoints: files.map((file) => join(copy, file)),
    absWorkingDir: copy,
    outdir: join(copy, 'bundled'),
    outbase: copy,
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: [standIns(copy, original)],
  })
  return files.map((file) => {
    const bundled = outputFiles.find(({ path }) => path === join(copy, 'bundled', file.replace(/\.ts$/, '.js')))
    if (bundled === undefined) throw new Error(`${file} was not bundled`)
    return { file, path: join(copy, file), evaluate: evaluation(join(copy, file), bundled.text) }
  })
}

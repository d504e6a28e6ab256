const commentLines = /^\s*\/\/.*$/gm
const suites = /\b(\w+)\s*=\s*suite\b/g

/**
 * The suites of a test file that are never run, which uvu passes over in silence.
 * @param {string} source
 */
export const neverRun = (source) => {
  const code = source.replace(commentLines, '')
  const named = [...code.matchAll(suites)].map((match) => match[1] ?? '')
  const defined = /^\s*test\(/m.test(code) || named.length === 0 ? ['test', ...named] : named
  return [...new Set(defined)].filter((name) => !new RegExp(`\\b${name}\\.run\\(\\)`).test(code))
}

// Stands in for uvu where tests are bundled: it notes the tests, and leaves it to others to run them. It knows no hooks
// and no `only`, since nothing that is bundled uses them; whatever does fails at once.

/** @typedef {{ name: string, handler: () => unknown }} Test */

const collected = Symbol.for('community-handshake.collected-tests')

const all = /** @type {{ [collected]?: Test[] }} */ (globalThis)

/** The tests that a file names while it is evaluated. @param {() => void} evaluate @returns {readonly Test[]} */
export const collectTests = (evaluate) => {
  /** @type {Test[]} */
  const tests = []
  all[collected] = tests
  evaluate()
  return tests
}

/** The source of a module that bundles get for `uvu`. */
export const uvuStandIn = `
export const test = (name, handler) => globalThis[Symbol.for('${collected.description}')].push({ name, handler })
test.run = () => {}
`

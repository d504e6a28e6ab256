import { stripVTControlCharacters } from 'node:util'

/**
 * Shows what comes from a stream while it comes, in whole lines, without colours, and gives what came so far.
 * @param {import('node:stream').Readable} from @param {NodeJS.WritableStream} to
 * @returns {() => string}
 */
export const showInPlainLines = (from, to) => {
  let shown = ''
  let rest = ''
  const show = (/** @type {string} */ text) => {
    const plain = stripVTControlCharacters(text)
    shown += plain
    to.write(plain)
  }
  from.setEncoding('utf8').on('data', (text) => {
    const end = text.lastIndexOf('\n') + 1
    if (end > 0) show(rest + text.slice(0, end))
    rest = end > 0 ? text.slice(end) : rest + text
  })
  from.on('end', () => show(rest === '' ? '' : `${rest}\n`))
  return () => shown
}

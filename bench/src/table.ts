import type { Line } from './benchmark.js'

const short = (perSecond: number): string =>
  new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 }).format(perSecond)

/** Whether a line reaches its target. */
export const reaches = ({ comparison, target }: Line): boolean => comparison.ratio >= target

/** One line of the table, in columns. */
export const asText = (line: Line): string => {
  const { title, comparison, target } = line
  const { ours, limit, ratio } = comparison
  return [
    title.padEnd(46),
    `${short(ours.perSecond)}/s`.padStart(9),
    `${limit.name} ${short(limit.perSecond)}/s`.padStart(34),
    ratio.toFixed(2).padStart(7),
    `≥ ${target}`.padStart(7),
    reaches(line) ? '  ok' : '  BELOW',
  ].join(' ')
}

/** The heading of the columns of {@link asText}. */
export const heading = [
  'what'.padEnd(46),
  'ours'.padStart(9),
  'limit'.padStart(34),
  'ratio'.padStart(7),
  'target'.padStart(7),
].join(' ')

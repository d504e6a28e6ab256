import type { CommunityState } from '../community/state.js'
import { type Plain, plainState } from './plain-state.js'

/** One value that differs between two states. */
export interface Difference {
  /** Where it is, as a JSON Pointer into {@link plainState} (RFC 6901), for example `/members/borealis/alias`. */
  readonly path: string
  /** Undefined where there was nothing. */
  readonly before: Plain | undefined
  /** Undefined where there is nothing any more. */
  readonly after: Plain | undefined
}

const isObject = (value: Plain | undefined): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

const compare = (before: Plain | undefined, after: Plain | undefined, path: string): readonly Difference[] => {
  if (isObject(before) && isObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      compare(before[key], after[key], `${path}/${escaped(key)}`),
    )
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }]
}

/** What differs between two states of a community; a part that is wholly new or wholly gone is one difference. */
export const differences = (before: CommunityState, after: CommunityState): readonly Difference[] =>
  compare(plainState(before), plainState(after), '')

import { resolve } from 'node:path'
import { err, ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import { type AuditFailure, askedWrongly } from '../audit/audit-failure.js'
import { knownStores, type StoreSettings, storeAddress, storeInWords } from '../configuration/store-address.js'

/** Somewhere a history can be copied from or to. */
export type CopyPlace = Exclude<StoreSettings, { kind: 'memory' }> | { readonly kind: 'lines'; readonly path: string }

const linesPath = (text: string): string | undefined =>
  /^ndjson:(.+)$/.exec(text)?.[1] ??
  (/^(?![A-Za-z][A-Za-z0-9+.-]+:).+\.(?:ndjson|jsonl)$/.test(text) ? text : undefined)

/** Reads what stands behind `--from` or `--to`. */
export const copyPlace = (option: string, text: string): Result<CopyPlace, AuditFailure> => {
  const path = linesPath(text)
  if (path !== undefined) return ok({ kind: 'lines', path: resolve(path) })
  return storeAddress(text)
    .mapErr(() =>
      askedWrongly(`${option} names nothing that can be copied. Use ${knownStores}, or the path of an .ndjson file.`),
    )
    .andThen((store) =>
      store.kind === 'memory'
        ? err(askedWrongly(`${option} memory: makes no sense: it keeps nothing for another process.`))
        : ok(store),
    )
}

/** Says where a place is, without user and password. */
export const placeInWords = (place: CopyPlace): string => (place.kind === 'lines' ? place.path : storeInWords(place))

/** Tells whether both are the same, as far as their names show. */
export const isSamePlace = (one: CopyPlace, other: CopyPlace): boolean =>
  match([one, other])
    .with([{ kind: 'eventstoredb' }, { kind: 'eventstoredb' }], ([left, right]) =>
      [storeInWords(left) === storeInWords(right), left.namespace === right.namespace].every(Boolean),
    )
    .with([{ kind: 'sqlite' }, { kind: 'sqlite' }], ([left, right]) => left.path === right.path)
    .with([{ kind: 'lines' }, { kind: 'lines' }], ([left, right]) => left.path === right.path)
    .otherwise(() => false)

import type { IncomingHttpHeaders } from 'node:http'
import { err, ok, type Result } from 'neverthrow'
import { type InvalidRequest, invalidRequest, type PreconditionFailed } from '../problems/http-failure.js'
import { headerText } from './header-text.js'

/** The strong entity tag of a revision (RFC 9110 section 8.8.3). */
export const entityTag = (revision: number): string => `"${revision}"`

const tag = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"`
const tagList = new RegExp(`^${tag}(?:[ \\t]*,[ \\t]*${tag})*$`)
const strongRevision = /^"(0|[1-9][0-9]{0,14})"$/

const tagsOf = (header: string): readonly string[] | undefined =>
  tagList.test(header) ? (header.match(new RegExp(tag, 'g')) ?? []) : undefined

const revisionsOf = (tags: readonly string[]): readonly number[] => {
  const revisions = tags.flatMap((one) => strongRevision.exec(one)?.slice(1) ?? [])
  return [...new Set(revisions.map(Number))]
}

/**
 * Reads `If-Match` with the strong comparison of RFC 9110 section 13.1.1.
 *
 * @returns the one revision that is expected; undefined where any will do (no header, or `*`);
 * a failed precondition where no tag can ever match: weak ones and those of somebody else
 */
export const expectedRevision = (
  headers: IncomingHttpHeaders,
): Result<number | undefined, InvalidRequest | PreconditionFailed> => {
  const text = headerText(headers, 'If-Match')?.trim()
  if (text === undefined || text === '*') return ok(undefined)
  const tags = tagsOf(text)
  if (tags === undefined)
    return err(invalidRequest('header', 'If-Match', 'must be * or an ETag of this resource, in quotes, such as "3"'))
  const [revision, ...others] = revisionsOf(tags)
  if (revision === undefined) return err({ kind: 'precondition-failed' })
  return others.length === 0
    ? ok(revision)
    : err(invalidRequest('header', 'If-Match', 'must name one ETag: that of the state you looked at'))
}

/** A thing at a revision; an invitation also has a state. */
export interface Tagged {
  readonly revision: number
  readonly state?: string
}

/**
 * Tells whether the caller has seen the thing as it is (`If-None-Match`, with the weak comparison of RFC 9110
 * section 13.1.2). Never so of an expired invitation: it expires by the clock, without a new revision.
 */
export const isStillAsSeen = (headers: IncomingHttpHeaders, { revision, state }: Tagged): boolean => {
  const text = headerText(headers, 'If-None-Match')?.trim()
  if (text === undefined || state === 'Expired') return false
  const current = entityTag(revision)
  return text === '*' || (tagsOf(text) ?? []).some((one) => one.replace(/^W\//, '') === current)
}

import { entityTag } from '../requests/entity-tags.js'

/** A successful answer before it is sent. */
export interface Answer {
  readonly status: 200 | 201 | 204 | 304
  readonly headers: Readonly<Record<string, string>>
  readonly body?: object
}

/** What an answer to a change tells besides the body. */
export interface Change {
  readonly revision: number
  /** True where the same request had taken effect before. */
  readonly repeated: boolean
}

const replayed = (repeated: boolean) => (repeated ? { 'Idempotency-Replayed': 'true' } : {})

/** 200 with a list or anything else that has no revision of its own. */
export const okAnswer = (body: object): Answer => ({ status: 200, headers: {}, body })

/** 200 with a thing at a revision. */
export const taggedAnswer = (body: object, revision: number): Answer => ({
  status: 200,
  headers: { ETag: entityTag(revision) },
  body,
})

/** 304: the thing is still at the revision that the caller knows. */
export const unchangedAnswer = (revision: number): Answer => ({
  status: 304,
  headers: { ETag: entityTag(revision) },
})

/** 200 with a thing that was changed. */
export const changedAnswer = (body: object, { revision, repeated }: Change): Answer => ({
  status: 200,
  headers: { ETag: entityTag(revision), ...replayed(repeated) },
  body,
})

/** 201 with a thing that was made, the first time and each time that the same request is repeated. */
export const createdAnswer = (location: string, body: object, { revision, repeated }: Change): Answer => ({
  status: 201,
  headers: { Location: location, ETag: entityTag(revision), ...replayed(repeated) },
  body,
})

/** 204: it is gone, or was not there. */
export const goneAnswer = ({ repeated }: Pick<Change, 'repeated'>): Answer => ({
  status: 204,
  headers: { ...replayed(repeated) },
})

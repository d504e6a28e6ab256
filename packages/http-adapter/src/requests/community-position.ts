import type { IncomingHttpHeaders } from 'node:http'
import type { Position } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { type InvalidRequest, invalidRequest } from '../problems/http-failure.js'
import { headerText } from './header-text.js'

// Kept beside the requests and not on them, so that no decoration of a host's can collide with ours.
const changes = new WeakMap<object, Position>()

/** The name of the header by which a change tells where it stands, and a read says up to where it must see. */
export const positionHeader = 'Community-Position'

/** Remembers where the change that a request led to stands in the store. */
export const rememberChange = (request: object, position: Position): void => {
  changes.set(request, position)
}

/** Where the change that a request led to stands; undefined where it changed nothing. */
export const changeOf = (request: object): Position | undefined => changes.get(request)

const spelling = /^[\x21-\x7e]{1,200}$/

/** Reads the position up to which a reader must see. */
export const wantedPosition = (headers: IncomingHttpHeaders): Result<Position | undefined, InvalidRequest> => {
  const text = headerText(headers, positionHeader)
  if (text === undefined) return ok(undefined)
  return spelling.test(text)
    ? ok(text as Position)
    : err(invalidRequest('header', positionHeader, `must be the ${positionHeader} of an earlier answer`))
}

import { okAsync, ResultAsync } from 'neverthrow'
import { routes } from './generated/openapi.js'
import type { AnswerOf, InputOf, OperationName } from './operations.js'
import { broken } from './own-failures.js'
import type { Act, Answer, ReadOptions, WithSecret } from './portal-api.js'
import type { Outgoing, Transport } from './transport.js'

type Text = string | number | boolean

/** What a request is made of besides its route. */
interface Parts {
  readonly path?: Readonly<Record<string, string>> | undefined
  readonly query?: Readonly<Record<string, Text | readonly Text[] | undefined>> | undefined
  readonly body?: unknown
}

/** How an operation is asked for. */
export type Terms = ReadOptions & Partial<Act> & WithSecret

const pathOf = (template: string, path: Parts['path']): string =>
  template.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(path?.[name] ?? ''))

const queryOf = (query: Parts['query']): string => {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined).map((one) => [name, String(one)]),
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

const headersOf = ({ key, ifRevision, secret }: Terms, hasBody: boolean): Readonly<Record<string, string>> => ({
  ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
  ...(key === undefined ? {} : { 'Idempotency-Key': key }),
  ...(ifRevision === undefined ? {} : { 'If-Match': `"${ifRevision}"` }),
  ...(secret === undefined ? {} : { 'Invitation-Secret': secret }),
})

/** Makes the request of an operation. */
export const outgoing = (apiBase: string, name: OperationName, parts: Parts, terms: Terms = {}): Outgoing => {
  const { method, path } = routes[name]
  const { body } = parts
  return {
    url: `${apiBase}${pathOf(path, parts.path)}${queryOf(parts.query)}`,
    method,
    headers: headersOf(terms, body !== undefined),
    isRepeatable: method === 'GET' || terms.key !== undefined,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(terms.signal === undefined ? {} : { signal: terms.signal }),
  }
}

const bodyOf = (response: Response): ResultAsync<unknown, ReturnType<typeof broken>> =>
  response.status === 204
    ? okAsync(undefined)
    : ResultAsync.fromPromise(response.json() as Promise<unknown>, () => broken(response.status))

/** Asks the API for an operation by its name in the OpenAPI document. */
export type Ask = <Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
  terms?: Terms,
) => Answer<AnswerOf<Name>>

/** Asks over a transport. The answers are taken to be what the server's document says: the two are built together. */
export const askOver =
  (transport: Transport, apiBase: string): Ask =>
  <Name extends OperationName>(name: Name, input: InputOf<Name>, terms?: Terms) =>
    transport(outgoing(apiBase, name, input as Parts, terms))
      .andThen(bodyOf)
      .map((body) => body as AnswerOf<Name>)

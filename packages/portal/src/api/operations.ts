import type { operations, routes } from './generated/openapi.js'

/** The name of an operation of the API. */
export type OperationName = keyof operations & keyof typeof routes

type Parameters<Name extends OperationName> = operations[Name]['parameters']

type PathOf<Name extends OperationName> =
  Parameters<Name> extends { readonly path: infer Path } ? { readonly path: Path } : { readonly path?: never }

type QueryPart<Name extends OperationName> =
  Parameters<Name> extends { readonly query?: infer Query } ? { readonly query?: Query } : { readonly query?: never }

type JsonIn<Content> = Content extends { readonly content: { readonly 'application/json': infer Json } } ? Json : never

type BodyPart<Name extends OperationName> = operations[Name] extends { readonly requestBody: infer Content }
  ? { readonly body: JsonIn<Content> }
  : operations[Name] extends { readonly requestBody?: infer Content }
    ? { readonly body?: JsonIn<NonNullable<Content>> }
    : { readonly body?: never }

/** What an operation is asked with. */
export type InputOf<Name extends OperationName> = PathOf<Name> & QueryPart<Name> & BodyPart<Name>

/** What the body of a request is. */
export type BodyOf<Name extends OperationName> =
  BodyPart<Name> extends { readonly body?: infer Body } ? NonNullable<Body> : never

/** How a list is asked for. */
export type QueryOf<Name extends OperationName> =
  QueryPart<Name> extends { readonly query?: infer Query } ? NonNullable<Query> : never

type Responses<Name extends OperationName> = operations[Name]['responses']

/** What an operation answers when all is well; nothing where there is nothing to show. */
export type AnswerOf<Name extends OperationName> = {
  [Status in keyof Responses<Name>]: JsonIn<Responses<Name>[Status]>
}[keyof Responses<Name>] extends infer Json
  ? [Json] extends [never]
    ? undefined
    : Json
  : never

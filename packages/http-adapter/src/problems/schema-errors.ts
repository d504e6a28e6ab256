import type { FastifySchemaValidationError } from 'fastify'
import type { InputError } from '../schemas/problem.js'
import type { InvalidRequest } from './http-failure.js'

const parts: Readonly<Record<string, InputError['in']>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'header',
}

// What strangers send is echoed, so that they find it, but no more of it than that takes.
const longest = 100
const mostErrors = 20

const escaped = (name: string): string => name.slice(0, longest).replaceAll('~', '~0').replaceAll('/', '~1')

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const inputError = (part: InputError['in'], error: FastifySchemaValidationError): InputError => {
  const { keyword, instancePath, params, message = 'is not as it should be' } = error
  if (keyword === 'additionalProperties') {
    const pointer = `${instancePath}/${escaped(textOf(params['additionalProperty']))}`
    return { in: part, pointer, message: 'is not a known field here' }
  }
  if (keyword === 'required')
    return { in: part, pointer: `${instancePath}/${escaped(textOf(params['missingProperty']))}`, message: 'is missing' }
  const allowed: unknown = params['allowedValues']
  const values = Array.isArray(allowed) ? `: ${allowed.map(String).join(', ')}` : ''
  return { in: part, pointer: instancePath, message: `${message}${values}` }
}

/** Puts what a schema found wrong with a part of a request into words. */
export const invalidBySchema = (errors: readonly FastifySchemaValidationError[], context = 'body'): InvalidRequest => {
  const part = parts[context] ?? 'body'
  return { kind: 'invalid-request', errors: errors.slice(0, mostErrors).map((error) => inputError(part, error)) }
}

import { Ajv, type Options } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'

const compilerOf = (options: Options): Ajv => {
  const ajv = new Ajv({ removeAdditional: false, useDefaults: true, allErrors: true, ...options })
  addFormats.default(ajv)
  return ajv
}

/**
 * Compiles the schemas of requests: a body is taken exactly as it is, while path, query and headers,
 * which are always text, are converted to the types that their schemas name.
 */
export const requestValidators = (): FastifySchemaCompiler<object> => {
  const exact = compilerOf({ coerceTypes: false })
  const converting = compilerOf({ coerceTypes: 'array' })
  return ({ schema, httpPart }) => (httpPart === 'body' ? exact : converting).compile(schema)
}

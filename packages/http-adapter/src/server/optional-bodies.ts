import type { SwaggerTransformObject } from '@fastify/swagger'

type JsonObject = Record<string, unknown>

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null

const objectsIn = (value: unknown): readonly JsonObject[] =>
  isObject(value) ? Object.values(value).filter(isObject) : []

const asksForSomething = ({ schema }: JsonObject): boolean =>
  isObject(schema) && ('required' in schema || 'minProperties' in schema || '$ref' in schema)

const mayBeLeftOut = ({ content }: JsonObject): boolean => !objectsIn(content).some(asksForSomething)

/** Says of bodies in which nothing must stand that they may be left out; the generator calls every body required. */
export const markOptionalBodies: SwaggerTransformObject = (document) => {
  if (!('openapiObject' in document)) return document.swaggerObject
  const { openapiObject } = document
  for (const { requestBody } of objectsIn(openapiObject.paths).flatMap(objectsIn))
    if (isObject(requestBody) && mayBeLeftOut(requestBody)) requestBody['required'] = false
  return openapiObject
}

import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import * as assert from 'uvu/assert'

type Json = ReturnType<typeof JSON.parse>

const pointer = (...names: readonly string[]): string =>
  names.map((name) => `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')

/** Checks answers against the server's own OpenAPI document. */
export const contractOf = (app: FastifyInstance) => {
  const document: Json = JSON.parse(JSON.stringify(app.swagger()))
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'openapi')
  const templates = Object.keys(document['paths']).map((path) => ({
    path,
    matches: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
  }))
  const operationAt = (method: string, url: string) => {
    const path = templates.find(({ matches }) => matches.test(url.split('?')[0] ?? ''))?.path
    const operation = path === undefined ? undefined : document['paths'][path][method.toLowerCase()]
    return operation === undefined ? undefined : { path: path as string, operation }
  }
  return (method: string, url: string, response: LightMyRequestResponse): void => {
    const found = operationAt(method, url)
    if (found === undefined) return
    const { path, operation } = found
    const name = `${method} ${path} ${response.statusCode}`
    const described = operation['responses'][String(response.statusCode)]
    assert.ok(described, `${name} is not described`)
    if (response.body === '') return
    const type = String(response.headers['content-type']).split(';')[0] ?? ''
    assert.ok(described.content?.[type], `${name} has the media type ${type}, which is not described`)
    const place = pointer(
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(response.statusCode),
      'content',
      type,
      'schema',
    )
    const validate = ajv.compile({ $ref: `openapi#${place}` })
    assert.ok(validate(response.json()), `${name}: ${ajv.errorsText(validate.errors)} in ${response.body}`)
  }
}

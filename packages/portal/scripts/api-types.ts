import openapiTS, { astToString } from 'openapi-typescript'

const beginning = `// Made from the API's OpenAPI document by \`npm run generate\`: change the API, not this file.\n\n`

interface Operation {
  readonly operationId: string
  parameters?: readonly { readonly in: string }[]
  responses?: Record<string, { headers?: unknown }>
}
type Paths = Record<string, Record<string, Operation>>

const prose = new Set(['description', 'summary', 'title', 'examples', 'example', 'default'])

// What is for people is in the API's documentation. A schema may have a property called so: that is an object.
const withoutProse = (text: string): { paths: Paths } =>
  JSON.parse(text, (key, value: unknown) =>
    prose.has(key) && (typeof value !== 'object' || Array.isArray(value)) ? undefined : value,
  ) as { paths: Paths }

// Every problem has the same shape, which stands among the components; headers are written and read by name.
const onlyWhatIsTyped = (operation: Operation): Operation => ({
  ...operation,
  parameters: (operation.parameters ?? []).filter((parameter) => parameter.in !== 'header'),
  responses: Object.fromEntries(
    Object.entries(operation.responses ?? {})
      .filter(([status]) => status.startsWith('2'))
      .map(([status, { headers: _headers, ...response }]) => [status, response]),
  ),
})

const apiPaths = (paths: Paths, apiBase: string): Paths =>
  Object.fromEntries(
    Object.entries(paths)
      .filter(([path]) => path.startsWith(apiBase) || path.startsWith('/dev/'))
      .map(([path, operations]) => [
        path.replace(apiBase, ''),
        Object.fromEntries(Object.entries(operations).map(([method, one]) => [method, onlyWhatIsTyped(one)])),
      ]),
  )

const routesOf = (paths: Paths): string => {
  const lines = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, { operationId }]) => `  ${operationId}: { method: '${method.toUpperCase()}', path: '${path}' },\n`,
    ),
  )
  return `\n/** Where each operation is, below the path of the API. */\nexport const routes = {\n${lines.sort().join('')}} as const\n`
}

/** Makes the types of an API and the table of its routes from its OpenAPI document, as the text of a module. */
export const apiTypes = async (document: string, apiBase: string): Promise<string> => {
  const described = withoutProse(document)
  const paths = apiPaths(described.paths, apiBase)
  const nodes = await openapiTS(JSON.stringify({ ...described, paths }), {
    immutable: true,
    alphabetize: true,
    silent: true,
  })
  return `${beginning}${astToString(nodes)}${routesOf(paths)}`
}

/** An answer of the API. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** What is sent along with a request. */
export interface Sent {
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
}

/** A person signed in, who can call the API. */
export interface Person {
  readonly id: string
  readonly email: string
  readonly tenantId: string
  readonly tenantName: string
  readonly call: (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, sent?: Sent) => Promise<Answer>
}

/** Looks up a value inside an answer by its path, for example `acceptance.tenantId`. */
export const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null
          ? Object.entries(inner).find(([name]) => name === key)?.[1]
          : undefined,
      value,
    )

/** The text at a path inside an answer; empty if there is none. */
export const textAt = (value: unknown, path: string): string => {
  const found = at(value, path)
  return typeof found === 'string' ? found : ''
}

const request = async (url: string, method: string, sent: Sent, token?: string): Promise<Answer> => {
  const response = await fetch(url, {
    method,
    headers: {
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...sent.headers,
    },
    ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
  })
  const text = await response.text()
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  return { status: response.status, headers: response.headers, body }
}

/** Signs one of the sample people in with the development identity provider. */
export const signIn = async (base: () => string, id: string): Promise<Person> => {
  const identities = await request(`${base()}/dev/identities`, 'GET', {})
  const all: readonly unknown[] = Array.isArray(identities.body) ? identities.body : []
  const identity = all.find((one) => textAt(one, 'id') === id)
  if (identity === undefined) throw new Error(`there is no sample person ${id}`)
  const tokenFor = async (): Promise<string> => {
    const answer = await request(`${base()}/dev/token`, 'POST', { body: { id } })
    return textAt(answer.body, 'accessToken')
  }
  return {
    id,
    email: textAt(identity, 'email'),
    tenantId: textAt(identity, 'tenantId'),
    tenantName: textAt(identity, 'tenantName'),
    call: async (method, path, sent = {}) => request(`${base()}/api/v1${path}`, method, sent, await tokenFor()),
  }
}

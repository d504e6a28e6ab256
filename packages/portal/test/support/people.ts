import { okAsync } from 'neverthrow'
import { openApi, type PortalApi, type TokenSource } from '../../src/api/index.js'

/** A token for one of the sample people. */
export const tokenOf = async (url: string, id: string): Promise<string> => {
  const response = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ id }),
  })
  return ((await response.json()) as { accessToken: string }).accessToken
}

/** Always the same token. */
export const fixedToken = (token: string): TokenSource => ({
  token: () => okAsync(token),
  replace: () => okAsync(token),
})

/** The API as one of the sample people. */
export const apiAs = async (url: string, id: string): Promise<PortalApi> =>
  openApi({ apiBase: `${url}/api/v1`, tokens: fixedToken(await tokenOf(url, id)), pausesMs: [10, 20] })

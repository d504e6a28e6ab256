import type { IncomingHttpHeaders } from 'node:http'

/** A header's value, several of the same name joined as RFC 9110 section 5.3 does; undefined for none. */
export const headerText = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name.toLowerCase()]
  return Array.isArray(value) ? value.join(', ') : value
}

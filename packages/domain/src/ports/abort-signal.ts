/** The part of the web standard's `AbortSignal` that the ports need (WHATWG DOM, section 3.2). */
export interface AbortSignal {
  readonly aborted: boolean
  readonly addEventListener: (type: 'abort', listener: () => void) => void
  readonly removeEventListener: (type: 'abort', listener: () => void) => void
}

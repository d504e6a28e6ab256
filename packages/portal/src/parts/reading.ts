import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Answer, ApiFailure, LiveEvent, PortalApi, ReadOptions } from '../api/index.js'

/** What is read, as far as it has come. */
export interface Reading<Value> {
  readonly value: Value | undefined
  readonly failure: ApiFailure | undefined
  readonly again: () => void
}

/** What to read, and when to read it again. */
export interface ReadingOptions<Value> {
  readonly api: PortalApi
  readonly read: (options: ReadOptions) => Answer<Value>
  /** Whether an event of somebody makes what is shown old. */
  readonly concerns: (event: LiveEvent) => boolean
}

/** Reads something, and again whenever it may have changed; what was read last stays shown meanwhile. */
export const useReading = <Value>(
  { api, read, concerns }: ReadingOptions<Value>,
  inputs: readonly unknown[],
): Reading<Value> => {
  const [value, setValue] = useState<Value>()
  const [failure, setFailure] = useState<ApiFailure>()
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn((last) => last + 1), [])
  useEffect(() => {
    const stop = new AbortController()
    void read({ signal: stop.signal }).match(
      (got) => {
        setValue(() => got)
        setFailure(undefined)
      },
      (failed) => {
        if (failed.kind !== 'aborted') setFailure(failed)
      },
    )
    return () => stop.abort()
  }, [turn, ...inputs])
  useEffect(() => {
    let seen = false
    const following = api.follow({
      onEvent: (event) => {
        if (concerns(event)) again()
      },
      // What happened between the first reading and the moment from which events are told is read now.
      onState: (state) => {
        if (state === 'live' && seen) again()
        seen ||= state === 'live'
      },
    })
    return following.stop
  }, [api, ...inputs])
  return { value, failure, again }
}

import { useRef, useState } from 'preact/hooks'
import { type Act, type Answer, type ApiFailure, newActionKey } from '../api/index.js'

/** An action of a person, from its beginning to its end. */
export interface Action<Value> {
  readonly isBusy: boolean
  readonly failure: ApiFailure | undefined
  /** Does it; a second click while it is being done does nothing, and another try of the same has the same key. */
  readonly perform: (ask: (act: Act) => Answer<Value>) => void
}

/** Prepares an action; `onDone` is called once it has taken effect. */
export const useAction = <Value>(onDone: (value: Value) => void): Action<Value> => {
  const key = useRef(newActionKey())
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  return {
    isBusy,
    failure,
    perform: (ask) => {
      if (isBusy) return
      setBusy(true)
      setFailure(undefined)
      void ask({ key: key.current }).match(
        (value) => {
          setBusy(false)
          key.current = newActionKey()
          onDone(value)
        },
        (failed) => {
          setBusy(false)
          // What was answered is settled: another input is another action. What was not may have taken effect.
          if (!failed.retryable) key.current = newActionKey()
          setFailure(failed)
        },
      )
    },
  }
}

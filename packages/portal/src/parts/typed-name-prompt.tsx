import { useState } from 'preact/hooks'
import type { Act, Answer } from '../api/index.js'
import { useAction } from './action.js'
import { Dialog } from './dialog.js'
import { FailureNote } from './failure-note.js'

/** What a prompt before something final works with. */
export interface TypedNamePromptProps {
  /** What is about to be done; the button says the same. */
  readonly title: string
  readonly explanation: string
  /** What must be typed. */
  readonly name: string
  readonly ask: (typedName: string, act: Act) => Answer<unknown>
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asks for a name to be typed, so that nobody does something final by mistake. */
export const TypedNamePrompt = ({ title, explanation, name, ask, onClose, onDone }: TypedNamePromptProps) => {
  const [typed, setTyped] = useState('')
  const action = useAction(onDone)
  return (
    <Dialog title={`${title}?`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          action.perform((act) => ask(typed, act))
        }}
      >
        <p>{explanation}</p>
        <label>
          Type {name} to go on
          <input required value={typed} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
        </label>
        <FailureNote failure={action.failure} />
        <p class="actions">
          <button type="submit" class="main" disabled={action.isBusy}>
            {title}
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
    </Dialog>
  )
}

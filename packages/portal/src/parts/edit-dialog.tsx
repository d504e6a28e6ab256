import { useId, useState } from 'preact/hooks'
import type { Act, Answer } from '../api/index.js'
import { useAction } from './action.js'
import { Dialog } from './dialog.js'
import { FailureNote } from './failure-note.js'

/** A text that can be changed. */
export interface EditField {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly kind?: 'email' | 'lines'
  readonly isRequired?: boolean
  readonly longest?: number
  readonly hint?: string
}

/** What a dialog that changes texts works with. */
export interface EditDialogProps {
  readonly title: string
  readonly fields: readonly EditField[]
  /** Saves the texts, by the names of their fields. */
  readonly save: (texts: Readonly<Record<string, string>>, act: Act) => Answer<unknown>
  readonly onClose: () => void
  readonly onDone: () => void
  /** What stands on the button; `Save` if left out. */
  readonly button?: string
}

const Control = ({
  field,
  id,
  text,
  onText,
}: {
  readonly field: EditField
  readonly id: string
  readonly text: string
  readonly onText: (text: string) => void
}) => {
  const shared = {
    id,
    required: field.isRequired ?? false,
    maxLength: field.longest ?? 1000,
    value: text,
    'aria-describedby': field.hint === undefined ? undefined : `${id}-hint`,
  }
  const onInput = ({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void =>
    onText(currentTarget.value)
  if (field.kind === 'lines') return <textarea {...shared} onInput={onInput} />
  return field.kind === 'email' ? (
    <input type="email" {...shared} onInput={onInput} />
  ) : (
    <input {...shared} onInput={onInput} />
  )
}

const Field = (props: {
  readonly field: EditField
  readonly text: string
  readonly onText: (text: string) => void
}) => {
  const id = useId()
  const { label, hint } = props.field
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <Control id={id} {...props} />
      {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
    </p>
  )
}

/** Changes one or more texts, and says what is wrong with them where the server does not take them. */
export const EditDialog = ({ title, fields, save, onClose, onDone, button = 'Save' }: EditDialogProps) => {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(fields.map(({ name, value }) => [name, value])),
  )
  const action = useAction(onDone)
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          action.perform((act) => save(texts, act))
        }}
      >
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            text={texts[field.name] ?? ''}
            onText={(text) => setTexts({ ...texts, [field.name]: text })}
          />
        ))}
        <FailureNote failure={action.failure} />
        <p class="actions">
          <button type="submit" class="main" disabled={action.isBusy}>
            {button}
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
    </Dialog>
  )
}

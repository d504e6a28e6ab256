/**
 * Why a piece of input was not accepted: which field, what is wrong with it, and what to do.
 * The text is safe to show to the person who typed the input.
 */
export interface ParseFailure {
  readonly kind: 'invalid-input'
  /** Where in the input, as a JSON Pointer without the leading slash, for example `contactEmail`. */
  readonly field: string
  /** What is wrong and what to do, one sentence. */
  readonly message: string
}

/** Makes a {@link ParseFailure} from a field name and a sentence. */
export const parseFailure = (field: string, message: string): ParseFailure => ({
  kind: 'invalid-input',
  field,
  message,
})

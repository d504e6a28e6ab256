/** Something that went wrong, with what to do. */
export interface Told {
  readonly message: string
  readonly advice: string
  readonly correlationId?: string
}

/** Says what went wrong and what to do; read out when it appears. */
export const FailureNote = ({ failure }: { readonly failure: Told | undefined }) => (
  <div role="alert">
    {failure === undefined ? null : (
      <p class="note failure">
        <strong>{failure.message}</strong> {failure.advice}
      </p>
    )}
  </div>
)

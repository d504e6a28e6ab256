/** Waits a little before another try. */
export interface Backoff {
  /** Resolves after a pause that grows with the number of the try (1 is the first) and has some chance in it. */
  readonly pause: (attempt: number) => Promise<void>
}

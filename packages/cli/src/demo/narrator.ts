/** Tells the demo step by step and keeps count of what was not as it should be. */
export interface Narrator {
  /** Begins a part of the story. */
  readonly chapter: (title: string) => void
  /** Tells a step that was checked, and how it came out. */
  readonly step: (text: string, holds: boolean, seen?: string) => void
  /** Adds a detail to the step before. */
  readonly detail: (text: string) => void
  /** How many steps were not as they should be. */
  readonly failures: () => number
  /** How many steps were told. */
  readonly steps: () => number
}

/** Writes the story line by line, in colour only where a person is looking. */
export const makeNarrator = (out: {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean
}): Narrator => {
  let steps = 0
  let failures = 0
  const colour = (code: number, text: string): string =>
    out.isTTY === true && process.env['NO_COLOR'] === undefined ? `\u001b[${code}m${text}\u001b[0m` : text
  const line = (text: string): void => {
    out.write(`${text}\n`)
  }
  return {
    chapter: (title) => line(`\n${colour(1, title)}`),
    step: (text, holds, seen) => {
      steps += 1
      if (!holds) failures += 1
      line(
        `  ${holds ? colour(32, '✓') : colour(31, '✗')} ${text}${holds || seen === undefined ? '' : `\n      but: ${seen}`}`,
      )
    },
    detail: (text) => line(`      ${colour(2, text)}`),
    failures: () => failures,
    steps: () => steps,
  }
}

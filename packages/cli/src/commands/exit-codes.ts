/** What the command's exit code says. */
export const exitCode = {
  done: 0,
  /** It was understood but did not work out. */
  failed: 1,
  /** The options make no sense; nothing was started. */
  usage: 2,
} as const

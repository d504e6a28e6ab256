const nobody = 65_534

/** Runs work at once without the privileges of root, which may read and write everything. */
export const asUnprivileged = <T>(work: () => T): T => {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.(nobody)
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}

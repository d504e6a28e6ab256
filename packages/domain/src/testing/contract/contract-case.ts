/** One behaviour that every implementation of a port must show; any test runner can run it. */
export interface ContractCase {
  /** The behaviour, as a sentence. */
  readonly name: string
  /** Resolves if the implementation behaves so, rejects with an `Error` that says what is different if not. */
  readonly run: () => Promise<void>
}

/** Somewhere for one case to keep its data. */
export interface Place<Subject> {
  /** Opens the implementation there: the first time with nothing in it, later with what it was closed with. */
  readonly open: () => Promise<Subject>
  /** Removes the data; whatever was opened has been closed before. */
  readonly remove: () => Promise<void>
}

/** What a contract suite needs to know of an implementation. */
export interface ContractSetup<Subject> {
  /** Makes a place that no other case uses. */
  readonly newPlace: () => Promise<Place<Subject>>
  /** Whether what is stored outlives closing. The cases about restarts are left out where it does not. */
  readonly survivesRestart: boolean
  /**
   * Rejects after a time that the implementation never needs, 10 seconds for example. Without it
   * a case whose message never comes waits for ever.
   */
  readonly expire?: () => { readonly expired: Promise<never>; readonly cancel: () => void }
}

/** What every subject of a contract can do. */
export interface Closable {
  readonly close: () => Promise<void>
}

/** What a case about restarts works with. */
export interface Restartable<Subject> {
  /** Opens the subject, first of all closing it if it is open. */
  readonly restart: () => Promise<Subject>
}

const withinTime = async <Subject>(setup: ContractSetup<Subject>, work: Promise<void>): Promise<void> => {
  if (setup.expire === undefined) return work
  const { expired, cancel } = setup.expire()
  try {
    await Promise.race([work, expired])
  } finally {
    cancel()
  }
}

/** Makes a case about a subject that is closed and opened again on the same data. */
export const restartCase = <Subject extends Closable>(
  setup: ContractSetup<Subject>,
  name: string,
  test: (home: Restartable<Subject>) => Promise<void>,
): ContractCase => ({
  name,
  run: async () => {
    const place = await setup.newPlace()
    let current: Subject | undefined
    const restart = async (): Promise<Subject> => {
      await current?.close()
      current = await place.open()
      return current
    }
    try {
      await withinTime(setup, test({ restart }))
    } finally {
      await current?.close()
      await place.remove()
    }
  },
})

/** Makes a case about a subject with nothing in it. */
export const freshCase = <Subject extends Closable>(
  setup: ContractSetup<Subject>,
  name: string,
  test: (subject: Subject) => Promise<void>,
): ContractCase => restartCase(setup, name, async ({ restart }) => test(await restart()))

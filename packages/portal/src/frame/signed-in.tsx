import type { Caller } from '../api/index.js'
import type { Session } from '../session/index.js'

/** The frame of every page: as whom one is signed in, and how to leave. */
export const SignedIn = ({
  session,
  caller,
  name,
}: {
  readonly session: Session
  readonly caller: Caller
  readonly name: string
}) => (
  <>
    <header>
      <p>
        {caller.email}, {caller.tenantName}
      </p>
      <button type="button" onClick={() => void session.signOut()}>
        Sign out
      </button>
    </header>
    <main>
      <h1>{name}</h1>
    </main>
  </>
)

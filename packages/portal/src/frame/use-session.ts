import { useEffect, useState } from 'preact/hooks'
import type { Session, SessionState } from '../session/index.js'

/** Who is signed in, now and whenever that changes. */
export const useSession = (session: Session): SessionState => {
  const [state, setState] = useState(session.state())
  useEffect(() => {
    setState(session.state())
    return session.subscribe(setState)
  }, [session])
  return state
}

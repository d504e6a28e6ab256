import { match } from 'ts-pattern'
import type { PortalSettings, Session } from '../session/index.js'
import { SignIn } from './sign-in.js'
import { SignedIn } from './signed-in.js'
import { useSession } from './use-session.js'

/** Lets in who is signed in, and helps everybody else to sign in. */
export const Gate = ({ session, settings }: { readonly session: Session; readonly settings: PortalSettings }) =>
  match(useSession(session))
    .with({ kind: 'starting' }, () => <p role="status">Signing in …</p>)
    .with({ kind: 'signed-out' }, (state) => <SignIn session={session} name={settings.name} state={state} />)
    .with({ kind: 'signed-in' }, ({ caller }) => <SignedIn session={session} caller={caller} settings={settings} />)
    .exhaustive()

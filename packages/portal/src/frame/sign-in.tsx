import { useEffect, useState } from 'preact/hooks'
import type { DevelopmentIdentity } from '../api/index.js'
import type { DevelopmentSignIn, ProviderSignIn, Session, SessionState, SignInFailure } from '../session/index.js'

const Failure = ({ failure }: { readonly failure: SignInFailure | undefined }) => (
  <div role="alert">
    {failure === undefined ? null : (
      <p>
        <strong>{failure.message}</strong> {failure.advice}
      </p>
    )}
  </div>
)

const SamplePeople = ({ signIn }: { readonly signIn: DevelopmentSignIn }) => {
  const [people, setPeople] = useState<readonly DevelopmentIdentity[]>([])
  const [failure, setFailure] = useState<SignInFailure>()
  useEffect(() => {
    void signIn.people().match(setPeople, setFailure)
  }, [signIn])
  const choose = (id: string): void => void signIn.signInAs(id).match(() => undefined, setFailure)
  return (
    <>
      <p>This server runs for development. Choose as whom to sign in.</p>
      <Failure failure={failure} />
      <ul>
        {people.map(({ id, email, tenantName, roles }) => (
          <li key={id}>
            <button type="button" onClick={() => choose(id)}>
              {email}, {tenantName}
            </button>{' '}
            {roles.join(', ')}
          </li>
        ))}
      </ul>
    </>
  )
}

const Provider = ({ signIn }: { readonly signIn: ProviderSignIn }) => {
  const [failure, setFailure] = useState<SignInFailure>()
  return (
    <>
      <Failure failure={failure} />
      <button type="button" onClick={() => void signIn.begin().match(() => undefined, setFailure)}>
        Sign in
      </button>
    </>
  )
}

/** The page for whoever is not signed in. */
export const SignIn = ({
  session: { signIn },
  name,
  state,
}: {
  readonly session: Session
  readonly name: string
  readonly state: Extract<SessionState, { kind: 'signed-out' }>
}) => (
  <main>
    <h1>Sign in to {name}</h1>
    {state.expired === true ? <p>Your sign-in has expired. Sign in again; you come back to this page.</p> : null}
    <Failure failure={state.failure} />
    {signIn.kind === 'development' ? <SamplePeople signIn={signIn} /> : <Provider signIn={signIn} />}
  </main>
)

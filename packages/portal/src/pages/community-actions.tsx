import { useState } from 'preact/hooks'
import { useAction } from '../parts/action.js'
import { FailureNote } from '../parts/failure-note.js'
import { TypedNamePrompt } from '../parts/typed-name-prompt.js'
import { go, pathTo } from '../routing/route.js'
import type { TabProps } from './page-props.js'

type Ending = 'leave' | 'close'

const endings: Readonly<Record<Ending, readonly [title: string, explanation: string]>> = {
  leave: [
    'Leave Community',
    'Sharing with your tenant ends at once, both ways. The owner can invite your tenant again.',
  ],
  close: ['Close Community', 'Sharing ends at once for every tenant, for good. The history stays.'],
}

/** What the caller's tenant, or the owner, does with the whole community. */
export const CommunityActions = ({
  api,
  caller,
  community,
  onChanged,
}: TabProps & { readonly onChanged: () => void }) => {
  const [ending, setEnding] = useState<Ending>()
  const action = useAction(onChanged)
  const { id, rights } = community
  const name = community.alias ?? community.name
  const setSharing = (sharingStatus: 'Active' | 'Paused'): void =>
    action.perform((act) => api.tenants.change(id, caller.tenantId, { sharingStatus }, act))
  return (
    <>
      <p class="actions">
        {rights.pauseSharing ? (
          <button type="button" disabled={action.isBusy} onClick={() => setSharing('Paused')}>
            Pause Sharing
          </button>
        ) : null}
        {rights.resumeSharing ? (
          <button type="button" disabled={action.isBusy} onClick={() => setSharing('Active')}>
            Resume Sharing
          </button>
        ) : null}
        {(['leave', 'close'] as const)
          .filter((one) => rights[one])
          .map((one) => (
            <button key={one} type="button" onClick={() => setEnding(one)}>
              {endings[one][0]}
            </button>
          ))}
      </p>
      <FailureNote failure={action.failure} />
      {ending === undefined ? null : (
        <TypedNamePrompt
          title={endings[ending][0]}
          explanation={endings[ending][1]}
          name={ending === 'leave' ? name : community.name}
          ask={(typed, act) =>
            ending === 'leave'
              ? api.tenants.leave(id, caller.tenantId, typed, act).map(() => undefined)
              : api.communities.close(id, typed, act).map(() => undefined)
          }
          onClose={() => setEnding(undefined)}
          onDone={() => go(pathTo('communities'))}
        />
      )}
    </>
  )
}

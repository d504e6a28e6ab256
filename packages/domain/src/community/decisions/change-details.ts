import { err, ok, type Result } from 'neverthrow'
import type { ChangeCommunityDetails } from '../commands.js'
import { type CommunityDetailsChanged, happened } from '../events.js'
import { requireTenantManager } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import type { Community, CommunityState } from '../state.js'
import { personOf } from './person-of.js'

const wanted = (command: ChangeCommunityDetails, community: Community) => ({
  name: command.name ?? community.name,
  description: command.description ?? community.description,
  language: command.language === undefined ? community.language : (command.language ?? undefined),
})

/** Decides {@link ChangeCommunityDetails}: by the owner's community administrators. */
export const changeCommunityDetails = (
  command: ChangeCommunityDetails,
  state: CommunityState,
): Result<CommunityDetailsChanged, Refusal> =>
  requireTenantManager(state, command.actor).andThen((community) => {
    const { name, description, language } = wanted(command, community)
    if (name === community.name && description === community.description && language === community.language)
      return err(refusal('nothing-to-change', 'Open', {}))
    return ok(
      happened('CommunityDetailsChanged', {
        changedAt: command.now,
        changedBy: personOf(command.actor),
        communityId: command.communityId,
        description,
        ...(language === undefined ? {} : { language }),
        name,
      }),
    )
  })

import {
  type AdjustablePolicy,
  type ChangeCommunityDetails,
  type ChangePolicy,
  type CloseCommunity,
  type CommunityPolicy,
  type CreateCommunity,
  defaultAdministratorRoles,
  defaultPolicy,
  parseCommunityDescription,
  parseCommunityName,
  parseLanguageTag,
} from '../../src/index.js'
import { ada } from './people.js'
import { valueIn } from './results.js'
import { base, type Common } from './sample-base.js'

const languageOf = (language: string) => valueIn(parseLanguageTag(language))

export const create = (
  also: Common & { readonly policy?: Partial<CommunityPolicy>; readonly language?: string } & Partial<
      Pick<CreateCommunity, 'administratorRoles' | 'name'>
    > = {},
): CreateCommunity => ({
  type: 'CreateCommunity',
  name: also.name ?? valueIn(parseCommunityName('Grid data')),
  description: valueIn(parseCommunityDescription('')),
  contactEmail: ada.email,
  administratorRoles: also.administratorRoles ?? defaultAdministratorRoles,
  ...base(also),
  policy: { ...defaultPolicy, ...also.policy },
  ...(also.language === undefined ? {} : { language: languageOf(also.language) }),
})

/** The details as they shall be; what is left out stays. */
export const changeDetails = ({
  name,
  description,
  language,
  ...also
}: Common & {
  readonly name?: string
  readonly description?: string
  readonly language?: string | null
} = {}): ChangeCommunityDetails => ({
  type: 'ChangeCommunityDetails',
  ...base(also),
  ...(name === undefined ? {} : { name: valueIn(parseCommunityName(name)) }),
  ...(description === undefined ? {} : { description: valueIn(parseCommunityDescription(description)) }),
  ...(language === undefined ? {} : { language: language === null ? null : languageOf(language) }),
})

export const changePolicy = (
  changes: Partial<AdjustablePolicy> = { deadlineDays: 7 },
  also: Common = {},
): ChangePolicy => ({ type: 'ChangePolicy', ...base(also), changes })

export const close = ({
  typedName = 'Grid data',
  ...also
}: Common & { readonly typedName?: string } = {}): CloseCommunity => ({
  type: 'CloseCommunity',
  ...base(also),
  typedName,
})

import { match } from 'ts-pattern'
import type { Mismatch } from './mismatches.js'

/** Puts a {@link Mismatch} into a sentence for whoever confirms. */
export const explainMismatch = (mismatch: Mismatch): string =>
  match(mismatch)
    .with(
      { code: 'other-address' },
      ({ invited, accepted }) => `${invited} was invited, but ${accepted} accepted with the link of the mail.`,
    )
    .with(
      { code: 'domain-not-of-tenant' },
      ({ address, verifiedDomains }) =>
        `${address} is not in a domain of this tenant, which has ${verifiedDomains.join(', ')}.`,
    )
    .with(
      { code: 'name-looks-alike' },
      ({ name, otherName, otherTenantId }) =>
        `The name ${name} looks like ${otherName}, which is another tenant (${otherTenantId}).`,
    )
    .with({ code: 'young-tenant' }, ({ since }) => `This tenant exists only since ${since.slice(0, 10)}.`)
    .with({ code: 'unknown-tenant' }, ({ tenantId }) => `The platform knows no tenant under the id ${tenantId}.`)
    .exhaustive()

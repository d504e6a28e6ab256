import type { EmailAddress } from '@community-handshake/domain'

/** How many mails may leave for one recipient domain in a time. */
export interface MailRate {
  readonly mails: number
  /** In milliseconds. */
  readonly perMs: number
}

/** Keeps to a {@link MailRate} for each recipient domain. */
export interface DomainRate {
  /** Takes the place of a mail that leaves now, or gives how many milliseconds it has to wait for one; 0 where it leaves. */
  readonly take: (address: EmailAddress) => number
}

const mostDomains = 10_000

/**
 * Makes a {@link DomainRate}: as many mails as are allowed may leave at once, and then one whenever another place
 * is free (the generic cell rate algorithm, ITU-T I.371). Domains that have all places free are forgotten.
 *
 * @param now a clock that never goes back, in milliseconds
 */
export const makeDomainRate = ({ mails, perMs }: MailRate, now: () => number): DomainRate => {
  const each = perMs / mails
  const fullAgain = new Map<string, number>()

  const forget = (at: number): void => {
    for (const [domain, time] of fullAgain) if (time <= at) fullAgain.delete(domain)
  }

  return {
    take: (address) => {
      const at = now()
      const domain = address.slice(address.lastIndexOf('@') + 1)
      const free = Math.max(fullAgain.get(domain) ?? at, at)
      const wait = free + each - perMs - at
      if (wait > 0) return Math.ceil(wait)
      if (fullAgain.size >= mostDomains) forget(at)
      fullAgain.set(domain, free + each)
      return 0
    },
  }
}

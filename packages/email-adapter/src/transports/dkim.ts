import { createPrivateKey, type KeyObject } from 'node:crypto'
import { err, ok, Result } from 'neverthrow'
import { type MailSettingsFailure, mailSettingsFailure } from './mail-settings.js'

/** With which key mails are signed, and where receivers find its public half: at `<selector>._domainkey.<domain>`. */
export interface DkimKey {
  readonly domain: string
  readonly selector: string
  /** An RSA key of at least 1,024 bits, in PEM. It is a secret. */
  readonly privateKey: string
}

const label = /^[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?$/i

const wrongKey = mailSettingsFailure(
  'The DKIM key must be an RSA private key in PEM without a passphrase, of at least 1024 bits.',
)

// No failure repeats anything of the key.
const parseKey = (pem: string): Result<KeyObject, MailSettingsFailure> =>
  Result.fromThrowable(
    () => createPrivateKey(pem),
    () => wrongKey,
  )()

const isLongEnough = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 1024

// A signature of another domain than the sender's counts for nothing with receivers (RFC 7489 section 3.1.1).
const isAligned = (domain: string, sender: string): boolean => {
  const own = sender.slice(sender.lastIndexOf('@') + 1).toLowerCase()
  const signing = domain.toLowerCase()
  return own === signing || own.endsWith(`.${signing}`)
}

/** Checks that a key can sign the mails of a sender. */
export const checkDkimKey = (
  { domain, selector, privateKey }: DkimKey,
  sender: string,
): Result<unknown, MailSettingsFailure> => {
  if (!label.test(domain) || !label.test(selector))
    return err(mailSettingsFailure('DKIM needs a domain such as example.com and a selector such as mail2026.'))
  if (!isAligned(domain, sender))
    return err(mailSettingsFailure(`DKIM signs for ${domain}, which must be the domain of the sender or one above it.`))
  return parseKey(privateKey).andThen((key) => (isLongEnough(key) ? ok(key) : err(wrongKey)))
}

/** A key as the mail library wants it. */
export const dkimOf = ({ domain, selector, privateKey }: DkimKey) => ({
  domainName: domain,
  keySelector: selector,
  privateKey,
})

import type { Cast } from './cast.js'
import { type Answer, textAt } from './client.js'
import type { Inbox } from './inbox.js'
import type { Narrator } from './narrator.js'

/** The parts of the stage on which the story plays. */
export interface Stage {
  readonly cast: Cast
  readonly inbox: Inbox
  readonly narrator: Narrator
}

const mailPatienceMs = 20_000

/** The refusal that a step of the story must get. */
export interface ExpectedRefusal {
  readonly status: number
  readonly code: string
}

/** Tells a step that must be refused. */
export const sayRefused = (
  narrator: Narrator,
  text: string,
  answer: Answer,
  { status, code }: ExpectedRefusal,
): void => {
  const seen = `${answer.status} ${textAt(answer.body, 'code')}`
  narrator.step(
    `${text}: refused (${status} ${code})`,
    answer.status === status && textAt(answer.body, 'code') === code,
    seen,
  )
  narrator.detail(textAt(answer.body, 'detail'))
}

/** Tells a step that must succeed. */
export const sayDone = (narrator: Narrator, text: string, answer: Answer, status: number): void =>
  narrator.step(text, answer.status === status, `${answer.status} ${JSON.stringify(answer.body)}`)

/** Waits for the next mail to an address, and gives its text. */
export const receiveMail = async ({ inbox, narrator }: Stage, address: string): Promise<string> => {
  const mail = await inbox.nextMail(address, mailPatienceMs)
  narrator.step(`A mail for ${address}: “${mail?.subject ?? 'nothing'}”`, mail !== undefined, 'no mail came')
  return mail?.text ?? ''
}

/** Waits for the next mail to an address, which must be an invitation, and takes the secret out of its link. */
export const receiveLink = async (stage: Stage, address: string): Promise<string> => {
  const { narrator } = stage
  const text = await receiveMail(stage, address)
  const [shown = '', secret = ''] = (/https?:\/\/\S+#\S+/.exec(text)?.[0] ?? '').split('#')
  narrator.step('The link carries its secret behind the #, where no server sees it', secret.length > 40, 'no link')
  narrator.detail(`${shown}#${secret.slice(0, 8)}…`)
  return secret
}

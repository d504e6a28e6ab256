import { type DeliveryState, parseInvitationId } from '@community-handshake/domain'
import { okAsync, type ResultAsync } from 'neverthrow'
import type { InvitationView, MailDeliveryView } from '../schemas/invitation.js'
import type { AnsweredRequest } from './send.js'

type Context = { readonly deliveries?: DeliveryState }

type Delivery = Pick<InvitationView, 'delivery'>

const nothing = (): ResultAsync<Delivery, never> => okAsync({})

/**
 * What became of the mails about an invitation. Where that cannot be told, the answer goes without it and the request's
 * log says so: an invitation can be judged whatever its mails do.
 */
export const deliveryFor = (
  { deliveries }: Context,
  { log }: AnsweredRequest,
  id: InvitationView['id'],
): ResultAsync<Delivery, never> =>
  parseInvitationId(id).match(
    (invitationId) =>
      deliveries === undefined
        ? nothing()
        : deliveries
            .ofInvitation(invitationId)
            .map((mails): Delivery => ({ delivery: mails.map((mail): MailDeliveryView => ({ ...mail })) }))
            .orElse(({ message }) => {
              log.warn({ reason: message }, 'what became of the mails could not be looked up')
              return nothing()
            }),
    nothing,
  )

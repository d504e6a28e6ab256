import { Type } from 'typebox'
import { send } from '../answers/send.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { InvitationView, JudgeTenantBody } from '../schemas/invitation.js'
import { changeResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { judgementRefusals, judgeTenant } from './judge-tenant.js'
import { type AddRoute, bearer } from './route-context.js'

const schema = {
  operationId: 'confirmTenant',
  summary: 'Confirm a tenant',
  description:
    'Last step of the handshake: from now on the tenant is a member. It must be the tenant that accepted; ' +
    "`If-Match` takes the ETag of the invitation that was looked at. For the owner's community administrators.",
  tags: ['invitations'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId, invitationId: field.invitationId }),
  body: JudgeTenantBody,
  response: changeResponses(refTo(InvitationView), 'The invitation, confirmed.', [
    ...judgementRefusals,
    'already-member',
  ]),
}

/** `POST /communities/{communityId}/invitations/{invitationId}/confirm`. */
export const confirmTenantRoute: AddRoute = (app, context) => {
  app.post('/communities/:communityId/invitations/:invitationId/confirm', { schema }, (request, reply) =>
    send(request, reply, judgeTenant(context, request, request, 'confirmTenant')),
  )
}

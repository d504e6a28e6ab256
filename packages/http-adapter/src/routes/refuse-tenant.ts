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
  operationId: 'refuseTenant',
  summary: 'Refuse a tenant',
  description:
    'Turns the tenant away that accepted: the invitation ends, and another one can be sent. It must be the tenant that ' +
    'accepted, and the rules of the community hold as for confirming; ' +
    "`If-Match` takes the ETag of the invitation that was looked at. For the owner's community administrators.",
  tags: ['invitations'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId, invitationId: field.invitationId }),
  body: JudgeTenantBody,
  response: changeResponses(refTo(InvitationView), 'The invitation, refused.', judgementRefusals),
}

/** `POST /communities/{communityId}/invitations/{invitationId}/refuse`. */
export const refuseTenantRoute: AddRoute = (app, context) => {
  app.post('/communities/:communityId/invitations/:invitationId/refuse', { schema }, (request, reply) =>
    send(request, reply, judgeTenant(context, request, request, 'refuseTenant')),
  )
}

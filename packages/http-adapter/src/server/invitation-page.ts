import { parseInvitationId } from '@community-handshake/domain'
import { escapeHtml, page } from './page.js'
import type { ServerFacts } from './start-page.js'

const tokenHint = ({ isDevelopment, origin }: ServerFacts): string =>
  isDevelopment
    ? `Here you get one from <code>POST ${escapeHtml(origin)}/dev/token</code>, see <a href="/">the start page</a>.`
    : 'You get one from the identity provider of your platform.'

const commands = ({ origin, apiBase }: ServerFacts, invitationId: string): string => `TOKEN='your access token'
SECRET='what stands after the # in the address bar'
URL='${origin}${apiBase}/invitations/${invitationId}'

# look at the invitation; this changes nothing
curl -H "Authorization: Bearer $TOKEN" -H "Invitation-Secret: $SECRET" "$URL"

# accept it for your tenant
curl -X POST -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  -d '{"tenantId":"your tenant","secret":"'"$SECRET"'"}' "$URL/accept"`

/**
 * The page that the link in an invitation's mail opens. It says the same of every invitation, whether it exists or not,
 * and changes nothing. The link's secret stays in the browser: it stands in the fragment, which is never sent.
 *
 * @param facts what to tell of this server
 * @param id the invitation's id as it stands in the address
 */
export const invitationPage = (facts: ServerFacts, id: string): string =>
  page(
    'You are invited to a community',
    `<h1>You are invited to a community</h1>
<p>Somebody invites your tenant to a private community. Opening this page has changed nothing.</p>
<h2>How to accept</h2>
<ol>
<li>Sign in to the tenant that shall join, as one of its administrators, and get an access token.
${tokenHint(facts)}</li>
<li>Copy what stands after the <code>#</code> in the address bar of this page: it shows that you have the mail.
Signed in with the invited, verified address you need none of it.</li>
<li>Look at the invitation first: which community it is, and whose. Then accept it for your tenant:</li>
</ol>
<pre><code>${escapeHtml(commands(facts, parseInvitationId(id).unwrapOr('INVITATION_ID')))}</code></pre>
<p>Accepting does not make your tenant a member yet: the community's owner looks at which tenant accepted, and confirms it.
You do not want to join? Then do nothing: the invitation expires by itself.</p>
<p><a href="/docs/">API documentation</a></p>`,
  )

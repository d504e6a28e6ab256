import { escapeHtml, page } from './page.js'

/** What the pages tell of the server they are on. */
export interface ServerFacts {
  /** Scheme, host and port, as in `https://communities.example`. */
  readonly origin: string
  /** The path of the API, as in `/api/v1`. */
  readonly apiBase: string
  /** Whether there are sample identities to sign in with. */
  readonly isDevelopment: boolean
}

const development = ({ origin }: ServerFacts): string => `
<h2>Try it</h2>
<p>This server runs for development: it has <a href="/dev/identities">sample people</a> to sign in as,
and shows the <a href="/dev/mails">mails</a> that it would send.</p>
<pre><code>curl -X POST -H 'Content-Type: application/json' \\
  -d '{"id":"ada@aster"}' ${escapeHtml(origin)}/dev/token</code></pre>`

/** The page at the root: what runs here, and where to read on. */
export const startPage = (facts: ServerFacts): string =>
  page(
    'Community Handshake',
    `<h1>Community Handshake</h1>
<p>Here runs a service by which one tenant invites another into a private community, in three steps:
the owner invites, the other tenant accepts, the owner confirms.</p>
<ul>
<li><a href="/docs/">API documentation</a>, to read and to try out</li>
<li><a href="/openapi.json">OpenAPI description</a>, for tools</li>
<li>The API itself is at <code>${escapeHtml(facts.apiBase)}</code>; it takes access tokens of the identity provider.</li>
</ul>${facts.isDevelopment ? development(facts) : ''}`,
  )

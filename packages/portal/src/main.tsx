import { render } from 'preact'
import { Gate } from './frame/gate.js'
import './styles/portal.css'
import { openSession, readPortalSettings } from './session/index.js'

const start = async (place: Element): Promise<void> => {
  render(<p role="status">Loading …</p>, place)
  await readPortalSettings().match(
    async (settings) => {
      document.title = settings.name
      const session = await openSession(settings)
      render(<Gate session={session} settings={settings} />, place)
    },
    async ({ message, advice }) => {
      render(
        <main>
          <h1>{message}</h1>
          <p>{advice}</p>
        </main>,
        place,
      )
    },
  )
}

const place = document.querySelector('#portal')
if (place !== null) void start(place)

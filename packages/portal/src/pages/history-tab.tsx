import { everyPage } from '../api/index.js'
import { FailureNote } from '../parts/failure-note.js'
import { useReading } from '../parts/reading.js'
import { timeWords } from '../parts/words.js'
import type { TabProps } from './page-props.js'

/** What happened, the latest first. */
export const HistoryTab = ({ api, community: { id } }: TabProps) => {
  const reading = useReading(
    {
      api,
      read: (options) =>
        everyPage((cursor) => api.communities.history(id, cursor === undefined ? {} : { cursor }, options)),
      concerns: (event) => event.communityId === id,
    },
    [id],
  )
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">History</h2>
      <FailureNote failure={reading.failure} />
      <ol class="plain">
        {[...(reading.value ?? [])].reverse().map((entry) => (
          <li key={entry.id}>
            <time dateTime={entry.occurredAt}>{timeWords(entry.occurredAt)}</time> {entry.summary}
          </li>
        ))}
      </ol>
    </section>
  )
}

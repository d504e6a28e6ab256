// Plays the handshake on the store of this folder, with a restart in the middle: npm start
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Result, ResultAsync } from 'neverthrow'
import { confirm, historyInWords, inviteAndAccept, type People } from './handshake.js'
import { administrator } from './people.js'
import { fileEventStore } from './store/file-event-store.js'

const folder = mkdtempSync(join(tmpdir(), 'community-handshake-own-store-'))
const path = join(folder, 'events.ndjson')
const linkKey = randomBytes(32)

const play = (people: People) =>
  fileEventStore(path)
    .andThen((store) =>
      inviteAndAccept(store, linkKey, people).andThrough(() => ResultAsync.fromSafePromise(store.close())),
    )
    .andTee(() => console.log('The owner invited, the partner accepted. The store is closed, and opened again.'))
    .andThen((accepted) =>
      fileEventStore(path).andThen((store) =>
        confirm(store, linkKey, { ...people, ...accepted })
          .andTee((members) => console.log(`Members now: ${members.join(', ')}`))
          .andThen(() => historyInWords(store, accepted.communityId))
          .andThrough(() => ResultAsync.fromSafePromise(store.close())),
      ),
    )

const people = Result.combine([administrator('ada', 'aster'), administrator('bela', 'borealis')])
const played = await people.asyncAndThen(([owner, partner]) => play({ owner, partner }))
played.match(
  (lines) => {
    for (const line of lines) console.log(`  ${line}`)
    console.log(`${readFileSync(path, 'utf8').trimEnd().split('\n').length} lines in the journal`)
  },
  (failure) => {
    console.error(failure)
    process.exitCode = 1
  },
)
rmSync(folder, { recursive: true })

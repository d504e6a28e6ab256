// A host that reacts by callback, and says of each news that it took how many that makes.
import { join } from 'node:path'
import { nodePlatform, sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { reactByCallback } from '../../src/by-callback.js'
import { openSharingDesk, type SharingDesk } from '../../src/sharing/sharing-desk.js'
import { valueIn } from '../results.js'

const [, , folder = ''] = process.argv
const store = valueIn(sqliteEventStore({ path: join(folder, 'history.db') }))
const desk = valueIn(await openSharingDesk(join(folder, 'sharing.json')))
const telling: SharingDesk = {
  ...desk,
  take: (news) =>
    desk.take(news).andTee((taken) => {
      if (taken === 'taken') process.stdout.write(`${desk.state().applied}\n`)
    }),
}
reactByCallback({ store, desk: telling, ...nodePlatform(), onTrouble: ({ message }) => console.error(message) })

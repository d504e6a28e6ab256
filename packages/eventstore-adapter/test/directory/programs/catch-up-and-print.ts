// Catches up with a store, prints a line for each page that was taken, and one at the end.
import { writeSync } from 'node:fs'
import { openStore } from '../../sqlite/stores.js'
import { openDirectory } from '../directories.js'

const [storePath = '', path = ''] = process.argv.slice(2)
const store = openStore(storePath)
const directory = openDirectory({
  path,
  store,
  onProgress: ({ done, total }) => {
    writeSync(1, `${done} of ${total}\n`)
  },
})
const caughtUp = await directory.catchUp()
if (caughtUp.isErr()) throw new Error(caughtUp.error.message)
writeSync(1, 'level\n')
await directory.close()
await store.close()

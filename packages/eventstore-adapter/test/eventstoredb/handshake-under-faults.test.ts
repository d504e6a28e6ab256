import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, serviceOn } from '../directory/sample-community.js'
import { valueIn } from '../results.js'
import { checkChain } from '../sealed-events.js'
import { withNode } from './fixtures.js'
import { openStore } from './node-setup.js'

test(
  'invitations through two processes, with answers lost all the time, are each stored once and chained',
  withNode(async (node) => {
    const firstStore = openStore(node)
    const stores = [firstStore, openStore(node)]
    const services = stores.map(serviceOn)
    const [first, second] = services
    if (first === undefined || second === undefined) throw new Error('there must be two services')
    const { communityId } = valueIn(await first.createCommunity({ actor: ada }, { name: 'Pumps' }))
    for (let number = 0; number < 30; number += 1) {
      if (number % 3 === 0) node.faults.loseAnswers = 1
      const email = `person${number}@globex.example`
      const service = number % 2 === 0 ? first : second
      const invited = await service.inviteTenant({ actor: ada }, { communityId, email })
      assert.ok(invited.isOk(), invited.isErr() ? invited.error.kind : '')
      assert.is(node.faults.loseAnswers, 0)
    }
    const events = valueIn(await firstStore.readStream(`community-${communityId}`))
    assert.is(checkChain(events).revision, 30)
    await Promise.all(stores.map((store) => store.close()))
  }),
)

test.run()

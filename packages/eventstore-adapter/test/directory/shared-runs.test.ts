import { setImmediate } from 'node:timers/promises'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { sharedRuns } from '../../src/directory/shared-runs.js'

/** Work that goes on until it is told to end, and knows how often it began and whether two overlapped. */
const gatedWork = () => {
  const gates: ((fail?: Error) => void)[] = []
  const seen = { begun: 0, running: 0, most: 0 }
  const run = async (): Promise<number> => {
    seen.begun += 1
    const number = seen.begun
    seen.running += 1
    seen.most = Math.max(seen.most, seen.running)
    try {
      await new Promise<void>((resolve, reject) => {
        gates.push((fail) => (fail === undefined ? resolve() : reject(fail)))
      })
      return number
    } finally {
      seen.running -= 1
    }
  }
  const release = async (fail?: Error): Promise<void> => {
    while (gates.length === 0) await setImmediate()
    gates.shift()?.(fail)
  }
  return { run, release, seen }
}

test('callers that come during a run share the one after it', async () => {
  const { run, release, seen } = gatedWork()
  const call = sharedRuns(run)
  const first = call()
  const others = [call(), call(), call()]
  await release()
  assert.is(await first, 1)
  await release()
  assert.equal(await Promise.all(others), [2, 2, 2])
  assert.is(seen.begun, 2)
})

test('runs never overlap, also when one caller calls again as soon as it is answered', async () => {
  const { run, release, seen } = gatedWork()
  const call = sharedRuns(run)
  const eager = call().then(() => call())
  const patient = call()
  await release()
  await release()
  assert.equal(await Promise.all([eager, patient]), [2, 2])
  assert.is(seen.most, 1)
})

test('after a run that failed the next one begins', async () => {
  const { run, release } = gatedWork()
  const call = sharedRuns(run)
  const [failing, waiting] = [call(), call()]
  await release(new Error('first'))
  assert.is(await failing.catch((error: Error) => error.message), 'first')
  await release()
  assert.is(await waiting, 2)
})

test.run()

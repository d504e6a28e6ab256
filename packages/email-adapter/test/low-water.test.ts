import type { Position } from '@community-handshake/domain'
import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { makeLowWater } from '../src/notifications/low-water.js'

const at = (number: number): Position => String(number).padStart(6, '0') as Position

test('the mark stands before the earliest work that is not done', () => {
  const moves: string[] = []
  const water = makeLowWater((position) => moves.push(position))
  const first = water.begin(at(1))
  const second = water.begin(at(2))
  water.pass(at(3))
  second()
  assert.equal(moves, [])
  first()
  assert.equal(moves, [at(3)])
  water.pass(at(4))
  assert.equal(moves, [at(3), at(4)])
})

test('in whatever order work ends, the mark rises, never passes open work, and reaches the end', () => {
  const plan = fc.array(fc.record({ isWork: fc.boolean(), rank: fc.nat() }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(plan, (steps) => {
      let mark = ''
      const open = new Set<Position>()
      const water = makeLowWater((position) => {
        assert.ok(position > mark)
        mark = position
      })
      const works = steps.flatMap(({ isWork, rank }, index) => {
        const position = at(index + 1)
        if (!isWork) {
          water.pass(position)
          return []
        }
        open.add(position)
        return [{ position, rank, end: water.begin(position) }]
      })
      for (const { position, end } of works.sort((one, other) => one.rank - other.rank)) {
        open.delete(position)
        end()
        for (const still of open) assert.ok(mark < still, `${mark} passed ${still}`)
      }
      assert.is(mark, at(steps.length))
    }),
  )
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type EventMessage, eventReader } from '../src/api/live/event-reader.js'

const stream =
  ': hello\nretry: 250\n\nid: 1\nevent: ready\ndata: {}\n\r\ndata: a\rdata: b\r\n\n: still here\nid: 2\n\ndata'

const read = (pieces: readonly string[]) => {
  const messages: EventMessage[] = []
  const reader = eventReader((message) => messages.push(message))
  for (const piece of pieces) reader.take(piece)
  return { messages, id: reader.lastEventId(), retry: reader.retryMs() }
}

test('events are read the same however the stream is cut into pieces', () => {
  const whole = read([stream])
  assert.equal(whole, {
    messages: [
      { name: 'ready', data: '{}' },
      { name: 'message', data: 'a\nb' },
    ],
    id: '2',
    retry: 250,
  })
  assert.equal(read([...stream]), whole)
  for (let at = 0; at < stream.length; at += 1) assert.equal(read([stream.slice(0, at), stream.slice(at)]), whole)
})

test('fields that are none are passed over', () => {
  assert.equal(read(['retry: soon\nid: \0\nother: x\nevent: lone\n\n']), {
    messages: [],
    id: undefined,
    retry: undefined,
  })
})

test.run()

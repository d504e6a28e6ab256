import type { EventStore } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectOk, expectThat } from '../contract/expectations.js'
import { sample } from './sample-events.js'

const texts: readonly (readonly [what: string, text: string])[] = [
  ['no characters', ''],
  ['white space at its ends and line ends of all kinds', ' \t{}\n\r\n\r '],
  ['letters of many scripts', 'Zoë Łukasz Ђорђе 北京 العربية हिन्दी'],
  ['the same letter composed and decomposed', '\u00e9 e\u0301'],
  ['emoji beyond the basic plane', '😀👩‍👩‍👧‍👦🇪🇺'],
  ['line separators that are not line ends', 'a\u2028b\u2029c\u0085d'],
  ['control characters and U+0000', 'a\u0000b\u0001c\u001f\u007f'],
  ['a byte order mark and non-characters', '\ufeffa\uffff\ufffe'],
  ['quotes, backslashes and placeholders', `'";\\ -- ? $1 :name %s %_`],
  ['numbers that a parser would change', '{"a":1.0,"b":12345678901234567890,"c":1E400}'],
  ['a million characters', 'x'.repeat(1_000_000)],
  ['a million bytes of wide characters', '😀'.repeat(250_000)],
]

/** What goes in comes out, to the byte. */
export const fidelityCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  ...texts.map(([what, text]) =>
    freshCase(setup, `a text with ${what} is kept to the byte`, async (store) => {
      await expectOk(store.append('stream-1', 'no_stream', [sample(1, text)]), 'the append')
      const [fromStream] = await expectOk(store.readStream('stream-1'), 'reading the stream')
      const [fromAll] = await expectOk(store.readAll(), 'reading all')
      expectThat(fromStream?.text === text, 'the stream must give the same text')
      expectThat(fromAll?.text === text, 'the whole store must give the same text')
    }),
  ),

  freshCase(setup, 'names of streams and types are kept as they are', async (store) => {
    const streamId = `stream-ünï 'quoted' %_ ${'😀'.repeat(10)}`
    const event = { ...sample(1), type: 'Weird "type" ünï' }
    await expectOk(store.append(streamId, 'no_stream', [event]), 'the append')
    const [stored] = await expectOk(store.readStream(streamId), 'reading the stream')
    expectEqual([stored?.streamId, stored?.type], [streamId, event.type], 'the names')
  }),
]

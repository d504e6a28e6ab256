import { type Clock, timestampOf } from '@community-handshake/domain'

/** The machine's own clock, in milliseconds. */
export const systemClock = (): Clock => ({ now: () => timestampOf(Date.now()) })

import { Option } from 'commander'

/** An option that may come from the environment as well. */
export const option = (flags: string, description: string, variable: string): Option =>
  new Option(flags, description).env(`COMMUNITY_HANDSHAKE_${variable}`)

/** Gathers the values of an option that may be given several times. */
export const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value]

import { isLoopbackName } from '../network/loopback.js'

/** Tells whether nobody on the way can change what comes from there: HTTPS, or this very machine. */
export const isTrustworthyUrl = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopbackName(hostname))

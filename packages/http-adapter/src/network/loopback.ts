import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Tells whether an address is of this machine alone (RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3). */
export const isLoopbackAddress = (address: string): boolean => {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
  const version = isIP(plain)
  return version !== 0 && loopback.check(plain, version === 6 ? 'ipv6' : 'ipv4')
}

/** Tells whether a host name or address, IPv6 in brackets or not, is of this machine alone (RFC 6761 section 6.3). */
export const isLoopbackName = (name: string): boolean => {
  const plain = name.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return plain === 'localhost' || isLoopbackAddress(plain)
}

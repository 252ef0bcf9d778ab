import { lookup } from 'node:dns/promises'
import { BlockList, isIPv6 } from 'node:net'

/** Where no stranger's server is: RFC 6890 and what was added to its registries since. */
const OWN = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  OWN.addSubnet(net, bits, 'ipv4')

/** Of IPv6, what is given out to the public, and in it what is not or leads back to IPv4. */
const GIVEN = new BlockList()
GIVEN.addSubnet('2000::', 3, 'ipv6')
const TAKEN = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  TAKEN.addSubnet(net, bits, 'ipv6')

/** Whether an address is one of the public internet, and not of this machine or its networks. */
export function isPublic(address: string): boolean {
  if (!isIPv6(address)) return !OWN.check(address, 'ipv4')
  return GIVEN.check(address, 'ipv6') && !TAKEN.check(address, 'ipv6')
}

export type Address = { address: string; family: number }
export type Resolve = (host: string) => Promise<Address[]>

/** All addresses of a name. */
export const resolveName: Resolve = (host) => lookup(host, { all: true })

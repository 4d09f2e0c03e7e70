// Which addresses are everybody's: a business names where its webhooks go, so without this it could
// have us call what only we can reach, such as a cloud's own metadata.
// Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and what changed it since).

import { BlockList, isIP } from 'node:net'

const SPECIAL_V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  // Of Azure's machines the way to their host; public by its looks only.
  '168.63.129.16/32',
]
/** Of IPv6 all that is anybody's lies here, but for what follows. */
const UNICAST_V6 = '2000::/3'
/** Protocols' own (Teredo among them), documentation, and 6to4, which leads on to any IPv4 address. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']
/** IPv4 as a network without it sees it (RFC 6052). */
const NAT64 = '64:ff9b::'
const NAT64_BITS = 96

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), family)
  }
  return list
}

const special = {
  4: listOf(SPECIAL_V4, 'ipv4'),
  6: listOf(
    [
      ...SPECIAL_V6,
      ...SPECIAL_V4.map((network) => {
        const [address, bits] = network.split('/')
        return `${NAT64}${address}/${NAT64_BITS + Number(bits)}`
      }),
    ],
    'ipv6',
  ),
}
const unicast = listOf([UNICAST_V6, `${NAT64}/${NAT64_BITS}`], 'ipv6')

/**
 * Whether an address is one of the open internet. IPv4 written as IPv6 is not: nobody's name leads
 * to that.
 * @param address IPv4 or IPv6, as the system writes it; anything else is not
 */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special[4].check(address, 'ipv4')
  return family === 6 && unicast.check(address, 'ipv6') && !special[6].check(address, 'ipv6')
}

/** Whether an address of the web says by itself that it is not: not https, or a number that is not. */
export function isOpenUrl(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  const literal = hostname.replace(/^\[|\]$/g, '')
  return protocol === 'https:' && (isIP(literal) === 0 || isPublic(literal))
}

import { networkInterfaces } from 'node:os'

/** Bridges to containers and virtual machines of this one: nobody else reaches them. */
const INWARD = /^(docker|br-|veth|virbr|vboxnet|vmnet|lxc|cni)/
/** Given by the machine to itself when nobody else gave it one. */
const SELF_GIVEN = /^169\.254\./

/** The IPv4 addresses by which others reach this machine, the likeliest first. */
export function ownAddresses(): readonly string[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => ({
        address,
        isUnlikely: INWARD.test(name) || SELF_GIVEN.test(address),
      })),
  )
  const likely = all.filter(({ isUnlikely }) => !isUnlikely)
  const others = all.filter(({ isUnlikely }) => isUnlikely)
  return [...likely, ...others].map(({ address }) => address)
}

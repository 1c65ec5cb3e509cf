import { Bucket } from '../relay/bucket.ts'

const ADDRESSES_AT_MOST = 10_000
const FREE_ATTEMPTS = 20
const ATTEMPTS_PER_SECOND = 0.5

/** Guessing an invitation is hopeless; trying to is noise, and is made slow. */
export function failedJoins(): (address: string) => Bucket {
  const buckets = new Map<string, Bucket>()
  return (address) => {
    const known = buckets.get(address)
    if (known) return known
    if (buckets.size > ADDRESSES_AT_MOST) buckets.clear()
    const bucket = new Bucket(FREE_ATTEMPTS, ATTEMPTS_PER_SECOND)
    buckets.set(address, bucket)
    return bucket
  }
}

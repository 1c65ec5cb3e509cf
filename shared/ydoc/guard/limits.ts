// Every number of the guard. Sizes are bytes of an update, lengths UTF-16 units or entries.

/** [G1], [G10], [G16]. */
export const LIMITS = {
  frameBytes: 1 << 20,
  updateBytes: 64 << 10,
  importBytes: 8 << 20,
  rangesPerRecord: 2000,
  noteLength: 4000,
  nameLength: 128,
  embedsPerUpdate: 200,
  embeds: 4000,
  records: 5000,
  rewrites: 20_000,
  ownCuts: 20_000,
  /** A window that forgets its lease, or was refused, takes another: far more than the longest conference has. */
  leasesPerHand: 5000,
} as const

/** [G6] What an update may cost, in units of a fifth of a microsecond on the machine of 2026. */
export const COST = {
  limit: 200_000,
  /** To judge, integrate, keep and pass on one that stands in nobody's way. */
  item: 15,
  walk: 1,
  scan: 8,
  rewrite: 150,
} as const

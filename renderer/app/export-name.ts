const LONGEST = 80

/** A file name for an export: the topic, without what file systems refuse, and the format. */
export function exportName(topic: string, format: string): string {
  const words = topic
    .replace(/[\p{Cc}/\\:*?"<>|.]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const name = [...words].slice(0, LONGEST).join('').trim()
  return `${name || 'Penholder'}.${format}`
}

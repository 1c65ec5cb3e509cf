/** The languages that every message table speaks. */
export const LOCALES = ['en', 'zh'] as const
export type Locale = (typeof LOCALES)[number]

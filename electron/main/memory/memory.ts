import { app } from 'electron'
import { type GuestPlaces, guestPlaces } from './guest-places.ts'
import { type KeptSeats, keptSeats } from './kept-seats.ts'
import { type KeptSessions, keptSessions } from './kept-sessions.ts'
import { type RecentFiles, recentFiles } from './recent-files.ts'
import { type SecretFile, secretFile } from './secret-file.ts'
import type { Vault } from './vault.ts'
import { type WindowPlaces, windowPlaces } from './window-places.ts'

/** What is kept between two starts. */
export type Memory = {
  /** Place and size of the windows that were closed. */
  readonly places: WindowPlaces
  readonly recent: RecentFiles
  /** Keys of rooms that the host cannot read. */
  readonly keys: SecretFile
  readonly sessions: KeptSessions
  readonly seats: KeptSeats
  /** Negotiations that others host. */
  readonly guests: GuestPlaces
}

/** Each in a file of its own, whose place is found by its name. */
export function memoryIn(placeOf: (name: string) => string, vault: Vault): Memory {
  return {
    places: windowPlaces(placeOf('windows.json')),
    recent: recentFiles(placeOf('recent.json'), (file) => app.addRecentDocument(file)),
    keys: secretFile(placeOf('keys.json'), vault),
    sessions: keptSessions(placeOf('sessions.json'), vault),
    seats: keptSeats(placeOf('seats.json')),
    guests: guestPlaces(placeOf('guests.json')),
  }
}

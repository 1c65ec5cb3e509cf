import { app } from 'electron'

/** The languages that this user prefers, the dearest first; the one by which the app was started comes before. To be asked once the app is ready. */
export function systemLanguages(): readonly string[] {
  const asked = app.commandLine.getSwitchValue('lang')
  return [...(asked === '' ? [] : [asked]), ...app.getPreferredSystemLanguages(), app.getLocale()]
}

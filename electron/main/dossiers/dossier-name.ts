/** The name of a dossier's file as the user gave it, with the ending by which the app and the system know it. */
export function withExtension(file: string): string {
  return file.toLowerCase().endsWith('.penholder') ? file : `${file}.penholder`
}

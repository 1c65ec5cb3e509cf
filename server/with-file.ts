import { Failure, type Io } from './command.ts'
import { type DossierFile, openDossierFile } from './dossier-file.ts'
import { type FileError, fileErrorSentence } from './file-errors.ts'
import { translator } from './messages.ts'

/** Opens the file for a command, gives it to `act` and closes it; a file error ends the command. */
export async function withFile<T>(
  path: string,
  mode: 'read' | 'write',
  io: Io,
  act: (file: DossierFile) => Promise<T>,
): Promise<T> {
  const opened = await openDossierFile(path, mode)
  if (!opened.ok) throw fileFailure(opened.error, io)
  try {
    return await act(opened.value)
  } finally {
    await opened.value.close()
  }
}

/** The failure with which a command ends because of a file. */
export function fileFailure(error: FileError, io: Io): Failure {
  return new Failure(fileErrorSentence(error, translator(io.locale)))
}

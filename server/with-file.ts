import { Failure, type Io } from './command.ts'
import { type DossierFile, openDossierFile } from './dossier-file.ts'
import { type FileError, fileErrorOf, fileErrorSentence } from './file-errors.ts'
import { translator } from './messages.ts'
import { DamagedRow } from './store/parse-row.ts'
import { errorCode } from './store/sqlite.ts'

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
  } catch (error) {
    // What opens may still be damaged further in.
    const isOfTheFile = error instanceof DamagedRow || errorCode(error) !== null
    throw isOfTheFile ? fileFailure(fileErrorOf(error, path), io) : error
  } finally {
    await opened.value.close()
  }
}

/** The failure with which a command ends because of a file. */
export function fileFailure(error: FileError, io: Io): Failure {
  return new Failure(fileErrorSentence(error, translator(io.locale)))
}

/** The kinds of documents that readers of concept notes know; a list of our own, for the readers are not for this process. */
export const NOTE_KINDS: readonly string[] = ['txt', 'docx', 'pdf', 'html', 'htm', 'md']

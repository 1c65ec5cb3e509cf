/** Told how much of a document is read, in its own parts: pages, or paragraphs. A thread that draws it hears it in between. */
export type Progress = (done: number, of: number) => void

/** For whoever does not ask. */
export const untold: Progress = () => undefined

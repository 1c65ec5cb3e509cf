/** The mark in the page's own timeline that says when its text could be written in first; whoever measures goes by it. */
export const WRITABLE = 'penholder.writable'

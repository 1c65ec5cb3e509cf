export function drawnPictures(): ReadonlyMap<string, Buffer>

type Packed = {
  readonly packager: { getResourcesDir(folder: string): string }
  readonly appOutDir: string
  readonly electronPlatformName: string
  readonly arch: number
}
export function afterPack(packed: Packed): void

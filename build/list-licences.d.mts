type Shipped = {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly texts: readonly string[]
}
export function shippedPackages(root?: string): readonly Shipped[]
export function licencesText(packages: readonly Shipped[]): string

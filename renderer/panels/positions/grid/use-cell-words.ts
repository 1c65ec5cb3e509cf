import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { STANDS } from '../../../../shared/domain/records.ts'
import type { ShownPosition } from '../../../session/remarks-board.ts'
import { useAudienceNames } from '../../audiences/audience-names.ts'

/** What is heard of a cell: the delegation by its code, the paragraph by its number, and what was said. */
export type CellWords = (
  code: string,
  number: string,
  position: ShownPosition | undefined,
) => string

/** The words of cells, of which there are thousands: everything is looked up once, then put together. */
export function useCellWords(): CellWords {
  const { t } = useTranslation(['positions', 'app', 'delegations'])
  const { toldTo } = useAudienceNames()
  return useMemo(() => {
    const stands = new Map<string, string>(
      STANDS.map((stand) => [stand, t(`app:position_${stand}`)]),
    )
    const names = new Map<string, string>()
    const nameOf = (code: string): string => {
      const name = names.get(code) ?? t(`delegations:${code}`, { defaultValue: code })
      names.set(code, name)
      return name
    }
    const before = t('beforeLastChange')
    const form = t('cellOf', { name: '\0name\0', number: '\0number\0', stand: '\0stand\0' })
    const parts = form.split('\0')
    return (code, number, position) => {
      const stand = stands.get(position?.stand ?? 'none') ?? ''
      const put: Readonly<Record<string, string>> = { name: nameOf(code), number, stand }
      // Every second part names what stands there.
      const said = parts.map((part, at) => (at % 2 === 1 ? put[part] : part)).join('')
      if (!position) return said
      const remarks = [toldTo(position.audience), position.isBefore ? before : '']
      return [said, ...remarks].filter(Boolean).join(', ')
    }
  }, [t, toldTo])
}

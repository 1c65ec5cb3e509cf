import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Audience, groupOf } from '../../../shared/domain/audiences.ts'

type AudienceNames = {
  /** `All members`. */
  readonly nameOf: (audience: Audience) => string
  /** That it is told to fewer than all; empty for all members. */
  readonly toldTo: (audience: Audience) => string
  /** That something waits until it can be told to it. */
  readonly waitsFor: (audience: Audience) => string
  /** What the button says that widens to it. */
  readonly tell: (audience: Audience) => string
}

/** How audiences are called in the language of the window. */
export function useAudienceNames(): AudienceNames {
  const { t } = useTranslation('audiences')
  return useMemo(() => {
    const kindOf = (audience: Audience) => (groupOf(audience) === null ? audience : 'group')
    return {
      nameOf: (one) => t(`audience_${kindOf(one)}`, { group: groupOf(one) }),
      toldTo: (one) => (one === 'all' ? '' : t(`told_${kindOf(one)}`, { group: groupOf(one) })),
      waitsFor: (one) => t(`waits_${kindOf(one)}`, { group: groupOf(one) }),
      tell: (one) => t(`tell_${kindOf(one)}`, { group: groupOf(one) }),
    }
  }, [t])
}

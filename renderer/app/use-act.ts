import { useState } from 'react'
import type { DossierCommand } from '../../shared/protocol/http.ts'
import type { Negotiation } from '../session/negotiation.ts'
import { useFailureText } from './failure-text.ts'

type Acting = {
  /** Why the last act was not possible; empty if it was. */
  readonly trouble: string
  readonly isBusy: boolean
  /** Whether the relay carried it out. */
  readonly act: (command: DossierCommand) => Promise<boolean>
}

/** Carries acts of the pen out, one at a time, and keeps what the relay had against one. */
export function useAct({ api, session }: Negotiation): Acting {
  const failureText = useFailureText()
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)
  const act = async (command: DossierCommand): Promise<boolean> => {
    setBusy(true)
    const done = await api.command(session.session, command)
    setTrouble(done.ok ? '' : failureText(done.error))
    setBusy(false)
    return done.ok
  }
  return { trouble, isBusy, act }
}

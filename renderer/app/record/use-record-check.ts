import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordCheckAnswer } from '../../../shared/protocol/record-check.ts'
import type { Asked } from '../../session/relay-api.ts'
import { useFailureText } from '../failure-text.ts'

/** How far a check of the record is. */
export type CheckState =
  | { readonly kind: 'idle' | 'checking' }
  | { readonly kind: 'told'; readonly answer: RecordCheckAnswer; readonly receipt: string | null }
  | { readonly kind: 'failed'; readonly sentence: string }

/** Asks for a check, with a receipt or null, in a language. */
export type AskForCheck = (
  receipt: unknown,
  locale: string,
  signal: AbortSignal,
) => Asked<RecordCheckAnswer>

/** Has the relay check its record, and hold against it a receipt that was chosen; whoever leaves hangs up. */
export function useRecordCheck(ask: AskForCheck) {
  const { t, i18n } = useTranslation('recordCheck')
  const failureText = useFailureText()
  const [state, setState] = useState<CheckState>({ kind: 'idle' })
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])

  const giveUp = (): void => {
    current.current?.abort()
    setState({ kind: 'idle' })
  }
  const check = async (file: File | null): Promise<void> => {
    current.current?.abort()
    const controller = new AbortController()
    current.current = controller
    const { signal } = controller
    setState({ kind: 'checking' })
    const receipt = file && (await jsonIn(file))
    if (signal.aborted) return
    const noReceipt = () =>
      setState({ kind: 'failed', sentence: t('noReceipt', { name: file?.name ?? '' }) })
    if (file && receipt === null) return noReceipt()
    const told = await ask(receipt, i18n.language, signal)
    if (signal.aborted) return
    if (told.ok) return setState({ kind: 'told', answer: told.value, receipt: file?.name ?? null })
    const { error } = told
    if (error.kind === 'refused' && error.code === 'malformed') return noReceipt()
    setState({ kind: 'failed', sentence: failureText(error) })
  }
  return { state, check, giveUp }
}

/** A receipt takes less than a page. */
const MOST_BYTES = 16 * 1024

async function jsonIn(file: File): Promise<unknown> {
  if (file.size > MOST_BYTES) return null
  try {
    return JSON.parse(await file.text())
  } catch {
    return null
  }
}

import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread } from '../../../shared/domain/comments.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { IncomingChange } from '../../../shared/domain/incoming.ts'
import { incomingChanges } from '../../../shared/domain/incoming-changes.ts'
import { handsIn } from '../../../shared/domain/manuscript.ts'
import { holdsPen } from '../../../shared/domain/roles.ts'
import { delegationCalled } from '../../../shared/formats/delegation-called.ts'
import { readThreads } from '../../../shared/ydoc/comments.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import { writeIncoming } from '../../../shared/ydoc/write-incoming.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { useMaybeStore, useStore } from '../../ui/use-store.ts'
import type { Announce } from '../announcements.tsx'
import { ChangeList } from './change-list.tsx'
import { LeftoverList } from './leftover-list.tsx'
import type { ReadDocument } from './read-document.ts'

type Props = {
  readonly document: ReadDocument
  readonly negotiation: Negotiation
  readonly text: LiveText
  readonly announce: Announce
  readonly onClose: () => void
}

/** What the document asks for: who our people are in it, which of its changes to bring in, and what was not understood. */
export function Review({ document, negotiation, text, announce, onClose }: Props) {
  const { t } = useTranslation('importing')
  const nameOf = useDelegationNames()
  const { delegation } = negotiation.session
  const audience = useAudience(negotiation, text)
  const hands = useMemo(() => handsIn(document.manuscript), [document])
  const [authors, setAuthors] = useState<ReadonlySet<string>>(() =>
    namesOf(hands.keys(), delegation),
  )
  const incoming = useIncoming(document, text, delegation, authors)
  const [chosen, setChosen] = useState<ReadonlyMap<IncomingChange, boolean>>(new Map())
  const isChosen = (one: IncomingChange) => chosen.get(one) ?? one.by !== null
  const taken = incoming.changes.filter(isChosen)
  const name = nameOf(delegation)
  const bringIn = (): void => {
    const failed = taken.filter((one) => !writeIncoming(text.writer, one, Date.now()).ok)
    const done = t('importDone', { count: taken.length - failed.length })
    const lost = failed.length > 0 ? ` ${t('importFailed', { count: failed.length })}` : ''
    announce.set({ text: done + lost })
    onClose()
  }
  const lists = { isChosen, reading: text.reading, onChoose: setChosen, chosen }
  return (
    <section aria-label={t('importOf', { name: document.name })}>
      <Authors hands={hands} name={name} authors={authors} onChange={setAuthors} />
      {incoming.changes.length === 0 ? <p>{t('importNothing')}</p> : null}
      <ChangeList
        {...lists}
        title={t('importTracked')}
        changes={incoming.changes.filter(({ by }) => by !== null)}
      />
      <ChangeList
        {...lists}
        title={t('importUntracked')}
        hint={t('importUntrackedHint')}
        changes={incoming.changes.filter(({ by }) => by === null)}
      />
      {incoming.byOthers > 0 ? <p>{t('importOthers', { count: incoming.byOthers })}</p> : null}
      <LeftoverList leftovers={document.leftovers} />
      <p className="import-acts">
        <span>{t(`importSeen_${audience}`, { name })}</span>
        <Button look="primary" disabled={taken.length === 0} onClick={bringIn}>
          {t('importDo', { count: taken.length })}
        </Button>
      </p>
    </section>
  )
}

/** What becomes of what is brought in: a text that is not the one of all members is one's own drafting. */
function useAudience(negotiation: Negotiation, text: LiveText): 'private' | 'base' | 'propose' {
  const { role } = useStore(negotiation.me)
  const session = useStore(negotiation.text)
  const live = useMaybeStore(session?.text ?? null)
  if (live !== text) return 'private'
  return holdsPen(role) ? 'base' : 'propose'
}

/** Authors whose name is the delegation's own are its people from the start; of others it is said. */
function namesOf(authors: Iterable<string>, delegation: DelegationCode): ReadonlySet<string> {
  return new Set([...authors].filter((author) => delegationCalled(author) === delegation))
}

/** What the delegation has said in comments already. */
function wordsSaid(threads: readonly Thread[], delegation: DelegationCode): readonly string[] {
  return threads
    .flatMap(({ root, replies }) => [root, ...replies])
    .filter((one) => one.delegation === delegation)
    .map((one) => one.words)
}

function useIncoming(
  { manuscript }: ReadDocument,
  { ledger }: LiveText,
  delegation: DelegationCode,
  authors: ReadonlySet<string>,
) {
  return useMemo(() => {
    const markup = readView(ledger, { kind: 'markup' })
    const names = namesOf(authors, delegation)
    const said = new Set(wordsSaid(readThreads(ledger.doc, 'all'), delegation))
    return incomingChanges(manuscript, markup, { delegation, authors, names, said })
  }, [manuscript, ledger, delegation, authors])
}

type AuthorsProps = {
  readonly hands: ReturnType<typeof handsIn>
  readonly name: string
  readonly authors: ReadonlySet<string>
  readonly onChange: (authors: ReadonlySet<string>) => void
}

function Authors({ hands, name, authors, onChange }: AuthorsProps) {
  const { t } = useTranslation('importing')
  if (hands.size === 0) return <p>{t('importNobody')}</p>
  const toggle = (author: string): void => {
    const others = [...authors].filter((one) => one !== author)
    onChange(new Set(authors.has(author) ? others : [...others, author]))
  }
  return (
    <fieldset className="import-authors">
      <legend>{t('importAuthors', { name })}</legend>
      {[...hands].map(([author, { insertions, deletions, others, comments }]) => (
        <Choice
          key={author}
          type="checkbox"
          checked={authors.has(author)}
          label={t('importAuthor', {
            author: author || t('noAuthor'),
            changes: insertions + deletions + others,
            comments,
          })}
          onChange={() => toggle(author)}
        />
      ))}
      <p className="field-hint">{t('importAuthorsHint')}</p>
    </fieldset>
  )
}

import { PartFault } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import './story.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { confirmStoryRoute, type StoryEntryView, type StorySourceView } from '../../../../contract/citizen.ts'
import { useDeed } from '../../../app/deed.tsx'
import { functionText } from '../../../app/roles.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { age } from '../../../ui/danish-time.ts'
import { useNow } from '../../../ui/now.ts'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import type { StoryWriting } from '../forms/story-dialog.tsx'
import { storyQuery } from '../queries.ts'
import { citizenTexts } from './texts.ts'

const StoryDialog = lazy(() =>
  import('../forms/story-dialog.tsx').then((file) => ({ default: file.StoryDialog })),
)

const kinds: readonly (readonly [StoryEntryView['kind'], Text])[] = [
  ['matters', citizenTexts.storyMatters],
  ['wish', citizenTexts.storyWishes],
  ['resource', citizenTexts.storyResources],
]

const whoseWords: Readonly<Record<StoryEntryView['saidBy'], Text>> = {
  citizen: citizenTexts.saidByCitizen,
  relative: citizenTexts.saidByRelative,
  professional: citizenTexts.saidByProfessional,
}

export interface StoryCardProps {
  readonly citizenId: string
  /** The citizen reads their own story. */
  readonly isMine?: boolean
}

/** What the citizen has told: each with whose words, who wrote it and how old it is. Confirmed rather than asked again. */
export function StoryCard({ citizenId, isMine = false }: StoryCardProps) {
  const t = useText()
  const story = useQuery(storyQuery(citizenId))
  const isReadOnly = useReadOnly()
  const [writing, setWriting] = useState<StoryWriting>()
  return (
    <Card title={t(isMine ? citizenTexts.myStory : citizenTexts.story)} icon="heart" sector="borger">
      <p className="muted small no-print">{t(isMine ? citizenTexts.myStoryHelp : citizenTexts.storyHelp)}</p>
      {story.isPending && <Skeleton rows={3} />}
      {story.isError && <PartFault fault={story.error} onRetry={() => void story.refetch()} />}
      {story.data && (
        <div className={isMine ? 'story' : 'story story-wide'}>
          {kinds.map(([kind, heading]) => {
            const entries = story.data.filter((entry) => entry.kind === kind)
            return (
              <section key={kind}>
                <h3>
                  {t(heading)}
                  {!isReadOnly && (
                    <Button
                      look="quiet"
                      small
                      icon="plus"
                      aria-label={t(citizenTexts.tellFull, { kind: t(heading) })}
                      onClick={() => setWriting({ kind })}
                    >
                      {t(citizenTexts.tell)}
                    </Button>
                  )}
                </h3>
                {entries.length === 0 && <p className="muted">{t(citizenTexts.storyEmpty)}</p>}
                {entries.map((entry) => (
                  <StoryEntry
                    key={entry.id}
                    citizenId={citizenId}
                    entry={entry}
                    isMine={isMine}
                    onEdit={() => setWriting({ kind, entry })}
                  />
                ))}
              </section>
            )
          })}
        </div>
      )}
      {writing && (
        <Suspense>
          <StoryDialog
            citizenId={citizenId}
            writing={writing}
            isMine={isMine}
            onClose={() => setWriting(undefined)}
          />
        </Suspense>
      )}
    </Card>
  )
}

interface StoryEntryProps {
  readonly citizenId: string
  readonly entry: StoryEntryView
  readonly isMine: boolean
  readonly onEdit: () => void
}

function StoryEntry({ citizenId, entry, isMine, onEdit }: StoryEntryProps) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const isReadOnly = useReadOnly()
  const confirm = useDeed(confirmStoryRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(citizenTexts.confirmed),
  })
  const name = (by: StorySourceView) => sourceName(t, by)
  const latest = entry.confirmations.at(-1)
  const earlier = entry.versions.slice(0, -1)
  return (
    <div className="story-entry">
      <p>{entry.text}</p>
      <p className="story-source">
        {!isMine && `${t(whoseWords[entry.saidBy])}, `}
        {t(citizenTexts.writtenBy, { name: name(entry.toldBy), age: age(entry.toldAt, language, now) })}
        {latest &&
          `, ${t(citizenTexts.confirmedBy, { name: name(latest.by), age: age(latest.at, language, now) })}`}
      </p>
      {earlier.length > 0 && (
        <details className="story-earlier no-print">
          <summary>{t(citizenTexts.earlier)}</summary>
          {earlier.map((version) => (
            <p key={version.at}>
              <s>{version.text}</s>{' '}
              <span className="muted">
                {name(version.by)}, {age(version.at, language, now)}
              </span>
            </p>
          ))}
        </details>
      )}
      {!isReadOnly && (
        <div className="buttons no-print">
          {!isMine && (
            <Button
              look="quiet"
              small
              icon="check"
              busy={confirm.isBusy}
              aria-label={t(citizenTexts.confirmFull, { text: entry.text })}
              onClick={() => confirm.does({ params: { citizenId, entryId: entry.id } })}
            >
              {t(citizenTexts.confirm)}
            </Button>
          )}
          <Button
            look="quiet"
            small
            icon="edit"
            aria-label={t(citizenTexts.editFull, { text: entry.text })}
            onClick={onEdit}
          >
            {t(citizenTexts.edit)}
          </Button>
        </div>
      )}
    </div>
  )
}

/** "Hanne Holm, Hjemmesygeplejen Nord", or what the person does when there is no name to show. */
function sourceName(t: ReturnType<typeof useText>, by: StorySourceView): string {
  const work = by.function === null ? undefined : functionText(by.function)
  return [by.name || (work && t(work)), by.unitName].filter(Boolean).join(', ')
}

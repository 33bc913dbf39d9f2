import './programme.css'
import './programme-draft.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import {
  type DraftView,
  type ProgrammeFaultView,
  type ProgrammeWordsView,
  saveProgrammeDraftRoute,
} from '../../../../contract/pathway-programme.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { Page } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { ProgrammeEditor } from '../forms/programme-editor.tsx'
import { EditingProvider } from '../forms/programme-fields.tsx'
import { stepOfFault, textAt, type Writing } from '../forms/programme-writing.ts'
import { programmeCheckQuery, programmeDraftQuery, programmeWordsQuery } from '../programme-queries.ts'
import { ProgrammeExceptions, ProgrammeInShort, ProgrammeParticipants, StepList } from './programme-sheet.tsx'
import { draftTexts, programmeTexts } from './programme-texts.ts'
import { ProgrammeTrial } from './programme-trial.tsx'

const PublishDialog = lazy(() =>
  import('../forms/programme-publish-dialog.tsx').then((file) => ({ default: file.ProgrammePublishDialog })),
)
const DiscardDialog = lazy(() =>
  import('../forms/programme-publish-dialog.tsx').then((file) => ({ default: file.ProgrammeDiscardDialog })),
)

const route = getRouteApi('/signed-in/forloeb/kladde/$draftId')

/** A draft of a programme: the form on the one side, how it will read on the other. */
export function ProgrammeDraftPage() {
  const t = useText()
  const { draftId } = route.useParams()
  const draft = useQuery(programmeDraftQuery(draftId))
  const words = useQuery(programmeWordsQuery)
  // Saving begins the form afresh; the step one writes in stays open.
  const [opened, setOpened] = useState<number>()
  const fault = draft.error ?? words.error
  if (fault)
    return (
      <Page title={t(programmeTexts.title)}>
        <ErrorState onRetry={() => void draft.refetch()}>{t(textOfFault(fault))}</ErrorState>
      </Page>
    )
  if (!draft.data || !words.data)
    return (
      <Page title={t(programmeTexts.title)}>
        <Skeleton rows={8} />
      </Page>
    )
  // What somebody else has saved is begun on afresh, never mixed with what is on this screen.
  return (
    <Draft
      key={draft.data.revision}
      draft={draft.data}
      words={words.data}
      opened={opened}
      onOpen={setOpened}
    />
  )
}

/** How long after the last key a draft is put to the checks, in milliseconds. */
const pause = 500

function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

interface DraftProps {
  readonly draft: DraftView
  readonly words: ProgrammeWordsView
  /** The place of the step that is open. */
  readonly opened: number | undefined
  readonly onOpen: (step: number | undefined) => void
}

function Draft({ draft, words, opened, onOpen }: DraftProps) {
  const t = useText()
  const isReadOnly = useSession().role?.function !== 'secretariat' || draft.status !== 'open'
  const [writing, setWriting] = useState<Writing>(draft.document)
  const [isAsking, setIsAsking] = useState<'publish' | 'discard'>()
  const asked = useSettled(writing)
  const isUnsaved = writing !== draft.document
  const checked = useQuery({
    ...programmeCheckQuery(draft.draftId, asked),
    enabled: asked !== draft.document,
    placeholderData: keepPreviousData,
  })
  const { faults, page } = (asked === draft.document ? undefined : checked.data) ?? draft
  const save = useDeed(saveProgrammeDraftRoute, {
    touches: ['programmes:drafts'],
    says: t(draftTexts.saved),
  })
  const name = textAt(writing, ['name', 'da']) || draft.code
  const whyNot = isUnsaved
    ? t(draftTexts.saveFirst)
    : faults.length > 0
      ? t(draftTexts.faultsFirst)
      : undefined
  return (
    <Page
      title={t(draftTexts.title, { name })}
      aside={
        !isReadOnly && (
          <div className="row programme-draft-tools">
            <State tone={isUnsaved ? 'warning' : 'success'}>
              {t(isUnsaved ? draftTexts.unsaved : draftTexts.allSaved)}
            </State>
            <Button
              look="primary"
              busy={save.isBusy}
              onClick={() =>
                save.does({
                  params: { draftId: draft.draftId },
                  body: { revision: draft.revision, document: writing },
                })
              }
            >
              {t(draftTexts.save)}
            </Button>
            <Button whyNot={whyNot} onClick={() => setIsAsking('publish')}>
              {t(draftTexts.publish)}
            </Button>
            <Button look="quiet" onClick={() => setIsAsking('discard')}>
              {t(draftTexts.discard)}
            </Button>
          </div>
        )
      }
    >
      <p className="muted">
        {draft.basedOn === null ? t(draftTexts.fromNothing) : t(draftTexts.basedOn, { n: draft.basedOn })}
        {isReadOnly && `. ${t(draftTexts.readOnly)}`}
      </p>
      <Faults faults={faults} words={words} writing={writing} onOpen={onOpen} />
      <EditingProvider value={{ writing, words, faults, isReadOnly, onChange: setWriting }}>
        <div className="programme-draft">
          <div className="stack">
            <ProgrammeEditor opened={opened} onOpen={onOpen} />
            {draft.basedOn !== null && (
              <ProgrammeTrial
                code={draft.code}
                oldVersion={draft.basedOn}
                tried={{ draftId: draft.draftId }}
                whyNot={whyNot}
              />
            )}
            <History draft={draft} />
          </div>
          <section className="stack programme-preview" aria-label={t(draftTexts.preview)}>
            <h2>{t(draftTexts.preview)}</h2>
            {page === null ? (
              <p className="muted">{t(draftTexts.noPreview)}</p>
            ) : (
              <>
                {page.purpose && <p className="programme-lead">{t(page.purpose)}</p>}
                <ProgrammeInShort page={page} />
                <ProgrammeParticipants page={page} />
                <StepList
                  page={page}
                  current={opened === undefined ? undefined : page.steps[opened]?.id}
                  onOpen={(id) => onOpen(page.steps.findIndex((step) => step.id === id))}
                />
                <ProgrammeExceptions page={page} />
              </>
            )}
          </section>
        </div>
      </EditingProvider>
      {isAsking && (
        <Suspense>
          {isAsking === 'publish' ? (
            <PublishDialog draft={draft} onClose={() => setIsAsking(undefined)} />
          ) : (
            <DiscardDialog draft={draft} onClose={() => setIsAsking(undefined)} />
          )}
        </Suspense>
      )}
    </Page>
  )
}

interface FaultsProps {
  readonly faults: readonly ProgrammeFaultView[]
  readonly words: ProgrammeWordsView
  readonly writing: Writing
  readonly onOpen: (step: number) => void
}

/** What is wrong, said once at the top; a fault in a step opens it. */
function Faults({ faults, words, writing, onOpen }: FaultsProps) {
  const t = useText()
  const ruleOf = ({ rule, text }: ProgrammeFaultView) => {
    const known = words.rules.find(({ value }) => value === rule)
    return known ? t(known.name) : text
  }
  const count = faults.length
  return (
    <div role="status">
      {count === 0 ? (
        <State tone="success">{t(draftTexts.noFaults)}</State>
      ) : (
        <State tone="danger">
          {count === 1 ? t(draftTexts.oneFault) : t(draftTexts.faults, { n: count })}
        </State>
      )}
      <ul className="programme-faults">
        {faults.map((fault) => {
          const step = stepOfFault(fault)
          const said = `${ruleOf(fault)} (${fault.path})`
          return (
            <li key={`${fault.path} ${fault.rule} ${fault.text}`}>
              {step === undefined ? (
                said
              ) : (
                <button type="button" className="service-button" onClick={() => onOpen(step)}>
                  {textAt(writing, ['steps', step, 'id'])}: {said}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const deeds = {
  begun: draftTexts.begun,
  saved: draftTexts.savedDeed,
  published: draftTexts.publishedDeed,
  discarded: draftTexts.discardedDeed,
} as const

function History({ draft }: { draft: DraftView }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Card title={t(draftTexts.history)} icon="history">
      <ol className="stack-tight">
        {draft.history.map(({ at, by, deed }) => (
          <li key={`${at} ${deed}`}>
            {t(deeds[deed])}, {by}, <span className="muted">{dateAndTime(at, language)}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

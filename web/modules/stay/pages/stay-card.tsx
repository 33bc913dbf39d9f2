import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import {
  resumeWindowRoute,
  type StaysView,
  type StayView,
  type WindowView,
  waiveWindowRoute,
} from '../../../../contract/stay.ts'
import { useDeed } from '../../../app/deed.tsx'
import { refusalTexts } from '../../../app/refusal-texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Facts } from '../../../ui/card.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { Help } from '../../../ui/help.tsx'
import { useNow } from '../../../ui/now.ts'
import { Badge, State } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { PartFault, WithheldLine } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { notificationWords } from '../../message/pages/notification-words.ts'
import { unitQuery } from '../../organisation/queries.ts'
import type { StayForm } from '../forms/stay-dialog.tsx'
import { staysQuery } from '../queries.ts'
import { Discharge } from './discharge.tsx'
import { PhoneLink } from './phone-link.tsx'
import { atServer, responsibleNow } from './responsible-now.ts'
import { currentStay, isInForce, isInHospital, parties, stayStates, windowStates } from './stay-words.ts'
import { destinationTexts, noWindowTexts, stayTexts } from './texts.ts'

const StayDialog = lazy(() =>
  import('../forms/stay-dialog.tsx').then((file) => ({ default: file.StayDialog })),
)

/** The stay that goes on, or the latest: where, since when, whom to phone, and the 72 hours after it. */
export function StayCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const stays = useQuery(staysQuery(citizenId))
  if (stays.isPending) return <Skeleton rows={3} />
  if (stays.isError) return <PartFault fault={stays.error} onRetry={() => void stays.refetch()} />
  const stay = currentStay(stays.data.stays)
  if (stay === undefined)
    return (
      <Card title={t(stayTexts.stay)} icon="bed">
        <p className="muted">{t(stayTexts.noStay)}</p>
      </Card>
    )
  const answered = { now: stays.data.now, at: stays.dataUpdatedAt }
  return (
    <OneStay
      citizenId={citizenId}
      stay={stay}
      answered={answered}
      responsibility={stays.data.responsibility}
    />
  )
}

interface OneStayProps {
  readonly citizenId: string
  readonly stay: StayView
  readonly responsibility: StaysView['responsibility']
  /** What the server's clock said, and when that was here. */
  readonly answered: { readonly now: string; readonly at: number }
}

function OneStay({ citizenId, stay, responsibility, answered }: OneStayProps) {
  const t = useText()
  const language = useLanguage()
  const ward = useQuery({ ...unitQuery(stay.place?.unitId ?? ''), enabled: Boolean(stay.place?.unitId) }).data
  const { tone, text } = stayStates[stay.status]
  const now = responsibleNow(responsibility, atServer(answered, useNow()))
  const isImplied = stay.spells.at(-1)?.isStartImplied === true
  const started = stay.startedAt && dateAndTime(stay.startedAt, language)
  const pairs: (readonly [string, ReactNode])[] = []
  if (stay.place) pairs.push([t(stayTexts.place), stay.place.name])
  if (ward) pairs.push([t(stayTexts.hospital), ward.party.name])
  if (ward?.phone) pairs.push([t(stayTexts.phone), <PhoneLink key="phone" phone={ward.phone} />])
  if (started)
    pairs.push([t(stayTexts.from), isImplied ? t(stayTexts.fromImplied, { when: started }) : started])
  if (stay.endedAt) pairs.push([t(stayTexts.to), dateAndTime(stay.endedAt, language)])
  if (now)
    pairs.push([
      t(stayTexts.responsibleNow),
      now.place ? `${t(parties[now.party])}: ${now.place.name}` : t(parties[now.party]),
    ])
  return (
    <Card title={t(stayTexts.stay)} icon="bed" sector="hospital" aside={<Badge tone={tone}>{t(text)}</Badge>}>
      {stay.isAttentionNeeded && <State tone="warning">{t(stayTexts.attention)}</State>}
      <Facts pairs={pairs} />
      <EndingsByHand stay={stay} />
      {/* Who answers day and night comes before what may be told, once the citizen is home. The key keeps what is being written when
          somebody else's deed moves it. */}
      {stay.endedAt !== null && <AfterStay key="after" citizenId={citizenId} stay={stay} />}
      <Discharge citizenId={citizenId} stay={stay} />
      {stay.withheld && <WithheldLine />}
      {stay.endedAt === null && <AfterStay key="after" citizenId={citizenId} stay={stay} />}
      <Letters stay={stay} />
    </Card>
  )
}

/** What people have said of the end of the stay; what was a mistake stays, struck through, with why. */
function EndingsByHand({ stay }: { stay: StayView }) {
  const t = useText()
  const language = useLanguage()
  return stay.endingsByHand.map(({ by, reason, destination, endedAt, recordedAt, mark, undone }) => {
    const words = destination
      ? t(stayTexts.dischargedBy, { name: by, where: t(destinationTexts[destination]) })
      : t(stayTexts.endedByHand, { name: by, reason: reason ?? '' })
    if (mark === 'in-force')
      return (
        <p key={recordedAt} className="muted small">
          {words}
        </p>
      )
    return (
      <p key={recordedAt} className="muted small">
        <s>
          {dateAndTime(endedAt, language)}: {words}
        </s>
        {undone
          ? ` (${t(stayTexts.endingUndone, { name: undone.by, when: dateAndTime(undone.at, language), reason: undone.reason })})`
          : mark === 'overtaken' && ` (${t(stayTexts.endingOvertaken)})`}
      </p>
    )
  })
}

function AfterStay({ citizenId, stay }: { citizenId: string; stay: StayView }) {
  const t = useText()
  const language = useLanguage()
  const [form, setForm] = useState<StayForm>()
  const isReadOnly = useReadOnly()
  const noWindow: Text | undefined =
    stay.noWindow === null ? undefined : noWindowTexts[stay.noWindow as keyof typeof noWindowTexts]
  return (
    <>
      {stay.window && <WindowSheet citizenId={citizenId} stay={stay} window={stay.window} onForm={setForm} />}
      {noWindow && stay.status === 'ended' && (
        <p className="small">
          {t(stayTexts.noWindow)}: {t(noWindow)}
        </p>
      )}
      {stay.windowWaived && (
        <p className="small">
          {t(stayTexts.noWindow)}.{' '}
          {t(stayTexts.waivedBy, {
            name: stay.windowWaived.by,
            role: t(stay.windowWaived.role).toLowerCase(),
            when: dateAndTime(stay.windowWaived.at, language),
            reason: stay.windowWaived.reason,
          })}
        </p>
      )}
      {!isReadOnly && (
        <div className="buttons no-print">
          {stay.mayTell.may && isInHospital(stay) && (
            <Waive citizenId={citizenId} stay={stay} onWaive={() => setForm('waive')} />
          )}
          {stay.mayUndoEnd.may && (
            <Button small onClick={() => setForm('undo')}>
              {t(stayTexts.undoEndTitle)}
            </Button>
          )}
          {stay.mayEndByHand.may && !stay.mayDischarge.may && (
            <Button small onClick={() => setForm('end')}>
              {t(stayTexts.endByHand)}
            </Button>
          )}
        </div>
      )}
      {form && (
        <Suspense>
          <StayDialog citizenId={citizenId} stay={stay} form={form} onClose={() => setForm(undefined)} />
        </Suspense>
      )}
    </>
  )
}

/** A decision about one dying citizen, and its way back. */
function Waive({
  citizenId,
  stay,
  onWaive,
}: {
  readonly citizenId: string
  readonly stay: StayView
  readonly onWaive: () => void
}) {
  const t = useText()
  const waive = useDeed(waiveWindowRoute, { touches: [`citizen:${citizenId}`], says: t(stayTexts.unwaived) })
  const params = { citizenId, stayId: stay.stayId }
  const { because } = stay.mayWaive
  const whyNot = because === null ? undefined : refusalTexts[because]
  if (whyNot)
    return (
      <Button small whyNot={t(whyNot)}>
        {t(stay.windowWaived ? stayTexts.unwaive : stayTexts.waive)}
      </Button>
    )
  return stay.windowWaived ? (
    <Button
      small
      busy={waive.isBusy}
      onClick={() => waive.does({ params, body: { isWaived: false, reason: '' } })}
    >
      {t(stayTexts.unwaive)}
    </Button>
  ) : (
    <Button small onClick={onWaive}>
      {t(stayTexts.waive)}
    </Button>
  )
}

interface WindowSheetProps {
  readonly citizenId: string
  readonly stay: StayView
  readonly window: WindowView
  readonly onForm: (form: StayForm) => void
}

/** Who answers day and night after the discharge, on which number, until when. */
function WindowSheet({ citizenId, stay, window, onForm }: WindowSheetProps) {
  const t = useText()
  const { tone, text } = windowStates[window.status]
  const isReadOnly = useReadOnly()
  const resume = useDeed(resumeWindowRoute, { touches: [`citizen:${citizenId}`], says: t(stayTexts.resumed) })
  const because = window.mayExtend.because
  const whyNot = because === null ? undefined : refusalTexts[because]
  return (
    <div className="stack-tight">
      <h3 className="row">
        {t(stayTexts.window)}
        <Help about={t(stayTexts.window)}>
          <p>{t(stayTexts.windowHelp)}</p>
        </Help>
      </h3>
      <State tone={tone}>{t(text)}</State>
      {isInForce(window) && (
        <Facts
          pairs={[
            [t(stayTexts.windowUntil), <Deadline key="until" dueAt={window.until} />],
            ...(window.phone
              ? [
                  [
                    t(stayTexts.callWard, { ward: window.ward.name }),
                    <PhoneLink key="phone" phone={window.phone} />,
                  ] as const,
                ]
              : []),
          ]}
        />
      )}
      {!isReadOnly && (
        <div className="buttons no-print">
          {isInForce(window) && window.mayExtend.may && (
            <>
              <Button small onClick={() => onForm('extend')}>
                {t(stayTexts.extend)}
              </Button>
              <Button small onClick={() => onForm('suspend')}>
                {t(stayTexts.suspend)}
              </Button>
            </>
          )}
          {isInForce(window) && !window.mayExtend.may && whyNot && (
            <Button small whyNot={t(whyNot)}>
              {t(stayTexts.extend)}
            </Button>
          )}
          {window.status === 'suspended' && window.mayExtend.may && (
            <Button
              small
              busy={resume.isBusy}
              onClick={() => resume.does({ params: { citizenId, stayId: stay.stayId } })}
            >
              {t(stayTexts.resume)}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

const marks: Readonly<Partial<Record<StayView['history'][number]['mark'], Text>>> = {
  corrected: stayTexts.markCorrected,
  cancelled: stayTexts.markCancelled,
  'without-effect': stayTexts.markNoEffect,
}

/** The letters the stay is folded from; a corrected one stays visible, struck through. */
function Letters({ stay }: { stay: StayView }) {
  const t = useText()
  const language = useLanguage()
  if (stay.history.length === 0) return null
  return (
    <details className="small no-print">
      <summary>{t(stayTexts.letters)}</summary>
      <ul>
        {stay.history.map((line) => {
          const mark = marks[line.mark]
          const words = `${dateAndTime(line.eventAt, language)}: ${notificationWords(t, line.code)}, ${line.place.name}`
          return (
            <li key={line.messageId}>
              {mark ? (
                <>
                  <s className="muted">{words}</s> ({t(mark)})
                </>
              ) : (
                words
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

import './access.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type BlockView, liftBlockForRoute, liftMyBlockRoute } from '../../../../contract/access-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { functionText } from '../../../app/roles.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { calendarDate, dateAndTime } from '../../../ui/danish-time.ts'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { State } from '../../../ui/state.tsx'
import { type Language, useLanguage, useText } from '../../../ui/text.tsx'
import { useActingFor, useWillTexts } from '../acting-for.ts'
import { blocksQuery } from '../will-queries.ts'
import { blockStatusTexts, blockThroughForTexts, blockThroughTexts } from './will-texts.ts'

const BlockDialog = lazy(() =>
  import('../forms/block-dialog.tsx').then((file) => ({ default: file.BlockDialog })),
)

/** What the citizen has said no to, or one who acts for them. */
export function BlocksCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const [isAdding, setAdding] = useState(false)
  const [lifting, setLifting] = useState<BlockView>()
  const willTexts = useWillTexts()
  const blocks = useQuery(blocksQuery(citizenId, useActingFor() !== undefined))
  const current = blocks.data?.filter(({ status }) => status !== 'over') ?? []
  const earlier = blocks.data?.filter(({ status }) => status === 'over') ?? []
  return (
    <Card
      title={t(willTexts.blocks)}
      icon="shield"
      aside={
        <Button small icon="plus" onClick={() => setAdding(true)}>
          {t(willTexts.addBlock)}
        </Button>
      }
    >
      <div className="will-card">
        <p className="muted">{t(willTexts.blocksIntro)}</p>
        {blocks.isPending && <Skeleton rows={2} />}
        {blocks.isError && (
          <ErrorState onRetry={() => void blocks.refetch()}>{t(textOfFault(blocks.error))}</ErrorState>
        )}
        {blocks.data && current.length === 0 && <p>{t(willTexts.noBlocks)}</p>}
        <ul className="will-list">
          {current.map((block) => (
            <BlockRow
              key={block.id}
              block={block}
              {...(block.mayLift && { onLift: () => setLifting(block) })}
            />
          ))}
        </ul>
        {earlier.length > 0 && (
          <details>
            <summary>{t(willTexts.earlierBlocks, { n: earlier.length })}</summary>
            <ul className="will-list">
              {earlier.map((block) => (
                <BlockRow key={block.id} block={block} />
              ))}
            </ul>
          </details>
        )}
      </div>
      {isAdding && (
        <Suspense>
          <BlockDialog citizenId={citizenId} onClose={() => setAdding(false)} />
        </Suspense>
      )}
      {lifting && <LiftDialog citizenId={citizenId} block={lifting} onClose={() => setLifting(undefined)} />}
    </Card>
  )
}

function BlockRow({ block, onLift }: { block: BlockView; onLift?: () => void }) {
  const t = useText()
  const willTexts = useWillTexts()
  const isForAnother = useActingFor() !== undefined
  const language = useLanguage()
  const what = useWhat(block)
  const { status, from, to, liftedAt, setThrough, setByName, doesKeepAlerts } = block
  const [begins, ends] = [from, liftedAt ?? to].map((at) => at && dateAndTime(at, language)) as [
    string,
    string,
  ]
  return (
    <li>
      <div>
        <p className="strong">{what}</p>
        <State tone={status === 'in-force' ? 'info' : 'neutral'}>{t(blockStatusTexts[status])}</State>
        <p className="muted">
          {status === 'over'
            ? t(willTexts.wasFrom, { from: begins, to: ends })
            : ends
              ? t(willTexts.sinceUntil, { from: begins, to: ends })
              : t(willTexts.since, { from: begins })}
          .{' '}
          {setByName === null
            ? t(isForAnother ? blockThroughForTexts[setThrough] : blockThroughTexts[setThrough])
            : t(willTexts.setBy, { name: setByName })}
          . {status !== 'over' && doesKeepAlerts && t(willTexts.alertsKept)}
        </p>
      </div>
      {onLift && (
        <Button small aria-label={t(willTexts.liftNamed, { what })} onClick={onLift}>
          {t(willTexts.lift)}
        </Button>
      )}
    </li>
  )
}

/** What a block is aimed at, in words. */
function useWhat(block: BlockView): string {
  const t = useText()
  const willTexts = useWillTexts()
  const language = useLanguage()
  const { target, unit, person, dataFrom, dataTo } = block
  const place = unit?.name ?? ''
  switch (target) {
    case 'person': {
      const work = person?.function ? functionText(person.function) : undefined
      const who = [work && t(work), person?.unitName].filter(Boolean).join(', ')
      return t(willTexts.aPerson, { who: who || t(willTexts.noWayToSee) })
    }
    case 'unit':
      return t(willTexts.aUnit, { unit: place })
    case 'source':
      return t(willTexts.aSource, { unit: place })
    case 'period':
      return dataTo === null
        ? t(willTexts.aPeriodOpen, { from: dayOf(dataFrom, language) })
        : t(willTexts.aPeriod, { from: dayOf(dataFrom, language), to: dayOf(dataTo, language) })
    case 'everything':
      return t(willTexts.everything)
  }
}

function dayOf(date: string | null, language: Language): string {
  return date === null ? '' : calendarDate(date, language)
}

interface LiftDialogProps {
  readonly citizenId: string
  readonly block: BlockView
  readonly onClose: () => void
}

function LiftDialog({ citizenId, block, onClose }: LiftDialogProps) {
  const t = useText()
  const willTexts = useWillTexts()
  const isForAnother = useActingFor() !== undefined
  const what = useWhat(block)
  const told = {
    touches: [`citizen:${citizenId}`],
    says: t(willTexts.lifted),
    closes: onClose,
  } as const
  const own = useDeed(liftMyBlockRoute, told)
  const others = useDeed(liftBlockForRoute, told)
  return (
    <Dialog title={t(willTexts.liftTitle)} isOpen onClose={onClose}>
      <p className="strong">{what}</p>
      <p>{t(willTexts.liftText)}</p>
      <DialogFoot>
        <Button onClick={onClose}>{t(willTexts.keep)}</Button>
        <Button
          look="primary"
          busy={own.isBusy || others.isBusy}
          onClick={() =>
            isForAnother
              ? others.does({ params: { citizenId, blockId: block.id } })
              : own.does({ params: { blockId: block.id } })
          }
        >
          {t(willTexts.liftYes)}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

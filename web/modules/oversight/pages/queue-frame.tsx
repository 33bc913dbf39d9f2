import type { ReactNode } from 'react'
import { textOfFault } from '../../../app/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { RadioGroup } from '../../../ui/fields.tsx'
import type { IconName } from '../../../ui/icon.tsx'
import { type Text, useText } from '../../../ui/text.tsx'
import { controlTexts } from './texts.ts'

export interface QueueProps {
  readonly unitId: string
  /** The case that is open in the drawer. */
  readonly chosen: string | undefined
  readonly onChoose: (id: string | undefined) => void
}

interface QueueFrameProps<Status extends string> {
  readonly status: Status
  readonly statuses: readonly (readonly [Status, Text])[]
  readonly onStatus: (status: Status) => void
  /** The pages of the queue as they are fetched. */
  readonly list: {
    readonly isPending: boolean
    readonly isError: boolean
    readonly error: Error | null
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    refetch(): unknown
    fetchNextPage(): unknown
  }
  /** Said when all was fetched and there is nothing; undefined while there is something. */
  readonly empty: { readonly icon: IconName; readonly title: Text; readonly text: Text } | undefined
  readonly children: ReactNode
}

/** A queue of the control: which part of it is shown, what is fetched, and that nothing waits. */
export function QueueFrame<Status extends string>(props: QueueFrameProps<Status>) {
  const { status, statuses, onStatus, list, empty, children } = props
  const t = useText()
  return (
    <>
      <RadioGroup
        label={t(controlTexts.show)}
        inRow
        value={status}
        onChange={(value) => onStatus(value as Status)}
        options={statuses.map(([value, label]) => ({ value, label: t(label) }))}
      />
      {list.isPending && <Skeleton rows={6} />}
      {list.isError && (
        <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
      )}
      {empty && !list.isPending && !list.isError && (
        <EmptyState icon={empty.icon} title={t(empty.title)}>
          {t(empty.text)}
        </EmptyState>
      )}
      {children}
      {list.hasNextPage && (
        <div className="buttons">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t(controlTexts.showMore)}
          </Button>
        </div>
      )}
    </>
  )
}

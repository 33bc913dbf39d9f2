import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/text.tsx'
import { letterTexts } from './texts.ts'

interface LongList {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

/** The rest of a long list, when there is more. */
export function MoreLetters({ list }: { list: LongList }) {
  const t = useText()
  if (!list.hasNextPage) return null
  return (
    <div className="buttons">
      <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t(letterTexts.showMore)}
      </Button>
    </div>
  )
}

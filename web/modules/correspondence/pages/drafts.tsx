import './correspondence.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { draftsQuery } from '../queries.ts'
import { talkTexts } from './texts.ts'
import { partOf } from './thread-words.ts'

const deedWords = {
  write: talkTexts.draftNew,
  reply: talkTexts.draftReply,
  forward: talkTexts.draftForward,
} as const

/** What the reader has begun to write about the citizen: one touch back to it. */
export function Drafts({ citizenId }: { citizenId: string }) {
  const t = useText()
  const language = useLanguage()
  const isReadOnly = useReadOnly()
  const drafts = useQuery({ ...draftsQuery(citizenId), enabled: !isReadOnly, retry: false }).data ?? []
  const shown = drafts.flatMap(({ threadId, savedAt, parts }) => {
    const draft = partOf(parts)
    return draft ? [{ threadId, savedAt, draft }] : []
  })
  if (shown.length === 0 || isReadOnly) return null
  return (
    <ul className="drafts" aria-label={t(talkTexts.drafts)}>
      {shown.map(({ threadId, savedAt, draft }) => {
        const inside = (
          <>
            <Icon name="edit" size={16} />
            <span>
              {t(talkTexts.draftTo, {
                what: t(deedWords[draft.deed]),
              })}
              <span className="muted small"> {dateAndTime(savedAt, language)}</span>
              <span className="muted small one-line">{draft.text}</span>
            </span>
          </>
        )
        return (
          <li key={`${threadId} ${draft.deed}`}>
            {draft.deed === 'write' ? (
              <Link
                to={paths.newCorrespondence}
                params={{ citizenId }}
                search={{ kladde: threadId }}
                className="draft-line"
              >
                {inside}
              </Link>
            ) : (
              <Link to={paths.thread} params={{ citizenId, threadId }} className="draft-line">
                {inside}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}

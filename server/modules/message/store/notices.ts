import type { CitizenId } from '../../../../kernel/ids.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'

export interface NoticeOriginal {
  readonly letterId: string
  readonly original: Buffer
}

/** An older notice of admission of a citizen from one sender: the one of this letter id, else the last that came. */
export function findNoticeOriginal(
  shell: Shell,
  asked: { readonly citizenId: CitizenId; readonly senderKey: string; readonly letterId?: string },
): Promise<NoticeOriginal | undefined> {
  return shell.db.maybe<NoticeOriginal>(sql`
    select letter_id as "letterId", original
    from message.letters
    where sender_key = ${asked.senderKey}
      and citizen_id = ${asked.citizenId}
      and standard = 'hospital-notification'
      and code in ('STIN', 'RE_STIN')
      and envelope_id is null
      and verdict = 'received'
      and (${asked.letterId ?? null}::text is null or letter_id = ${asked.letterId ?? null})
    order by received_at desc, id desc
    limit 1`)
}

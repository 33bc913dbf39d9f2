import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { LetterFormat } from './outgoing.ts'

/** A kind of letter a mailbox takes, in one version and written one way. */
export interface Takes {
  /** `care-communication`, `home-care-observation` …, or the kind of an older letter. */
  readonly standard: string
  readonly version: string
  readonly format: LetterFormat
}

/** How a partner outside is reached. */
export interface Mailbox {
  readonly id: string
  readonly registeredAt: Instant
  /** Who said so, in their own words: a subject, or the seed. */
  readonly registeredBy: string
  readonly gln: string
  readonly isOpen: boolean
  readonly adapter: 'http' | 'folder' | 'memory'
  readonly address: string
  readonly envelope: 'none' | 'vans' | 'ehmi'
  /** The first that fits is used. */
  readonly takes: readonly Takes[]
}

const columns = sql`
    id,
    registered_at as "registeredAt",
    registered_by as "registeredBy",
    gln,
    is_open as "isOpen",
    adapter,
    address,
    envelope,
    takes`

export async function keepMailbox(shell: Shell, mailbox: Mailbox): Promise<void> {
  await shell.db.execute(sql`
    insert into message.mailboxes (id, registered_at, registered_by, gln, is_open, adapter, address, envelope, takes)
    values (
      ${mailbox.id}, ${mailbox.registeredAt}, ${mailbox.registeredBy}, ${mailbox.gln}, ${mailbox.isOpen},
      ${mailbox.adapter}, ${mailbox.address}, ${mailbox.envelope}, ${JSON.stringify(mailbox.takes)})`)
}

/** What counts for a location number today; a closed mailbox is none. */
export async function findMailboxOf(shell: Shell, gln: string): Promise<Mailbox | undefined> {
  const newest = await shell.db.maybe<Mailbox>(sql`
    select ${columns}
    from message.mailboxes
    where gln = ${gln}
    order by id desc
    limit 1`)
  return newest?.isOpen ? newest : undefined
}

export async function listMailboxes(shell: Shell, glns?: readonly string[]): Promise<Mailbox[]> {
  return shell.db.query<Mailbox>(sql`
    select *
    from (
      select distinct on (gln) ${columns}
      from message.mailboxes
      where ${glns ?? null}::text[] is null or gln = any(${glns ?? null}::text[])
      order by gln, id desc) as newest
    where "isOpen"
    order by gln`)
}

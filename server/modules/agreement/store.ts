import type { Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Agreement } from './domain/agreement.ts'
import type { Book } from './domain/resolve.ts'
import type { Catalogue } from './domain/service.ts'
import type { Document } from './understand-book.ts'

/** Two servers that start at once take turns to publish. Any number will do, so long as it is ours. */
const publishingLock = 7_061_710

export async function lockPublishing(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${publishingLock})`)
}

export interface Published {
  readonly kind: Document['kind']
  readonly id: string
  readonly version: number
  readonly checksum: string
}

export function listPublished(db: Database): Promise<Published[]> {
  return db.query(sql`
    select kind, id, version, checksum
    from agreement.documents`)
}

/** How many versions are published. Rows are only ever added, so the same number means the same book. */
export async function countPublished(db: Database): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*) as count
    from agreement.documents`)
  return count
}

export async function readBook(db: Database): Promise<Book> {
  const rows = await db.query<
    { kind: 'catalogue'; document: Catalogue } | { kind: 'agreement'; document: Agreement }
  >(sql`
    select kind, document
    from agreement.documents
    order by kind, id, version`)
  return {
    catalogues: rows.flatMap((row) => (row.kind === 'catalogue' ? [row.document] : [])),
    agreements: rows.flatMap((row) => (row.kind === 'agreement' ? [row.document] : [])),
  }
}

export async function insertDocuments(
  db: Database,
  documents: readonly Document[],
  at: Instant,
): Promise<void> {
  const rows = documents.map(({ kind, checksum, document }) => ({
    kind,
    id: document.id,
    version: document.version,
    checksum,
    document,
  }))
  await db.execute(sql`
    insert into agreement.documents (kind, id, version, checksum, document, published_at)
    select kind, id, version, checksum, document, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (kind text, id text, version integer, checksum text, document jsonb)`)
}

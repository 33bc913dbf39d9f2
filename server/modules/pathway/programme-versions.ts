import type { VersionView } from '../../../contract/pathway-programme.ts'
import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import type { Shell } from '../../platform/shell.ts'
import { inForceOn, publishedProgrammes } from './current-programmes.ts'
import type { PublishedProgramme } from './domain/programme.ts'
import { listPublishedAt } from './store/drafts.ts'

/** A published version, and where it is in its life. */
export interface ProgrammeVersion {
  readonly programme: PublishedProgramme
  readonly view: VersionView
}

/** The versions of each programme, the highest first. */
export async function versionsOf(
  shell: Shell,
): Promise<ReadonlyMap<string, readonly [ProgrammeVersion, ...ProgrammeVersion[]]>> {
  const [programmes, published] = await Promise.all([publishedProgrammes(shell), listPublishedAt(shell.db)])
  const today = danishDateOf(shell.clock.now())
  const inForce = new Set(inForceOn(programmes, today))
  const publishedAt = new Map(published.map((one) => [`${one.code}@${one.version}`, one.publishedAt]))
  const byCode = new Map<string, [ProgrammeVersion, ...ProgrammeVersion[]]>()
  for (const programme of programmes.toSorted((one, other) => other.version - one.version)) {
    const { code, version, validFrom, validTo } = programme
    const retiredOn = programme.retiredOn ?? null
    const view: VersionView = {
      version,
      status: statusOf(programme, retiredOn, inForce.has(programme), today),
      validFrom,
      validTo: validTo ?? null,
      publishedAt: publishedAt.get(`${code}@${version}`) ?? '',
      retiredOn,
    }
    const known = byCode.get(code)
    if (known === undefined) byCode.set(code, [{ programme, view }])
    else known.push({ programme, view })
  }
  return byCode
}

function statusOf(
  { validFrom }: PublishedProgramme,
  retiredOn: DanishDate | null,
  isInForce: boolean,
  today: DanishDate,
): VersionView['status'] {
  if (retiredOn !== null && retiredOn <= today) return 'retired'
  if (isInForce) return 'in-force'
  return validFrom > today ? 'coming' : 'replaced'
}

import type { CommunityView, ResponsibilityView } from '../../../../contract/agreement.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { currentBook } from '../current-book.ts'
import { type Agreement, municipalitiesOf } from '../domain/agreement.ts'
import {
  agreementOf,
  listResponsibilities as listIn,
  type Responsibility,
} from '../domain/responsibilities.ts'
import { nameRole, printRole, type Role } from '../domain/role.ts'

export interface CommunityResponsibilities {
  readonly on: DanishDate
  readonly community: CommunityView
  readonly responsibilities: ResponsibilityView[]
}

/** The communities with an agreement that is valid on the day, by name. */
export async function listCommunities(shell: Shell, on: DanishDate): Promise<CommunityView[]> {
  const book = await currentBook(shell)
  const ids = new Set(book.agreements.map(({ communityId }) => communityId))
  return [...ids]
    .flatMap((id) => agreementOf(book, id, on) ?? [])
    .map((agreement) => viewCommunity(agreement, on))
    .toSorted((one, other) => one.agreement.name.da.localeCompare(other.agreement.name.da, 'da'))
}

/** Who does what in a community on a day, by which clause, and who had it before. */
export async function listResponsibilities(
  shell: Shell,
  communityId: string,
  on: DanishDate,
): Promise<Result<CommunityResponsibilities, Refusal<'community-unknown'>>> {
  const book = await currentBook(shell)
  const agreement = agreementOf(book, communityId, on)
  if (agreement === undefined) return refused('community-unknown', { communityId, on })
  return ok({
    on,
    community: viewCommunity(agreement, on),
    responsibilities: listIn(book, agreement, on).map((line) => viewLine(line, agreement, book.agreements)),
  })
}

function viewCommunity(agreement: Agreement, on: DanishDate): CommunityView {
  const { id, version, name, validFrom, validTo, parties, communityId } = agreement
  return {
    id: communityId,
    municipalities: municipalitiesOf(agreement).map((code) => ({ code, name: partyName(agreement, code) })),
    agreement: {
      id,
      version,
      name,
      validFrom,
      validTo,
      parties: parties.map((party) => ({
        kind: party.kind,
        name: party.name,
        ratifiedOn: party.ratifiedOn !== undefined && party.ratifiedOn <= on ? party.ratifiedOn : null,
      })),
    },
  }
}

function partyName(agreement: Agreement, municipalityCode: string): string {
  return agreement.parties.find((one) => one.municipalityCode === municipalityCode)?.name ?? municipalityCode
}

function viewLine(
  { resolution, municipalities }: Responsibility,
  agreement: Agreement,
  agreements: readonly Agreement[],
): ResponsibilityView {
  const { service, role, rule, acceptance, answerWithin, doneWithin, reasons } = resolution
  const clause = agreements
    .find((one) => one.id === rule?.agreementId && one.version === rule.version)
    ?.clauses.find(({ number }) => number === rule?.clause)
  return {
    service: { code: service.code, name: service.name, kind: service.kind },
    municipalities: municipalities.map((code) => ({ code, name: partyName(agreement, code) })),
    who: viewRole(role),
    clause: clause === undefined ? null : { number: clause.number, text: clause.text },
    decision: rule?.decision ?? null,
    since: rule?.since ?? null,
    before: rule?.before === undefined ? null : viewRole(rule.before),
    acceptance,
    answerWithin: { ...answerWithin },
    doneWithin: doneWithin === undefined ? null : { ...doneWithin },
    // Where the citizen lives is said by the municipalities of the line.
    reasons: reasons.filter(({ kind }) => kind !== 'fact').map((reason) => ({ ...reason })),
  }
}

function viewRole(role: Role) {
  return { role: printRole(role), name: nameRole(role) }
}

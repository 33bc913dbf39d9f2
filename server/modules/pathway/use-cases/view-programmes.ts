import type { SignedInActor } from '../../../../contract/actor.ts'
import type {
  ProgrammeListView,
  ProgrammePageView,
  VersionView,
} from '../../../../contract/pathway-programme.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type PlanDefinition, printPlanDefinition } from '../fhir/plan-definition.ts'
import { mayEditProgrammes } from '../programme-editor.ts'
import { type ProgrammeVersion, versionsOf } from '../programme-versions.ts'
import { viewProgramme } from '../programme-views.ts'
import { wordBooks } from '../word-books.ts'

export type ProgrammeUnknown = Refusal<'programme-unknown'>

/** Every programme, by name, with its versions. */
export async function listProgrammes(
  shell: Shell,
  actor: SignedInActor,
): Promise<{ programmes: ProgrammeListView[]; mayEdit: boolean }> {
  const [versions, books] = await Promise.all([versionsOf(shell), wordBooks(shell)])
  const programmes = [...versions].map(([code, all]): ProgrammeListView => {
    const shown = shownOf(all)
    const page = viewProgramme(shown.programme, shown.view, books)
    return {
      code,
      name: page.name,
      purpose: page.purpose,
      versions: all.map(({ view }) => view),
      stepCount: page.steps.length,
      sectors: [...new Set(page.steps.map(({ sector }) => sector))],
    }
  })
  const byName = new Intl.Collator('da')
  return {
    programmes: programmes.toSorted((one, other) => byName.compare(one.name.da, other.name.da)),
    mayEdit: mayEditProgrammes(actor),
  }
}

/** A programme in plain words: the version named, or the one in force. */
export async function getProgramme(
  shell: Shell,
  actor: SignedInActor,
  asked: { readonly code: string; readonly version?: number | undefined },
): Promise<Result<{ page: ProgrammePageView; versions: VersionView[]; mayEdit: boolean }, ProgrammeUnknown>> {
  const all = (await versionsOf(shell)).get(asked.code)
  const shown =
    asked.version === undefined
      ? all && shownOf(all)
      : all?.find(({ view }) => view.version === asked.version)
  if (all === undefined || shown === undefined) return refused('programme-unknown')
  return ok({
    page: viewProgramme(shown.programme, shown.view, await wordBooks(shell)),
    versions: all.map(({ view }) => view),
    mayEdit: mayEditProgrammes(actor),
  })
}

/** A version as other systems read it. */
export async function getPlanDefinition(
  shell: Shell,
  asked: { readonly code: string; readonly version: number },
): Promise<Result<PlanDefinition, ProgrammeUnknown>> {
  const version = (await versionsOf(shell))
    .get(asked.code)
    ?.find(({ view }) => view.version === asked.version)
  if (version === undefined) return refused('programme-unknown')
  return ok(
    printPlanDefinition(version.programme, {
      view: version.view,
      books: await wordBooks(shell),
      base: shell.settings.PUBLIC_URL,
    }),
  )
}

/** What a reader meets who names no version: the one in force, else the highest. */
function shownOf(all: readonly [ProgrammeVersion, ...ProgrammeVersion[]]): ProgrammeVersion {
  return all.find(({ view }) => view.status === 'in-force') ?? all[0]
}

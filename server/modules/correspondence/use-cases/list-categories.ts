import type { CorrespondenceCategoryView } from '../../../../contract/correspondence.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import { needsTopic, takesPriority } from '../domain/category.ts'
import { correspondenceSettings } from '../settings.ts'

/** What a letter can be about, in the order people choose from. */
export async function listCategories(): Promise<Result<{ categories: CorrespondenceCategoryView[] }, never>> {
  const { categories } = await correspondenceSettings()
  return ok({
    categories: categories.map(({ code, name, kind }) => ({
      code,
      name,
      dataKind: kind,
      needsTopic: needsTopic(code),
      takesPriority: takesPriority(code),
    })),
  })
}

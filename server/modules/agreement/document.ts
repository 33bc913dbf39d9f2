import { z } from 'zod'
import {
  bilingualShape,
  codeShape,
  dateShape,
  legalReferenceShape,
  timeLimitShape,
  withoutUndefined,
} from '../../platform/content-shapes.ts'
import type { Agreement, Party, Rule } from './domain/agreement.ts'
import { parseRole, type Role, roleTexts } from './domain/role.ts'
import {
  acceptances,
  answerWithinByPriority,
  type Catalogue,
  priorities,
  serviceKinds,
} from './domain/service.ts'

/** What content files of this module look like, and how they become what the domain speaks of. */

const municipalityCode = z
  .string()
  .regex(/^\d{4}$/, { error: "a municipality code is four digits in quotes, '0561'" })

const role = z
  .string()
  .refine((text) => parseRole(text) !== undefined, { error: `a role is one of: ${roleTexts.join(', ')}` })
  .transform((text) => parseRole(text) as Role)

export const catalogueShape = z
  .strictObject({
    catalogue: codeShape,
    version: z.int().min(1),
    validFrom: dateShape,
    services: z
      .array(
        z.strictObject({
          code: codeShape,
          name: bilingualShape,
          kind: z.enum(serviceKinds),
          responsible: role,
          legal: z.array(legalReferenceShape).default([]),
          acceptance: z.enum(acceptances).default('on-answer'),
          priority: z.enum(priorities),
          answerWithin: timeLimitShape.optional(),
        }),
      )
      .min(1),
  })
  .transform(
    ({ catalogue, services, ...rest }): Catalogue => ({
      id: catalogue,
      ...rest,
      services: services.map(({ answerWithin, ...service }) => ({
        ...service,
        answerWithin: answerWithin ?? answerWithinByPriority[service.priority],
      })),
    }),
  )

export const agreementShape = z
  .strictObject({
    agreement: codeShape,
    version: z.int().min(1),
    community: codeShape,
    name: bilingualShape,
    validFrom: dateShape,
    validTo: dateShape,
    parties: z
      .array(
        z.strictObject({
          kind: z.enum(['municipality', 'region', 'general-practice']),
          municipality: municipalityCode.optional(),
          name: z.string().min(1),
          ratified: dateShape.optional(),
        }),
      )
      .min(1),
    clauses: z
      .array(
        z.strictObject({
          number: z.string().regex(/^\d+(\.\d+)*$/),
          da: z.string().min(1),
          en: z.string().min(1),
        }),
      )
      .min(1),
    rules: z.array(
      z.strictObject({
        service: codeShape,
        municipalities: z.array(municipalityCode).min(1).optional(),
        who: role,
        acceptance: z.enum(acceptances).optional(),
        answerWithin: timeLimitShape.optional(),
        doneWithin: timeLimitShape.optional(),
        clause: z.string(),
        decision: z
          .string()
          .regex(/^\d{4}-\d+$/, { error: 'a decision is written 2026-14' })
          .optional(),
        from: dateShape.optional(),
        to: dateShape.optional(),
      }),
    ),
  })
  .transform(
    ({ agreement, community, parties, clauses, rules, ...rest }): Agreement => ({
      id: agreement,
      communityId: community,
      ...rest,
      parties: parties.map(
        ({ municipality, ratified, ...party }) =>
          withoutUndefined({ ...party, municipalityCode: municipality, ratifiedOn: ratified }) as Party,
      ),
      clauses: clauses.map(({ number, da, en }) => ({ number, text: { da, en } })),
      rules: rules.map(
        ({ service, who, ...rule }) => withoutUndefined({ ...rule, serviceCode: service, role: who }) as Rule,
      ),
    }),
  )

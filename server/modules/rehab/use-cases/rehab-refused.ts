import type { Refusal } from '../../../../kernel/result.ts'
import type { AccessRefused } from '../../access/index.ts'
import type { AssessRefused } from '../domain/assessment.ts'
import type { RehabRefused as DomainRefused } from '../domain/may.ts'

/** All the ways rehabilitation says no. */
export type RehabRefused =
  | AccessRefused
  | DomainRefused
  | AssessRefused
  | Refusal<
      'rehab-plan-unknown' | 'rehab-stay-unknown' | 'rehab-receiver-unknown' | 'rehab-plan-may-not-be-told'
    >

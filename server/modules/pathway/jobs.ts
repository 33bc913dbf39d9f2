import type { Job } from '../../platform/module.ts'
import { lookAtClock } from './use-cases/look-at-clock.ts'

export const lookAtClockJob: Job = { name: 'pathway.look-at-clock', run: lookAtClock }

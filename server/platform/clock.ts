import { instant } from '../../kernel/instant.ts'
import type { Clock } from './shell.ts'

export const systemClock: Clock = { now: () => instant(Date.now()) }
